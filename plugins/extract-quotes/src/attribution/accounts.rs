//! By whose account something is so, in languages other than English: laut Rowe, nach Angaben von Rowe, Rowe zufolge; hieß
//! es aus dem Ministerium.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, DOCUMENT, FIRST_NAME, OBJECT, POSSESSOR, PREPOSITION, PRONOUN, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::beside::{human, is_cue, is_source, participle, skip_times};
use super::mention;
use crate::attribution::mention::surname::is_surname;
use crate::grammar::NOUN;
use crate::language::{Habits, is_according, is_behind};
use crate::passages::passage::Passage;

/// The last in these tokens by whose account something is so, and the word that says it: `Laut Rowe ist das „…“`.
pub(crate) fn according(
    passage: &Passage<'_>,
    habits: &Habits,
    part: Range<usize>,
    low: usize,
) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    part.clone().rev().find_map(|at| {
        let token = &tokens[at];
        if is_behind(token) {
            return ends_at(passage, habits, low, at).map(|speaker| (speaker, at));
        }
        if let Some(speaker) = in_the_view(passage, habits, at, part.end) {
            return Some((speaker, at + 1));
        }
        // the second, in the languages in which that is the same word
        if !is_according(token) || at > low && tokens[at - 1].is(DETERMINER) {
            return None;
        }
        // `il sindaco, secondo cui`
        let relative = passage.is_one_of(at + 1, &passage.language().small_words.governed_relatives);
        if relative && at > low + 1 && tokens[at - 1].kind == Kind::Comma {
            return ends_at(passage, habits, low, at - 1).map(|speaker| (speaker, at));
        }
        let speaker = quoting(passage, habits, at + 1, part.end)?;
        // German `so` says as much only between commas: `das sei, so Rowe, „…“`
        let short = token.end - token.start == 2;
        let parted = at > low && tokens[at - 1].kind == Kind::Comma && {
            let end = tokens.get(speaker.tokens.end);
            end.is_none_or(|end| matches!(end.kind, Kind::Comma | Kind::Quoted | Kind::Stop))
        };
        (!short || parted).then_some((speaker, at))
    })
}

/// Whom the words after `secondo` name: also `quanto riferito dal sindaco`, `informó el alcalde`.
pub(super) fn quoting(passage: &Passage<'_>, habits: &Habits, start: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let far = high.min(start + REPORTED);
    let cue = (start..far).find(|at| is_cue(tokens, start, *at) || participle(&tokens[*at]));
    let small = |token: &Token| token.bits & CAPITAL == 0 && token.kind == Kind::Word;
    if let Some(cue) = cue.filter(|cue| !habits.nouns_capital && tokens[start..*cue].iter().all(small)) {
        let next = skip_times(tokens, cue + 1, high);
        let by = next + usize::from(tokens.get(next).is_some_and(|token| token.is(PREPOSITION)));
        return mention::governed(passage, habits, by, high);
    }
    // `stando al sindaco`
    let to = tokens.get(start).is_some_and(|token| token.is(PREPOSITION) && token.bits & CAPITAL == 0);
    let to = to && !habits.nouns_capital && !habits.verb_second;
    mention::governed(passage, habits, start + usize::from(to), high)
}

/// `nach Angaben von Rowe`, `de acordo com Rowe`, from the preposition at `at` on.
pub(super) fn in_the_view(passage: &Passage<'_>, habits: &Habits, at: usize, high: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    tokens.get(at).filter(|first| at + 2 < high && first.is(PREPOSITION))?;
    let noun = at + 1 + usize::from(tokens[at + 1].is(DETERMINER));
    let account = habits.nouns_capital && is_account(passage, at, noun);
    tokens.get(noun).filter(|noun| (noun.is(NOUN) || account) && !tokens[at + 1].is(POSSESSOR))?;
    let of = tokens.get(noun + 1)?;
    let joins = of.is(PREPOSITION) && of.bits & DETERMINER == 0
        || !habits.nouns_capital && habits.of.iter().any(|word| passage.word_is(noun + 1, word));
    // `nach Ansicht der Bilder`: seen, and no view
    let seen = habits.nouns_capital
        && tokens[noun + 1..high].iter().take(SEEN).any(|thing| {
            let word = || passage.text[thing.range()].to_lowercase();
            thing.name() && passage.language().fronted.seen.iter().any(|seen| word().ends_with(seen))
        });
    if seen && passage.language().fronted.viewed.iter().any(|view| passage.word_is(noun, view)) {
        return None;
    }
    let one = mention::governed(passage, habits, noun + 1 + usize::from(joins), high)?;
    // `nach Analyse der Daten`
    (!account || human::one(passage, habits, &one) || human::is_body(passage, habits, &one)).then_some(one)
}

/// Whether the noun behind the preposition at `at` is one for what somebody tells or reckons: `nach Schätzung von Rowe`. In German.
fn is_account(passage: &Passage<'_>, at: usize, noun: usize) -> bool {
    let (fronted, small_words) = (&passage.language().fronted, &passage.language().small_words);
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    is(at, &small_words.after)
        && (is(noun, &fronted.accounts) || noun == at + 1 && is(noun, &fronted.reports))
        && passage.tokens.get(noun).is_some_and(Token::name)
}

