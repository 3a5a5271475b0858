//! Where somebody stands in front of a German verb and somebody else behind it, and nothing tells which of them speaks next: `Bei Rowe klingelte
//! Lind. „…“, sagte er`.

use copydesk_text::vocabulary::{FEMALE, MALE, OBJECT, POSSESSOR, PREPOSITION, PRONOUN};

use super::own_words;
use crate::attribution::beside::{self, Second};
use crate::draft::Found;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Whether it is open, though the one behind the verb is its subject; `object`: no preposition stands in front.
pub(super) fn is_open(passage: &Passage<'_>, habits: &Habits, clause: &Second, object: bool) -> bool {
    let (fronted, small_words) = (&passage.language().fronted, &passage.language().small_words);
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    let front = || clause.front.clone();
    // `Für seinen Bruder Rowe würde Lind alles tun`: of Lind's side
    if front().any(|at| passage.tokens[at].is(POSSESSOR)) {
        return false;
    }
    if object {
        return !beside::acts(passage, clause.verb);
    }
    let preposition = front().find(|at| passage.tokens[*at].is(PREPOSITION)).unwrap_or(clause.front.start);
    // `Von Rowe wurde Lind gefördert`, `Von Rowe erfuhr Lind davon`
    let from = is(preposition, habits.by) && (is(clause.verb, &fronted.heard) || is(clause.verb, habits.becomes));
    // `Auf Vorschlag von Rowe übernimmt Lind`, `Nach dem Bericht von Rowe tritt Lind zurück`
    let noun = |at: usize| is(at, &fronted.given) || is(at, &fronted.reports);
    is(preposition, &small_words.open_fronts) || from || front().any(noun)
}

/// Whether a sentence begins with a pronoun that is no subject, alone or behind a preposition, and its verb: `Ihm hat Rowe`, `Neben ihr saß Rowe`.
pub(super) fn begins_with_them(passage: &Passage<'_>, clause: &Second, sex: u32) -> bool {
    let (first, last) = (&passage.tokens[clause.front.start], &passage.tokens[clause.verb - 1]);
    // the word is a possessive as well: `Ihr folgte Rowe`
    let listed = || passage.is_one_of(clause.verb - 1, &passage.language().small_words.to_them);
    let fits = last.bits & sex != 0 || sex == FEMALE && last.bits & MALE == 0;
    let them = fits && (last.is(PRONOUN) && last.is(OBJECT) || listed());
    them && (clause.front.len() == 1 || clause.front.len() == 2 && first.is(PREPOSITION))
}

/// Whether whom the subject of a sentence turns to may answer: `An Rowe schrieb sie dreimal. „…“, antwortete sie`, `Bei Rowe lernte er. „…“, sagte er`.
pub(super) fn may_answer(passage: &Passage<'_>, clause: &Second, own: &Passage<'_>, pronoun: &Found) -> bool {
    let (fronted, small_words) = (&passage.language().fronted, &passage.language().small_words);
    let turned = passage.is_one_of(clause.front.start, &small_words.turned_to);
    let replies = pronoun.cue.is_some_and(|(block, cue)| {
        block == pronoun.block && fronted.replies.iter().any(|word| own.word_is(cue, word))
    });
    turned && (replies || !own_words::of_self(own, pronoun.speaker.head.start))
}
