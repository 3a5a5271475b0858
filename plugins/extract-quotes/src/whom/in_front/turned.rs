//! Whom a Swedish or Danish pronoun means where it would be somebody in front of the verb, who is no subject: whoever stands behind the verb, as
//! `Efter Bo Lind tar Per Rowe över. ”…”, säger han`.

use copydesk_text::vocabulary::{CONJUNCTION, DETERMINER, MALE, POSSESSOR, PREPOSITION};

use super::open;
use super::sentence::Before;
use crate::attribution::beside::{self, Second};
use crate::whom::signs::doubt::NAMES;
use crate::whom::signs::meant::Antecedent;

impl<'a> Before<'_, 'a> {
    /// Who was named before the name that the order tells, which may be a possessive and a name of something: `Bo Lind är arg. Hans Volvo är stulen.`
    pub(super) fn owner(&self) -> Option<Antecedent<'a>> {
        let known = self.known?;
        let (his, noun) = self.people.person(known)?.name.split_once(' ')?;
        let (block, at) = self.people.first_mention(known)?;
        let passage = &self.passages[block];
        let bits = |word: &str| passage.language().lexicon.get(word.to_lowercase().as_bytes());
        let opens = || {
            let before = passage.text.get(..at).unwrap_or_default().trim_end();
            before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && c != ',')
        };
        let owned = bits(his) & (DETERMINER | POSSESSOR) == DETERMINER | POSSESSOR
            && noun.split(' ').all(|word| bits(word) & MALE == 0)
            && opens();
        let fits = |other: &usize| *other != known && self.fits(*other);
        let other = self.people.before(block, at).take(NAMES).find(fits).filter(|_| owned)?;
        // of two of the block either, and nobody of another
        let mut here = self.people.mentioned(block, 0..at).map(|(person, _)| person).filter(fits).peekable();
        let one = here.peek().is_some() && here.all(|another| another == other);
        Some(if one { Antecedent::Person(other) } else { Antecedent::Unclear })
    }

    /// See the module.
    pub(super) fn turned(&self, clause: &Second) -> Option<Antecedent<'a>> {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let (known, one) = (self.known?, clause.behind.as_ref()?);
        let mut here = self.people.mentioned(self.block, passage.bytes(&clause.front));
        here.find(|(person, _)| *person == known)?;
        let fronted = &passage.language().fronted;
        let verb = |list: &[&str]| list.iter().any(|word| passage.word_is(clause.verb, word));
        // `För Lind är Rowe en förebild`, `Av Lind fick Rowe beröm`: whose words come is open, and as a rule Lind’s
        let seems = passage.word_is(clause.front.start, self.habits.view) && verb(&fronted.seems);
        if self.is_as_ordered(clause)
            || seems
            || verb(&fronted.moves)
            || verb(&fronted.receives)
            || self.is_source(clause)
        {
            return None;
        }
        let person = self.named(one).filter(|person| *person != known && self.fits(*person))?;
        let joined = tokens.get(one.tokens.end).is_some_and(|and| and.is(CONJUNCTION));
        // `När Lind slutade, tog Rowe över`: of two who do something, either
        let clauses = tokens[clause.front.start].is(CONJUNCTION) && tokens[clause.front.start].bits & PREPOSITION == 0;
        // `I Linds bok hyllas Rowe`: the passive acts on him; `Kritiken av Lind leds av Rowe`: he acts
        let by = tokens[one.tokens.start - 1].is(PREPOSITION);
        let passive = passage.text[tokens[clause.verb].range()].ends_with('s') && !by;
        // `I ett brev från Lind läser Rowe`, but not `Efter kritiken från Lind svarar Rowe`
        let last = clause.front.clone().rev().find(|at| tokens[*at].is(PREPOSITION));
        let from = last.is_some_and(|last| passage.is_one_of(last, &passage.language().small_words.open_fronts));
        let from = from && !beside::acts(passage, clause.verb);
        let either = passive || !by && (from || open::is_open(passage, self.habits, clause, false));
        // `Till Linds besvikelse slutar Rowe`
        let owned = !tokens[clause.verb - 1].name();
        let open = clauses || owned || joined || either || self.replies() || !self.is_new(known);
        Some(if open { Antecedent::Unclear } else { Antecedent::Person(person) })
    }

    /// Whether nothing is gained by the place of the verb, so that the order of the names tells: `Under Lind blev Rowe stjärna`, `Åtalet mot Lind väcktes av
    /// Rowe. ”Jag är oskyldig”`, `Hos läkaren Lind satt Rowe. ”Gapa”`, `Da Lind kom hjem, var Rowe væk`.
    fn is_as_ordered(&self, clause: &Second) -> bool {
        let (passage, tokens) = (self.passage(), &self.passage().tokens);
        let small_words = &passage.language().small_words;
        let first = clause.front.start;
        let alone = || !tokens[first + 1..clause.front.end].iter().any(|token| token.is(PREPOSITION));
        let no_turn = passage.is_one_of(first, &small_words.no_turn) && !beside::acts(passage, clause.verb) && alone();
        let open = || passage.is_one_of(first, &small_words.open_fronts) && alone();
        let agent = clause.behind.as_ref().is_some_and(|one| passage.is_one_of(one.tokens.start - 1, &small_words.by));
        let clauses = tokens[first].is(CONJUNCTION) && tokens[first].bits & PREPOSITION == 0;
        let be = || passage.is_one_of(clause.verb, &small_words.be);
        no_turn
            || agent && self.speaks_of_self()
            || open() && (!self.speaks_of_self() || self.begins_with_another())
            || clauses && be()
    }

    /// Whether the pronoun’s verb is one of answering, so that whom the subject asks may speak: `I en intervju med Lind ställer Rowe frågan. ”…”, svarar han`.
    fn replies(&self) -> bool {
        let replies = &self.passage().language().fronted.replies;
        self.pronoun.cue.is_some_and(|(block, cue)| replies.iter().any(|word| self.passages[block].word_is(cue, word)))
    }
}
