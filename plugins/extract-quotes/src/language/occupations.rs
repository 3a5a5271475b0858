//! What the nouns of a language say of somebody: what one does, which office one holds, or neither; and whom they call again.

use std::borrow::Cow;

use copydesk_text::vocabulary::{ROLE, TITLE};

use super::german::FEMININE;
use super::habits::Rules;
use super::nouns::COMPOUND;
use super::nouns::small;
use super::resources::Language;

impl Language {
    /// Whether a noun is one by which someone is called again who was named: scientist.
    pub(crate) fn is_epithet(&self, noun: &str) -> bool {
        if let Rules::Clauses = self.rules {
            return self.is_english_epithet(noun);
        }
        let noun = small(noun);
        // `o ex-prefeito`: another than the mayor
        if noun.strip_prefix("ex").is_some_and(|office| {
            let office = office.strip_prefix('-').unwrap_or(office);
            self.lexicon.get(office.as_bytes()) & (ROLE | TITLE) != 0
        }) {
            return false;
        }
        let compounds = self.nouns_capital();
        let known = self.lexicon.get(noun.as_bytes()) & (ROLE | TITLE) != 0 || self.compound_role(&noun);
        // `die Thüringerin`: where she is from
        let from = compounds && !known && FEMININE.iter().any(|tail| noun.ends_with(tail));
        self.epithets.contain(&noun, compounds, known, from)
    }

    /// The same in English, where the list has them, but for words that say where somebody is from: `the Glaswegian`. `the Marl Star` and the
    /// Guardian are newspapers.
    fn is_english_epithet(&self, noun: &str) -> bool {
        let word = small(noun);
        let capital = || noun.starts_with(char::is_uppercase);
        let from = || word.ends_with("ian") && capital() && self.lexicon.get(word.as_bytes()) == 0;
        (self.epithets.list(&word, false) || from()) && !(capital() && self.media.contains(&word.as_ref()))
    }

    /// Whether the list has a noun by which someone is called again who was named: no office, which another may hold.
    pub(crate) fn is_listed_epithet(&self, noun: &str) -> bool {
        self.epithets.list(&small(noun), self.nouns_capital())
    }

    /// The roles whose holder a noun calls again: of `Ortschefin`, `bürgermeister` and `bürgermeisterin`.
    pub(crate) fn called_again(&self, noun: &str) -> Option<Vec<Cow<'static, str>>> {
        let noun = if self.synonyms.is_empty() { return None } else { small(noun) };
        let of = |noun: &str| {
            let at = self.synonyms.binary_search_by_key(&noun, |(noun, _)| *noun).ok()?;
            Some(self.synonyms[at].1.split(' '))
        };
        if let Some(roles) = of(&noun) {
            return Some(roles.map(Cow::Borrowed).collect());
        }
        // in German the masculine stands for both
        let roles = of(noun.strip_suffix("in").filter(|_| self.nouns_capital())?)?;
        Some(roles.flat_map(|role| [Cow::Borrowed(role), Cow::Owned(format!("{role}in"))]).collect())
    }

    /// Whether a noun is of a trade: it may call somebody again whom its paragraph introduces by name alone.
    pub(crate) fn is_trade(&self, noun: &str) -> bool {
        self.epithets.is_trade(&small(noun), self.nouns_capital())
    }

    /// Whether a compound that begins so is another role than its last part: `Ministerpräsident`, `Ex-Minister`.
    pub(crate) fn is_another_office(&self, first: &str, last: &str) -> bool {
        let (first, last) = (small(first), small(last));
        let first = first.trim_end_matches('-');
        let masculine = last.strip_suffix("in").filter(|_| self.nouns_capital()).unwrap_or(&last);
        self.compound_offices.iter().any(|office| match office.strip_suffix('-') {
            Some(begins) => begins == first,
            None => office.strip_prefix(first).is_some_and(|tail| tail == last || tail == masculine),
        })
    }

    /// Whether a story may have one of these of whom it has not named.
    pub(crate) fn is_standing(&self, noun: &str) -> bool {
        self.epithets.is_standing(&small(noun), self.nouns_capital())
    }

    /// Whether a noun says what one does, so that it is nobody's who does something else: scientist, but not Londoner.
    pub(crate) fn says_what_one_does(&self, noun: &str) -> bool {
        let noun = small(noun);
        let known = || {
            self.lexicon.get(noun.as_bytes()) & (ROLE | TITLE) != 0 || self.nouns_capital() && self.compound_role(&noun)
        };
        let open = || self.fields.leave_open(&noun) || self.epithets.list(&noun, self.nouns_capital());
        self.fields.hold(&noun) || known() && !open()
    }

    /// Whether a role leaves open what one does: resident.
    pub(crate) fn leaves_open(&self, role: &str) -> bool {
        let role = small(role);
        self.fields.leave_open(&role) || self.epithets.list(&role, self.nouns_capital()) && !self.fields.hold(&role)
    }

    /// Whether two nouns may be said of one person: they are one, or the one is broader.
    pub(crate) fn may_be_one(&self, one: &str, other: &str) -> bool {
        let (one, other) = (small(one), small(other));
        let tail = |one: &str, other: &str| {
            let first = one.strip_suffix(other).filter(|_| self.compounds() && other.len() >= COMPOUND);
            first.is_some_and(|first| !self.is_another_office(first, other))
        };
        let again = |one: &str, other: &str| {
            self.called_again(one).is_some_and(|roles| roles.iter().any(|role| role.as_ref() == other))
        };
        one == other
            || tail(&one, &other)
            || tail(&other, &one)
            || again(&one, &other)
            || again(&other, &one)
            || self.fields.join(&one, &other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_that_calls_again_is_found_in_every_list() {
        for tag in Language::tags() {
            let language = Language::of(tag).expect("its data is here");
            for (noun, roles) in &language.synonyms {
                let found = language.called_again(noun).unwrap_or_default();
                assert_eq!(found.join(" "), *roles, "{tag} {noun}");
            }
        }
        let german = Language::of("de").expect("its data is here");
        let roles = german.called_again("Ortschefin").unwrap_or_default();
        assert_eq!(roles, ["bürgermeister", "bürgermeisterin"]);
        assert!(german.called_again("Tisch").is_none());
    }
}
