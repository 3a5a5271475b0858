//! From the phrases that were gathered to the tables that a text is matched against.

use std::collections::HashMap;

use crate::lexicon::compile::{Builder, Draft, Prefix};
use crate::lexicon::filter::Filter;
use crate::lexicon::phrase::Phrase;
use crate::lexicon::shape::ByHash;
use crate::lexicon::table::{Slot, Table};
use crate::lexicon::{Demands, Form, Lexicon, List, Sense, extend};
use copydesk_topic_model::words::finish;

impl Builder {
    /// The vocabulary, ready to be matched.
    pub(crate) fn build(self) -> Lexicon {
        let (lists, senses) = self.lists();
        let (phrases, lists) = self.numbered(&lists);
        // The forms of words that make demands, strictest first, and where those of a prefix begin.
        let mut forms = Vec::new();
        let mut slot = |key: u64, prefix: Prefix| {
            let strictest = (prefix.phrase as usize).checked_sub(1);
            match strictest {
                None => Slot::of_phrase(key, Phrase::NONE, prefix.longer),
                Some(index) if self.phrases[index].demands == Demands::NONE => {
                    Slot::of_phrase(key, phrases[index], prefix.longer)
                }
                Some(index) => {
                    let first = forms.len() as u32 + 1;
                    let chain =
                        std::iter::successors(Some(index), |at| (self.phrases[*at].otherwise as usize).checked_sub(1));
                    forms.extend((first + 1..).zip(chain).map(|(next, at)| {
                        let Draft { demands, otherwise, .. } = self.phrases[at];
                        Form { demands, phrase: phrases[at], otherwise: if otherwise == 0 { 0 } else { next } }
                    }));
                    Slot::of_form(key, first, prefix.longer)
                }
            }
        };
        // A word that is but a beginning is known by what it goes on with.
        let count = |wanted: fn(&Prefix) -> bool| self.prefixes.values().filter(|prefix| wanted(prefix)).count();
        let singles = count(|prefix| prefix.words == 1 && prefix.phrase != 0);
        let mut begins = Filter::for_keys(singles + self.steps.len());
        let mut words = Table::for_keys(singles);
        let mut longer = Table::for_keys(count(|prefix| prefix.words > 1));
        for (&key, prefix) in &self.prefixes {
            match prefix.words {
                1 if prefix.phrase == 0 => {}
                1 => {
                    begins.insert(key);
                    words.insert(key, slot(key, *prefix));
                }
                _ => longer.insert(key, slot(key, *prefix)),
            }
        }
        for &(before, word) in &self.steps {
            begins.insert_step(before, word);
        }
        let lists = lists.into_iter().map(|list| list.0.to_le_bytes()).collect();
        let (contexts, groups, reading) = (self.contexts, self.groups, self.reading);
        Lexicon { reading, begins, words, longer, forms, lists, senses, contexts, groups }
    }

    /// By phrase, where its senses stand; and the senses. Phrases of the same senses have them in common: most do.
    fn lists(&self) -> (Vec<List>, Vec<Sense>) {
        let mut senses: Vec<Sense> = Vec::new();
        let mut known: HashMap<u64, List, ByHash> = HashMap::default();
        let list = |phrase: &Draft| {
            let start = senses.len();
            let mut hash = 0;
            for sense in self.senses.of(phrase.senses) {
                let Sense { concept, weight, context } = sense;
                hash = extend(
                    extend(hash, concept.index() as u64),
                    u64::from(weight.to_bits()) << 16 | u64::from(context),
                );
                senses.push(sense);
            }
            let own = List::new(start, senses.len() - start);
            let first = *known.entry(finish(hash)).or_insert(own);
            if first == own || senses[first.range()] != senses[own.range()] {
                return own;
            }
            senses.truncate(start);
            first
        };
        (self.phrases.iter().map(list).collect(), senses)
    }

    /// The phrases by their places in the builder, numbered so that forms stand side by side, and their lists by number.
    fn numbered(&self, lists: &[List]) -> (Vec<Phrase>, Vec<List>) {
        let mut order: Vec<usize> = (0..self.phrases.len()).collect();
        order.sort_by_key(|at| self.phrases[*at].group);
        let mut numbered = vec![Phrase::NONE; self.phrases.len()];
        let mut by_number = vec![List::new(0, 0)];
        let mut before = None;
        for at in order {
            let Draft { group, tells, uses, .. } = self.phrases[at];
            let (plural, speaks) = (before == Some(group), !lists[at].range().is_empty());
            numbered[at] = Phrase::new(by_number.len(), tells, plural, speaks).used(uses);
            by_number.push(lists[at]);
            before = (!plural).then_some(group);
        }
        (numbered, by_number)
    }
}
