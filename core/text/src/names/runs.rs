//! The names of an article where they stand, sentence by sentence, before it is known whose they are.

use super::introduced::{introduce, joined};
use super::name::{Name, run};
use crate::vocabulary::{
    CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FIRST_NAME, MALE, PARTICLE, PLURAL, POSSESSIVE, POSSESSOR, PRONOUN, ROLE,
    TIME, TITLE,
};
use crate::words::{Kind, Token};

/// How many bytes into its sentence a name may begin and still be taken for its subject, where an article opens it: a title’s
/// length.
const LEAD: usize = 24;

/// How many names an article has, as a rule.
const USUAL: usize = 128;

/// A name where it stands.
pub(super) struct Run {
    pub(super) block: usize,
    /// The number of its sentence, from 1.
    pub(super) sentence: usize,
    /// Whether it stands so early that it may be the subject.
    pub(super) opens: bool,
    /// Whether it stands right at the beginning.
    pub(super) first: bool,
    /// Whether `and` joins it to the name before it.
    pub(super) with: bool,
    /// Whether it only says more of another name.
    pub(super) describes: bool,
    pub(super) name: Name,
    /// Whom it introduces, where it is a full name.
    pub(super) person: Option<usize>,
}

/// All of them.
pub(super) struct Runs {
    pub(super) runs: Vec<Run>,
    /// Whether a surname by itself is told to be a person’s.
    pub(super) aged: bool,
    /// How many sentences have begun.
    sentences: usize,
}

impl Runs {
    /// The names that the blocks’ tokens hold.
    pub(super) fn read(blocks: &[(&str, &[Token])]) -> Self {
        let mut runs = Self { runs: Vec::with_capacity(USUAL), aged: false, sentences: 0 };
        for (block, (text, tokens)) in blocks.iter().enumerate() {
            runs.read_block(block, text, tokens);
        }
        runs
    }

    fn read_block(&mut self, block: usize, text: &str, tokens: &[Token]) {
        self.sentences += 1;
        let mut last: Option<(usize, usize)> = None;
        let (mut start, mut near, mut named) = (0, reach(tokens.first()), false);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if token.bits & CAPITAL == 0 {
                if token.kind == Kind::End {
                    self.sentences += 1;
                    (start, near, named) = (token.end, reach(tokens.get(at + 1)), false);
                }
                at += 1;
                continue;
            }
            if !token.name() || token.is(TIME) && token.bits & FIRST_NAME == 0 {
                at += 1;
                continue;
            }
            let next = tokens.get(at + 1);
            // most names are one word
            let goes_on =
                |next: &Token| next.bits & (CAPITAL | PARTICLE) != 0 || matches!(next.kind, Kind::Comma | Kind::Quoted);
            let alone = token.is(POSSESSIVE) || !next.is_some_and(goes_on);
            let run = if alone { at..at + 1 } else { run(tokens, at) };
            at = run.end;
            let name = if alone { Name::of_one(text, token) } else { Name::read(text, tokens, run.clone()) };
            let Some(mut name) = name.filter(|name| !name.title) else { continue };
            // `Rowe’s lawyer`, `Lind spokesman Bo Ask`: only says more of someone else
            let role = |next: &Token| next.is(ROLE | TITLE) && next.bits & CAPITAL == 0;
            let describes = tokens[at - 1].is(POSSESSIVE)
                || run.len() == 1 && (tokens.get(at).is_some_and(role) || tokens.get(at + 1).is_some_and(role));
            self.aged |= introduce(text, tokens, run.clone(), &mut name);
            // `In the Arnsby debate, Bo Lind`: the name is yet to come
            let opens = !describes && name.at <= start + if named && near > LEAD { 2 * near } else { near };
            let first = name.at <= start + LEAD / 2;
            let sentence = self.sentences;
            let with = last.is_some_and(|(of, end)| of == sentence && joined(tokens, end, &run));
            self.runs.push(Run { block, sentence, opens, first, with, describes, name, person: None });
            last = Some((sentence, run.end));
            named = true;
        }
    }
}

/// How many bytes into a sentence with this first word a name may stand and be its subject.
fn reach(first: Option<&Token>) -> usize {
    match first {
        // `Her sister, Ada Rowe, came`
        Some(first) if first.is(POSSESSOR) && first.is(CAPITAL) => LEAD,
        Some(first) if first.is(PRONOUN) && first.is(CAPITAL) && first.is(MALE | FEMALE | PLURAL) => 0,
        Some(first) if first.is(CONJUNCTION) && first.is(CAPITAL) => LEAD / 2,
        Some(first) if first.is(DETERMINER) => LEAD,
        _ => LEAD + LEAD / 2,
    }
}
