//! What a sentence opens with that is no subject, though somebody is named there: `Anders als Rowe sagte Lind`, `Torwart Rowe lobte er`, `Auf Rowe
//! angesprochen, wurde sie deutlich`, `…, die Rowe angezeigt hatte`.

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, POSSESSOR,
    PREPOSITION, PRONOUN, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::human;
use super::human::subject_case;
use super::verb::{participle, reports, says, skip_times};
use crate::attribution::mention;
use crate::language::Habits;
use crate::passages::passage::Passage;

/// Who stands right behind the finite verb at `verb` and is its subject, where `before` stands before it: whom somebody is compared with or who is
/// spoken of (`Anders als Rowe sagte Lind`, `Om Rowe säger Lind`), or, in German, anybody where `er` stands behind it (`Torwart Rowe lobte er`).
pub(super) fn subject_behind(
    passage: &Passage<'_>,
    habits: &Habits,
    (low, verb, high): (usize, usize, usize),
    before: &Phrase,
) -> Option<Phrase> {
    let tokens = &passage.tokens;
    // `Rowe, dessen Vertrag ausläuft, lobte er`
    let parted = verb > before.tokens.end && tokens[verb - 1].kind == Kind::Comma;
    if !habits.verb_second || before.mention == Mention::Pronoun || !(parted || before.tokens.end == verb) {
        return None;
    }
    let next = skip_times(tokens, verb + 1, high);
    let he = tokens.get(next).is_some_and(|he| {
        he.is(PRONOUN) && he.bits & (MALE | FEMALE) == MALE && he.bits & (OBJECT | DETERMINER) == 0 && next < high
    });
    // `Kai Brehm sagte er sei krank`: the comma may be forgotten
    let he = he && habits.nouns_capital && !tokens.get(next + 1).is_some_and(reports);
    if !he && (parted || !is_beside(passage, low, before.tokens.start)) {
        return None;
    }
    mention::phrase(passage, habits, next, high).filter(|behind| {
        behind.mention != Mention::Organisation
            && human::one(passage, habits, behind)
            && subject_case(tokens, habits, behind)
    })
}

/// Whether the words from `low` to `start` compare somebody with who stands there, or say that they are spoken of: `Wie schon Rowe`, `Anders als Rowe`.
fn is_beside(passage: &Passage<'_>, low: usize, start: usize) -> bool {
    let opening = passage.tokens.get(low..start).unwrap_or_default();
    let adverbs = opening.iter().rev().take_while(|token| token.is(ADVERB)).count();
    let Some(word) = opening.len().checked_sub(adverbs + 1) else { return false };
    passage.language().fronted.beside.iter().any(|beside| passage.word_is(low + word, beside))
        && opening[..word].iter().all(|token| token.is(ADVERB))
}

/// Who said what somebody remembers, behind the verb at `cue`, of which small words begin at `start`: `lo que le dijo su padre`, `ce que lui disait
/// Rowe`.
pub(super) fn teller_of_what(
    passage: &Passage<'_>,
    habits: &Habits,
    (low, start): (usize, usize),
    (cue, high): (usize, usize),
) -> Option<Phrase> {
    let that = start
        .checked_sub(1)
        .filter(|that| *that > low && habits.that.iter().any(|word| passage.word_is(*that, word)))?;
    let what = passage.language().fronted.what.iter().any(|word| passage.word_is(that - 1, word));
    let next = if what { skip_times(&passage.tokens, cue + 1, high) } else { return None };
    // `o que disse a Rowe`, but `o que disse a ministra Rowe`: Portuguese writes the article as the preposition
    let role = passage.tokens.get(next + 1).is_some_and(|role| role.is(ROLE | TITLE) && role.bits & CAPITAL == 0);
    if passage.word_is(next, "a") && !role {
        return None;
    }
    mention::phrase(passage, habits, next, high)
        .filter(|teller| teller.mention != Mention::Organisation && human::one(passage, habits, teller))
}

