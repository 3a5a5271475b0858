//! The stage's work as a plain object: give it a story and its language, get topics.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::Basis;
use crate::fault::Fault;
use crate::lexicon::Lexicon;
use crate::lexicon::compile::Builder;
use crate::lexicon::image;
use crate::newsroom::Newsroom;
use crate::tagging::choice::{Limits, Topic, choose};
use crate::tagging::confidence::Matched;
use crate::tagging::evidence::Evidence;
use crate::tagging::learned::{Judge, taxonomy};
use crate::tagging::own::Own;
use crate::tagging::places::MOST_EVIDENCE;
use crate::tagging::scores::Scores;
use crate::tagging::story::Story;
use crate::taxonomy::{ConceptId, Taxonomy};
use crate::vocabulary::add_shipped;
use crate::vocabulary::names::{add_names, in_range, names, reading, tag_for};

const ENGLISH: &str = "en";
const GERMAN: &str = "de";
const FRENCH: &str = "fr";
const SPANISH: &str = "es";
const MOST_KEPT: usize = 8;

/// What is ready for one language other than English.
#[derive(Debug)]
struct Tongue {
    lexicon: Lexicon,
    own: Own,
    names: HashMap<ConceptId, &'static str>,
}

/// Which lexicon reads a story.
#[derive(Debug)]
enum Spoken {
    English,
    /// What the language's lexicon is kept under.
    Other(String),
    Unknown,
}

/// Bytes that begin with a line of the cache.
#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

/// What the build made of the shipped vocabulary.
static SHIPPED: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/english.lexicon")));
static SHIPPED_GERMAN: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/german.lexicon")));
static SHIPPED_FRENCH: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/french.lexicon")));
static SHIPPED_SPANISH: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/spanish.lexicon")));

/// The shipped vocabulary of a language, if the build made one and the newsroom does not change it.
fn shipped(tag: &str, newsroom: &Newsroom) -> Option<Lexicon> {
    let bytes = match tag {
        ENGLISH => SHIPPED,
        GERMAN => SHIPPED_GERMAN,
        FRENCH => SHIPPED_FRENCH,
        SPANISH => SHIPPED_SPANISH,
        _ => return None,
    };
    newsroom.has_no_terms().then(|| image::lexicon(&bytes.0)).flatten()
}

/// The shipped vocabulary, compiled anew only where the newsroom changes it.
fn english(newsroom: &Newsroom, taxonomy: &Taxonomy) -> Result<Lexicon, Fault> {
    if let Some(shipped) = shipped(ENGLISH, newsroom) {
        return Ok(shipped);
    }
    let mut builder = Builder::default();
    add_shipped(&mut builder, taxonomy)?;
    newsroom.add_terms(&mut builder, taxonomy, ENGLISH)?;
    Ok(builder.build())
}

/// What the taggers of one newsroom share: it takes milliseconds to make, and a run has a tagger for each worker.
#[derive(Debug)]
struct Known {
    taxonomy: Taxonomy,
    basis: Basis,
    /// Empty where the vocabulary is not asked.
    english: Lexicon,
    /// The newsroom's terms in that.
    own: Own,
}

impl Known {
    fn new(basis: Basis) -> Result<Self, Fault> {
        let taxonomy = taxonomy(&basis.newsroom, basis.model.as_ref())?;
        let english = match basis.lexicon {
            true => english(&basis.newsroom, &taxonomy)?,
            false => Builder::default().build(),
        };
        let own = Own::of(basis.newsroom.terms(&taxonomy, ENGLISH), &english, &taxonomy);
        Ok(Self { taxonomy, basis, english, own })
    }

    /// The one that is there for the same basis, or a new one. A few are kept: a process runs a few pipelines.
    fn shared(basis: Basis) -> Result<Arc<Self>, Fault> {
        static KEPT: Mutex<Vec<Arc<Known>>> = Mutex::new(Vec::new());
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = kept.iter().find(|known| known.basis == basis) {
            return Ok(Arc::clone(known));
        }
        let known = Arc::new(Self::new(basis)?);
        if kept.len() >= MOST_KEPT {
            kept.remove(0);
        }
        kept.push(Arc::clone(&known));
        Ok(known)
    }
}

/// Gives topics to stories.
#[derive(Debug)]
pub struct Tagger {
    known: Arc<Known>,
    learned: Option<Judge>,
    limits: Limits,
    /// Other languages, made when the first article of one comes.
    others: HashMap<String, Tongue>,
    evidence: Evidence,
    scores: Scores,
}

impl Tagger {
    /// A tagger by the shipped vocabulary and what the newsroom adds to it, by a model, or by both.
    ///
    /// # Errors
    /// What is wrong in the newsroom's vocabulary.
    pub fn new(basis: impl Into<Basis>, limits: Limits) -> Result<Self, Fault> {
        let known = Known::shared(basis.into())?;
        Ok(Self {
            learned: known.basis.model.as_ref().map(|model| model.judge(&known.taxonomy)),
            known,
            limits,
            others: HashMap::new(),
            evidence: Evidence::default(),
            scores: Scores::default(),
        })
    }

