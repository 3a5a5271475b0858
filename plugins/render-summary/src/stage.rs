//! The stage itself: from the article's views to the summary and the renditions.

use copydesk_plugin_sdk::{Annotation, Article, BlockKind, Failure, Field, Stage, Verdict};

use crate::config::{Config, Quotes};
use crate::context::Shared;
use crate::story::{Evidence, Passage, Pointer, Quotation, Role, Story};
use crate::summary::{Brief, Summariser};
use crate::templates::{Templates, default_length};
use crate::wrapped::Unwrapped;

/// A topic less sure than this tells nothing about its sentence.
const SURE: f64 = 0.9;

/// Summarises an article and renders it.
#[derive(Debug)]
pub struct RenderSummary {
    summariser: Summariser,
    /// What is asked for: first of the article's summary, then of renditions that ask for something else.
    briefs: Vec<Brief>,
    renditions: Vec<Rendered>,
    templates: Templates,
}

/// A rendition to make.
#[derive(Debug)]
struct Rendered {
    name: String,
    template: String,
    /// Which of the briefs its summary follows.
    brief: usize,
}

impl Stage for RenderSummary {
    type Config = Config;
    const ID: &'static str = "render-summary";
    const DOC: &'static str = "Summarises a story in its own whole sentences, and renders briefs from templates";
    const READS: &'static [&'static str] = &["body", "quotes?", "subjects?"];
    const WRITES: &'static [&'static str] = &["summary", "renditions"];

    fn create(config: Config) -> Result<Self, Failure> {
        let article =
            Brief { limit: config.limit()?, focus: config.focus.clone(), quotation: config.quotes == Quotes::Best };
        let (mut briefs, mut renditions) = (vec![article.clone()], Vec::new());
        let mut wanted = Vec::new();
        let is_one = config.template.0.len() == 1;
        for (index, name) in config.template.0.into_iter().enumerate() {
            let pointer = if is_one { "/template".to_owned() } else { format!("/template/{index}") };
            wanted.push((
                pointer,
                name.clone(),
                crate::config::Rendition { template: Some(name), ..Default::default() },
            ));
        }
        for (name, rendition) in config.renditions {
            let named = if rendition.template.is_some() { "/template" } else { "" };
            wanted.push((format!("/renditions/{name}{named}"), name, rendition));
        }
        let names = wanted.iter().map(|(pointer, name, rendition)| {
            (pointer.clone(), rendition.template.clone().unwrap_or_else(|| name.clone()))
        });
        let templates = Templates::new(names.collect(), config.templates.as_deref())?;
        for (pointer, name, rendition) in wanted {
            if renditions.iter().any(|other: &Rendered| other.name == name) {
                return Err(Failure::config(pointer, format!("there are two renditions with the name {name}")));
            }
            let template = rendition.template.unwrap_or_else(|| name.clone());
            let limit = rendition.length.or_else(|| default_length(&template)).map(|length| length.limit());
            let brief = Brief {
                limit: limit.unwrap_or(article.limit),
                focus: rendition.focus.unwrap_or_else(|| article.focus.clone()),
                quotation: rendition.quotes.map_or(article.quotation, |quotes| quotes == Quotes::Best),
            };
            let known = briefs.iter().position(|other| *other == brief);
            let brief = known.unwrap_or_else(|| {
                briefs.push(brief);
                briefs.len() - 1
            });
            renditions.push(Rendered { name, template, brief });
        }
        Ok(Self { summariser: Summariser::default(), briefs, renditions, templates })
    }

    fn process(&mut self, article: &mut Article<'_>) -> Result<Verdict, Failure> {
        let story = read_story(article, self.briefs.iter().any(|brief| !brief.focus.is_empty()));
        let unwrapped = Unwrapped::of(&story);
        let story = match &unwrapped {
            Some(unwrapped) => unwrapped.story(&story),
            None => story,
        };
        self.summariser.read(&story, &self.briefs);
        let told: Vec<Vec<String>> = self.briefs.iter().map(|brief| self.summariser.tell(&story, brief)).collect();
        if !told[0].is_empty() {
            article.set_summary(&told[0]);
        }
        if !self.renditions.is_empty() {
            let shared = Shared::new(article, &self.templates.needs, &told[0], &self.summariser);
            for rendition in &self.renditions {
                let limit = self.briefs[rendition.brief].limit;
                let context = shared.context(article, &told[rendition.brief], limit, &self.summariser);
                let rendered = self.templates.render(&rendition.template, context)?;
                article.set_rendition(&rendition.name, &rendered);
            }
        }
        Ok(Verdict::Keep)
    }
}

/// The views of the article; with `focus`, all that tells which topic stands where.
fn read_story<'a>(article: &Article<'a>, focus: bool) -> Story<'a> {
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
            "subject" if focus => {
                let qcode = annotation.text_feature("qcode").unwrap_or_default();
                let name = annotation.text_feature("name").unwrap_or_default();
                story.evidence.extend(pointers(&annotation).map(|pointer| Evidence { qcode, name, pointer }));
            }
            "subject" if annotation.number_feature("confidence").is_none_or(|sure| sure >= SURE) => story
                .evidence
                .extend(pointers(&annotation).take(1).map(|pointer| Evidence { pointer, ..Evidence::default() })),
            "quote" => story.quotations.extend(
                speaker(&annotation)
                    .and_then(|speaker| pointers(&annotation).next().map(|pointer| Quotation { speaker, pointer })),
            ),
            _ => {}
        }
    }
    story
}

/// Who says a direct quotation, where that is known.
pub(crate) fn speaker<'a>(quote: &Annotation<'a>) -> Option<&'a str> {
    (quote.text_feature("kind") == Some("direct")).then(|| quote.text_feature("speaker")).flatten()
}

fn pointers<'a>(annotation: &Annotation<'a>) -> impl Iterator<Item = Pointer> + use<'a> {
    annotation.block_spans().map(|(block, range)| Pointer { block, range })
}