/// Who has said what the words from the verb at `cue` to the colon at `end` only tell of: `Rowe zitierte den früheren Kanzler Lind: „…“`, `erinnert sich an
/// den Satz ihres Vaters: „…“`.
pub(super) fn quoted(passage: &Passage<'_>, habits: &Habits, cue: usize, end: usize) -> Option<Phrase> {
    let fronted = &passage.language().fronted;
    let whole = |start: usize| {
        let one = mention::phrase(passage, habits, start, end)?;
        (one.tokens.end == end && human::one(passage, habits, &one)).then_some(one)
    };
    if let Some(teller) = what_somebody_said(passage, habits, cue, end) {
        return Some(teller);
    }
    if fronted.cites.iter().any(|cites| passage.word_is(cue, cites)) {
        let to = passage.tokens.get(cue + 1).is_some_and(|a| a.is(PREPOSITION));
        return whole(cue + 1 + usize::from(to)).filter(|one| one.mention != Mention::Pronoun);
    }
    said_by(passage, habits, cue + 1, end)
}

/// Who said what a verb of recalling takes as a clause: `erinnerte daran, was Rowe gesagt hatte: „…“`. In German.
fn what_somebody_said(passage: &Passage<'_>, habits: &Habits, cue: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let recalls =
        habits.nouns_capital && passage.language().fronted.recalls.iter().any(|word| passage.word_is(cue, word));
    let comma = (cue + 1..end).find(|at| tokens[*at].kind == Kind::Comma).filter(|_| recalls)?;
    let what = passage.is_one_of(comma + 1, &passage.language().small_words.what);
    let teller = mention::phrase(passage, habits, comma + 2, end).filter(|_| what)?;
    let said = tokens.get(teller.tokens.end..end)?.iter().any(participle);
    (said && human::one(passage, habits, &teller) && teller.mention != Mention::Pronoun).then_some(teller)
}

/// Of whom what is said before the colon is told to be: `erinnert an den Satz ihres Vaters`, `die Worte von Rowe`; not whose question is answered.
pub(super) fn said_by(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let (fronted, small_words) = (&passage.language().fronted, &passage.language().small_words);
    // `verwies auf den Satz von Rowe`, `schloss mit einem Zitat von Rowe`
    let start = passage.sentence(low).start;
    let recalls = |noun: usize| {
        let verb = |at: usize| fronted.recalls.iter().any(|word| passage.word_is(at, word));
        (start..noun).any(verb) && !tokens[start..noun].iter().any(|token| token.kind == Kind::Comma)
    };
    let said = |noun: &usize| {
        let word = passage.text[tokens[*noun].range()].to_lowercase();
        let to = (low..*noun).rev().take(2).any(|at| passage.is_one_of(at, &small_words.answered));
        let is = |list: &[&str]| list.iter().any(|saying| word.ends_with(saying));
        tokens[*noun].name() && (is(&fronted.sayings) && !to || is(&fronted.citations) && recalls(*noun))
    };
    let noun = (low..end.saturating_sub(1)).find(said).filter(|_| habits.nouns_capital)?;
    let article = &passage.text[tokens[noun + 1].range()];
    let from = noun + 1 + usize::from(habits.by.contains(&article));
    let genitive = || {
        small_words.genitive_articles.iter().chain(small_words.genitive_possessives.iter()).any(|one| *one == article)
    };
    let one = mention::phrase(passage, habits, from, end).filter(|_| from > noun + 1 || genitive())?;
    (one.tokens.end == end && human::one(passage, habits, &one)).then_some(one)
}

