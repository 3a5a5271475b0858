//! Topics by a model that `learn-topics` wrote from the newsroom's own archive.

use std::sync::Arc;

use copydesk_topic_model::{Model, Reader, Text, decode};

use crate::fault::Fault;
use crate::file::{self, Expected};
use crate::newsroom::Newsroom;
use crate::tagging::story::{Place, Story};
use crate::taxonomy::{ConceptId, Taxonomy};

/// Ten times what `learn-topics` writes.
const FILE: Expected = Expected { most: 200 << 20, what: "a file that learn-topics wrote" };

/// A model, shared by all taggers that use it.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned(Arc<Model>);

/// A topic that the model gives.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) concept: ConceptId,
    pub(crate) confidence: f64,
    pub(crate) places: Vec<Place>,
}

/// The model's own tables, and which concept each of its topics is.
#[derive(Debug)]
pub(crate) struct Judge {
    model: Learned,
    reader: Reader,
    concepts: Vec<ConceptId>,
}

impl Learned {
    /// Reads the model at `path`, and checks that it is whole.
    ///
    /// # Errors
    /// Where it cannot be read, is damaged, or was written by another version.
    pub fn read(path: &str) -> Result<Self, Fault> {
        let bytes = file::read(path, FILE).map_err(|message| Fault::new("/model", message))?;
        let model = decode(&bytes).map_err(|error| Fault::new("/model", format!("{path} {error}")))?;
        Ok(Self(Arc::new(model)))
    }

    /// Adds the model's topics that are no concepts yet: an archive may have a scheme of its own.
    fn extend(&self, taxonomy: &mut Taxonomy, newsroom: &Newsroom) {
        for topic in &self.0.topics {
            if taxonomy.find(&topic.qcode).is_none() && !newsroom.defines(&topic.qcode) {
                let name = if topic.name.is_empty() { &topic.qcode } else { &topic.name };
                taxonomy.add(&topic.qcode, name, None);
            }
        }
    }

    /// A judge for one thread. The taxonomy must hold the model's topics.
    pub(crate) fn judge(&self, taxonomy: &Taxonomy) -> Judge {
        let concepts = self.0.topics.iter().filter_map(|topic| taxonomy.find(&topic.qcode)).collect();
        Judge { model: self.clone(), reader: Reader::new(&self.0), concepts }
    }
}

impl Judge {
    /// The topics of a story that may be given, each with at most `most` places.
    pub(crate) fn verdicts(
        &mut self,
        taxonomy: &Taxonomy,
        language: Option<&str>,
        story: &Story<'_>,
        most: usize,
    ) -> Vec<Verdict> {
        let blocks: Vec<&str> = story.blocks.iter().map(|block| block.1).collect();
        let text = Text { headline: story.headline, blocks: &blocks };
        let place = |place: &copydesk_topic_model::Place| match place.block {
            None => Place::Headline(place.bytes()),
            Some(block) => Place::Block(block as usize, place.bytes()),
        };
        let decisions = self.reader.judge(&self.model.0, language, &text, most);
        let given = decisions.into_iter().filter_map(|decision| {
            let concept = *self.concepts.get(decision.topic)?;
            let mut places = decision.evidence;
            places.sort_unstable();
            let places = places.iter().map(place).collect();
            taxonomy.may_be_given(concept).then_some(Verdict { concept, confidence: decision.confidence, places })
        });
        given.collect()
    }
}

/// The Media Topics, what a model knows besides them, and what a newsroom adds and forbids.
pub(crate) fn taxonomy(newsroom: &Newsroom, model: Option<&Learned>) -> Result<Taxonomy, Fault> {
    let mut taxonomy = Taxonomy::media_topics()?;
    if let Some(model) = model {
        model.extend(&mut taxonomy, newsroom);
    }
    newsroom.extend(&mut taxonomy)?;
    Ok(taxonomy)
}
