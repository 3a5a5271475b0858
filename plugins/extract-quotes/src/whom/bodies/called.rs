//! Which body `it` or the company is, where an article names one alone: `Das Unternehmen Zorbe`, `die Zorbe AG`, `Zorbe found the leak.
//! “…,” the company said`.

use std::ops::Range;

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase, after};
use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, FIRST_NAME, NEUTER, PLURAL, POSSESSIVE, POSSESSOR, PREPOSITION, ROLE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::according;
use crate::draft::Found;
use crate::grammar::{SAY, VERB};
use crate::language::Rules;
use crate::language::bodies::opens_with_officer;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::subject;
use crate::whom::bodies::own_noun::is_own_noun;
use crate::whom::bodies::paragraph_body;
use crate::whom::signs::meant::{is_indefinite, noun};

/// How many blocks before a mention are looked at, how many of their tokens, and how many bytes of each. An article with more names many
/// bodies.
const BLOCKS: usize = 60;
const TOKENS: usize = 2000;
const TEXT: usize = 4000;

/// How many words the name of a body has at most, with its legal form.
const WORDS: usize = 4;

/// The longest legal form, in bytes.
const LONGEST: usize = 5;

/// Whether a mention is an article and what a body is: the company.
pub(crate) fn may_be_called(passage: &Passage<'_>, found: &Found) -> bool {
    let word = noun_of(passage, found);
    // `företaget`: the article is its end
    if passage.language().bare_nouns() && found.speaker.head.len() == 1 {
        return passage.language().body(word).is_some();
    }
    let Some([article, _]) = passage.tokens.get(found.speaker.head.clone()) else { return false };
    let formal = matches!(passage.language().rules, Rules::Clauses);
    (found.speaker.mention == Mention::Role || !formal && found.speaker.mention == Mention::Organisation)
        && article.is(DETERMINER)
        && article.bits & (POSSESSOR | PLURAL) == 0
        && !is_indefinite(passage, found.speaker.head.start)
        && passage.language().body(word).is_some()
}

/// Whether a mention calls no company, and the article gives no body a name with that noun in it: `the trust`, where there is no `Arnsby Trust`.
pub(crate) fn is_nameless(passages: &[Passage<'_>], found: &Found) -> bool {
    let passage = &passages[found.block];
    let noun = noun_of(passage, found);
    let Some(first) = noun.chars().next().filter(|_| passage.language().body(noun) == Some(false)) else {
        return false;
    };
    let name = format!(" {}{}", first.to_uppercase(), &noun[first.len_utf8()..]);
    let near = &passages[found.block.saturating_sub(BLOCKS)..=found.block];
    !near.iter().any(|passage| beginning(passage.text).contains(&name))
}

/// The last word of the mention, without the ending of a genitive: `in einer Mitteilung des Unternehmens`.
fn noun_of<'a>(passage: &Passage<'a>, found: &Found) -> &'a str {
    let head = found.speaker.head.clone();
    let word = passage.spelt(&(head.end - 1..head.end));
    let genitive = passage.language().nouns_capital() && passage.word_is(head.start, "des");
    word.strip_suffix('s').filter(|_| genitive).unwrap_or(word)
}

/// Whether a word is what a company is, so that it may be called by another such noun: `Der Pumpenhersteller Zorbe … das Unternehmen`, `la société
/// Zorbe … l’entreprise`. In German it may be the last part of a compound; a bank is called so, and nothing else is. Not in English.
fn is_other_company(passage: &Passage<'_>, word: &str, noun: &str) -> bool {
    if !passage.language().nouns_capital() {
        let read = matches!(passage.language().rules, Rules::Clauses);
        // not `la Société Marlaise`
        let small = word.starts_with(char::is_lowercase) || passage.language().bare_nouns();
        return !read && small && passage.language().body(word) == Some(true);
    }
    let company = |tail: &&str| passage.language().body(tail) == Some(true);
    let bank = |noun: &str| noun.eq_ignore_ascii_case("bank");
    let tails = || word.char_indices().filter_map(|(at, _)| word.get(at..)).take(WORD);
    word.starts_with(char::is_uppercase) && tails().find(company).is_some_and(|body| bank(body) == bank(noun))
}

/// The longest beginning of a compound that is looked past, in letters.
const WORD: usize = 24;

