//! From terms to what is compiled of them: forms are made, senses gathered, prefixes noted. `assemble` makes the tables of it.

use std::collections::HashMap;

use crate::lexicon::apart::{Apart, Keys};
use crate::lexicon::phrase::{Tells, Uses};
use crate::lexicon::senses::Senses;
use crate::lexicon::shape::{ByHash, Shape, plural, shape};
use crate::lexicon::{Demands, FIGURE, PLAYED, SHARED, Sense};
use crate::reading::Reading;
use crate::taxonomy::ConceptId;
use copydesk_topic_model::words::words;

/// A term as the vocabulary gives it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Term<'a> {
    /// The words; capitals in it are asked for in the text.
    pub(crate) phrase: &'a str,
    /// What it speaks for; none for a phrase that is used up and speaks for nothing.
    pub(crate) concept: Option<ConceptId>,
    /// How strongly it speaks: 3 nearly decides, 2 is strong, 1 is a hint; 0 takes the term away.
    pub(crate) weight: f32,
    /// It counts only in an article that speaks of one of these for other reasons.
    pub(crate) context: &'a [ConceptId],
    /// Match the plural of the last word too.
    pub(crate) plural: bool,
}

/// Words that a phrase begins with, or all of them.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Prefix {
    /// Number of the phrase that they are plus one.
    pub(super) phrase: u32,
    /// Whether longer ones begin so.
    pub(super) longer: bool,
    /// How many words they are.
    pub(super) words: usize,
}

/// A phrase as it is gathered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    /// Singular and plural of one term share it.
    pub(super) group: u32,
    pub(super) demands: Demands,
    /// Number of the phrase of the same words with weaker demands plus one.
    pub(super) otherwise: u32,
    pub(super) tells: Tells,
    pub(super) uses: Uses,
    /// Place of its first sense plus one.
    pub(super) senses: u32,
}

/// Collects terms and compiles them.
#[derive(Debug)]
pub(crate) struct Builder {
    /// By hash.
    pub(super) prefixes: HashMap<u64, Prefix, ByHash>,
    /// What phrases begin with, and the word that it goes on with.
    pub(super) steps: Vec<(u64, u64)>,
    pub(super) phrases: Vec<Draft>,
    pub(super) senses: Senses,
    pub(super) contexts: Vec<Vec<ConceptId>>,
    pub(super) groups: u32,
    /// What words tell of the news, by their hashes; what is not in it tells nothing.
    pub(super) tells: HashMap<u64, Tells, ByHash>,
    /// For the terms that are added.
    apart: Apart,
    /// A form that is being made.
    form: String,
    pub(super) reading: Reading,
}

impl Default for Builder {
    fn default() -> Self {
        const ABOUT: usize = 1 << 15;
        const PREFIXES: usize = 1 << 16;
        Self {
            // As many as a table of that many places takes: the shipped vocabulary fits, and new memory costs time.
            prefixes: HashMap::with_capacity_and_hasher(PREFIXES / 8 * 7, ByHash::default()),
            steps: Vec::with_capacity(PREFIXES),
            phrases: Vec::with_capacity(ABOUT),
            senses: Senses::with_capacity(ABOUT),
            // That of what needs none, and those of figures and games, which ask for what the stage knows: see `FIGURE`.
            contexts: vec![Vec::new(); 3],
            groups: 0,
            tells: HashMap::default(),
            apart: Apart::default(),
            form: String::new(),
            reading: Reading::Written,
        }
    }
}

impl Builder {
    /// One for terms that are read so.
    pub(crate) fn reading(reading: Reading) -> Self {
        Self { reading, ..Self::default() }
    }

    /// Says what words tell of the news: terms that are added from here on tell what their words do.
    pub(crate) fn add_telling(&mut self, text: &str, what: Tells) {
        let reading = self.reading;
        self.tells.extend(words(text).map(|word| (reading.bare(text, word).hash, what)));
    }

    /// Says what is judged apart of the terms that are added until it is forgotten, and beside which concepts what is said in figures and what
    /// games play is none of its own field.
    pub(crate) fn judge_apart(&mut self, apart: Apart, figuring: Vec<ConceptId>, playing: Vec<ConceptId>) {
        self.contexts[usize::from(FIGURE)] = figuring;
        self.contexts[usize::from(PLAYED)] = playing;
        self.apart = apart;
    }

