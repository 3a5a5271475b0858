//! German words before a colon behind which nobody who is named there speaks: `Rowe fand einen Zettel: „…“`, `Rowe drehte viel: „Der lange Weg“ heißt sein
//! neuer Film`, `Handschriftlich hat jemand vermerkt: „…“`.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{AUXILIARY, CAPITAL, DETERMINER, POSSESSOR, PREPOSITION};
use copydesk_text::words::Kind;

use super::human;
use super::verb::{first_word, is_source};
use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// How far from its verb the noun stands for what is found, in tokens.
const FOUND: usize = 10;

/// How many words behind a quotation may tell that it is what somebody says.
const SAYING: usize = 6;

/// Whether the quotation at this token begins with what somebody shows: `„Das haben wir gedruckt“`.
fn shows(passage: &Passage<'_>, at: usize) -> bool {
    let words = passage.text[passage.tokens[at].range()].trim_matches(mention::is_mark);
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    passage.language().content_words.shown.iter().any(|word| *word == first)
}

/// Whether the subject of these words comes upon another’s words: `Rowe bekam einen Brief`, `Rowe zeigt auf ein Schild`; but not his own: `Rowe las aus seinem
/// Brief vor`, nor those of whom they tell: `Rowe bekam einen Brief von Lind`.
pub(super) fn is_found(passage: &Passage<'_>, habits: &Habits, (low, end): (usize, usize), at: usize) -> bool {
    let tokens = &passage.tokens;
    if !habits.nouns_capital {
        return false;
    }
    let Some(subject) = mention::phrase(passage, habits, first_word(tokens, low), end) else { return false };
    let verb = subject.tokens.end;
    let content_words = &passage.language().content_words;
    let finds = passage.is_one_of(verb, &content_words.comes_upon);
    let points = || passage.is_one_of(verb, &content_words.points) && !shows(passage, at);
    if verb >= end || !(finds || points()) || !human::one(passage, habits, &subject) {
        return false;
    }
    // `fand Worte für den Brief`, `fand beim Lesen des Briefes Worte`, `bekam keinen Brief`
    let small = |at: usize, of: fn(&str) -> bool| of(&passage.text[tokens[at].range()].to_lowercase());
    let aside = |at: usize| {
        let genitive = || passage.is_one_of(at - 1, &passage.language().small_words.genitive_articles);
        finds && (tokens[at - 1].is(PREPOSITION) || tokens[at - 2].is(PREPOSITION) || genitive())
    };
    let no = |at: usize| small(at, |word| word.starts_with("kein") || matches!(word, "nie" | "nicht" | "niemals"));
    let written = |at: &usize| {
        let noun = &tokens[*at];
        let word = passage.text[noun.range()].to_lowercase();
        let listed = || passage.language().words.binary_search(&&*word).is_ok();
        let message = || content_words.messages.iter().any(|message| word.ends_with(message));
        // `fand die Nachricht traurig`
        let whole = at + 1 == end || tokens[at + 1].is(PREPOSITION | DETERMINER) && !passage.word_is(at + 1, "zu");
        noun.name() && whole && !aside(*at) && (message() || listed())
    };
    let Some(noun) = (verb + 1..end.min(verb + 1 + FOUND)).find(written) else { return false };
    let own = tokens[verb..noun].iter().any(|token| token.is(POSSESSOR));
    let of_another = (verb..end).any(|at| habits.by.iter().any(|by| passage.word_is(at, by)));
    let none = (verb..noun).any(no);
    !own && !none && !of_another && tokens[verb..end].iter().all(|token| token.kind == Kind::Word)
}

/// Whether the clause behind a colon goes on behind the quotation at `at`, which it begins with: `„Der lange Weg“ heißt sein neuer Film`.
pub(super) fn goes_on(passage: &Passage<'_>, habits: &Habits, at: usize) -> bool {
    let Some(verb) = passage.tokens.get(at + 1).filter(|verb| habits.nouns_capital && verb.kind == Kind::Word) else {
        return false;
    };
    // `„…“ war sein Satz im Mai`, `„…“ war alles`
    let content_words = &passage.language().content_words;
    let words = passage.tokens[at + 1..].iter().take_while(|token| token.kind == Kind::Word).take(SAYING);
    let saying = |word: &str| content_words.sayings.iter().any(|end| word.ends_with(end));
    let is = passage.is_one_of(at + 1, &passage.language().small_words.be);
    if words.into_iter().any(|token| saying(&passage.text[token.range()].to_lowercase())) {
        return false;
    }
    let named = is_source(verb) && !passage.word_is(at + 2, habits.it);
    let stopped =
        passage.text[passage.tokens[at].range()].trim_end_matches(mention::is_mark).ends_with(['.', '!', '?', '…']);
    verb.bits & CAPITAL == 0 && !stopped && (is || named || verb.is(AUXILIARY))
}

/// Whether the verb at `cue` has somebody for its subject who is not named, behind a word that only looks like a name: `Handschriftlich hat jemand
/// geschrieben`.
pub(super) fn is_somebody(passage: &Passage<'_>, habits: &Habits, cue: usize, speaker: &Phrase) -> bool {
    let plain = habits.nouns_capital && speaker.mention == Mention::Person && human::plain(passage, speaker);
    let behind = speaker.tokens.end..cue.max(speaker.tokens.end + 2);
    plain && behind.take(2).any(|at| passage.is_one_of(at, &passage.language().small_words.nobody))
}