/// The name of the body.
pub(crate) fn called<'a>(passages: &[Passage<'a>], people: &People<'a>, found: &Found) -> Option<&'a str> {
    let passage = &passages[found.block];
    if !may_be_called(passage, found) {
        return None;
    }
    let noun = noun_of(passage, found);
    let company = passage.language().body(noun)?;
    let before = &passages[found.block.saturating_sub(BLOCKS)..=found.block];
    let end = passage.tokens[found.speaker.head.start].start;
    let is_before = |block: usize, at: usize| block + 1 < before.len() || at < end;
    let tokens = || {
        before
            .iter()
            .enumerate()
            .flat_map(|(block, passage)| (0..passage.tokens.len()).map(move |at| (block, passage, at)))
            .take(TOKENS)
    };
    let earlier = || tokens().take_while(|(block, passage, at)| is_before(*block, passage.tokens[*at].start));
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    let about = if clauses { body(passages, people, (found.block, found.speaker.head.start)) } else { None };
    let about = about.and_then(|body| match body {
        // what is no company is meant only where it goes on to speak: `Norrland Relief said so. “…,” the charity said`
        Body::Name(name, tells) => (company || tells).then_some(name),
        Body::Role(..) => None,
    });
    let about = about.map(|name| name.strip_prefix("The ").unwrap_or(name));
    let about = about.filter(|name| name.starts_with(char::is_uppercase));
    // a company that is named with its legal form, where no other is, and that a sentence begins with
    let formal = || {
        if company { Some(earlier()) } else { None }
            .into_iter()
            .flatten()
            .filter_map(|(_, passage, at)| with_form(passage, at))
    };
    match only(formal().map(|(name, _)| name)) {
        Ok(Some(name)) => {
            let first = |name: &'a str| name.split(' ').next();
            let same = about.is_none_or(|about| first(about) == first(name));
            return (same && formal().any(|(_, opens)| opens)).then_some(name);
        }
        Err(()) => return None,
        Ok(None) => {}
    }
    let romance = !clauses && !passage.language().nouns_capital() && !passage.language().bare_nouns();
    let called_so = |word: &str, noun: &str| {
        word.len() == noun.len() && if romance { word == noun } else { word.eq_ignore_ascii_case(noun) }
    };
    // `Das Unternehmen Zorbe`
    let named = earlier().filter_map(|(_, passage, at)| {
        let word = &passage.text[passage.tokens[at].range()];
        // few words have a name behind them
        let named = passage.tokens.get(at + 1).is_some_and(is_part);
        let same = named && (called_so(word, noun) || is_other_company(passage, word, noun));
        same.then(|| name_after(passage, at)).flatten()
    });
    match only(named) {
        Ok(Some(name)) => return Some(name),
        Err(()) => return None,
        Ok(None) => {}
    }
    if passage.language().nouns_capital() {
        return paragraph_body::with_own_name(passage, found.speaker.head.start);
    }
    // what the sentences before are about, unless it is a place
    let Some(name) = about else {
        let officers = earlier().filter(|_| company).filter_map(|(_, passage, at)| with_officer(passage, people, at));
        return only(officers).ok().flatten();
    };
    let after = |told: &dyn Fn(&str) -> bool| {
        before.iter().any(|passage| {
            let text = beginning(passage.text);
            text.match_indices(name).any(|(at, _)| told(&text[..at]))
        })
    };
    let places = &passage.language().small_words.place;
    let place = after(&|left| {
        let word = left.strip_suffix(' ').and_then(|left| left.rsplit_once(' '));
        word.is_some_and(|(_, word)| places.contains(&word))
    });
    // `Rain fell. “…,” the company said`: a name would stand in the middle of a sentence too
    let inside = || {
        after(&|left| {
            left.strip_suffix(' ').is_some_and(|left| left.ends_with(|c: char| c.is_alphanumeric() || c == ','))
        })
    };
    (!place && (name.contains(' ') || inside())).then_some(name)
}

/// How many sentences before `it` are looked at for the body that it stands for.
const BODY: usize = 2;