    /// The keys of listed phrases, with commas between them.
    pub(crate) fn keys(&self, phrases: &str) -> Keys {
        let listed = phrases.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(','));
        listed.filter_map(|phrase| shape(phrase, &self.tells, self.reading)).map(|shape| shape.key()).collect()
    }

    /// From here on every term is meant as it stands.
    pub(crate) fn forget_apart(&mut self) {
        self.apart = Apart::default();
    }

    /// Adds a term, or changes what the phrase weighs for its concept. False where it has no word or too many.
    pub(crate) fn add(&mut self, term: &Term<'_>) -> bool {
        let Some(group) = self.add_form(term.phrase, term, None) else { return false };
        if term.plural {
            let mut buffer = std::mem::take(&mut self.form);
            if let Some(form) = plural(term.phrase, &mut buffer) {
                self.add_form(form, term, Some(group));
            }
            self.form = buffer;
        }
        true
    }

    /// Adds a term in place of whatever the phrase meant for its concept, in any company. Of a phrase that there is not nothing is taken away:
    /// made for that, it would use up its words, and shorter terms among them would speak no longer.
    pub(crate) fn retell(&mut self, term: &Term<'_>) -> bool {
        let shape = shape(term.phrase, &self.tells, self.reading);
        if term.weight <= 0.0 && shape.as_ref().is_none_or(|shape| !self.has(shape)) {
            return shape.is_some();
        }
        self.add(&Term { weight: 0.0, ..term.clone() }) && self.add(term)
    }

    fn add_form(&mut self, form: &str, term: &Term<'_>, group: Option<u32>) -> Option<u32> {
        let shape = shape(form, &self.tells, self.reading)?;
        for (key, count) in shape.keys[..shape.len].iter().zip(1..) {
            let prefix = self.prefixes.entry(*key).or_default();
            if count > 1 && prefix.words == 0 {
                self.steps.push((shape.keys[count - 2], shape.words[count - 1]));
            }
            prefix.words = count;
            prefix.longer |= count < shape.len;
        }
        let number = self.phrase_number(&shape, group);
        let Some(concept) = term.concept else {
            self.phrases[number].senses = 0;
            return Some(self.phrases[number].group);
        };
        let context = self.context_number(term.context);
        let context = self.apart.company(shape.key(), concept, context);
        self.phrases[number].uses = self.phrases[number].uses.and(self.apart.uses(&shape, concept));
        // Another context is another sense; the same one is told anew, and weight 0 takes all away.
        let told = |sense: &Sense| sense.concept == concept && (term.weight <= 0.0 || sense.context == context);
        let first = &mut self.phrases[number].senses;
        self.senses.take_away(first, told);
        if term.weight > 0.0 {
            self.senses.add(first, Sense { concept, weight: term.weight, context });
        }
        Some(self.phrases[number].group)
    }

    fn context_number(&mut self, context: &[ConceptId]) -> u16 {
        if context.is_empty() {
            return 0;
        }
        let known = (usize::from(PLAYED) + 1..self.contexts.len()).rfind(|at| self.contexts[*at] == context);
        let number = known.unwrap_or_else(|| {
            self.contexts.push(context.to_vec());
            self.contexts.len() - 1
        });
        u16::try_from(number).ok().filter(|number| *number < SHARED).unwrap_or(0)
    }

    /// Whether these words with these capitals are a phrase.
    fn has(&self, shape: &Shape) -> bool {
        let first = self.prefixes.get(&shape.key()).map_or(0, |prefix| prefix.phrase);
        let number = |at: u32| (at as usize).checked_sub(1);
        let mut forms = std::iter::successors(number(first), |at| number(self.phrases[*at].otherwise));
        forms.any(|at| self.phrases[at].demands == shape.demands)
    }

    /// The place of these words with these capitals, made where it is new; stricter ones stand first in the chain.
    fn phrase_number(&mut self, shape: &Shape, group: Option<u32>) -> usize {
        let key = shape.keys[shape.len - 1];
        let entry = self.prefixes.entry(key).or_default();
        let first = entry.phrase;
        let mut at = first;
        while let Some(index) = (at as usize).checked_sub(1) {
            let phrase = &self.phrases[index];
            if phrase.demands == shape.demands {
                return index;
            }
            at = phrase.otherwise;
        }
        let group = group.unwrap_or_else(|| {
            self.groups += 1;
            self.groups - 1
        });
        let index = self.phrases.len();
        let mut phrase = Draft {
            group,
            demands: shape.demands,
            otherwise: first,
            tells: self.apart.tells(shape),
            uses: Uses::default(),
            senses: 0,
        };
        let strictness = |Demands { titles, uppers, owners }: Demands| {
            (titles | uppers).count_ones() + uppers.count_ones() + owners.count_ones()
        };
        let mut head = index as u32 + 1;
        if let Some(strictest) = (first as usize).checked_sub(1).map(|index| &mut self.phrases[index])
            && strictness(strictest.demands) > strictness(phrase.demands)
        {
            // Two forms are what happens; a third with demands between them stands behind the strictest.
            phrase.otherwise = strictest.otherwise;
            strictest.otherwise = head;
            head = first;
        }
        self.phrases.push(phrase);
        entry.phrase = head;
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::lexicon::phrase::Phrase;
    use crate::taxonomy::Taxonomy;

    fn term(phrase: &str, concept: Option<ConceptId>) -> Term<'_> {
        Term { phrase, concept, weight: 2.0, context: &[], plural: true }
    }

    #[test]
    fn a_term_told_again_changes_its_weight_and_weight_nought_takes_it_away() {
        let concept = Taxonomy::media_topics().unwrap().media_topic("16");
        let mut builder = Builder::default();
        builder.add(&term("war", concept));
        builder.add(&Term { weight: 0.5, ..term("war", concept) });
        let weights = |lexicon: &Lexicon| {
            lexicon
                .senses(Phrase::new(1, Tells::OTHER, false, true))
                .iter()
                .map(|sense| sense.weight)
                .collect::<Vec<_>>()
        };
        let mut without = Builder::default();
        without.add(&term("war", concept));
        assert_eq!(weights(&builder.build()), [0.5]);
        without.add(&Term { weight: 0.0, ..term("war", concept) });
        assert!(weights(&without.build()).is_empty());
    }

    #[test]
    fn of_a_phrase_that_there_is_not_nothing_is_taken_away() {
        let concept = Taxonomy::media_topics().unwrap().media_topic("16");
        let mut builder = Builder::default();
        builder.add(&term("war", concept));
        for phrase in ["war of words", "War"] {
            assert!(builder.retell(&Term { weight: 0.0, ..term(phrase, concept) }));
        }
        let lexicon = builder.build();
        let found = lexicon.first_of(&words("War of words").collect::<Vec<_>>(), false).unwrap();
        assert_eq!(lexicon.senses(found.0).len(), 1);
    }

    #[test]
    fn one_word_of_an_act_makes_a_term_tell_it_and_a_setting_has_no_other_words() {
        let concept = Taxonomy::media_topics().unwrap().media_topic("16");
        let mut builder = Builder::default();
        builder.add_telling("hit jailed", Tells::EVENT);
        builder.add_telling("port teacher", Tells::SETTING);
        for phrase in ["missiles hit", "port", "port teacher", "port authority", "teacher jailed", "missiles"] {
            builder.add(&Term { plural: false, ..term(phrase, concept) });
        }
        let lexicon = builder.build();
        let tells = |text: &str| lexicon.first_of(&words(text).collect::<Vec<_>>(), false).unwrap().0.tells();
        let of = ["missiles hit", "port", "port teacher", "port authority", "teacher jailed", "missiles"].map(tells);
        let (event, setting, other) = (Tells::EVENT, Tells::SETTING, Tells::OTHER);
        assert_eq!(of, [event, setting, setting, other, event, other]);
    }

    #[test]
    fn a_phrase_without_words_or_with_too_many_is_refused() {
        let mut builder = Builder::default();
        assert!(!builder.add(&term("--", None)));
        assert!(!builder.add(&term("a b c d e f g h i", None)));
    }
}