/// Whether somebody’s words are referred to before the colon, which may be what follows or what is answered: `verwies auf den Satz von Rowe: „…“`.
pub(super) fn refers(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> bool {
    let (fronted, small_words) = (&passage.language().fronted, &passage.language().small_words);
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    let Some(verb) = (low..end).take(ASKED).find(|at| habits.nouns_capital && is(*at, &fronted.recalls)) else {
        return false;
    };
    let said = |noun: &usize| {
        let ends = |list: &[&str]| {
            let word = passage.text[passage.tokens[*noun].range()].to_lowercase();
            list.iter().any(|saying| word.ends_with(saying))
        };
        passage.tokens[*noun].name()
            && (verb..*noun).rev().take(2).any(|to| is(to, &small_words.answered))
            && ends(&fronted.sayings)
            && !ends(&fronted.questions)
    };
    let noun = (verb + 1..end.saturating_sub(1)).find(said);
    noun.is_some_and(|noun| is(noun + 1, habits.by) || is(noun + 1, &small_words.genitive_articles))
}

/// How many words stand before the participle of whoever is asked, where the verb of a sentence comes second: `Auf den Rücktritt von Rowe`.
const ABOUT: usize = 12;

/// How far from the beginning of a sentence the comma stands that ends what somebody is asked, in tokens.
const ASKED: usize = 30;

/// How many words there may be up to the participle in the other languages, with it: `Ya preguntada`.
const FIRST: usize = 2;

/// Where the main clause begins behind what somebody is asked: `Preguntada por la dimisión de Rowe, fue tajante: “…”`.
pub(super) fn behind_asked(passage: &Passage<'_>, low: usize, end: usize) -> usize {
    let tokens = &passage.tokens;
    let far = end.min(low + ASKED);
    let asked = |at: &usize| passage.language().fronted.asked.iter().any(|word| passage.word_is(*at, word));
    let comma = |from: usize| (from..far).find(|at| tokens[*at].kind == Kind::Comma);
    // `Auf Rowe angesprochen,`: in German the participle is the last word
    let german = passage.language().nouns_capital();
    let until = far.min(low + if german { ABOUT } else { FIRST });
    let plain = |token: &Token| token.kind == Kind::Word && token.bits & (AUXILIARY | CONJUNCTION) == 0;
    let mut opening = (low..until).take_while(|at| plain(&tokens[*at]));
    // `Preguntado Rowe por el caso, dijo`: whoever is named right behind it is asked
    let small = PREPOSITION | ADVERB | TIME | CONJUNCTION;
    let last =
        |at: &usize| tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Comma || !german && next.is(small));
    let behind = opening.find(|at| asked(at) && last(at)).and_then(comma).map(|comma| comma + 1);
    behind.filter(|main| *main < end && tokens[*main..end].iter().any(|token| token.kind == Kind::Word)).unwrap_or(low)
}

/// Whether a word is the participle of whoever is asked: `Tillfrågad om Rowe`.
pub(super) fn is_asked(passage: &Passage<'_>, at: usize) -> bool {
    passage.language().fronted.asked.iter().any(|word| passage.word_is(at, word))
}

