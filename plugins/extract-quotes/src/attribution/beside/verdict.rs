//! What somebody is sure of or comes to, in German: `„…“, davon ist Rowe überzeugt`, `„…“, lautet das Fazit von Rowe`.

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{CAPITAL, DETERMINER, OBJECT, POSSESSOR};
use copydesk_text::words::Kind;

use super::human::subject_case;
use super::verb::{ends, skip_times};
use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// What takes up the quotation, and the verbs behind it.
static TAKES_UP: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("takes-up "));
static IS: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("is "));
static READS: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("reads "));

/// How many small words may stand before the noun of a verdict.
const SMALL: usize = 2;

fn of_class(class: &str) -> Vec<&'static str> {
    entries(include_str!("../../../data/verdicts.txt")).filter_map(|line| line.strip_prefix(class)).collect()
}

/// Whether a noun is one for what somebody comes to or says.
pub(super) fn is_verdict(noun: &str) -> bool {
    static NOUNS: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("noun "));
    NOUNS.binary_search(&noun.to_lowercase().as_str()).is_ok()
}

/// Who is sure of it, from `start` on, and by which word: `davon ist Rowe überzeugt`, `ist sich Rowe sicher`.
fn sure(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<(Phrase, usize)> {
    static SURE: LazyLock<Vec<&str>> = LazyLock::new(|| of_class("sure "));
    let is = |at: usize, words: &[&str]| at < high && words.iter().any(|word| passage.word_is(at, word));
    let verb = start + usize::from(is(start, &TAKES_UP));
    if !habits.nouns_capital || !is(verb, &IS) {
        return None;
    }
    let next = verb + 1 + usize::from(is(verb + 1, &["sich"]));
    let speaker = mention::phrase(passage, habits, next, high)?;
    let at = skip_times(&passage.tokens, speaker.tokens.end, high);
    // `ist sich sicher`: the adverb may be skipped with the others
    let word = (speaker.tokens.end..high.min(at + 1)).rev().find(|at| is(*at, &SURE))?;
    let whole = ends(&passage.tokens, word + 1, high) && subject_case(&passage.tokens, habits, &speaker);
    whole.then_some((speaker, word))
}

/// Whose verdict it is, from `start` on, and the noun, or who is sure of it: `lautet das Fazit von Rowe`, `so das Urteil der Jury`, `davon ist Rowe
/// überzeugt`. Nobody where only the words before name them: `lautet sein Fazit`.
pub(super) fn verdict(
    passage: &Passage<'_>,
    habits: &Habits,
    start: usize,
    high: usize,
) -> Option<(Option<Phrase>, usize)> {
    let tokens = &passage.tokens;
    if let Some((speaker, word)) = sure(passage, habits, start, high) {
        return Some((Some(speaker), word));
    }
    let reads = habits.nouns_capital && READS.iter().any(|word| passage.word_is(start, word));
    let article = tokens.get(start + 1).filter(|article| reads && start + 2 < high && article.is(DETERMINER))?;
    let noun = (start + 2..high.min(start + 3 + SMALL)).find(|at| tokens[*at].is(CAPITAL))?;
    let small = tokens[start + 2..noun].iter().all(|token| token.kind == Kind::Word);
    if !small || article.is(OBJECT) || !is_verdict(&passage.text[tokens[noun].range()]) {
        return None;
    }
    let speaker = whose(passage, habits, noun, high);
    if speaker.is_none() && !(article.is(POSSESSOR) && ends(tokens, noun + 1, high)) {
        return None;
    }
    Some((speaker, noun))
}

/// Whose the noun at a token is: `das Fazit von Rowe`, `das Urteil der Jury`.
pub(super) fn whose(passage: &Passage<'_>, habits: &Habits, noun: usize, high: usize) -> Option<Phrase> {
    let genitive = passage.is_one_of(noun + 1, &passage.language().small_words.genitive_articles);
    if genitive && noun + 1 < high {
        // `das Fazit der Ökonomin Ada Rowe`, but not `die Warnung der Woche`
        let titled = |whose: &Phrase| (whose.tokens.start..whose.head.start).any(|at| passage.tokens[at].is(CAPITAL));
        return mention::phrase(passage, habits, noun + 1, high)
            .filter(|whose| whose.mention != Mention::Person || titled(whose));
    }
    let of = habits.by.iter().any(|of| passage.word_is(noun + 1, of));
    if of { mention::governed(passage, habits, noun + 2, high) } else { None }
}
