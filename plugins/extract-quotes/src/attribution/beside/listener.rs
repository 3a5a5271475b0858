//! The subject of a verb of saying that stands behind whom it was said to: `a indiqué à l’AFP une source`, `explicó a La Voz del Norte el alcalde`.

use copydesk_text::names::phrase::Phrase;
use copydesk_text::vocabulary::{ALL_CAPS, CAPITAL, DETERMINER, FIRST_NAME, PREPOSITION, ROLE, TITLE};
use copydesk_text::words::Kind;

use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// The subject after whom it was said to: `a indiqué à l’AFP une source`, `dijo a la prensa el ministro`.
pub(super) fn after_listener(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // and `de son côté`
    let of = |at: usize| habits.of.iter().any(|of| passage.word_is(at, of));
    tokens.get(start).filter(|first| start < high && (first.is(PREPOSITION) || of(start)))?;
    let nouns = (start + 1..high.min(start + 3)).find(|at| tokens[*at].content())?;
    // `explicó al recoger el premio`: when it was said
    let infinitive = |word: &str| word.ends_with("ar") || word.ends_with("er") || word.ends_with("ir");
    if habits.drops_subject && nouns == start + 1 && infinitive(&passage.text[tokens[nouns].range()]) {
        return None;
    }
    let next = (nouns..high.min(nouns + 4)).find(|at| !tokens[*at].content())?;
    let next = behind_paper(passage, habits, nouns, next, high);
    let determined = next < high && tokens[next].is(DETERMINER) && !of(next);
    // `a soufflé à la barre Ada Rowe`, but not `declaró ante el juez Bo Lind`, where the name may be the judge's
    let plain = !habits.nouns_capital && tokens[nouns].bits & (ROLE | TITLE | CAPITAL) == 0;
    // `a raconté à l’AFP Ada Rowe`, `contó a EFE Ada Rowe`: an agency, or a paper before a first name
    let listener = &tokens[nouns];
    let agency = || {
        let known = tokens.get(nouns + 1).is_some_and(|first| first.is(FIRST_NAME));
        !habits.nouns_capital
            && (listener.is(ALL_CAPS)
                || known && listener.is(CAPITAL) && listener.bits & (FIRST_NAME | ROLE | TITLE) == 0)
    };
    let named = Some(nouns + 1).filter(|at| *at < next && tokens[*at].name() && (plain || agency()));
    let subject = if determined { Some(next) } else { named };
    subject.and_then(|subject| mention::phrase(passage, habits, subject, high))
}

/// Where the name of a paper of several words ends that goes on at `next`: `explicó a La Voz del Norte el alcalde`, `justificou ao Jornal da Manhã o
/// presidente`.
fn behind_paper(passage: &Passage<'_>, habits: &Habits, noun: usize, next: usize, high: usize) -> usize {
    let tokens = &passage.tokens;
    let capital = |at: usize| at < high && tokens[at].is(CAPITAL) && tokens[at].kind == Kind::Word;
    let mut end = next;
    let known = FIRST_NAME | ROLE | TITLE;
    let paper = capital(noun) && !habits.nouns_capital && tokens[noun].bits & known == 0;
    for _ in 0..PAPER {
        let joins = end < high && habits.of.iter().any(|of| passage.word_is(end, of));
        if !paper || !joins || !capital(end + 1) || tokens[end + 1].bits & known != 0 {
            break;
        }
        end += 1 + (end + 1..high).take_while(|at| tokens[*at].content() && capital(*at)).count();
    }
    end
}

/// How many nouns may follow that of a paper, each behind a preposition.
const PAPER: usize = 2;