/// From whom somebody got praise or blame, or hears what stands behind the colon: `Kolb erhielt Lob von Rowe: „…“`, `bekam von Rowe zu hören: „…“`. Nobody
/// where a body or a thing gives it: `bekam vom Amt eine knappe Antwort: „…“`. In German.
pub(super) fn giver(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Option<Phrase>> {
    let tokens = &passage.tokens;
    let fronted = &passage.language().fronted;
    let is = |at: usize, list: &[&str]| list.iter().any(|word| passage.word_is(at, word));
    let heard =
        |at: usize| fronted.to_hear.iter().any(|(to, verb)| passage.word_is(at, verb) && passage.word_is(at - 1, to));
    let verb = (low..end).find(|at| is(*at, &fronted.receives) || is(*at, &fronted.heard))?;
    // `bekam von Rowe keine Antwort: „…“`
    let none = || (verb..end).any(|at| passage.is_one_of(at, &passage.language().small_words.no));
    if tokens[verb].is(CAPITAL) || verb + 2 >= end || none() {
        return None;
    }
    let hears = heard(end - 1);
    // not `Kolb erhielt den Preis von Rowe: „…“`
    let told = |at: usize| tokens[at].name() && (tokens[at].is(DOCUMENT) || is_word_of(passage, at));
    let plain = tokens[verb..end].iter().all(|token| token.kind == Kind::Word && !token.is(CONJUNCTION));
    let from = (verb + 1..end).rev().find(|at| is(*at, habits.by))?;
    let until = end - 2 * usize::from(hears);
    let giver = mention::phrase(passage, habits, from + 1, until);
    // `vom Landrat`, which ends as `Rat` does
    let last = giver.as_ref().is_none_or(|giver| giver.tokens.end < end) && told(end - 1);
    let told = hears || plain && (last || (verb + 1..from).any(told));
    if !told && !(low..end).any(|at| is(at, &fronted.support)) {
        return None;
    }
    let whole = giver.filter(|giver| giver.tokens.end == until || is_word_of(passage, end - 1));
    let one = whole.filter(|one| one.mention != Mention::Pronoun && human::one(passage, habits, one));
    (one.is_some() || told).then_some(one)
}

/// Whether the noun at `at` is one for praise or blame or for what is said: `ein Sonderlob`, `einen Rat`. In German.
pub(super) fn is_word_of(passage: &Passage<'_>, at: usize) -> bool {
    let noun = passage.text[passage.tokens[at].range()].to_lowercase();
    let fronted = &passage.language().fronted;
    fronted.support.iter().chain(&fronted.sayings).any(|word| noun.ends_with(word))
}

/// Who is set before the reader, whatever they do: `Es war Rowe, der Lind widersprach: „…“`. In German.
pub(super) fn set_off(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let small_words = &passage.language().small_words;
    let is = passage.is_one_of(low + 1, &small_words.be);
    let it = habits.nouns_capital && is && passage.word_is(low, habits.it);
    let one = if it { mention::phrase(passage, habits, low + 2, end) } else { None };
    let who = |at: usize| {
        tokens.get(at).is_some_and(|comma| comma.kind == Kind::Comma) && {
            at + 2 < end && passage.is_one_of(at + 1, &small_words.relative_subjects)
        }
    };
    one.filter(|one| one.mention == Mention::Person && who(one.tokens.end))
}

/// Where the main clause begins behind a clause that the sentence opens with, where somebody is named right behind its verb: `Ob Lind kommt, weiß Rowe
/// nicht: „…“`, `Was Lind fordert, lehnt Rowe ab: „…“`. In German.
pub(super) fn behind_clause(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> usize {
    let tokens = &passage.tokens;
    let first = tokens.get(low).filter(|first| habits.nouns_capital && first.is(CAPITAL) && low + 1 < end);
    let joins = |word: &str| passage.word_is(low, word);
    let opens = first.is_some_and(|first| first.is(CONJUNCTION) && first.bits & PREPOSITION == 0) || joins("was");
    if !opens || joins(habits.like) || habits.and.iter().any(|and| joins(and)) {
        return low;
    }
    let Some(comma) = (low..end.min(low + ASKED)).find(|at| tokens[*at].kind == Kind::Comma) else { return low };
    let verb = tokens.get(comma + 1).filter(|verb| verb.kind == Kind::Word && verb.bits & CAPITAL == 0);
    let finite = verb.is_some_and(|verb| (verb.content() || verb.is(AUXILIARY)) && !reports(verb));
    let subject = if finite { mention::phrase(passage, habits, comma + 2, end) } else { None };
    let somebody = subject.filter(|one| one.mention == Mention::Person && human::one(passage, habits, one));
    if somebody.is_some() { comma + 1 } else { low }
}

/// How many words an office has that a sentence opens with.
const OFFICE: usize = 8;

/// Where the name begins of whoever holds the office that a sentence opens with: `Maire de Saint-Loup, Ada Rowe veut y croire`.
pub(super) fn behind_office(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> usize {
    let tokens = &passage.tokens;
    let office = tokens
        .get(low)
        .is_some_and(|first| first.is(ROLE | TITLE) && first.bits & (FIRST_NAME | NEUTER) == 0 && !habits.verb_second);
    let comma = (low..end.min(low + OFFICE)).find(|at| tokens[*at].kind == Kind::Comma).filter(|_| office);
    let holder = comma.and_then(|comma| mention::phrase(passage, habits, comma + 1, end));
    let named = holder.filter(|one| one.mention == Mention::Person && one.head.len() > 1);
    // `Maire, Ada Rowe, …`
    let alone = named.filter(|one| tokens.get(one.tokens.end).is_some_and(|next| next.kind == Kind::Word));
    alone.map_or(low, |one| one.tokens.start)
}

/// The pronoun behind the verb that is the subject of a clause in which nobody else can be: `Tillfrågad om Rowe blev hon kort`, `Den Zeugen Bo Lind
/// griff er an`; in German also a name or a role.
pub(super) fn own_subject(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let subject = human::only(passage, habits, low..end)?;
    if human::is_governed(passage, habits, &(low..end), &subject) {
        return None;
    }
    let left = subject.tokens.start.checked_sub(1).filter(|left| *left > low).map(|left| &tokens[left])?;
    let behind_verb = left.kind == Kind::Word && left.bits & CAPITAL == 0 && (left.content() || left.is(AUXILIARY));
    let pronoun = subject.mention == Mention::Pronoun && human::is_subject_form(passage, &subject);
    (behind_verb && (pronoun || habits.nouns_capital && subject.mention != Mention::Pronoun)).then_some(subject)
}

/// Whether the subject of this verb acts on whom the sentence opens with, and so speaks next: `Dem Kläger sprach Rowe Geld zu`.
pub(crate) fn acts(passage: &Passage<'_>, verb: usize) -> bool {
    passage.language().fronted.acts.iter().any(|word| passage.word_is(verb, word)) || says(&passage.tokens[verb])
}

/// `er` right behind the verb, before which somebody stands who so is its object: `Torwart Rowe nahm er in Schutz`. In German.
pub(super) fn object_before(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let one = if habits.nouns_capital { mention::phrase(passage, habits, low, end) } else { None };
    let verb = one.filter(|one| one.mention != Mention::Pronoun && human::one(passage, habits, one))?.tokens.end;
    let finite =
        tokens.get(verb).filter(|token| token.kind == Kind::Word && token.bits & CAPITAL == 0 && verb + 1 < end);
    let finite = finite.is_some_and(|verb| (verb.content() || verb.is(AUXILIARY)) && verb.bits & CONJUNCTION == 0);
    let he = mention::phrase(passage, habits, verb + 1, end).filter(|_| finite)?;
    let male = tokens[he.head.start].bits & (MALE | FEMALE) == MALE;
    // the comma may be forgotten: `Bo Lind sagte er sei krank`
    let reported = tokens.get(verb + 2).is_some_and(reports);
    (he.mention == Mention::Pronoun && male && human::is_subject_form(passage, &he) && !reported).then_some(he)
}

/// Whether a sentence opens with somebody in the case of an object, and `sie` stands behind its verb, who may be one woman or several people: `Den
/// Abgeordneten Rowe rüffelte sie`. In German.
pub(super) fn has_other_subject(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> bool {
    let tokens = &passage.tokens;
    let first = tokens.get(low).filter(|first| habits.nouns_capital && first.is(OBJECT) && first.is(DETERMINER));
    let opening = first.and_then(|_| mention::phrase(passage, habits, low, end));
    let behind = opening.filter(|one| human::one(passage, habits, one)).map(|one| one.tokens.end + 1);
    behind.is_some_and(|sie| sie < end && passage.word_is(sie, "sie") && tokens[sie - 1].bits & CAPITAL == 0)
}

/// Where a relative clause begins that ends at `end` and whose subject is named in it: `…, die Schiedsrichterin Ada Rowe angezeigt hatte: „…“`. In German.
pub(super) fn relative_clause(passage: &Passage<'_>, habits: &Habits, low: usize, end: usize) -> Option<usize> {
    let tokens = &passage.tokens;
    let last = tokens.get(end.checked_sub(1)?).filter(|last| habits.nouns_capital && last.bits & CAPITAL == 0)?;
    let comma = (low..end).rev().find(|at| tokens[*at].kind == Kind::Comma).filter(|comma| *comma > low)?;
    let clause = tokens.get(comma + 1..end)?;
    let words = clause.iter().all(|token| matches!(token.kind, Kind::Word | Kind::Number));
    // `ein Satz, den Rowe geprägt hat: „…“`
    let noun = passage.text[tokens[comma - 1].range()].to_lowercase();
    if passage.language().fronted.sayings.iter().any(|saying| noun.ends_with(saying)) {
        return None;
    }
    let article = clause.first().filter(|article| words && article.is(DETERMINER) && article.bits & CAPITAL == 0)?;
    let verbs = clause.iter().rev().take_while(|token| token.bits & CAPITAL == 0).count();
    let word = &passage.text[article.range()];
    let small_words = &passage.language().small_words;
    let none = small_words.relative_objects.contains(&word) && verbs > 0;
    // `die Trainerin Ada Rowe bleibt ruhig`: a clause of its own
    let ends = |verb: &Token| verb.is(AUXILIARY) && verbs > 1;
    (none || small_words.relative_subjects.contains(&word) && ends(last) && verbs < clause.len()).then_some(comma)
}

/// Who is the subject of a relative clause whose verb of saying stands at `cue`, where the sentence has named another of that sex before: `Bo Lind übergab an
/// Uwe Rowe, der nur sagte: „…“`. In German.
pub(super) fn relative_subject(passage: &Passage<'_>, habits: &Habits, low: usize, cue: usize) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let comma = (low + 1..cue).rev().take(RELATIVE).find(|at| tokens[*at].kind == Kind::Comma)?;
    let who = comma + 1;
    let relative = habits.nouns_capital && passage.is_one_of(who, &passage.language().small_words.relative_subjects);
    if !relative || !tokens[who + 1..cue].iter().all(|token| token.is(ADVERB | TIME)) {
        return None;
    }
    let sex = passage.language().sex_of_article(&passage.text[tokens[who].range()]);
    // `wechselte Uwe Rowe ein, der sagte`
    let last = [comma, comma - 1].into_iter().find_map(|end| {
        let starts =
            (low.max(end.saturating_sub(NAMED))..end).filter(|at| tokens[*at].name() || tokens[*at].is(DETERMINER));
        starts.filter_map(|start| mention::phrase(passage, habits, start, end)).find(|one| one.tokens.end == end)
    });
    let last = last.filter(|one| one.mention != Mention::Pronoun && human::one(passage, habits, one))?;
    let told = tokens[last.tokens.clone()].iter().fold(0, |sex, token| sex | token.bits & (MALE | FEMALE));
    let before = human::opens(passage, habits, low..comma);
    // `Ada Rowe ist eine Frau, die sagt`
    let same = passage.is_one_of(last.tokens.start.saturating_sub(1), &passage.language().small_words.be);
    (last.tokens.start > low && !same && before.is_some() && (told == 0 || told & sex != 0)).then_some(last)
}

/// How many words stand before the verb of such a clause, and how many name whom it is about.
const RELATIVE: usize = 4;
const NAMED: usize = 6;

/// Whether the verb is one of citing and somebody else is named right behind whom it seems to have for its subject: `„…“, zitierte Anwältin Bo Lind
/// Mandantin Ada Rowe`.
pub(super) fn cites_another(passage: &Passage<'_>, verb: usize, speaker: &Phrase, high: usize) -> bool {
    let behind = speaker.tokens.end;
    behind < high
        && passage.tokens[behind].name()
        && passage.language().fronted.cites.iter().any(|word| passage.word_is(verb, word))
}

/// Whom the subject of a verb of citing cites: `„…“, zitierte sie die Gründerin Ada Rowe`. In German.
pub(super) fn cited(
    passage: &Passage<'_>,
    habits: &Habits,
    verb: usize,
    speaker: &Phrase,
    high: usize,
) -> Option<Phrase> {
    let behind = speaker.tokens.end;
    let article = passage.tokens.get(behind).filter(|_| behind < high && habits.nouns_capital)?;
    let cites = article.is(DETERMINER | POSSESSOR)
        && passage.language().fronted.cites.iter().any(|word| passage.word_is(verb, word));
    let one = if cites { mention::phrase(passage, habits, behind, high) } else { None };
    one.filter(|one| one.mention != Mention::Pronoun && human::one(passage, habits, one))
}
