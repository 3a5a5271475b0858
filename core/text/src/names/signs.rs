//! What stands beside a name, of what bears it: whether it speaks or acts, what is told of it, and which pronoun comes behind it.

use memchr::memchr3;

use super::runs::Run;
use super::small_words::{FROM, PLACE, WHO, first_word, is_age_behind, is_sign};
use super::words_after::{Next, WordsAfter, is_age_before, left_word, look_up, right_word};
use crate::lexicon::Lexicon;
use crate::vocabulary::{
    ADVERB, ALL_CAPS, AUXILIARY, BE, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, FUNCTION, MALE, NEUTER,
    PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, PRONOUN, RELATIVE, ROLE, TIME, TITLE,
};
use crate::words::{Kind, Token};

/// By which words of a language the signs are read.
#[derive(Debug, Clone, Copy)]
pub struct Signs<'l> {
    /// All that is known of its words.
    pub lexicon: &'l Lexicon,
    /// The bits of verbs of saying.
    pub says: u32,
    /// Whether its words for `he` and `she` stand for people alone, and for no things.
    pub people_alone: bool,
    /// Whether the subject may follow its verb anywhere, and not only behind a quotation.
    pub inverts: bool,
    /// Whether nouns have capitals as names do.
    pub nouns_capital: bool,
}

/// How many words behind a name are looked at, over how many sentences behind its own, and how early in those somebody stands whom they are about.
const WORDS: usize = 32;
const SENTENCES: usize = 2;
const EARLY: usize = 6;

/// German verbs by which human beings tell something.
const TELLS: [&str; 6] = ["erzählt", "erzählte", "meint", "meinte", "sagt", "sagte"];

/// How long what commas set beside a name may be, in bytes.
const APPOSED: usize = 120;

/// A name where it stands.
pub(super) struct Place<'p> {
    run: &'p Run,
    blocks: &'p [(&'p str, &'p [Token])],
    pub(super) signs: &'p Signs<'p>,
    /// The word right before it, and what is known of it.
    word: &'p str,
    left: u32,
    /// The word right behind it, where a space alone is between, and what is known of it.
    right: (&'p str, u32),
    /// What stands behind it and a comma, and what behind the next.
    apposed: Option<(&'p str, &'p str)>,
}

/// What comes first behind a name that stands for somebody or something.
pub(super) struct Behind {
    /// The sex that it tells; 0 where it tells none: `the 24-year-old`.
    pub(super) sex: u32,
    /// What is known of the word.
    pub(super) of_whom: u32,
    /// Whether it stands in the sentence of the name.
    pub(super) own: bool,
    /// Whether a verb of saying stands beside it; of a thing, whether it owns what comes next.
    pub(super) speaking: bool,
}

impl<'p> Place<'p> {
    pub(super) fn of(run: &'p Run, blocks: &'p [(&'p str, &'p [Token])], signs: &'p Signs<'p>) -> Self {
        let (text, tokens) = blocks[run.block];
        let word = left_word(text, tokens.get(run.tokens.start).map_or(0, |first| first.start));
        let left = look_up(signs.lexicon, word);
        Self { run, blocks, signs, word, left, right: ("", 0), apposed: None }
    }

    /// Reads on: what stands behind it.
    pub(super) fn read_on(&mut self) {
        match self.rest().as_bytes() {
            [b' ', ..] => self.right = self.first_behind(),
            [b',', b' ', rest @ ..] => {
                let comma = memchr3(b',', b'.', b'\n', &rest[..rest.len().min(APPOSED)]);
                self.apposed = comma.and_then(|comma| {
                    let rest = self.rest().get(2..)?;
                    Some((rest.get(..comma)?, rest.get(comma..)?.strip_prefix(", ")?))
                });
            }
            _ => {}
        }
    }