    /// The concepts that topics name.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.known.taxonomy
    }

    /// The name of a topic's concept in the article's language, in English where there is none.
    pub fn name(&self, language: Option<&str>, id: ConceptId) -> &str {
        let other = language.filter(|language| !self.others.is_empty() && !in_range(language, ENGLISH));
        let own = other.and_then(|language| self.others.get(self.tag_of(language)?));
        own.and_then(|tongue| tongue.names.get(&id).copied()).unwrap_or(&self.known.taxonomy.concept(id).name)
    }

    /// The topics of a story, surest first. A language of which the vocabulary knows nothing gives none by it.
    ///
    /// # Errors
    /// What is wrong in the newsroom's vocabulary for a language that was not met before.
    pub fn tag(&mut self, language: Option<&str>, story: &Story<'_>) -> Result<Vec<Topic>, Fault> {
        let verdicts = match &mut self.learned {
            Some(judge) => judge.verdicts(&self.known.taxonomy, language, story, MOST_EVIDENCE),
            None => Vec::new(),
        };
        let spoken = self.spoken(language, story)?;
        let lexicon = match &spoken {
            Spoken::English => Some((&self.known.english, &self.known.own)),
            Spoken::Other(tag) => self.others.get(tag).map(|tongue| (&tongue.lexicon, &tongue.own)),
            Spoken::Unknown => None,
        };
        let matched = lexicon.map(|(lexicon, own)| {
            self.evidence.read(lexicon, story);
            self.scores.judge(lexicon, &self.known.taxonomy, &self.evidence);
            Matched { lexicon, own, evidence: &self.evidence, scores: &self.scores }
        });
        Ok(choose(&self.known.taxonomy, matched, verdicts, self.limits))
    }

    /// Which lexicon is for a story; that of its language is made where it is the first.
    fn spoken(&mut self, language: Option<&str>, story: &Story<'_>) -> Result<Spoken, Fault> {
        let english = match language {
            Some(language) => in_range(language, ENGLISH),
            None => reads_like_english(story),
        };
        if !self.known.basis.lexicon {
            return Ok(Spoken::Unknown);
        }
        if english {
            return Ok(Spoken::English);
        }
        let Some(tag) = language.and_then(|language| self.tag_of(language)).map(str::to_owned) else {
            return Ok(Spoken::Unknown);
        };
        if !self.others.contains_key(&tag) {
            let tongue = self.learn(&tag)?;
            self.others.insert(tag.clone(), tongue);
        }
        Ok(Spoken::Other(tag))
    }

    /// What a language's lexicon is kept under; none where neither names nor the newsroom know the language.
    fn tag_of(&self, language: &str) -> Option<&str> {
        let own = || self.known.basis.newsroom.language().filter(|own| in_range(language, own));
        tag_for(language).or_else(own)
    }

    fn learn(&self, tag: &str) -> Result<Tongue, Fault> {
        let Known { taxonomy, basis, .. } = &*self.known;
        let names = names(tag, taxonomy)?.into_iter().collect();
        if let Some(lexicon) = shipped(tag, &basis.newsroom) {
            return Ok(Tongue { lexicon, own: Own::default(), names });
        }
        let mut builder = Builder::reading(reading(tag));
        add_names(&mut builder, taxonomy, tag)?;
        basis.newsroom.add_terms(&mut builder, taxonomy, tag)?;
        let lexicon = builder.build();
        let own = Own::of(basis.newsroom.terms(taxonomy, tag), &lexicon, taxonomy);
        Ok(Tongue { lexicon, own, names })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_build_made_is_what_the_data_files_say() {
        let taxonomy = Taxonomy::media_topics().unwrap();
        let mut builder = Builder::default();
        add_shipped(&mut builder, &taxonomy).unwrap();
        let shipped = image::lexicon(&SHIPPED.0).unwrap();
        assert_eq!(image::numbers(&shipped), image::numbers(&builder.build()));
        for (tag, shipped) in [(GERMAN, SHIPPED_GERMAN), (FRENCH, SHIPPED_FRENCH), (SPANISH, SHIPPED_SPANISH)] {
            let mut builder = Builder::reading(reading(tag));
            add_names(&mut builder, &taxonomy, tag).unwrap();
            let shipped = image::lexicon(&shipped.0).unwrap();
            assert!(image::numbers(&shipped) == image::numbers(&builder.build()), "{tag}");
        }
        for cut in [0, 4, SHIPPED.0.len() / 2, SHIPPED.0.len() - 4] {
            assert!(image::lexicon(&SHIPPED.0[..cut]).is_none());
        }
    }
}
