//! Who is told to say something right before a pronoun, without a quotation: `That helps, said Ada Rowe. The others, she said, “wait”`. The
//! pronoun means them as it means whoever was quoted last.

use std::ops::Range;

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    AUXILIARY, CAPITAL, CONJUNCTION, FEMALE, FUNCTION, MALE, PLURAL, POSSESSOR, PREPOSITION, PRONOUN,
};
use copydesk_text::words::Kind;

use crate::attribution::{beside, mention};
use crate::draft::Found;
use crate::grammar::SAY;
use crate::language::{Habits, Language, Rules};
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::whom::signs::about_another::{about_another, names_another_here};
use crate::whom::signs::doubt::is_of_sex;
use crate::whom::signs::first_person::is_of_writers;

/// How far before the pronoun they may stand, in bytes, and how many names are looked at.
const NEAR: usize = 600;
const NAMES: usize = 6;

/// How many words a name and its titles are.
const WORDS: usize = 5;

/// How many words may stand between what opens a clause and a name: `when the host Ada Rowe`.
const TITLES: usize = 4;

/// How many words may be set beside a name before its verb.
const APPOSED: usize = 10;

const SPACES: [char; 3] = [' ', '\u{a0}', '\n'];

/// Who spoke last before the pronoun: the one who did until now, or somebody who is told to say something since then.
pub(crate) fn told_before(passages: &[Passage<'_>], people: &People<'_>, pronoun: &Found, spoke: Spoke) -> Spoke {
    let passage = &passages[pronoun.block];
    let Some(token) = passage.tokens.get(pronoun.speaker.head.start) else { return spoke };
    let sex = token.bits & (MALE | FEMALE);
    if sex == 0 || token.is(PLURAL | POSSESSOR) {
        return spoke;
    }
    let since = match spoke {
        Spoke::Person(_, place) | Spoke::Unnamed(place) => place,
        Spoke::Nobody => (0, 0),
    };
    if let Some((person, place)) = told_beside(passages, people, pronoun, since, sex) {
        return Spoke::Person(person, place);
    }
    // `Torwart Lind lobte er`: the verb is the pronoun’s
    let verb = pronoun.speaker.head.start.checked_sub(1).map(|verb| &passage.tokens[verb]);
    let verb = verb.filter(|verb| passage.language().compounds() && verb.is(SAY) && verb.bits & CAPITAL == 0);
    let end = verb.map_or(token.start, |verb| {
        passage.tokens[passage.sentence(pronoun.speaker.head.start).start].start.min(verb.start)
    });
    let of_another = |place: (usize, usize), source: usize, described: bool| {
        if described {
            return names_another_here(passage, people, pronoun, source);
        }
        let about = || is_about_somebody_at(passages, people, place);
        about_another(passages, people, pronoun, Some(source), sex, about)
    };
    let own = last_told(passages, people, (pronoun.block, end), since, sex, of_another);
    let own = own.filter(|(_, place)| !goes_on_reporting(passages, *place));
    let told = own.or_else(|| {
        let before = pronoun.block.checked_sub(1)?;
        // a paragraph that begins with the quotation looks at the end of the one before
        let opens = passage.places.first() == Some(&0);
        opens
            .then(|| last_told(passages, people, (before, passages[before].text.len()), since, sex, of_another))
            .flatten()
    });
    told.map_or(spoke, |(person, place)| Spoke::Person(person, place))
}

/// Whether the sentence at this place is one that whoever spoke before goes on with, about themselves: `Er habe es dem Landwirt Bo Lind erklärt`.
fn goes_on_reporting(passages: &[Passage<'_>], (block, at): (usize, usize)) -> bool {
    let passage = &passages[block];
    let token = passage.tokens.partition_point(|token| token.start < at).min(passage.tokens.len().saturating_sub(1));
    let sentence = passage.sentence(token);
    let [he, verb, ..] = passage.tokens.get(sentence.clone()).unwrap_or_default() else { return false };
    let comma = || passage.tokens[sentence.start..token].iter().any(|token| token.kind == Kind::Comma);
    he.is(PRONOUN) && beside::reports(verb) && !comma()
}

/// Who is told to say something in the sentence right before the pronoun’s, where no clauses are read: `…, so Kapitän Bo Lind. „…“, sagt er`.
#[inline(never)]
fn told_beside(
    passages: &[Passage<'_>],
    people: &People<'_>,
    pronoun: &Found,
    since: (usize, usize),
    sex: u32,
) -> Option<(usize, (usize, usize))> {
    let Rules::Beside(habits) = passages[pronoun.block].language().rules else { return None };
    let start = passages[pronoun.block].sentence(pronoun.speaker.head.start).start;
    let (block, sentence) = sentence_before(passages, pronoun.block, start)?;
    let passage = &passages[block];
    if passage.tokens[sentence.clone()].iter().any(|token| token.kind == Kind::Quoted) {
        return None;
    }
    // `He stole it, according to prosecutor Bo Lind. “I never touched it,” he says`: whoever speaks of himself may be the one of whom it is told
    let told = beside::tells(passage, habits, sentence.clone()).map(|(teller, _)| teller);
    let told = told.filter(|teller| {
        let source = people.named(passage.text, &passage.tokens, teller.head.clone());
        let about = || is_about_somebody(passage, people, block, &sentence);
        about_another(passages, people, pronoun, source, MALE | FEMALE, about)
    });
    let teller = told.or_else(|| behind_clause(passage, habits, &sentence))?;
    let at = passage.tokens[teller.head.start].start;
    let named = || people.named(passage.text, &passage.tokens, teller.head.clone());
    let person = if teller.mention == Mention::Person && (block, at) > since { named() } else { None };
    person.filter(|one| is_of_sex(people, *one, sex)).map(|person| (person, (block, at)))
}

/// Who is the subject of a sentence behind a clause of the writers that it opens with, right behind the verb: `Da vi nævner det, ryster Rowe på
/// hovedet`; not `Da hun var barn, sang Rowe i radioen`.
#[inline(never)]
fn behind_clause(passage: &Passage<'_>, habits: &Habits, sentence: &Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let first = tokens.get(sentence.start).filter(|first| habits.verb_second && first.is(CONJUNCTION))?;
    if !is_of_writers(passage, passage.text.get(tokens.get(sentence.start + 1)?.range())?) {
        return None;
    }
    let commas = sentence.clone().filter(|at| tokens[*at].kind == Kind::Comma);
    let comma = commas.take(1).next().filter(|_| first.bits & PREPOSITION == 0 || !habits.nouns_capital)?;
    let verb = tokens.get(comma + 1).filter(|verb| verb.kind == Kind::Word && verb.bits & (CAPITAL | FUNCTION) == 0);
    let subject = mention::phrase(passage, habits, comma + 2, sentence.end).filter(|_| verb.is_some())?;
    (subject.mention == Mention::Person && beside::human::one(passage, habits, &subject)).then_some(subject)
}

/// Whether the sentence that names a source at this place is about somebody, who may be the one whose words follow.
fn is_about_somebody_at(passages: &[Passage<'_>], people: &People<'_>, (block, at): (usize, usize)) -> bool {
    let told = &passages[block];
    let token = told.tokens.partition_point(|token| token.start < at);
    token < told.tokens.len() && is_about_somebody(told, people, block, &told.sentence(token))
}

/// Whether a sentence opens with somebody’s name or with a pronoun for somebody, who may be the one whose words follow.
fn is_about_somebody(passage: &Passage<'_>, people: &People<'_>, block: usize, sentence: &Range<usize>) -> bool {
    let Some(first) = passage.tokens.get(sentence.start) else { return false };
    let pronoun = first.is(PRONOUN) && first.is(MALE | FEMALE) && !first.is(POSSESSOR);
    pronoun || people.mentioned(block, first.start..first.end).next().is_some()
}

/// The last of this sex in a block before a byte, and after another place, who is told to say something; as a source only of words that are `of
/// another`.
fn last_told(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, end): (usize, usize),
    since: (usize, usize),
    sex: u32,
    of_another: impl Fn((usize, usize), usize, bool) -> bool,
) -> Option<(usize, (usize, usize))> {
    let passage = &passages[block];
    let named = people.mentioned(block, end.saturating_sub(NEAR)..end);
    let told = named.rev().take(NAMES).filter(|(person, at)| {
        let of_another = |described: bool| of_another((block, *at), *person, described);
        (block, *at) > since
            && is_of_sex(people, *person, sex)
            && speaks(passage.text, *at, passage.language(), of_another)
    });
    // the first of the nearest sentence: `Rowe said that he came because Lind agreed`
    let mut last: Option<(usize, usize)> = None;
    for (person, at) in told {
        if last.is_some_and(|(_, later)| passage.text[at..later].contains(". ")) {
            break;
        }
        last = Some((person, at));
    }
    last.map(|(person, at)| (person, (block, at)))
}

/// Whether a verb of saying stands right after the name at this byte, or right before it where that ends the sentence: `Rowe says`,
/// `…, said Ada Rowe.`, `…, according to Ada Rowe.`
fn speaks(text: &str, at: usize, language: &Language, of_another: impl Fn(bool) -> bool) -> bool {
    let (before, after) = text.split_at(at);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let says = |word: &str| {
        let bits = language.lexicon.get(word.trim_end_matches(['.', ',', ':']).as_bytes());
        bits & SAY != 0 && bits & (PREPOSITION | AUXILIARY) == 0 && !word.ends_with("ing")
    };
    let mut name =
        after.split(SPACES).take(WORDS).skip_while(|word| capital(word) && word.ends_with(char::is_alphanumeric));
    let next = name.next().unwrap_or_default();
    let ends = |word: &str| capital(word) && word.ends_with([',', '.', ';']);
    if !ends(next) && !says(next) {
        return false;
    }
    // `Rowe’s claim`
    let owns = |word: &str| word.strip_suffix(['s', 'S']).is_some_and(|left| left.ends_with(['\'', '’']));
    if after
        .split(SPACES)
        .take(WORDS)
        .take_while(|word| capital(word))
        .take_while(|word| !word.ends_with(','))
        .any(owns)
    {
        return false;
    }
    // `Rowe was cautious when Lind asked`: who asks is not who answers
    if says(next) {
        let title = |word: &&str| !word.ends_with([',', '.', ';', ':']);
        let mut left = before.trim_end().rsplit(SPACES).take(TITLES).take_while(title);
        return !left.any(|word| language.small_words.time_clause.contains(&word));
    }
    // `their lawyer, Ada Rowe, said`
    if capital(next) && next.ends_with(',') && before.ends_with(", ") && says(name.next().unwrap_or_default()) {
        return true;
    }
    // `Ada Rowe, Lind’s old friend and lawyer, said`
    // but not `Ada Rowe of Marl, Lind’s old friend, said`
    let place = || {
        before
            .trim_end()
            .rsplit(SPACES)
            .next()
            .is_some_and(|left| language.lexicon.get(left.as_bytes()) & PREPOSITION != 0)
    };
    if capital(next) && next.ends_with(',') && !place() {
        let mut beside = after.split(SPACES).skip_while(|word| *word != next).skip(1).take(APPOSED).peekable();
        let opens = beside.peek().is_some_and(|first| !capital(first) || owns(first));
        let closes = beside.find(|word| word.ends_with([',', '.', ';', ':']));
        let told = closes.is_some_and(|last| last.ends_with(',')) && says(beside.next().unwrap_or_default());
        // `Ada Rowe, a friend, told Lind to go`, `…, suggested the name`: either may speak next
        if opens && told && beside.next() == Some("that") && of_another(true) {
            return true;
        }
    }
    // the end of the name, with what closes it
    let mut left = before.trim_end().rsplit(SPACES).take(WORDS).skip_while(|word| capital(word));
    let (verb, comma) = (left.next().unwrap_or_default(), left.next().unwrap_or_default());
    ends(next) && (says(verb) && comma.ends_with(',') || is_source(before) && of_another(false))
}

/// Whether a text ends with words that make a source of the name behind it: `according to engineer `.
fn is_source(before: &str) -> bool {
    let mut left =
        before.trim_end().rsplit(SPACES).take(TITLES).skip_while(|word| *word != "to" && !word.ends_with(','));
    left.next() == Some("to") && left.next().is_some_and(|word| word.eq_ignore_ascii_case("according"))
}
