//! Words that a sentence tells of as another's than whoever spoke before it: what they were answered, what they were called, what the writer said. In
//! German.

use copydesk_text::vocabulary::{CAPITAL, FEMALE, MALE, OBJECT, PRONOUN};
use copydesk_text::words::{Kind, Token};

use super::clause::{BEFORE, after_speech};
use super::verb::{participle, reports, says};
use crate::grammar::PARTICIPLE;
use crate::language::Habits;
use crate::passages::passage::Passage;
use crate::whom::signs::first_person::is_of_writer;

/// Whether the quotation at this token is such: `Sie habe zur Antwort bekommen, das sei „…“`, `Die Kollegen hätten ihn „…“ genannt`, `Ich habe
/// gesagt: „…“`.
pub(crate) fn is_anothers(passage: &Passage<'_>, habits: &Habits, at: usize) -> bool {
    if !habits.nouns_capital || at == 0 {
        return false;
    }
    let low = passage.sentence(at).start.max(at.saturating_sub(BEFORE));
    let colon = passage.tokens[at - 1].kind == Kind::Colon;
    if colon {
        is_writers(passage, after_speech(passage, low, at), at - 1)
    } else {
        is_told_to_them(passage, habits, low, at)
    }
}

/// Whether the writer says what stands behind the colon: `Ich habe gesagt: „…“`, `Dann sagten wir: „…“`
fn is_writers(passage: &Passage<'_>, low: usize, end: usize) -> bool {
    let tokens = &passage.tokens[low..end];
    let word = |token: &Token| &passage.text[token.range()];
    let own = |token: &Token| token.is(PRONOUN) && is_of_writer(passage, word(token));
    let clause = tokens.iter().all(|token| token.kind == Kind::Word);
    let opens = tokens.iter().take(3).any(own);
    // `Ich habe mit Rowe gesprochen. Er hat mir gesagt`: he
    let another = tokens.iter().any(|token| token.is(PRONOUN) && token.is(MALE | FEMALE) && token.bits & OBJECT == 0);
    clause && opens && !another && tokens.iter().any(|token| says(token) || participle(token))
}

/// Whether a sentence in the subjunctive tells what whoever reports it was told or called.
fn is_told_to_them(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize) -> bool {
    let tokens = &passage.tokens;
    let Some(auxiliary) = (low..at).find(|at| reports(&tokens[*at])) else { return false };
    let (fronted, small_words) = (&passage.language().fronted, &passage.language().small_words);
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    // `zur Antwort bekommen, das sei „…“`
    let answer = || {
        (low..at).any(|noun| {
            // not `habe keine Antwort erhalten und sei „müde“`
            let over = |verb: usize| tokens[verb + 1].kind == Kind::Comma;
            let got = (noun + 1..at.min(noun + 3)).any(|verb| is(verb, &fronted.got) && over(verb));
            tokens[noun].is(CAPITAL) && is(noun, &fronted.answers) && got
        })
    };
    let (clause, end) = (low.max(auxiliary.saturating_sub(4))..at, tokens.get(at + 1));
    let comma = (auxiliary..at).find(|at| tokens[*at].kind == Kind::Comma);
    let them = |at: usize| is(at, &small_words.told);
    let near = |at: usize| tokens[at].kind == Kind::Word && comma.is_none_or(|comma| at < comma);
    let whom = clause.clone().filter(|at| near(*at) && *at != auxiliary).find(|at| them(*at));
    let one = (auxiliary.saturating_sub(1)..auxiliary + 2).any(|at| is(at, &small_words.nobody));
    // `Man habe ihr geantwortet, das sei „…“`
    let told = || comma.is_some_and(|comma| participle(&tokens[comma - 1]));
    // `Sie habe gelesen, das sei „…“`, `Ihr sei gesagt worden, das sei „…“`
    // but not `er habe viel gehört, sei aber „nicht überzeugt“`
    let clause_of_its_own = |comma: &usize| !tokens.get(comma + 1).is_some_and(reports);
    let learned = || comma.filter(clause_of_its_own).is_some_and(|comma| is(comma - 1, &fronted.learned));
    let passive = || {
        comma.filter(|comma| *comma > low + 1).is_some_and(|comma| {
            habits.becomes.iter().any(|word| passage.word_is(comma - 1, word)) && participle(&tokens[comma - 2])
        })
    };
    // `Die Kollegen hätten ihn „…“ genannt`: not she, who tells it
    let subject = auxiliary.checked_sub(1).is_some_and(|left| tokens[left].is(PRONOUN) && !one)
        || tokens.get(auxiliary + 1).is_some_and(|next| {
            next.is(PRONOUN) && next.is(MALE | FEMALE) && next.bits & OBJECT == 0 && !them(auxiliary + 1)
        });
    let called = || end.is_some_and(|called| called.is(PARTICIPLE) || is(at + 1, &fronted.called)) && !subject;
    answer() || learned() || whom.is_some() && (one && told() || passive() || called())
}
