//! Nouns by which an article calls someone again whom it has named: the scientist, die Künstlerin. `data/epithets.txt` lists them;
//! where `data/standing.txt` lists the roles that do not, any other role does.

use copydesk_text::lexicon::entries;

/// The nouns of one language, sorted.
#[derive(Debug, Default)]
pub(crate) struct Epithets {
    again: Vec<&'static str>,
    standing: Vec<&'static str>,
}

impl Epithets {
    /// Those of the language with this tag.
    pub(crate) fn of(tag: &str) -> Self {
        let list = |file: &'static str| -> Vec<&'static str> {
            entries(file).filter_map(|line| line.strip_prefix(tag)?.strip_prefix(' ')).collect()
        };
        Self { again: list(include_str!("../data/epithets.txt")), standing: list(include_str!("../data/standing.txt")) }
    }

    /// Whether a noun in small letters is one of them. Where nouns are `compounds`, its last part counts, and the feminine in -in
    /// stands under the masculine. It may be `known` for a role, or tell where someone is `from`.
    pub(crate) fn contain(&self, noun: &str, compounds: bool, known: bool, from: bool) -> bool {
        let tails =
            || noun.char_indices().skip(3).map(|(at, _)| &noun[at..]).filter(|tail| compounds && tail.len() > 4);
        let in_list =
            |list: &[&str]| listed(list, noun, compounds) || tails().any(|tail| listed(list, tail, compounds));
        in_list(&self.again) || !in_list(&self.standing) && (from || known && !self.standing.is_empty())
    }
}

/// Whether the word is in the list, or its masculine: `Biologin` stands under `Biologe`.
fn listed(list: &[&str], word: &str, feminine: bool) -> bool {
    list.binary_search(&word).is_ok()
        || feminine
            && word.strip_suffix("in").is_some_and(|stem| {
                let masculine = list.partition_point(|known| *known < stem);
                list.get(masculine).is_some_and(|known| *known == stem || known.strip_suffix('e') == Some(stem))
            })
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn a_role_calls_somebody_again_unless_a_story_may_have_one_without_a_name() {
        let german = Language::of("de").expect("its data is here");
        for noun in ["Wissenschaftlerin", "Klimaforscher", "Thüringerin", "Biologin", "Bäckerin"] {
            assert!(german.is_epithet(noun), "{noun}");
        }
        for noun in ["Richter", "Pressesprecherin", "Trainer", "Tisch"] {
            assert!(!german.is_epithet(noun), "{noun}");
        }
        let english = Language::of("en").expect("its data is here");
        assert!(english.is_epithet("novelist") && !english.is_epithet("spokesman"));
    }
}
