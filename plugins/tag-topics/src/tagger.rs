//! The stage's work as a plain object: give it a story and its language, get topics.

use std::collections::HashMap;

use crate::choice::{Limits, Topic, choose};
use crate::compile::Builder;
use crate::evidence::Evidence;
use crate::fault::Fault;
use crate::lexicon::Lexicon;
use crate::names::{add_names, in_range, names, tag_for};
use crate::newsroom::Newsroom;
use crate::scores::Scores;
use crate::story::Story;
use crate::taxonomy::{ConceptId, Taxonomy};
use crate::vocabulary::add_shipped;

const ENGLISH: &str = "en";

/// What is ready for one language.
#[derive(Debug)]
struct Tongue {
    lexicon: Lexicon,
    names: HashMap<ConceptId, &'static str>,
}

/// Gives topics to stories.
#[derive(Debug)]
pub struct Tagger {
    taxonomy: Taxonomy,
    newsroom: Newsroom,
    limits: Limits,
    english: Tongue,
    /// Other languages, made when the first article of one comes.
    others: HashMap<String, Tongue>,
    evidence: Evidence,
    scores: Scores,
}

impl Tagger {
    /// A tagger with the shipped vocabulary and what the newsroom adds to it.
    pub fn new(newsroom: Newsroom, limits: Limits) -> Result<Self, Fault> {
        let mut taxonomy = Taxonomy::media_topics()?;
        newsroom.extend(&mut taxonomy)?;
        let mut builder = Builder::default();
        add_shipped(&mut builder, &taxonomy)?;
        newsroom.add_terms(&mut builder, &taxonomy, ENGLISH)?;
        Ok(Self {
            taxonomy,
            newsroom,
            limits,
            english: Tongue { lexicon: builder.build(), names: HashMap::new() },
            others: HashMap::new(),
            evidence: Evidence::default(),
            scores: Scores::default(),
        })
    }

    /// The concepts that topics name.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }

    /// The name of a topic's concept in the article's language, in English where there is none.
    pub fn name(&self, language: Option<&str>, id: ConceptId) -> &str {
        let own = language.and_then(|language| self.others.get(self.tag_of(language)?));
        own.and_then(|tongue| tongue.names.get(&id).copied()).unwrap_or(&self.taxonomy.concept(id).name)
    }

    /// The topics of a story, surest first. A language of which nothing is known gives none.
    pub fn tag(&mut self, language: Option<&str>, story: &Story<'_>) -> Result<Vec<Topic>, Fault> {
        let english = match language {
            Some(language) => in_range(language, ENGLISH),
            None => reads_like_english(story),
        };
        let lexicon = if english {
            &self.english.lexicon
        } else {
            let Some(tag) = language.and_then(|language| self.tag_of(language)) else { return Ok(Vec::new()) };
            if !self.others.contains_key(tag) {
                let tag = tag.to_owned();
                let tongue = self.learn(&tag)?;
                self.others.insert(tag, tongue);
            }
            let tag = language.and_then(|language| self.tag_of(language)).unwrap_or_default();
            let Some(tongue) = self.others.get(tag) else { return Ok(Vec::new()) };
            &tongue.lexicon
        };
        self.evidence.read(lexicon, story);
        self.scores.judge(lexicon, &self.taxonomy, &self.evidence);
        Ok(choose(&self.taxonomy, lexicon, &self.evidence, &self.scores, self.limits))
    }

    /// What a language's lexicon is kept under; none where neither names nor the newsroom know the language.
    fn tag_of(&self, language: &str) -> Option<&str> {
        let own = || self.newsroom.language().filter(|own| in_range(language, own));
        tag_for(language).or_else(own)
    }

    fn learn(&self, tag: &str) -> Result<Tongue, Fault> {
        let mut builder = Builder::default();
        add_names(&mut builder, &self.taxonomy, tag)?;
        self.newsroom.add_terms(&mut builder, &self.taxonomy, tag)?;
        let names = names(tag, &self.taxonomy)?.into_iter().collect();
        Ok(Tongue { lexicon: builder.build(), names })
    }
}

/// Whether a story without a language has the small words of English. "War" is a verb in German.
fn reads_like_english(story: &Story<'_>) -> bool {
    const SMALL: [&str; 10] = ["the", "of", "and", "to", "in", "for", "on", "is", "at", "with"];
    const SAMPLE: usize = 200;
    let texts = story.headline.into_iter().chain(story.blocks.iter().map(|block| block.1));
    let mut count = 0;
    let mut small = 0;
    for word in texts.flat_map(|text| text.split_ascii_whitespace()).take(SAMPLE) {
        count += 1;
        small += usize::from(SMALL.iter().any(|known| word.eq_ignore_ascii_case(known)));
    }
    small * 12 >= count
}