/// How many words behind a view are looked at for what is seen.
const SEEN: usize = 3;

/// The noun of a view whose owner only an earlier sentence names, from the preposition at `at` on: `a su juicio`, `à l’en croire`.
pub(super) fn own_view(passage: &Passage<'_>, at: usize, high: usize) -> Option<usize> {
    let tokens = &passage.tokens;
    tokens.get(at).filter(|first| at + 2 < high && first.is(PREPOSITION))?;
    let capitals = passage.language().nouns_capital();
    let noun = (at + 1..high.min(at + 4)).find(|at| tokens[*at].is(NOUN))?;
    let between = &tokens[at + 1..noun];
    let small = between.iter().all(|token| token.is(DETERMINER | PRONOUN | PREPOSITION));
    let owned = between.iter().any(|token| token.is(POSSESSOR)) || between.len() == 2 && between[1].is(OBJECT);
    let plain = tokens[noun].bits & PREPOSITION == 0 && (tokens[noun].bits & CAPITAL == 0 || capitals);
    (small && owned && plain).then_some(noun)
}

/// How many tokens after a preposition the verb may stand of which the speaker is the subject: `secondo quanto ha riferito Rowe`.
const REPORTED: usize = 5;

/// How many tokens from a verb whose subject is nobody its source may stand.
const SOURCE: usize = 10;

/// From whom something is heard, beside a verb of saying whose subject is nobody: `hieß es aus dem Ministerium`, `heißt es in einer
/// Mitteilung der Bank`; and the verb. It is the first such verb in these tokens; what follows it is looked at first.
pub(super) fn source(passage: &Passage<'_>, habits: &Habits, low: usize, high: usize) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    let cue = (low..high.min(low + 3)).find(|at| is_source(&tokens[*at]))?;
    if stands(passage, cue) {
        return None; // `„…“, stand auf einem Schild`
    }
    from(passage, habits, cue + 1, high, false).map(|speaker| (speaker, cue))
}

/// [`source`] where the verb ends the sentence or comes before a colon: `In einer Mitteilung der Bank heißt es: „…“`
pub(super) fn source_before(
    passage: &Passage<'_>,
    habits: &Habits,
    low: usize,
    high: usize,
) -> Option<(Phrase, usize)> {
    let tokens = &passage.tokens;
    let cue = (low..high).rev().find(|at| is_source(&tokens[*at]))?;
    // `Der Film heißt „Die Fähre“`: a name
    let es = |at: usize| passage.word_is(at, habits.it) || passage.word_is(at, "verlautete");
    // `Im Bericht der Kommission steht: „…“`
    let stands = stands(passage, cue);
    // `Im Bericht steht, dass`, but not `ein Nachweis stehe aus`
    if stands && high > cue + FEW && !(cue..high).any(|at| passage.word_is(at, "dass")) {
        return None;
    }
    // `hatte es damals geheißen`
    if !(stands || (cue.saturating_sub(2).max(low)..high.min(cue + 3)).any(es)) {
        return None;
    }
    let before = || from(passage, habits, low, cue, stands);
    let speaker = if stands { before() } else { from(passage, habits, cue + 1, high, false).or_else(before) };
    speaker.map(|speaker| (speaker, cue))
}

/// What is written in which there is talk of something: `In dem Brief ist von einem „Skandal“ die Rede`; with the last of these words. In German.
pub(super) fn spoken_of(passage: &Passage<'_>, habits: &Habits, low: usize, at: usize) -> Option<(Phrase, usize)> {
    let talk = habits.nouns_capital && passage.word_is(at + 1, "die") && passage.word_is(at + 2, "Rede");
    let of = (low..at).rev().take(FEW).find(|at| talk && habits.by.iter().any(|of| passage.word_is(*at, of)))?;
    from(passage, habits, low, of, true).map(|speaker| (speaker, at + 2))
}

