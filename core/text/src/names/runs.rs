//! The names of an article where they stand, sentence by sentence, before it is known whose they are.

use std::ops::Range;

use super::extent::run;
use super::introduced::introduce;
use super::name::Name;
use super::streets::is_street;
use super::subject::taken_up;
use crate::vocabulary::{CAPITAL, FIRST_NAME, PARTICLE, POSSESSIVE, TIME};
use crate::words::{Kind, Token};

/// How many names an article has, as a rule.
const USUAL: usize = 128;

/// A name where it stands.
pub(super) struct Run {
    pub(super) block: usize,
    /// The number of its sentence, from 1.
    pub(super) sentence: usize,
    /// Where its sentence begins, in tokens.
    pub(super) first: usize,
    /// Its own tokens.
    pub(super) tokens: Range<usize>,
    /// Where the name before it in its sentence ends, in tokens; 0 where there is none.
    pub(super) earlier: usize,
    pub(super) name: Name,
    /// Whom it introduces, where it is a full name.
    pub(super) person: Option<usize>,
}

/// All of them.
pub(super) struct Runs {
    pub(super) runs: Vec<Run>,
    /// Whether a surname by itself is told to be a person’s.
    pub(super) aged: bool,
    /// Sentences after which one begins with `He` or `She`, and the sex that it tells.
    pub(super) taken_up: Vec<(usize, u32)>,
    /// How many sentences have begun.
    sentences: usize,
}

impl Runs {
    /// The names that the blocks’ tokens hold.
    pub(super) fn read(blocks: &[(&str, &[Token])]) -> Self {
        let mut runs = Self { runs: Vec::with_capacity(USUAL), aged: false, taken_up: Vec::new(), sentences: 0 };
        for (block, (text, tokens)) in blocks.iter().enumerate() {
            runs.read_block(block, text, tokens);
        }
        runs
    }

    fn read_block(&mut self, block: usize, text: &str, tokens: &[Token]) {
        self.sentences += 1;
        // where the sentence begins, and where its last name ends
        let (mut first, mut earlier) = (0, 0);
        let mut at = 0;
        while let Some(passed) = tokens[at..].iter().position(of_note) {
            at += passed;
            let token = &tokens[at];
            if token.kind == Kind::End {
                at += 1;
                // where names alone are read, a sentence may end twice
                if tokens.get(at).is_none_or(|next| next.kind != Kind::End) {
                    (first, earlier) = (at, 0);
                    let sex = tokens.get(at).map_or(0, taken_up);
                    if sex != 0 {
                        self.taken_up.push((self.sentences, sex));
                    }
                    self.sentences += 1;
                }
                continue;
            }
            if !token.name() || token.is(TIME) && (token.bits & FIRST_NAME == 0 || dated(text, token)) {
                at += 1;
                continue;
            }
            // most names are one word
            let goes_on =
                |next: &Token| next.bits & (CAPITAL | PARTICLE) != 0 || matches!(next.kind, Kind::Comma | Kind::Quoted);
            let alone = token.is(POSSESSIVE) || !tokens.get(at + 1).is_some_and(goes_on);
            let run = if alone { at..at + 1 } else { run(tokens, at) };
            at = run.end;
            if !alone && is_street(text, tokens, &run) {
                continue;
            }
            let read = if alone { Name::of_one(text, token) } else { Name::read(text, tokens, run.clone()) };
            let name = match read {
                Some(name) if !name.title => name,
                _ => continue,
            };
            let sentence = self.sentences;
            self.runs.push(Run { block, sentence, first, tokens: run.clone(), earlier, name, person: None });
            if let Some(pushed) = self.runs.last_mut() {
                self.aged |= introduce(text, tokens, run, &mut pushed.name);
            }
            earlier = at;
        }
    }
}

/// Whether a month that is a first name as well is a month: `at a June rally`, `in April Rowe said`
#[cold]
fn dated(text: &str, month: &Token) -> bool {
    const BEFORE: [&str; 14] =
        ["a", "an", "the", "in", "since", "until", "till", "during", "early", "late", "mid", "last", "next", "this"];
    let before = text[..month.start].trim_end().rsplit([' ', '-']).next().unwrap_or_default();
    BEFORE.iter().any(|word| before.eq_ignore_ascii_case(word))
        || !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the token may begin a name or ends a sentence.
#[inline]
fn of_note(token: &Token) -> bool {
    (token.bits & CAPITAL != 0) | (token.kind == Kind::End)
}

/// Cuts what comes behind the first letter of a surname that the article does not give, unless it is a surname that stands by itself too:
/// `George W. Rowe`, of whom it speaks as `Rowe` and as `W.`
pub(super) fn shorten(runs: &mut [Run], blocks: &[(&str, &[Token])]) {
    let shortened = runs.iter().filter(|run| run.name.is_shortened(blocks[run.block].0));
    let mut initials: Vec<u64> = shortened.map(|run| run.name.last).collect();
    if initials.is_empty() {
        return;
    }
    initials.sort_unstable();
    initials.dedup();
    let mut surnames: Vec<u64> = runs.iter().filter(|run| run.name.words == 1).map(|run| run.name.last).collect();
    surnames.sort_unstable();
    for run in runs.iter_mut().filter(|run| run.name.words > 2 && surnames.binary_search(&run.name.last).is_err()) {
        run.name.shorten(blocks[run.block].0, &initials);
    }
}

/// Cuts a noun and its `von` from a surname that the article introduces in full: `Nach Angaben von Rowe`, of Ada Rowe, is no second Rowe.
pub(super) fn part_from_nouns(runs: &mut [Run], blocks: &[(&str, &[Token])]) {
    let behind_noun = |run: &Run| {
        let name = if run.name.words == 3 { run.name.full(blocks[run.block].0) } else { return None };
        let (noun, last) = name.split_once(" von ")?;
        let known = blocks[run.block].1.get(run.tokens.clone())?.iter().any(|token| token.is(FIRST_NAME));
        (!known && !noun.contains(' ')).then_some(last)
    };
    let nouns: Vec<usize> = (0..runs.len()).filter(|at| behind_noun(&runs[*at]).is_some()).collect();
    if nouns.is_empty() {
        return;
    }
    let full = |run: &&Run| run.name.words > 1 && behind_noun(run).is_none();
    let mut surnames: Vec<u64> = runs.iter().filter(full).map(|run| run.name.last).collect();
    surnames.sort_unstable();
    for at in nouns {
        let Some(last) = behind_noun(&runs[at]).filter(|_| surnames.binary_search(&runs[at].name.last).is_ok()) else {
            continue;
        };
        runs[at].name.keep_last(last.len());
    }
}

/// Whether the English article stands before a full name that begins with a first name, so that something is called after somebody: `the Ronald
/// Reagan Building`.
pub(super) fn is_called_after(run: &Run, (text, tokens): (&str, &[Token])) -> bool {
    let first = || tokens.get(run.tokens.start).filter(|first| first.is(FIRST_NAME) && first.start == run.name.at);
    run.name.words > 1
        && text.get(..run.name.at).is_some_and(|before| before.ends_with("the ") || before.ends_with("The "))
        && first().is_some()
}
