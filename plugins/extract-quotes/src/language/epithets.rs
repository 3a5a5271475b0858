//! Nouns by which an article calls someone again whom it has named: the scientist, die Künstlerin. `data/epithets.txt` lists them;
//! where `data/standing.txt` lists the roles that do not, any other role does. Of these, `data/trades.txt` lists what one does for a living.

use copydesk_text::lexicon::{Lexicon, entries};

/// The nouns of one language.
#[derive(Debug)]
pub(crate) struct Epithets {
    nouns: Lexicon,
    /// Whether there are roles that call nobody again.
    standing: bool,
}

/// Calls somebody again.
const AGAIN: u32 = 1;
/// A role that does not.
const STANDING: u32 = 2;
/// A role that does so right after somebody was introduced by name alone.
const TRADE: u32 = 4;

impl Epithets {
    /// Those of the language with this tag.
    pub(crate) fn of(tag: &str) -> Self {
        let list = |file: &'static str, class: u32| {
            let own = entries(file).filter_map(move |line| line.strip_prefix(tag)?.strip_prefix(' '));
            own.map(move |noun| (noun, class))
        };
        let again = list(include_str!("../../data/epithets.txt"), AGAIN);
        let mut standing = list(include_str!("../../data/standing.txt"), STANDING).peekable();
        let trades = list(include_str!("../../data/trades.txt"), TRADE);
        Self { standing: standing.peek().is_some(), nouns: Lexicon::new(again.chain(standing).chain(trades)) }
    }

    /// Whether a noun in small letters is of a trade.
    pub(crate) fn is_trade(&self, noun: &str, compounds: bool) -> bool {
        self.classes(noun, compounds) & TRADE != 0
    }

    /// Whether a noun in small letters is one of them. Where nouns are `compounds`, its last part counts, and the feminine in -in
    /// stands under the masculine. It may be `known` for a role, or tell where someone is `from`.
    pub(crate) fn contain(&self, noun: &str, compounds: bool, known: bool, from: bool) -> bool {
        let class = self.classes(noun, compounds);
        class & AGAIN != 0 || class & STANDING == 0 && (from || known && self.standing)
    }

    /// Whether the list itself has a noun in small letters among those that call somebody again.
    pub(crate) fn list(&self, noun: &str, compounds: bool) -> bool {
        self.classes(noun, compounds) & AGAIN != 0
    }

    /// Whether a noun in small letters is of those of whom a story may have one without a name.
    pub(crate) fn is_standing(&self, noun: &str, compounds: bool) -> bool {
        self.classes(noun, compounds) & (STANDING | AGAIN) == STANDING
    }

    /// The classes of a noun in small letters and of those that may be its last part.
    fn classes(&self, noun: &str, compounds: bool) -> u32 {
        let tails = noun.char_indices().skip(3).map(|(at, _)| &noun[at..]);
        let tails = tails.filter(|tail| compounds && tail.len() > SHORT).chain([noun]);
        let class = tails.fold(0, |class, word| class | self.class(word, compounds));
        let short = noun.as_bytes().last_chunk::<SHORT>().filter(|_| compounds && noun.len() > SHORT);
        let hyphened = short.map_or(0, |[a, b, c, d]| self.nouns.get(&[b'-', *a, *b, *c, *d]));
        class | hyphened
    }

    /// The class of a word, or of its masculine: `Biologin` stands under `Biologe`.
    fn class(&self, word: &str, feminine: bool) -> u32 {
        let class = self.nouns.get(word.as_bytes());
        let Some(stem) = word.strip_suffix("in").filter(|_| feminine) else { return class };
        let in_e = &word.as_bytes()[..stem.len() + 1]; // `Biologi`
        let mut letters = [0; LONGEST];
        let masculine = letters.get_mut(..in_e.len()).map_or(0, |letters| {
            letters.copy_from_slice(in_e);
            letters[stem.len()] = b'e';
            self.nouns.get(letters)
        });
        class | masculine | self.nouns.get(stem.as_bytes())
    }
}

/// What is no longer than this is the last part of a compound only where the list says so, in bytes.
const SHORT: usize = 4;

/// The longest masculine in -e that is looked for, in bytes.
const LONGEST: usize = 48;

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn a_role_calls_somebody_again_unless_a_story_may_have_one_without_a_name() {
        let german = Language::of("de").expect("its data is here");
        for noun in ["Wissenschaftlerin", "Klimaforscher", "Thüringerin", "Biologin", "Bäckerin"] {
            assert!(german.is_epithet(noun), "{noun}");
        }
        for noun in ["Richter", "Pressesprecherin", "Trainer", "Tisch", "Chefarzt", "Klinikchef", "Landrätin"] {
            assert!(!german.is_epithet(noun), "{noun}");
        }
        let english = Language::of("en").expect("its data is here");
        assert!(english.is_epithet("novelist") && !english.is_epithet("spokesman"));
    }
}
