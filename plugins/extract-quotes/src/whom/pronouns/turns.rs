//! Who asks and who answers, from one quotation to the next: `“And did you?” Rowe asked. “No,” she said.`

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{FEMALE, MALE};

use crate::draft::Found;
use crate::language::turns::Turn;
use crate::passages::passage::Passage;

/// How many blocks two who talk with each other are remembered.
const REACH: usize = 2;

/// The talk until now.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    /// Who has asked, who has answered, and in which block.
    pair: Option<(usize, usize, usize)>,
    /// Who put a question in the quotation right before, and in which block.
    question: Option<(usize, usize)>,
}

/// The verb that tells that somebody says it.
fn cue<'a>(passages: &[Passage<'a>], found: &Found) -> Option<&'a str> {
    let (block, cue) = found.cue?;
    Some(&passages[block].text[passages[block].tokens.get(cue)?.range()])
}

impl Turns {
    /// Whom the pronoun means that was taken for this person: where that is who has just asked, whoever answers them; nobody, where it is told that
    /// it is an answer.
    pub(crate) fn answered(
        &self,
        passages: &[Passage<'_>],
        people: &People<'_>,
        found: &Found,
        person: Option<usize>,
    ) -> Option<usize> {
        let Some(person) = person.filter(|_| found.speaker.mention == Mention::Pronoun) else { return person };
        let just = |block: usize| block == found.block || block + 1 == found.block;
        let Some((asker, _)) = self.question.filter(|(_, block)| just(*block)) else { return Some(person) };
        let turns = &passages[found.block].language().turns;
        let cue = cue(passages, found).unwrap_or_default();
        if turns.turn(cue) == Some(Turn::Asks) {
            return Some(person);
        }
        let sex = passages[found.block].tokens.get(found.speaker.head.start)?.bits & (MALE | FEMALE);
        let fits = |other: usize| people.person(other).is_some_and(|one| one.sex == 0 || one.sex & sex != 0);
        let near = |block: usize| block + REACH >= found.block;
        // also where another asks now: `Mr Lind asked: “Why?” “I was afraid,” she said`
        let pair = self.pair.filter(|(one, other, block)| *one == person && near(*block) && fits(*other));
        match pair {
            Some((_, other, _)) => Some(other),
            None => Some(person).filter(|person| *person != asker || !turns.answers(cue)),
        }
    }

    /// Notes who said the quotation that begins at a pair of a block, and who asked them, if that was told.
    pub(crate) fn note(
        &mut self,
        passages: &[Passage<'_>],
        (block, index): (usize, usize),
        found: &Found,
        (person, asker): (Option<usize>, Option<usize>),
    ) {
        let asked = self.question.filter(|(_, own)| *own == block).map(|(asker, _)| asker);
        if let (Some(person), Some(asker)) = (person, asker.or(asked))
            && person != asker
        {
            self.pair = Some((asker, person, block));
        } else if let Some((_, other, last)) = &mut self.pair
            && Some(*other) == person
        {
            *last = block;
        }
        let passage = &passages[block];
        let asks = || cue(passages, found).is_some_and(|cue| passage.language().turns.turn(cue) == Some(Turn::Asks));
        let quoted = passage.pairs.get(index).map_or("", |pair| &passage.text[pair.inner.clone()]);
        let question = quoted.trim_end().ends_with('?') && asks();
        self.question = person.filter(|_| question).map(|person| (person, block));
    }
}
