//! The names of an article where they stand, sentence by sentence, before it is known whose they are.

use super::introduced::{introduce, joined};
use super::name::{Name, run};
use super::subject::{
    LEAD, Opening, ends_sentence, follows_clause, is_apposed, is_presented, opens_with_noun, opens_with_role,
};
use crate::vocabulary::{BE, CAPITAL, DETERMINER, FIRST_NAME, PARTICLE, POSSESSIVE, ROLE, TIME, TITLE};
use crate::words::{Kind, Token};

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
    /// Whether a clause or a phrase that the sentence opens with ends right before it.
    pub(super) fronted: bool,
    /// Whether its sentence begins with a pronoun.
    pub(super) resumes: bool,
    /// Whether it is set beside a role, or ends its sentence: `That was his sister, Ada Rowe, who came`, `Here is Ada Rowe.`
    pub(super) stressed: bool,
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
        let mut last: Option<(usize, usize)> = None;
        // the sentence: where it begins, in tokens and in bytes, how it opens, and whether it has named somebody
        let (mut first, mut start, mut opening, mut named) = (0, 0, Opening::of(tokens.first()), false);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if token.bits & CAPITAL == 0 {
                // where names alone are read, a sentence may end twice
                if token.kind == Kind::End && tokens.get(at + 1).is_none_or(|next| next.kind != Kind::End) {
                    first = at + 1;
                    (start, opening, named) = (token.end, Opening::of(tokens.get(first)), false);
                    if opening.sex != 0 {
                        self.taken_up.push((self.sentences, opening.sex));
                    }
                    self.sentences += 1;
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
            let near = opening.reach;
            let left = run.start.checked_sub(1).map_or(0, |left| tokens[left].bits);
            let beside = run.start > 1 && tokens[run.start - 1].kind == Kind::Comma;
            let presented = !named
                && ((beside || left & BE != 0) && is_presented(tokens, run.start)
                    || opening.determined
                        && !describes
                        && opens_with_noun(text, &tokens[first], tokens[run.start].start, tokens[at - 1].end));
            let fronted = opening.fronts && !describes && follows_clause(text, tokens, first, &run);
            let opens = !describes
                && (name.at <= start + if named && near > LEAD { 2 * near } else { near }
                    || presented
                    || fronted
                    || !named && opening.determined && opens_with_role(tokens, first, &run));
            let leading = presented || name.at <= start + LEAD / 2 && !(run.start > first && left & DETERMINER != 0);
            let stressed = beside && is_apposed(tokens, run.start) || !named && ends_sentence(tokens, run.end);
            let sentence = self.sentences;
            let with = last.is_some_and(|(of, end)| of == sentence && joined(tokens, end, &run));
            self.runs.push(Run {
                block,
                sentence,
                opens,
                first: leading,
                fronted,
                resumes: opening.resumes,
                stressed,
                with,
                describes,
                name,
                person: None,
            });
            last = Some((sentence, run.end));
            named = true;
        }
    }
}
