//! What stands around a line: the paragraphs of the story, lines that went, short lines and how they are worded.

use std::cell::OnceCell;

use crate::fate::{Fate, Reason};
use crate::lines::Info;
use crate::wording::spoken::Spoken;

/// A line that is worded as surely as this for the page is no paragraph by which the ends of the story are known.
const DOUBTFUL: i32 = 100;
/// A line that is kept and worded like this speaks of the page.
const TALKS: i32 = 150;
/// A sentence has more words than this.
const LABEL: u32 = 5;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// There is no paragraph.
    Alone,
    /// Above the first paragraph of the story; within the story; below its last.
    Before,
    Inside,
    After,
}

impl Place {
    pub(super) const NAMES: [&str; 4] = ["alone", "before", "inside", "after"];
}

/// What a line's neighbour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// There is none.
    Edge,
    Prose,
    /// It went as furniture of the page.
    Furniture,
    /// It went as something else.
    Gone,
    /// A sentence, or a short line, and how surely its words speak of the page.
    Sentence(usize),
    Short(usize),
}

impl State {
    /// The edges of how surely words speak of the page, in hundredths.
    const SENTENCES: [i32; 2] = [0, 150];
    const SHORT: [i32; 4] = [-100, 50, 150, 300];
    pub(super) const COUNT: usize = 12;

    pub(super) fn value(self) -> usize {
        match self {
            State::Edge => 0,
            State::Prose => 1,
            State::Furniture => 2,
            State::Gone => 3,
            State::Sentence(surely) => 4 + surely,
            State::Short(surely) => 7 + surely,
        }
    }

    /// The value without how it is worded.
    pub(super) fn group(self) -> usize {
        match self {
            State::Sentence(_) => 4,
            State::Short(_) => 5,
            other => other.value(),
        }
    }

    pub(super) fn name(value: usize) -> String {
        match value {
            0 => "edge".into(),
            1 => "prose".into(),
            2 => "furniture".into(),
            3 => "gone".into(),
            4..7 => format!("sentence{}", value - 4),
            _ => format!("short{}", value - 7),
        }
    }
}

/// Lines without a paragraph between them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub(super) lines: usize,
    /// Of these, the ones that went as furniture.
    pub(super) gone: usize,
    /// How the others that were kept are worded, on average.
    pub(super) mean: Option<i32>,
}

/// The lines of an article that hold text, side by side.
pub(super) struct Company<'a> {
    infos: &'a [Info<'a>],
    held: &'a [usize],
    /// How surely each line's words speak of the page, in hundredths, where that was asked.
    scores: Vec<Option<i32>>,
    states: Vec<State>,
    /// For each line, where its run starts; and the runs' ends.
    runs: Vec<(usize, usize)>,
    ends: Option<(usize, usize)>,
    /// What the paragraphs speak of, once it is asked.
    spoken: OnceCell<Spoken>,
    /// Lines that went as furniture.
    pub(super) shown: usize,
    /// Lines that are kept and worded like the page.
    pub(super) talking: usize,
    /// The header has the headline.
    pub(super) titled: bool,
}

