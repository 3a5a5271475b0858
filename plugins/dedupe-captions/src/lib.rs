//! The dedupe-captions stage: what stands twice is kept once, a caption as a caption, its credit with its picture.
//!
//! `info` looks at each block and `lines` at all of them; `repeats`, `similar` and `versions` find what says the same; `picture` is what else stands
//! around one picture; `stays` knows what is meant to be said again, and `decide` picks what is kept.

mod decide;
mod fate;
mod info;
mod lines;
mod pair;
mod picture;
mod repeats;
mod similar;
mod stays;
mod versions;

use copydesk_plugin_sdk::{Article, BlockKind, Failure, NewMedia, Removal, Stage, Verdict, export_plugin};
use copydesk_text::lines::Protected;
use decide::{Picture, decide};
use fate::Fate;
use info::{Kind, Line};
use repeats::candidates::Room;

/// What the stage accepts under `with:`.
#[derive(Clone, Debug, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// How alike two texts must be for one to repeat the other, from 0 to 1: the share of words in common. At 1 only texts that differ in
    /// marks and spaces alone are repeats.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub similarity: f64,
    /// Phrases that protect a block: one that holds any of them stays, however often it stands there. Small and capital letters are the
    /// same.
    pub protect: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Config { similarity: 0.9, protect: Vec::new() }
    }
}

/// The stage.
pub struct DedupeCaptions {
    similarity: f64,
    protected: Protected,
    room: Room,
}

impl Stage for DedupeCaptions {
    type Config = Config;
    const ID: &'static str = "dedupe-captions";
    const DOC: &'static str = "Keeps a caption or paragraph that stands twice once, and takes credits apart";
    const READS: &'static [&'static str] = &["body", "headline", "media"];
    const WRITES: &'static [&'static str] = &["body", "media"];

    fn create(config: Config) -> Result<Self, Failure> {
        if !(0.0..=1.0).contains(&config.similarity) {
            return Err(Failure::config("/similarity", format!("must lie between 0 and 1, not {}", config.similarity)));
        }
        if let Some(i) = config.protect.iter().position(|p| p.trim().is_empty()) {
            return Err(Failure::config(format!("/protect/{i}"), "must not be empty"));
        }
        Ok(DedupeCaptions {
            similarity: config.similarity,
            protected: Protected::new(&config.protect),
            room: Room::default(),
        })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        let mut blocks: Vec<Line<'_>> = article
            .blocks()
            .map(|block| Line {
                text: block.text,
                kind: match block.kind {
                    BlockKind::Heading => Kind::Heading,
                    BlockKind::Caption => Kind::Caption,
                    BlockKind::ListItem => Kind::ListItem,
                    BlockKind::Blockquote => Kind::Blockquote,
                    BlockKind::Table => Kind::Table,
                    _ => Kind::Paragraph,
                },
                // Pictures that stand beside running text are no sign of what it is.
                media: block.media.filter(|_| block.kind == BlockKind::Caption),
                protected: self.protected.holds(block.text),
            })
            .collect();
        let pictures: Vec<Picture<'_>> =
            article.media().map(|m| Picture { caption: m.caption, alt: m.alt, credit: m.credit }).collect();
        let decision = decide(&mut blocks, &pictures, self.similarity, article.headline(), &mut self.room);
        for (i, fate) in decision.fates.iter().enumerate() {
            match *fate {
                Fate::Keep => {}
                Fate::Repeats(of) => article.remove(i, Removal { reason: "repeats", of: Some(of), private: false }),
                Fate::CreditOf(of) => article.remove(i, Removal { reason: "credit", of: Some(of), private: false }),
                Fate::Describes(of) => {
                    article.remove(i, Removal { reason: "alternative-text", of: Some(of), private: false });
                }
                Fate::Alternative => {
                    article.remove(i, Removal { reason: "alternative-text", of: None, private: false });
                }
                Fate::Uncaptioned => article.remove(i, Removal { reason: "credit", of: None, private: false }),
            }
        }
        for credit in &decision.uncaptioned {
            article.set_media(None, &NewMedia { kind: Some("picture"), credit: Some(credit), ..NewMedia::default() });
        }
        for alt in &decision.alternatives {
            article.set_media(None, &NewMedia { kind: Some("picture"), alt: Some(alt), ..NewMedia::default() });
        }
        for (media, credit) in &decision.credited {
            article.set_media(Some(*media), &NewMedia { credit: Some(credit), ..NewMedia::default() });
        }
        for i in decision.credit_lines.iter().filter(|i| blocks[**i].kind != Kind::Caption) {
            article.set_kind(*i, BlockKind::Caption);
        }
        for caption in &decision.captions {
            let text = blocks[caption.block].text;
            // The bytes were counted from the first character that is no space.
            let lead = text.len() - text.trim_start().len();
            let end = lead + caption.cut.as_ref().map_or(caption.ends, |cut| cut.start);
            if end < text.trim_end().len() {
                article.replace(caption.block, end..text.len(), "");
            }
            if caption.opening > 0 {
                article.replace(caption.block, 0..lead + caption.opening, "");
            }
            if blocks[caption.block].kind != Kind::Caption {
                article.set_kind(caption.block, BlockKind::Caption);
            }
            let media = caption.media.and_then(|m| pictures.get(m).map(|p| (m, p)));
            let credit = caption.credit.as_deref().filter(|_| media.is_none_or(|(_, p)| p.credit.is_none()));
            let points = media.is_some_and(|(_, p)| p.caption == Some(caption.block));
            match media {
                Some(_) if credit.is_none() && points => {}
                Some((m, picture)) => {
                    // One that a block names and that has another caption keeps that.
                    let kept = |of: usize| decision.fates.get(of).is_some_and(|fate| *fate == Fate::Keep);
                    let own = (!picture.caption.is_some_and(kept)).then_some(caption.block);
                    article.set_media(Some(m), &NewMedia { caption: own, credit, ..NewMedia::default() });
                }
                None if credit.is_some() => {
                    article.set_media(
                        None,
                        &NewMedia {
                            kind: Some("picture"),
                            caption: Some(caption.block),
                            credit,
                            ..NewMedia::default()
                        },
                    );
                }
                None => {}
            }
        }
        Ok(Verdict::Keep)
    }
}

export_plugin!(DedupeCaptions);
