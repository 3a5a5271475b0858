//! The stage itself: from the article's views to the summary and the renditions.

use copydesk_plugin_sdk::{Annotation, Article, BlockKind, Failure, Field, Stage, Verdict};

use crate::choice::Limit;
use crate::config::{Config, MOST_SENTENCES};
use crate::context::context;
use crate::story::{Passage, Pointer, Role, Story};
use crate::summary::Summariser;
use crate::templates::Templates;

/// Summarises an article and renders it.
#[derive(Debug)]
pub struct RenderSummary {
    summariser: Summariser,
    limit: Limit,
    templates: Templates,
}

impl Stage for RenderSummary {
    type Config = Config;
    const ID: &'static str = "render-summary";
    const DOC: &'static str = "Summarises a story in its own whole sentences, and renders briefs from templates";
    const READS: &'static [&'static str] = &["body", "quotes?", "subjects?"];
    const WRITES: &'static [&'static str] = &["summary", "renditions"];

    fn create(config: Config) -> Result<Self, Failure> {
        if config.sentences > MOST_SENTENCES {
            let message = format!("must lie between 0 and {MOST_SENTENCES}, not {}", config.sentences);
            return Err(Failure::config("/sentences", message));
        }
        Ok(Self {
            summariser: Summariser::default(),
            limit: Limit {
                sentences: config.sentences,
                words: config.max_words.unwrap_or(usize::MAX),
                characters: config.max_characters.unwrap_or(usize::MAX),
            },
            templates: Templates::new(config.template, config.templates.as_deref())?,
        })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        let sentences = self.summariser.summarise(&story(article), self.limit);
        if !sentences.is_empty() {
            article.set_summary(&sentences);
        }
        if !self.templates.names.is_empty() {
            let context = context(article, &sentences, &self.templates.needs);
            for name in &self.templates.names {
                let rendered = self.templates.render(name, &context)?;
                article.set_rendition(name, &rendered);
            }
        }
        Ok(Verdict::Keep)
    }
}

fn story<'a>(article: &Article<'a>) -> Story<'a> {
    let passages = article.blocks().map(|block| {
        let role = match block.kind {
            BlockKind::Paragraph => Role::Prose,
            BlockKind::ListItem => Role::Item,
            BlockKind::Heading | BlockKind::Caption | BlockKind::Blockquote | BlockKind::Table => Role::Other,
        };
        Passage { role, text: block.text }
    });
    let mut story = Story {
        headline: article.headline().unwrap_or_default(),
        dateline: article.field(Field::Dateline).unwrap_or_default(),
        language: article.language().unwrap_or_default(),
        passages: passages.collect(),
        ..Story::default()
    };
    for media in article.media() {
        if let Some(passage) = media.caption.and_then(|caption| story.passages.get_mut(caption)) {
            passage.role = Role::Other;
        }
    }
    for annotation in article.annotations() {
        match annotation.kind() {
            "subject" => story.evidence.extend(pointers(&annotation).take(1)),
            "quote" if is_attributed(&annotation) => story.attributed.extend(pointers(&annotation).take(1)),
            _ => {}
        }
    }
    story
}

fn is_attributed(quote: &Annotation<'_>) -> bool {
    quote.text_feature("kind") == Some("direct") && quote.text_feature("speaker").is_some()
}

fn pointers<'a>(annotation: &Annotation<'a>) -> impl Iterator<Item = Pointer> + use<'a> {
    annotation.block_spans().map(|(block, range)| Pointer { block, range })
}
