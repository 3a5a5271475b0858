//! The stage itself: from the article's views to the summary and the renditions.

use copydesk_plugin_sdk::{Article, Failure, Stage, Verdict};

use crate::blocks::wrapped::Unwrapped;
use crate::choosing::choice::Limit;
use crate::config::{Config, Quotes, SENTENCES};
use crate::read::read_story;
use crate::renditions::context::{Need, Shared};
use crate::renditions::templates::{Templates, default_length};
use crate::summary::{Brief, Summariser};

/// Summarises an article and renders it.
#[derive(Debug)]
pub struct RenderSummary {
    summariser: Summariser,
    /// What is asked for: first of the article's summary, then of renditions that ask for something else.
    briefs: Vec<Brief>,
    renditions: Vec<Rendered>,
    templates: Templates,
    /// Which of the briefs gives the lead that templates see.
    lead: usize,
}

/// A rendition to make.
#[derive(Debug)]
struct Rendered {
    name: String,
    template: String,
    /// Which of the briefs its summary follows.
    brief: usize,
}

/// Whether words or characters are counted, so that a lead may be too long for the summary: no later sentence stands for it in an alert.
fn is_measured(limit: Limit) -> bool {
    limit.words != usize::MAX || limit.characters != usize::MAX
}

impl Stage for RenderSummary {
    type Config = Config;
    const ID: &'static str = "render-summary";
    const DOC: &'static str = "Summarises a story in its own whole sentences, and renders briefs from templates";
    const READS: &'static [&'static str] = &["body", "quotes?", "subjects?", "annotations?"];
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
        let mut lead = 0;
        if templates.needs.contains(&Need::Lead) && is_measured(article.limit) {
            lead = briefs.len();
            briefs.push(Brief { limit: Limit::sentences(article.limit.sentences.min(SENTENCES)), ..article });
        }
        Ok(Self { summariser: Summariser::default(), briefs, renditions, templates, lead })
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
            let shared = Shared::new(article, &self.templates.needs, &told[self.lead], &self.summariser);
            for rendition in &self.renditions {
                let limit = self.briefs[rendition.brief].limit;
                let context = shared.context(article, &told[rendition.brief], limit, &self.summariser);
                let rendered = self.templates.render(&rendition.template, context)?;
                // A sink would deliver an empty file; without the rendition it says so.
                if !rendered.trim().is_empty() {
                    article.set_rendition(&rendition.name, &rendered);
                }
            }
        }
        Ok(Verdict::Keep)
    }
}