/// What the sentences before a mention are about, where that is a body.
pub(crate) enum Body<'a> {
    /// Its fullest name, and whether it is told to say something there.
    Name(&'a str, bool),
    /// What it is called there, and in which block: `the teachers’ association`, `the company`.
    Role(usize, Phrase, &'a str),
}

/// The body that `it` stands for: what the nearest sentence is about, of its paragraph or, where a quotation opens that, the last of the one
/// before.
pub(crate) fn body<'a>(passages: &[Passage<'a>], people: &People<'a>, (block, it): (usize, usize)) -> Option<Body<'a>> {
    let passage = &passages[block];
    let sentence = passage.sentence(it);
    let own = main_subject(passage, sentence.start..it).filter(|subject| subject.mention != Mention::Pronoun);
    if let Some(subject) = own.filter(|subject| subject.tokens.end < it) {
        return body_of(passage, people, block, sentence.start, subject);
    }
    let mut start = sentence.start;
    for _ in 0..BODY {
        if start == 0 {
            break;
        }
        let sentence = passage.sentence(start - 1);
        start = sentence.start;
        let subject = main_subject(passage, sentence.clone())?;
        if subject.mention == Mention::Pronoun {
            continue;
        }
        // `The weather service lifted its warning. A new front is due. “…,” it said`: no front speaks
        let thing = is_indefinite(passage, subject.head.start)
            && !passage.tokens[subject.head.clone()].iter().any(|token| token.is(ROLE | TITLE) || token.name());
        if !thing {
            return body_of(passage, people, block, sentence.start, subject);
        }
    }
    if start > 0 || passage.places.first() != Some(&0) {
        return None;
    }
    let (block, mut sentence) = sentence_before(passages, block, 0)?;
    let passage = &passages[block];
    // `Zorbe admitted nothing. In a statement, it said so. ¶ “…,” the company said`
    let it = |subject: &Phrase| subject.mention == Mention::Pronoun && passage.tokens[subject.head.start].is(NEUTER);
    for _ in 0..BODY {
        if sentence.start == 0 || !main_subject(passage, sentence.clone()).as_ref().is_some_and(it) {
            break;
        }
        sentence = passage.sentence(sentence.start - 1);
    }
    let teller = told_at_the_end(passage, sentence.clone());
    let told = teller.as_ref().map_or(sentence.start, |teller| teller.tokens.start);
    let subject = teller.or_else(|| main_subject(passage, sentence))?;
    body_of(passage, people, block, told, subject)
}

/// Who tells what a sentence says, where that stands at its end: `…, the bank said.`, `…, according to the bank.`
fn told_at_the_end(passage: &Passage<'_>, sentence: Range<usize>) -> Option<Phrase> {
    let tokens = &passage.tokens;
    let stop = |at: usize| tokens.get(at).is_none_or(|next| matches!(next.kind, Kind::Stop | Kind::End));
    let last = (sentence.start..sentence.end).rev().find(|at| tokens[*at].kind == Kind::Word)?;
    if tokens[last].is(SAY) && tokens[last].bits & CAPITAL == 0 && stop(last + 1) {
        let comma = (sentence.start..last).rev().find(|at| tokens[*at].kind == Kind::Comma)?;
        return subject::subject(passage, comma + 1, last).filter(|teller| teller.tokens.start == comma + 1);
    }
    let near = sentence.start.max(sentence.end.saturating_sub(SOURCE))..sentence.end;
    near.rev().find_map(|at| according(passage, at, sentence.end))
}

/// How many tokens before the end of its sentence a source may stand.
const SOURCE: usize = 16;

/// The body that this subject of a sentence is, where that begins at this token.
fn body_of<'a>(
    passage: &Passage<'a>,
    people: &People<'a>,
    block: usize,
    start: usize,
    subject: Phrase,
) -> Option<Body<'a>> {
    // where names alone are read, what stands between them is left out
    let close = |pair: &[Token]| !passage.text[pair[0].end..pair[1].start].contains(char::is_alphanumeric);
    let whole = passage.tokens[subject.tokens.clone()].windows(2).all(close);
    // `In a statement, the trust said so`
    let fronted = || {
        let comma = subject.tokens.start.checked_sub(1).is_some_and(|left| passage.tokens[left].kind == Kind::Comma);
        comma && passage.tokens[start].is(PREPOSITION)
    };
    if subject.tokens.start != start && !fronted() || !whole {
        return None;
    }
    let tells = || {
        let sentence = passage.sentence(start);
        let verbs = subject.tokens.end..sentence.end;
        let mut verbs = verbs.filter(|at| passage.tokens[*at].is(SAY) && passage.tokens[*at].bits & CAPITAL == 0);
        verbs.any(|verb| subject::subject(passage, start, verb).is_some_and(|teller| teller.tokens.start == start))
    };
    let named = |name: Range<usize>| match people.named(passage.text, &passage.tokens, name.clone()) {
        Some(person) => people.person(person).filter(|one| !one.is_human()).map(|one| Body::Name(one.name, tells())),
        None => {
            let text = passage.spelt(&name);
            (!people.shared(passage.text, &passage.tokens, name.clone())).then(|| Body::Name(text, tells()))
        }
    };
    match subject.mention {
        Mention::Organisation | Mention::Person => named(subject.head),
        Mention::Role => {
            let comma = passage.tokens.get(subject.tokens.end).is_some_and(|next| next.kind == Kind::Comma);
            let sentence = passage.sentence(subject.tokens.start);
            let apposed = || after(&passage.tokens, subject.tokens.end + 1, sentence.end, VERB);
            match apposed().filter(|name| comma && matches!(name.mention, Mention::Person | Mention::Organisation)) {
                Some(name) => named(name.head),
                // `The teachers’ association welcomed it`
                None => {
                    let noun = &passage.tokens[noun(&passage.tokens, &subject.head)];
                    let text = passage.spelt(&subject.head);
                    let body = noun.is(NEUTER) || is_own_noun(&passage.text[noun.range()]);
                    (body && noun.bits & PLURAL == 0).then_some(Body::Role(block, subject, text))
                }
            }
        }
        Mention::Pronoun => None,
    }
}