    fn text(&self) -> &'p str {
        self.blocks[self.run.block].0
    }

    fn tokens(&self) -> &'p [Token] {
        self.blocks[self.run.block].1
    }

    /// The words behind it.
    fn after(&self) -> WordsAfter<'p> {
        WordsAfter::new(self.text(), self.tokens(), self.run.tokens.end, self.signs.lexicon)
    }

    /// The text behind it.
    fn rest(&self) -> &'p str {
        let end = self.tokens().get(self.run.tokens.end - 1).map_or(0, |last| last.end);
        self.text().get(end..).unwrap_or_default()
    }

    fn first_behind(&self) -> (&'p str, u32) {
        let word = right_word(self.rest());
        let read = self
            .tokens()
            .get(self.run.tokens.end)
            .filter(|next| self.text().get(next.range()).is_some_and(|read| read.as_ptr() == word.as_ptr()));
        (word, read.map_or_else(|| look_up(self.signs.lexicon, word), |next| next.bits))
    }

    fn is_said(&self, bits: u32) -> bool {
        bits & self.signs.says != 0 && bits & (PREPOSITION | AUXILIARY | CONJUNCTION) == 0
    }

    /// Whether the word before it is in small letters.
    fn is_small(&self) -> bool {
        self.word.starts_with(char::is_lowercase)
    }

    /// Whether an article stands before it, or what stands before places and things alone.
    pub(super) fn is_placed(&self) -> bool {
        self.left & DETERMINER != 0 && self.left & POSSESSOR == 0
            || self.left & PREPOSITION != 0 && self.is_small() && is_sign(PLACE, self.word)
    }

    /// Whether a verb of saying stands right behind it or right before it, or behind what commas set beside it.
    pub(super) fn speaks(&self) -> bool {
        if self.is_small() && self.is_said(self.left) {
            // `“…,” said Yrla Sweeney`, but not `told Holm Lines that`, `Rowe, said Holm banks`
            let start = self.tokens().get(self.run.tokens.start).map_or(0, |first| first.start);
            let before = self.text().get(..start.saturating_sub(self.word.len() + 1)).unwrap_or_default();
            let comma = || before.ends_with(", ") && self.rest().starts_with(['.', ',', ';', '\n']);
            return self.signs.inverts || before.trim_end().ends_with(['"', '”', '’', '\'', '»', '“']) || comma();
        }
        let (word, bits) = self.right;
        let says = |word: &str, bits| self.is_said(bits) && !word.ends_with("ing");
        let apposed = || {
            let word = first_word(self.apposed?.1);
            Some(says(word, self.signs.lexicon.get(word.as_bytes())))
        };
        self.left & (DETERMINER | PREPOSITION) == 0 && (says(word, bits) || apposed().unwrap_or_default())
    }

    /// Whether it is a word by itself that is told to say what stands before it, and no noun that is known: `„…“, sagt Rowe`. Bodies rather announce.
    pub(super) fn tells_by_surname(&self) -> bool {
        let known = FIRST_NAME | ROLE | TITLE | TIME | NEUTER | DOCUMENT | FUNCTION | ALL_CAPS | POSSESSIVE;
        let Some(token) = self.tokens().get(self.run.tokens.start).filter(|token| token.bits & known == 0) else {
            return false;
        };
        if !TELLS.contains(&self.word) {
            return false;
        }
        let before = self.text().get(..token.start.saturating_sub(self.word.len() + 1)).unwrap_or_default().trim_end();
        let word = self.first_behind().0;
        before.ends_with([',', '“', '"', '”', '«', '»', '‘']) && !word.starts_with(char::is_uppercase)
    }

    /// Whether it is the subject of its sentence, by what stands right beside it: it begins that, and a verb follows.
    pub(super) fn acts(&self) -> bool {
        let opens = self.run.tokens.start == self.run.first;
        // `konnte Yrla Sweeney`
        let inverted = || {
            self.signs.inverts && self.is_small() && self.left & (PREPOSITION | CONJUNCTION | DETERMINER | ADVERB) == 0
        };
        if !opens {
            return inverted();
        }
        let (word, bits) = self.right;
        if !word.starts_with(char::is_lowercase) {
            return self.rest().starts_with(", ");
        }
        // `West German banks`: the next word may be a noun, unless an article comes behind it
        let object = || {
            let mut after = self.after();
            after.next();
            matches!(after.next(), Some(Next::Word { bits, .. }) if bits & (DETERMINER | POSSESSOR) != 0)
        };
        let verb = bits & (AUXILIARY | BE | ADVERB) != 0 || self.is_said(bits) || word.ends_with("ed");
        self.signs.inverts || verb || bits & (PREPOSITION | CONJUNCTION) == 0 && object()
    }

    /// Whether an age, a role or `who` tells right beside it that a human being bears it.
    pub(super) fn is_told(&self) -> bool {
        let rest = self.rest();
        let beside = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" ("));
        let apposed = || {
            self.apposed.is_some_and(|(role, next)| {
                let said = || self.is_said(self.signs.lexicon.get(first_word(next).as_bytes()));
                first_word(next) == "who" || self.is_new_role(role) && said()
            })
        };
        is_age_before(self.word) || beside.is_some_and(is_age_behind) || rest.starts_with(" who ") || apposed()
    }

    /// `a solicitor acting for the families`, `a junior who edits the school paper`
    fn is_new_role(&self, role: &str) -> bool {
        let one = |bits: u32| bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER | DOCUMENT) == 0;
        let tells = |word: &str| word == "who" || one(self.signs.lexicon.get(word.as_bytes()));
        (role.starts_with("a ") || role.starts_with("an ")) && role.split(' ').take(6).any(tells)
    }

    /// Whether what follows says whose or of what somebody is: `of the Dyers’ Union`, `, whose`.
    pub(super) fn belongs(&self) -> bool {
        let rest = self.rest();
        let beside = rest.strip_prefix(", ");
        let Some(word) = beside.or_else(|| rest.strip_prefix(' ')).map(first_word) else { return false };
        if beside.is_some() && is_sign(WHO, word) {
            return true;
        }
        let of = || {
            let mut after = self.after();
            after.next();
            matches!(after.next(), Some(Next::Word { bits, capital, .. }) if capital || bits & DETERMINER != 0)
        };
        is_sign(FROM, word) && of()
    }

    /// The first word behind it that stands for one human being or for a thing. None where somebody else is named or told of before it.
    pub(super) fn behind(&self, is_name: impl Fn(&str) -> bool) -> Option<Behind> {
        let mut words = self.after();
        // `Yrla Sweeney, a lawyer, was late`: it is her own role; but whom she tells of may be another
        let said = |next: &str| self.is_said(self.signs.lexicon.get(first_word(next).as_bytes()));
        if let Some((_, next)) = self.apposed.filter(|(role, next)| self.is_new_role(role) && !said(next)) {
            words.skip_to(self.text().len() - next.len(), false);
        }
        let (mut sentence, mut depth, mut left, mut says) = (0, 0, 0, false);
        let mut most = WORDS;
        while let Some(next) = words.next() {
            most = most.checked_sub(1)?;
            depth += 1;
            let (word, bits, capital, opens) = match next {
                Next::Word { word, bits, capital, opens, .. } => (word, bits, capital, opens),
                _ if sentence == SENTENCES => return None,
                Next::End => {
                    (sentence, depth, says) = (sentence + 1, 0, false);
                    continue;
                }
                // a paragraph that begins with a quotation
                Next::Block => {
                    let (text, tokens) = *self.blocks.get(self.run.block + 1)?;
                    let quoted = tokens.first().filter(|first| first.kind == Kind::Quoted)?;
                    words = WordsAfter::new(text, tokens, 1, self.signs.lexicon);
                    words.skip_to(quoted.end, true);
                    (sentence, depth) = (SENTENCES, 0);
                    continue;
                }
            };
            let own = sentence == 0;
            let sex = bits & (MALE | FEMALE);
            let next = || words.clone().next();
            let pronoun = bits & PRONOUN != 0 || bits & POSSESSOR != 0 && self.signs.people_alone;
            if pronoun && bits & (PLURAL | RELATIVE) == 0 && (sex == MALE || sex == FEMALE) {
                let said = || matches!(next(), Some(Next::Word { bits, beside: true, .. }) if self.is_said(bits));
                let speaking = self.is_said(left) || said();
                return (own || depth <= EARLY || speaking).then_some(Behind { sex, of_whom: bits, own, speaking });
            }
            if is_age_before(word) {
                return Some(Behind { sex: 0, of_whom: bits, own, speaking: true });
            }
            let plans = || matches!(next(), Some(Next::Word { word: "will" | "would", .. }));
            if bits & NEUTER != 0 && own && (bits & POSSESSOR != 0 || bits & PRONOUN != 0 && says && plans()) {
                return Some(Behind { sex, of_whom: bits, own, speaking: bits & POSSESSOR != 0 });
            }
            // somebody else
            let role = bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER | DOCUMENT) == 0 && !self.is_said(bits);
            let noun = self.signs.nouns_capital && bits & FIRST_NAME == 0;
            // `Prices have fallen, he said`: a noun, where nobody is called so and no name goes on
            let plain = || {
                let goes_on = matches!(next(), Some(Next::Word { capital: true, .. }));
                !self.signs.nouns_capital && bits & FIRST_NAME == 0 && !goes_on && !is_name(word)
            };
            let begins = opens && (bits & FUNCTION != 0 || self.is_part(word) || plain());
            let named = capital && !begins && bits & TIME == 0 && left & PREPOSITION == 0 && !noun;
            if role || named {
                return None;
            }
            says = self.is_said(bits) || says && bits & (CONJUNCTION | TIME | PREPOSITION) != 0;
            left = bits;
        }
        None
    }

    /// Whether a word is one of the name.
    fn is_part(&self, word: &str) -> bool {
        self.run.name.full(self.text()).split(' ').any(|part| part == word)
    }

    /// Whether the words before it in its block tell of somebody of this sex by a role or a pronoun alone.
    pub(super) fn tells_of_another(&self, sex: u32) -> bool {
        let text = self.text().get(..self.run.name.at).unwrap_or_default();
        let words = text.rsplit(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
        words.take(WORDS / 2).any(|word| {
            let bits = self.signs.lexicon.get(word.as_bytes());
            let fits = bits & (MALE | FEMALE) == 0 || sex == 0 || bits & sex != 0;
            bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER | DOCUMENT) == 0 && fits
                || bits & PRONOUN != 0 && bits & (MALE | FEMALE) != 0 && fits
        })
    }
}
