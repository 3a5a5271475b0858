//! What one does, in broader and narrower words: whom an article calls a biologist it may call a scientist too, but no striker.
//! `data/fields.txt` lists them.

use copydesk_text::lexicon::{Lexicon, entries};

use super::Rules;
use crate::language::nouns::COMPOUND;

/// The nouns of one language.
#[derive(Debug)]
pub(crate) struct Fields {
    /// The broader nouns of each field and the narrower.
    fields: Vec<(&'static str, &'static str)>,
    /// All of them, and the roles that leave open what one does.
    known: Lexicon,
    forms: Forms,
}

/// Says what one does, or leaves it open.
const DOES: u32 = 1;
const OPEN: u32 = 2;

/// How the words of a language may differ from those of the lists.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Forms {
    /// Not at all.
    #[default]
    Listed,
    /// By what stands before them in a compound, and by the feminine -in.
    Compounds,
    /// By the article that is the noun’s end.
    Ended,
}

impl Forms {
    /// Those of a language that is read so.
    pub(crate) fn of(rules: Rules) -> Self {
        match rules {
            Rules::Beside(habits) if habits.nouns_capital => Self::Compounds,
            Rules::Beside(habits) if habits.bare_nouns => Self::Ended,
            _ => Self::Listed,
        }
    }
}

impl Fields {
    /// Those of the language with this tag.
    pub(crate) fn of(tag: &str, forms: Forms) -> Self {
        let own = entries(include_str!("../../data/fields.txt"))
            .filter_map(|line| line.strip_prefix(tag)?.strip_prefix(' ')?.split_once(':'));
        let fields: Vec<_> = own.collect();
        let class = |broader: &str| if broader == "*" { OPEN } else { DOES };
        let words = fields.iter().flat_map(|(broader, narrower)| {
            broader.split(' ').chain(narrower.split(' ')).map(move |word| (word, class(broader)))
        });
        let known = Lexicon::new(words.filter(|(word, _)| !word.is_empty()));
        Self { fields, known, forms }
    }

    /// Whether a noun in small letters says what one does.
    pub(crate) fn hold(&self, noun: &str) -> bool {
        self.class(noun) & DOES != 0
    }

    /// Whether a role in small letters leaves open what one does.
    pub(crate) fn leave_open(&self, role: &str) -> bool {
        self.class(role) & OPEN != 0
    }

    /// What is known of a noun.
    fn class(&self, noun: &str) -> u32 {
        match self.forms {
            Forms::Listed => self.known.get(noun.as_bytes()),
            Forms::Ended => {
                let stems = ENDS.iter().filter_map(|end| noun.strip_suffix(end));
                stems.fold(0, |class, noun| class | self.known.get(noun.as_bytes()))
            }
            Forms::Compounds => {
                let noun = last_part(noun);
                let masculine = noun.strip_suffix("in").map(|noun| (noun, format!("{noun}e")));
                let masculine = masculine.iter().flat_map(|(noun, in_e)| [*noun, in_e.as_str()]);
                masculine.chain([noun]).fold(0, |class, noun| class | self.of_tails(noun))
            }
        }
    }

    /// What is known of a noun and of those that may be its last part.
    fn of_tails(&self, noun: &str) -> u32 {
        let tails = noun.char_indices().skip(1).map(|(at, _)| &noun[at..]);
        let tails = tails.take_while(|tail| tail.len() >= COMPOUND).chain([noun]);
        tails.fold(0, |class, tail| class | self.known.get(tail.as_bytes()))
    }

    /// Whether two nouns in small letters may be said of one person: one is broader than the other, or both are broad.
    pub(crate) fn join(&self, one: &str, other: &str) -> bool {
        self.fields.iter().filter(|(broader, _)| *broader != "*").any(|(broader, narrower)| {
            let fits = |broad: &str, noun: &str| {
                self.among(broader, broad) && (self.among(broader, noun) || self.among(narrower, noun))
            };
            fits(one, other) || fits(other, one)
        })
    }

    fn among(&self, nouns: &str, noun: &str) -> bool {
        nouns.split(' ').any(|listed| !listed.is_empty() && self.is(noun, listed))
    }

    fn is(&self, noun: &str, listed: &str) -> bool {
        match self.forms {
            Forms::Listed => noun == listed,
            Forms::Compounds => {
                let noun = last_part(noun);
                let ends =
                    |noun: &str, listed: &str| noun == listed || listed.len() >= COMPOUND && noun.ends_with(listed);
                let masculine = noun.strip_suffix("in");
                // `Biologin`, of `Biologe`
                let stem = listed.strip_suffix('e').unwrap_or(listed);
                ends(noun, listed) || masculine.is_some_and(|noun| ends(noun, stem))
            }
            Forms::Ended => ENDS.iter().any(|end| noun.strip_suffix(end).is_some_and(|noun| noun == listed)),
        }
    }
}

/// The articles at the end of a noun, and none.
const ENDS: [&str; 5] = ["", "en", "et", "n", "t"];

/// What a hyphen joins last, which may be short: of `CDU-Chef`, `Chef`.
fn last_part(noun: &str) -> &str {
    noun.rsplit('-').next().unwrap_or(noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broader_noun_joins_each_narrower_one_and_these_do_not_join() {
        let english = Fields::of("en", Forms::Listed);
        assert!(english.join("scientist", "biologist") && english.join("botanist", "researcher"));
        assert!(english.join("footballer", "captain"));
        assert!(!english.join("striker", "goalkeeper") && !english.join("mayor", "engineer"));
        assert!(!english.join("striker", "manager") && !english.hold("american"));
        assert!(english.leave_open("pensioner") && !english.leave_open("mayor"));
    }

    #[test]
    fn german_compounds_and_feminines_stand_under_the_masculine() {
        let german = Fields::of("de", Forms::Compounds);
        assert!(german.join("klimaforscherin", "biologin") && german.join("innenministerin", "politikerin"));
        assert!(!german.join("bürgermeisterin", "torhüterin") && german.hold("psychologin"));
    }

    #[test]
    fn the_article_at_the_end_of_a_noun_is_none_of_it() {
        let swedish = Fields::of("sv", Forms::Ended);
        assert!(swedish.join("forskaren", "biolog") && swedish.join("musikern", "sångare"));
    }

    #[test]
    fn every_line_has_its_broader_nouns_and_a_language() {
        for line in entries(include_str!("../../data/fields.txt")) {
            let (broader, _) = line.split_once(':').expect("a colon");
            assert!(broader.split(' ').filter(|word| !word.is_empty()).count() > 1, "{line}"); // the language is one
        }
    }
}
