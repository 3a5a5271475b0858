//! German words: nouns have capitals as names do, roles are the last parts of compounds, and `sie` is one woman or many people.

use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, FUNCTION, MALE, NEUTER,
    PARTICLE, PLURAL, PRONOUN, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::classed::Listed;
use super::resources::Language;
use super::two_part::{TWO_PART_CLASSES, is_two_part};
use crate::grammar::{ASIDE, LINK, REPORT, SAY};

impl Language {
    /// What German words themselves do not tell: `sagte sie`, `Polizeisprecher`, `Man kommentiere`.
    pub(super) fn refine_nouns(&self, text: &str, from: usize, tokens: &mut [Token]) {
        for at in from..tokens.len() {
            let token = &tokens[at];
            if token.bits & TWO_PART_CLASSES == ASIDE && is_two_part(text, &tokens[at..]) {
                tokens[at].bits |= SAY;
                continue;
            }
            let plain = token.bits & (CAPITAL | PRONOUN | ROLE | TITLE) == 0;
            let ends_in_e = || text.as_bytes().get(token.end - 1) == Some(&b'e');
            if token.kind != Kind::Word || plain && !ends_in_e() {
                continue;
            }
            let bits = if token.bits & CAPITAL == 0 {
                self.refined_small(text, tokens, at, from)
            } else if token.is(ADVERB) && at > from && tokens[at - 1].is(FIRST_NAME) && tokens[at - 1].name() {
                CAPITAL // `Ada Sauer`: adverbs have none
            } else {
                token.bits | self.told_of_noun(text, tokens, at)
            };
            tokens[at].bits = bits;
        }
    }

    /// What is known of a word without a capital, by the words before it.
    fn refined_small(&self, text: &str, tokens: &[Token], at: usize, from: usize) -> u32 {
        let token = &tokens[at];
        let mut bits = token.bits;
        // `die freiwillige Wehr`, `der angeklagte Arzt`: nouns have capitals
        if bits & PRONOUN == 0 && bits & (ROLE | TITLE) != 0 {
            bits &= !(ROLE | TITLE | MALE | FEMALE | PLURAL | NEUTER | DOCUMENT);
        }
        if is_subjunctive(&self.small_words.subject_pronouns, text, tokens, at, from, bits) {
            bits |= REPORT;
        }
        if bits & PRONOUN != 0 && &text.as_bytes()[token.range()] == b"sie" {
            let verb = at.checked_sub(1).map(|verb| &tokens[verb]).filter(|verb| is_verb(verb));
            let plural = verb.is_some_and(|verb| {
                let verb = &text[verb.range()];
                is_of_several(verb) || verb.eq_ignore_ascii_case("sind")
            });
            let one = verb.is_none() && is_one_of_clause(&self.small_words.joining, text, tokens, at, from);
            bits |= if plural || verb.is_none() && !one { PLURAL } else { FEMALE };
        }
        bits
    }

    /// What a word with a capital is besides, by its form and the words after it.
    fn told_of_noun(&self, text: &str, tokens: &[Token], at: usize) -> u32 {
        let (token, next) = (&tokens[at], tokens.get(at + 1));
        let word = &text[token.range()];
        if word == "Sie"
            && let Some(then) = next.filter(|next| is_verb(next))
        {
            // outside quotations it is nobody who is spoken to
            return if is_of_several(&text[then.range()]) { PLURAL } else { FEMALE };
        }
        if !token.name() || token.is(FIRST_NAME) {
            return 0;
        }
        // `Verein` is no woman
        if word.ends_with("in")
            && !word.ends_with("ein")
            && (FEMININE.iter().any(|tail| word.ends_with(tail)) && word.len() > 7 || self.is_role(token, word))
        {
            return FEMALE | if token.bits & TITLE == 0 { ROLE } else { 0 };
        }
        let Some(next) = next.filter(|next| token.bits & (ROLE | TITLE) == 0 && next.is(CAPITAL | PARTICLE)) else {
            return 0;
        };
        if next.bits & CAPITAL == 0 {
            return self.double_first_name(word); // `Karl-Theodor von Rowe`
        }
        if let tail @ 1.. = self.role_tail(word) {
            return ROLE | tail & (MALE | FEMALE | NEUTER);
        }
        if let first @ 1.. = self.double_first_name(word) {
            return first;
        }
        // a noun before a first name and another: `Galerist Uwe Lind`
        let named = next.is(FIRST_NAME) && tokens.get(at + 2).is_some_and(Token::name);
        if named || self.genitive_role(word) { ROLE } else { 0 }
    }

