//! German words: nouns have capitals as names do, roles are the last parts of compounds, and `sie` is one woman or many people.

use copydesk_text::vocabulary::{
    AUXILIARY, CAPITAL, DOCUMENT, FEMALE, FIRST_NAME, FUNCTION, MALE, NEUTER, PLURAL, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::Language;
use crate::grammar::{ASIDE, LINK, REPORT, SAY};

impl Language {
    /// What German words themselves do not tell: `sagte sie`, `Polizeisprecher`, `Man kommentiere`.
    pub(super) fn refine_nouns(&self, text: &str, from: usize, tokens: &mut [Token]) {
        for at in from..tokens.len() {
            let word = &text[tokens[at].range()];
            // `die freiwillige Wehr`, `der angeklagte Arzt`: nouns have capitals
            if tokens[at].kind == Kind::Word
                && tokens[at].bits & (CAPITAL | PRONOUN) == 0
                && tokens[at].is(ROLE | TITLE)
            {
                tokens[at].bits &= !(ROLE | TITLE | MALE | FEMALE | PLURAL | NEUTER | DOCUMENT);
            }
            if tokens[at].kind == Kind::Word && tokens[at].bits & CAPITAL == 0 && is_subjunctive(text, tokens, at, from)
            {
                tokens[at].bits |= REPORT;
            }
            let token = &tokens[at];
            let then =
                tokens.get(at + 1).filter(|next| next.is(SAY | ASIDE | LINK | AUXILIARY) && next.bits & CAPITAL == 0);
            if word == "Sie"
                && let Some(then) = then
            {
                // outside quotations it is nobody who is spoken to
                tokens[at].bits |= if text[..then.end].ends_with('n') { PLURAL } else { FEMALE };
            } else if token.is(PRONOUN) && word == "sie" {
                let verb = at
                    .checked_sub(1)
                    .map(|verb| &tokens[verb])
                    .filter(|verb| verb.is(SAY | AUXILIARY | ASIDE | LINK) && verb.bits & CAPITAL == 0);
                let plural = verb.is_some_and(|verb| {
                    let verb = &text[verb.range()];
                    verb.ends_with('n') || verb.eq_ignore_ascii_case("sind")
                });
                tokens[at].bits |= if plural || verb.is_none() { PLURAL } else { FEMALE };
            } else if token.name()
                && word.ends_with("in")
                && token.bits & FIRST_NAME == 0
                && (FEMININE.iter().any(|tail| word.ends_with(tail)) && word.len() > 7 || self.is_role(token, word))
            {
                tokens[at].bits |= FEMALE | if token.bits & TITLE == 0 { ROLE } else { 0 };
            } else if token.name()
                && token.bits & (FIRST_NAME | ROLE | TITLE) == 0
                && tokens.get(at + 1).is_some_and(|next| next.is(CAPITAL))
                && let tail @ 1.. = self.role_tail(word)
            {
                tokens[at].bits |= ROLE | tail & (MALE | FEMALE);
            } else if token.name()
                && token.bits & (FIRST_NAME | ROLE | TITLE) == 0
                && tokens.get(at + 1).is_some_and(|next| next.is(CAPITAL))
                && (self.genitive_role(word)
                    // a noun before a first name and another: `Galerist Uwe Lind`
                    || tokens[at + 1].is(FIRST_NAME) && tokens.get(at + 2).is_some_and(Token::name))
            {
                tokens[at].bits |= ROLE;
            }
        }
    }

    /// `des Gutachters`
    fn genitive_role(&self, word: &str) -> bool {
        let noun = word.strip_suffix("es").or_else(|| word.strip_suffix('s')).unwrap_or_default();
        let small = || noun.char_indices().map(|(at, c)| if at == 0 { c.to_ascii_lowercase() } else { c });
        noun.len() > 3
            && (self.lexicon.get(small().collect::<String>().as_bytes()) & (ROLE | TITLE) != 0
                || self.compound_role(noun))
    }

    fn is_role(&self, token: &Token, word: &str) -> bool {
        token.is(ROLE | TITLE) || self.compound_role(word)
    }

    /// Whether the last part of a compound is a role: `Polizeisprecher`, `CDU-Chefin`.
    pub(crate) fn compound_role(&self, word: &str) -> bool {
        self.role_tail(word) != 0
    }

    /// Whether the last part of a compound is something written: `Polizeibericht`.
    pub(crate) fn compound_document(&self, word: &str) -> bool {
        self.role_tail(word) & DOCUMENT != 0
    }

    /// What is known of the role that is the last part of a compound; 0 where none is.
    pub(crate) fn role_tail(&self, word: &str) -> u32 {
        let starts = word.char_indices().map(|(at, _)| at).skip(2).filter(|at| (4..=24).contains(&(word.len() - at)));
        let bits = starts.into_iter().map(|at| {
            let tail = &word.as_bytes()[at..];
            self.lexicon.get(tail) | self.lexicon.get(&tail.to_ascii_lowercase())
        });
        bits.into_iter().find(|bits| bits & (ROLE | TITLE) != 0 && bits & FUNCTION == 0).unwrap_or(0)
    }
}

/// Whether the German word is a verb in the first subjunctive, right after its subject at the beginning of a clause: `Man kommentiere`,
/// `, er komme`. Of other forms, none ends in -e but the past in -te.
fn is_subjunctive(text: &str, tokens: &[Token], at: usize, from: usize) -> bool {
    let word = &text[tokens[at].range()];
    let form = word.len() > 4 && word.ends_with('e') && !word.ends_with("te") && !word.ends_with("de");
    if !form || tokens[at].is(FUNCTION) || at <= from {
        return false;
    }
    let subject = &text[tokens[at - 1].range()];
    let opens = at - 1 == from || !matches!(tokens[at - 2].kind, Kind::Word | Kind::Number | Kind::Quoted);
    opens && ["man", "er", "sie", "es"].iter().any(|pronoun| subject.eq_ignore_ascii_case(pronoun))
}

/// Endings of German nouns for women who do or are something: Oppositionsführerin, Pianistin.
pub(super) const FEMININE: &[&str] = &["antin", "arin", "entin", "erin", "istin", "login", "nomin", "orin"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_roles_by_their_last_part() {
        let german = Language::of("de").expect("its data is here");
        for word in ["Polizeisprecher", "Innenministerin", "CDU-Chef"] {
            assert!(german.compound_role(word), "{word}");
        }
        assert!(!german.compound_role("Arnsberg"));
    }

    #[test]
    fn the_subjunctive_is_told_by_its_subject_at_the_beginning_of_a_clause() {
        let german = Language::of("de").expect("its data is here");
        let reports = |text: &str| {
            let mut tokens = Vec::new();
            german.tokenize(text, 0..text.len(), &mut tokens);
            tokens.iter().any(|token| token.bits & REPORT == REPORT)
        };
        assert!(reports("Man kommentiere das nicht") && reports("Er sagte, sie komme bald"));
        assert!(!reports("Man meinte das nicht") && !reports("Gestern hat er gute Karten"));
    }
}