/// What is written that the sentence before tells of, where `Darin heißt es` takes it up; with the verb. In German.
pub(super) fn read_therein(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<(Phrase, usize)> {
    let therein = habits.nouns_capital && passage.is_one_of(low, &passage.language().small_words.therein);
    let cue = (low..end.min(low + FEW)).find(|at| therein && is_source(&passage.tokens[*at]))?;
    let before = passage.sentence(low.checked_sub(1)?);
    let written = |at: &usize| {
        let token = &passage.tokens[*at];
        token.name() && (token.is(DOCUMENT) || passage.compound_document(token))
    };
    let noun = before.clone().find(written)?;
    let article =
        (before.start.max(noun.saturating_sub(FEW))..noun).rev().find(|at| passage.tokens[*at].is(DETERMINER))?;
    let speaker = mention::phrase(passage, habits, article, before.end)?;
    Some((Phrase { mention: Mention::Role, ..speaker }, cue))
}

/// Whether the source is something written that is told to be somebody's own, whom only the words before name: `in ihrer Mitteilung`.
pub(super) fn is_own(passage: &Passage<'_>, source: &Phrase) -> bool {
    let tokens = &passage.tokens[source.tokens.clone()];
    let written = |token: &Token| token.is(DOCUMENT) || token.name() && passage.compound_document(token);
    passage.language().nouns_capital()
        && tokens.first().is_some_and(|first| first.is(POSSESSOR))
        && tokens.iter().find(|token| token.name()).is_some_and(written)
}

/// How many words may stand between a verb and a quotation that stands somewhere: `stand am Montag „…“`.
const FEW: usize = 4;

/// Whether the verb says that words stand somewhere: `Im Vertrag steht`, `an der Tafel stand`.
fn stands(passage: &Passage<'_>, cue: usize) -> bool {
    passage.is_one_of(cue, &passage.language().small_words.stands)
}

/// Whether the words before a quotation or right behind it say that it stands somewhere: `Im Vertrag stehe, dass „…“`, `an der Tafel habe „…“
/// gestanden`. In German.
pub(crate) fn is_on_something(passage: &Passage<'_>, low: usize, at: usize) -> bool {
    let read = || passage.word_is(at + 1, "zu") && passage.word_is(at + 2, "lesen");
    let tells = |cue: usize| at <= cue + FEW || (cue..at).any(|at| passage.word_is(at, "dass"));
    // `Das Land stehe bereit`: its subject opens the sentence
    let article = passage.tokens.get(low).is_some_and(|first| first.is(DETERMINER) && first.bits & OBJECT == 0);
    let subject = |cue: usize| article && !passage.tokens[low..cue].iter().any(|token| token.is(PREPOSITION));
    let verb = |cue: usize| is_source(&passage.tokens[cue]) && stands(passage, cue) && tells(cue) && !subject(cue);
    passage.language().nouns_capital()
        && (passage.word_is(at + 1, "gestanden") || read() || (low..at).rev().take(SOURCE).any(verb))
}

/// Whether the words right behind a quotation say on what it stands: `„…“ stand auf einem Plakat`. In German.
pub(crate) fn stands_on(passage: &Passage<'_>, at: usize) -> bool {
    let cue = at + 1 + usize::from(passage.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Comma));
    let on = || passage.is_one_of(cue + 1, &passage.language().small_words.board);
    passage.language().nouns_capital() && stands(passage, cue) && on()
}

/// Whom one of the prepositions in these tokens names as a source: a body, or whoever a document is of. Words that stand somewhere are a
/// document's: not those on a board.
fn from(passage: &Passage<'_>, habits: &Habits, low: usize, high: usize, stands: bool) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let clause = (low..high.min(low + SOURCE)).take_while(|at| tokens[*at].kind != Kind::Comma);
    // `lyder det fra direktøren`
    let is_role = |token: &Token| passage.compound_role(token) || habits.bare_nouns && token.is(ROLE | TITLE);
    clause.into_iter().find_map(|at| {
        if !tokens[at].is(PREPOSITION) {
            return None;
        }
        // `hieß es nach Informationen der Zeitung`: who tells it, not who said it
        let noun = tokens[at + 1..high].iter().take(2).find(|noun| noun.name());
        if habits.nouns_capital && noun.is_some_and(|noun| noun.is(NOUN)) {
            return None;
        }
        let said_in = passage.is_one_of(at, &passage.language().small_words.within);
        let speaker = mention::governed(passage, habits, at + 1, high)?;
        if speaker.mention == Mention::Pronoun {
            return Some(speaker);
        }
        let noun = speaker
            .tokens
            .clone()
            .find(|at| tokens[*at].name() || tokens[*at].is(DOCUMENT) || is_role(&tokens[*at]))?;
        if tokens[noun].is(TIME) {
            return None;
        }
        let written = tokens[noun].is(DOCUMENT) || passage.compound_document(&tokens[noun]);
        // `in einer Mitteilung des Unternehmens`: whose it is
        let owner = (noun + 1..speaker.tokens.end).find(|at| tokens[*at].is(DETERMINER));
        if let Some(owner) = owner.filter(|_| written) {
            return mention::phrase(passage, habits, owner, high);
        }
        if written && passage.compound_document(&tokens[noun]) && speaker.mention == Mention::Organisation {
            return Some(Phrase { mention: Mention::Role, ..speaker });
        }
        let surname = || habits.bare_nouns && is_surname(passage, noun);
        let known = speaker.head.len() > 1 || tokens[noun].is(FIRST_NAME) || surname();
        let role = speaker.mention != Mention::Person || !known;
        let place = passage.word_is(at, "auf");
        (written || !(said_in || place || stands)).then_some(if role {
            Phrase { mention: Mention::Role, ..speaker }
        } else {
            speaker
        })
    })
}

/// The mention that ends right before the token at `end`, of at most a few words.
fn ends_at(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let from = low.max(end.saturating_sub(8));
    (from..end).find_map(|start| mention::phrase(passage, habits, start, end).filter(|phrase| phrase.tokens.end == end))
}