    /// Two first names joined by a hyphen are one, of the first's sex: `Wolf-Jürgen`.
    fn double_first_name(&self, word: &str) -> u32 {
        let Some((first, second)) = word.split_once('-') else { return 0 };
        let named = |word: &str| {
            let bits = self.lexicon.get(word.to_lowercase().as_bytes());
            if bits & FIRST_NAME == 0 { 0 } else { bits }
        };
        if !second.starts_with(char::is_uppercase) || named(second) == 0 {
            0
        } else {
            named(first) & (FIRST_NAME | MALE | FEMALE)
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
        let bytes = word.as_bytes();
        if !self.role_ends.may_hold(bytes) {
            return 0;
        }
        // from here on all letters are small
        let small = bytes.iter().rposition(u8::is_ascii_uppercase).map_or(0, |last| last + 1);
        let mut letters = [0; LONGEST_TAIL];
        let tails = word.char_indices().map(|(at, _)| at).skip(2);
        let tails = tails.filter(|at| (SHORTEST_TAIL..=LONGEST_TAIL).contains(&(bytes.len() - at)));
        let known = tails.map(|at| {
            let tail = &bytes[at..];
            let mut bits = self.lexicon.get(tail);
            if at < small {
                let letters = &mut letters[..tail.len()];
                letters.copy_from_slice(tail);
                letters.make_ascii_lowercase();
                bits |= self.lexicon.get(letters);
            }
            bits
        });
        known.into_iter().find(|bits| bits & (ROLE | TITLE) != 0 && bits & FUNCTION == 0).unwrap_or(0)
    }
}

/// How long the last part of a compound is, in bytes.
const SHORTEST_TAIL: usize = 4;
const LONGEST_TAIL: usize = 24;

/// Whether the token is a verb that may have `sie` for its subject.
fn is_verb(token: &Token) -> bool {
    token.is(SAY | AUXILIARY | ASIDE | LINK) && token.bits & CAPITAL == 0
}

/// How many words a clause is looked through for its verb.
const CLAUSE: usize = 16;

/// Whether `sie` is one woman by the verb that ends the clause which it begins behind a conjunction: `wenn sie nachts flüstert:`, `wie sie betonte,`.
fn is_one_of_clause(joining: &[&str], text: &str, tokens: &[Token], at: usize, from: usize) -> bool {
    let Some(conjunction) = at.checked_sub(1).filter(|left| *left >= from).map(|left| &tokens[left]) else {
        return false;
    };
    let joins = joining.iter().any(|word| text[conjunction.range()].eq_ignore_ascii_case(word));
    if !conjunction.is(CONJUNCTION) || joins {
        return false;
    }
    let clause = tokens[at + 1..].iter().take(CLAUSE);
    let last = clause.take_while(|token| matches!(token.kind, Kind::Word | Kind::Number)).last();
    last.is_some_and(|verb| {
        let word = &text[verb.range()];
        verb.bits & (CAPITAL | DETERMINER | TIME) == 0 && word.ends_with(['t', 'e']) && word != "nicht"
    })
}

/// Whether a form of a German verb is of several, by its ending: not `kann`, `begann` and `schien`.
fn is_of_several(verb: &str) -> bool {
    verb.ends_with('n') && !verb.ends_with("ann") && !verb.ends_with("schien")
}

/// Whether the German word is a verb in the first subjunctive, right after its subject at the beginning of a clause: `Man kommentiere`,
/// `, er komme`; after a noun only where a sentence begins, for an adjective may stand there too. Of other forms, none ends in -e but the past in -te.
fn is_subjunctive(subjects: &Listed, text: &str, tokens: &[Token], at: usize, from: usize, bits: u32) -> bool {
    let word = &text.as_bytes()[tokens[at].range()];
    let form = word.len() > 4 && word.ends_with(b"e") && !word.ends_with(b"te") && !word.ends_with(b"de");
    if !form || bits & FUNCTION != 0 || at <= from {
        return false;
    }
    let is_subject = |at: usize| {
        let word = tokens.get(at).map_or("", |token| &text[token.range()]);
        subjects.has(word.as_bytes())
    };
    let opens = at - 1 == from || !matches!(tokens[at - 2].kind, Kind::Word | Kind::Number | Kind::Quoted);
    // `Zur Eile rate sie nicht`: behind what the sentence opens with, which is no pronoun
    let inverted = || {
        let noun = tokens[at - 1].is(CAPITAL) && tokens[at - 1].kind == Kind::Word && bits == 0;
        noun && is_subject(at + 1)
    };
    // `Die Senatorin betreibe`: the verb is the second part
    let behind_noun = || {
        let first = at.checked_sub(2).filter(|first| *first == from)?;
        let begins = first.checked_sub(1).is_none_or(|end| tokens[end].kind == Kind::End);
        Some(begins && bits == 0 && tokens[first].is(DETERMINER) && tokens[at - 1].name())
    };
    opens && is_subject(at - 1) || behind_noun().unwrap_or(false) || inverted()
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
        assert!(reports("Die Senatorin betreibe das") && !reports("Er mied Leute, der Frau kleine Gaben brachte er"));
        assert!(!reports("Man meinte das nicht") && !reports("Gestern hat er gute Karten"));
    }
}