impl<'a> Company<'a> {
    /// `held` are the lines with text; `known` tells of each line of the article how its words speak.
    pub(super) fn new(
        infos: &'a [Info<'a>],
        held: &'a [usize],
        fates: &[Fate],
        known: &[Option<i32>],
        titled: bool,
    ) -> Self {
        let scores: Vec<Option<i32>> = held.iter().map(|i| known[*i].filter(|score| *score > i32::MIN)).collect();
        let states: Vec<State> =
            held.iter().zip(&scores).map(|(i, score)| state(&infos[*i], fates[*i], *score)).collect();
        let is_prose = |state: &State| *state == State::Prose;
        let first = states.iter().position(is_prose);
        let mut runs = vec![(0, 0); held.len()];
        let mut from = 0;
        for n in 0..=held.len() {
            if n == held.len() || is_prose(&states[n]) {
                runs[from..n].fill((from, n));
                if let Some(run) = runs.get_mut(n) {
                    *run = (n, n + 1);
                }
                from = n + 1;
            }
        }
        let talks = |(state, score): (&State, &Option<i32>)| {
            matches!(state, State::Sentence(_) | State::Short(_)) && score.is_some_and(|score| score > TALKS)
        };
        Company {
            infos,
            held,
            runs,
            ends: first.zip(states.iter().rposition(is_prose)),
            shown: states.iter().filter(|state| **state == State::Furniture).count(),
            talking: states.iter().zip(&scores).filter(|pair| talks(*pair)).count(),
            spoken: OnceCell::new(),
            scores,
            states,
            titled,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.held.len()
    }

    pub(super) fn info(&self, n: usize) -> &'a Info<'a> {
        &self.infos[self.held[n]]
    }

    pub(super) fn score(&self, n: usize) -> Option<i32> {
        self.scores[n]
    }

    pub(super) fn place(&self, n: usize) -> Place {
        match self.ends {
            None => Place::Alone,
            Some((first, _)) if n < first => Place::Before,
            Some((_, last)) if n > last => Place::After,
            Some(_) => Place::Inside,
        }
    }

    /// Lines to the nearest paragraph for one that stands outside the story.
    pub(super) fn far(&self, n: usize) -> usize {
        self.ends.map_or(0, |(first, last)| first.saturating_sub(n).max(n.saturating_sub(last)))
    }

    fn state(&self, n: Option<usize>) -> State {
        n.and_then(|n| self.states.get(n)).copied().unwrap_or(State::Edge)
    }

    pub(super) fn above(&self, n: usize) -> State {
        self.state(n.checked_sub(1))
    }

    pub(super) fn below(&self, n: usize) -> State {
        self.state(Some(n + 1))
    }

    pub(super) fn is_beside_furniture(&self, n: usize) -> bool {
        [self.above(n), self.below(n)].contains(&State::Furniture)
    }

    /// The run that a line stands in.
    pub(super) fn run(&self, n: usize) -> Run {
        /// So many lines on either side tell how a run is worded.
        const NEAR: usize = 16;
        let (from, to) = self.runs[n];
        let near = from.max(n.saturating_sub(NEAR))..to.min(n + NEAR + 1);
        let gone = self.states[near.clone()].iter().filter(|state| **state == State::Furniture).count();
        let others = near.clone().filter(|other| *other != n).filter_map(|other| {
            self.scores[other].filter(|_| matches!(self.states[other], State::Sentence(_) | State::Short(_)))
        });
        let (sum, count) = others.fold((0, 0), |(sum, count), score| (sum + score, count + 1));
        Run { lines: near.len(), gone, mean: (count > 0).then(|| sum / count) }
    }

    /// How many longer words a line has, and how many of them the paragraphs speak; of a paragraph none.
    pub(super) fn shared(&self, n: usize) -> (usize, usize) {
        if self.states[n] == State::Prose {
            return (0, 0);
        }
        let paragraphs = || (0..self.len()).filter(|n| self.states[*n] == State::Prose).map(|n| self.info(n).text);
        self.spoken.get_or_init(|| Spoken::of(paragraphs())).shared(self.info(n).text)
    }

    /// How many of the two lines above and the two below have a form like this one's, as rows of a list have.
    pub(super) fn kin(&self, n: usize) -> usize {
        let own = self.form(n);
        let others = [n.checked_sub(2), n.checked_sub(1), Some(n + 1), Some(n + 2)];
        others
            .into_iter()
            .flatten()
            .filter(|other| *other < self.len() && self.states[*other] != State::Prose && self.form(*other) == own)
            .count()
    }

    fn form(&self, n: usize) -> [bool; 5] {
        let info = self.info(n);
        let digit = info.text.starts_with(|c: char| c.is_ascii_digit());
        let bullet = info.text.starts_with(['-', '–', '—', '•', '*', '·', '+']);
        [info.text.contains(": "), digit, info.shape.digits > 0, bullet, info.shape.ends_sentence()]
    }

    /// How many of the lines right above and below are as long and worded as this one.
    pub(super) fn alike(&self, n: usize) -> usize {
        let own = (self.info(n).shape.words, self.scores[n].unwrap_or_default());
        let like = |other: &usize| {
            let info = self.info(*other);
            self.states[*other] != State::Prose
                && info.shape.words.abs_diff(own.0) <= 2
                && self.scores[*other].unwrap_or_default().abs_diff(own.1) < 100
        };
        [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter(|other| *other < self.len()).filter(like).count()
    }
}

fn state(info: &Info<'_>, fate: Fate, score: Option<i32>) -> State {
    let surely = |edges: &[i32]| edges.iter().take_while(|edge| score.is_some_and(|score| score >= **edge)).count();
    match fate {
        Fate::Gone(_) if is_furniture(fate) => State::Furniture,
        Fate::Gone(_) => State::Gone,
        _ if info.is_prose() && score.is_none_or(|score| score < DOUBTFUL) => State::Prose,
        _ if info.shape.ends_sentence() && info.shape.words > LABEL => State::Sentence(surely(&State::SENTENCES)),
        _ => State::Short(surely(&State::SHORT)),
    }
}

/// True where a line went as furniture of the page, or in a box of contacts; a wire's codes and notes say nothing of the lines beside them.
pub(crate) fn is_furniture(fate: Fate) -> bool {
    let Fate::Gone(reason) = fate else { return false };
    (!reason.is_private() || reason == Reason::Contact)
        && !matches!(
            reason,
            Reason::Headline
                | Reason::Separator
                | Reason::Slug
                | Reason::PhotoNumber
                | Reason::WireTrailer
                | Reason::SignOff
                | Reason::DeskCredits
                | Reason::Byline
                | Reason::Date
                | Reason::Dateline
        )
}