/// As much of a block’s text as is searched.
fn beginning(text: &str) -> &str {
    let end = (0..=TEXT.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// The only one of these, if they are all the same; an error where they are not.
fn only<'a>(mut names: impl Iterator<Item = &'a str>) -> Result<Option<&'a str>, ()> {
    let Some(first) = names.next() else { return Ok(None) };
    // `Zorbe AG` and later `Zorbe Norrland AG` are two
    if names.all(|name| name == first) { Ok(Some(first)) } else { Err(()) }
}

/// Whether the token is a word that a body may be called by.
fn is_part(token: &Token) -> bool {
    token.kind == Kind::Word && token.name() && !token.is(TIME)
}

/// The name of a company whose legal form is this token, and whether its sentence begins with it.
fn with_form<'a>(passage: &Passage<'a>, form: usize) -> Option<(&'a str, bool)> {
    let tokens = &passage.tokens;
    form.checked_sub(1).filter(|left| is_part(&tokens[*left]))?;
    let word = &passage.text[tokens[form].range()];
    if word.len() > LONGEST || !passage.language().forms.contains(&word) {
        return None;
    }
    let name = tokens[..form].iter().rev().take(WORDS);
    let words = name.take_while(|token| is_part(token) && token.end < tokens[form].start).count();
    // where nouns have capitals, what it does comes before its name: `Der Küchenbauer Zorbe AG`
    let words = if passage.language().nouns_capital() { words.min(1) } else { words };
    let start = form - words;
    let whole = tokens[start..=form].windows(2).all(|pair| pair[1].start == pair[0].end + 1);
    // `Marl - Die Zorbe AG`: behind a dateline
    let before = &tokens[passage.sentence(start).start..start];
    let dateline = before.iter().rposition(|token| token.kind == Kind::Dash);
    let before = &before[dateline.map_or(0, |dash| dash + 1)..];
    let opens = before.is_empty()
        || before.len() <= WORDS && before[0].is(DETERMINER) && before[1..].iter().all(Token::content);
    (words > 0 && whole).then(|| (passage.spelt(&(start..form + 1)), opens))
}

/// How far behind a name what it owns may begin, in bytes: `’s` and a space.
const OWNER: usize = 5;

/// The name of a company that this token ends as the owner of its officer: `Zorbe’s chief executive`.
fn with_officer<'a>(passage: &Passage<'a>, people: &People<'a>, owner: usize) -> Option<&'a str> {
    let tokens = &passage.tokens;
    if !tokens[owner].is(POSSESSIVE) || !is_part(&tokens[owner]) {
        return None;
    }
    // the token ends before the `’s`
    let officer = tokens.get(owner + 1).filter(|next| next.start <= tokens[owner].end + OWNER)?;
    if !opens_with_officer(&passage.text[officer.start..]) {
        return None;
    }
    let words = tokens[..owner].iter().rev().take(WORDS).take_while(|token| is_part(token)).count();
    let start = owner - words;
    let whole = tokens[start..=owner].windows(2).all(|pair| pair[1].start == pair[0].end + 1);
    let person = people.named(passage.text, tokens, start..owner + 1).and_then(|person| people.person(person));
    (whole && !person.is_some_and(|one| one.is_human())).then(|| passage.spelt(&(start..owner + 1)))
}

/// The name right after what a body is: `das Unternehmen Zorbe`, `the airline Norrland Air`.
fn name_after<'a>(passage: &Passage<'a>, noun: usize) -> Option<&'a str> {
    let tokens = &passage.tokens;
    let article =
        passage.language().bare_nouns() || noun.checked_sub(1).is_some_and(|left| tokens[left].is(DETERMINER));
    let words = tokens[noun + 1..].iter().take(WORDS).take_while(|token| is_part(token)).count();
    let mut end = noun + 1 + words;
    // `der Zulieferer Kessel & Brandt`
    let joins = |at: usize| tokens.get(at).is_some_and(|and| &passage.text[and.range()] == "&");
    if passage.language().nouns_capital() && joins(end) && tokens.get(end + 1).is_some_and(is_part) {
        end += 2;
    }
    let close = tokens[noun..end].windows(2).all(|pair| pair[1].start == pair[0].end + 1);
    let human = tokens[noun + 1..end].iter().any(|token| token.is(FIRST_NAME));
    (article && words > 0 && close && !human).then(|| passage.spelt(&(noun + 1..end)))
}
