//! The strip-boilerplate stage: page furniture and wire furniture go, the story stays.
//!
//! The way of a line: whether a phrase of any list may open it (`rules`); its look and phrases (`lines`, `dates`, `shape`); whether it is
//! plain enough to be passed by (`quiet`), and what no line of the article has (`seen`), so that few rules are asked; what stands
//! in a series of the story's own or is a row of it (`story`) or discloses something (`disclosures`); the rules for wire copy (`wire`); where the
//! text is a whole page's, where the story stands in it (`page`); then the rules for single lines in the order that `judge` gives: rights and what
//! belongs into the header (`header`), comments, calls to the reader (`calls`), furniture (`furniture`, in `copy` that is no page); then what
//! several lines show together (`furniture`, `author`, `boxes`) and the tail of teasers; what is still in doubt by how it is worded (`wording`);
//! last the guard, the story’s headings, and what goes out of lines that stay (`cuts`) (`decide`, which has the order of all this). What becomes of a line is a `Fate`.
//! `lists` reads the files in `data/` and looks for what they hold.
//!
//! A room uses only those before it: `lists`, `dates`, `lines`, `calls`, `boxes`, `author`, `header`, `furniture`, `story`, `page`, `wording`;
//! `wire` those up to `boxes`.

mod author;
mod boxes;
mod calls;
mod comments;
mod copy;
mod cuts;
mod dates;
mod decide;
mod disclosures;
mod fate;
mod furniture;
mod guard;
mod header;
mod judge;
mod lines;
mod lists;
mod page;
mod quiet;
mod rules;
mod seen;
mod shape;
mod story;
mod wire;
mod wording;

use std::sync::{Arc, OnceLock};

use copydesk_plugin_sdk::{
    Article, BlockKind, Failure, Field, MarkKind, NoteRole, Removal, Stage, Verdict, export_plugin,
};

use copydesk_text::lines::Protected;
use fate::Fate;
use header::{Header, Set};
use lines::{Kind, Line};
use rules::Rules;

/// What the stage accepts under `with:`.
#[derive(Clone, Debug, Default, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The newsroom's own phrases: a line shorter than 160 characters that holds one goes, of the story too, whatever the stage itself says of it.
    /// Small and capital letters are the same, and straight and curly marks; a leading `=` means that the phrase is the whole line, but for
    /// marks at its ends.
    pub phrases: Vec<String>,
    /// Phrases that protect a line: one that holds any of them stays as it stands, whatever it looks like. Small and capital letters are
    /// the same. What is not for publication stays private all the same.
    pub protect: Vec<String>,
}

/// The stage.
pub struct StripBoilerplate {
    rules: Arc<Rules>,
    protected: Protected,
}

/// The rules without phrases of a newsroom's own: a run has an instance for each worker, and they are the same for all.
static SHIPPED: OnceLock<Arc<Rules>> = OnceLock::new();

impl StripBoilerplate {
    fn rules(own: &[String]) -> Arc<Rules> {
        let rules = || Arc::new(Rules::new(own));
        if own.is_empty() { Arc::clone(SHIPPED.get_or_init(rules)) } else { rules() }
    }
}

impl Stage for StripBoilerplate {
    type Config = Config;
    const ID: &'static str = "strip-boilerplate";
    const DOC: &'static str = "Takes out navigation, share lines, teasers and wire furniture; the story stays";
    const READS: &'static [&'static str] = &["body"];
    const WRITES: &'static [&'static str] =
        &["body", "ednotes", "headline", "byline", "dateline", "slugline", "copyright", "usageterms"];

    fn create(config: Config) -> Result<Self, Failure> {
        if let Some(i) = config.phrases.iter().position(|p| p.trim_start_matches('=').trim().chars().count() < 3) {
            return Err(Failure::config(format!("/phrases/{i}"), "must have three characters or more"));
        }
        if let Some(i) = config.protect.iter().position(|p| p.trim().is_empty()) {
            return Err(Failure::config(format!("/protect/{i}"), "must not be empty"));
        }
        Ok(StripBoilerplate { rules: Self::rules(&config.phrases), protected: Protected::new(&config.protect) })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        let lines: Vec<Line<'_>> = article
            .blocks()
            .map(|block| Line {
                text: block.text,
                kind: match block.kind {
                    BlockKind::Paragraph => Kind::Paragraph,
                    BlockKind::Heading => Kind::Heading,
                    BlockKind::ListItem => Kind::ListItem,
                    _ => Kind::Fixed,
                },
                linked: block
                    .marks()
                    .filter(|m| m.kind == MarkKind::Link)
                    .map(|m| m.end.saturating_sub(m.start) as u32)
                    .sum(),
                protected: self.protected.holds(block.text),
            })
            .collect();
        let header = Header {
            headline: article.headline(),
            byline: article.field(Field::Byline),
            slugline: article.field(Field::Slugline),
            copyright: article.field(Field::Copyright),
            usageterms: article.field(Field::Usageterms),
            dateline: article.field(Field::Dateline),
            embargoed: article.field(Field::Embargoed),
        };
        let decision = self.rules.decide(&lines, &header);
        if decision.nothing_public {
            return Err(Failure::reject("holds nothing but notes that are not for publication"));
        }
        for (i, fate) in decision.fates.iter().enumerate() {
            match *fate {
                Fate::Keep => {}
                Fate::Heading => article.set_kind(i, BlockKind::Heading),
                Fate::Caption => article.set_kind(i, BlockKind::Caption),
                Fate::Gone(reason) => {
                    let told = wording::talk::told(reason, lines[i].text, &self.rules.wording);
                    article.remove(i, Removal { reason: &told, of: None, private: reason.is_private() });
                }
            }
        }
        for (i, cut) in decision.cuts.iter().rev() {
            article.replace(*i, cut.clone(), "");
        }
        if let Some((i, bytes)) = decision.label {
            let start = lines[i].text.len() - lines[i].text.trim_start().len();
            article.replace(i, start..start + bytes, "");
        }
        for (field, value) in &decision.fields {
            let field = match field {
                Set::Byline => Field::Byline,
                Set::Slugline => Field::Slugline,
                Set::Copyright => Field::Copyright,
                Set::Usageterms => Field::Usageterms,
                Set::Headline => Field::Headline,
                Set::Dateline => Field::Dateline,
            };
            article.set_field(field, value);
        }
        for note in &decision.notes {
            article.add_note(NoteRole::Private, note);
        }
        Ok(Verdict::Keep)
    }
}

export_plugin!(StripBoilerplate);
