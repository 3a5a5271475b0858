//! Who answers in an interview whose answers stand under `A:` or under nothing at all: the one whom its introduction names.

use std::cell::OnceCell;
use std::collections::HashMap;

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{FEMALE, MALE, TITLE};
use copydesk_text::words::Token;

use crate::attribution::Grip;
use crate::draft::{Draft, Found};
use crate::language::Language;
use crate::layouts::dead::has_died;
use crate::layouts::guests::{Guest, Guests, Header};
use crate::layouts::heading::Heading;
use crate::layouts::interview::Interview;
use crate::layouts::label::is_nameless;
use crate::layouts::line::Line;
use crate::layouts::phrases::{announcements, is_signed, words_of_address};
use crate::layouts::quoted_answers::addressed;
use crate::layouts::tells::Talk;
use crate::passages::passage::Passage;

/// How many blocks before the first question are its introduction at most, and how many at the end may say who asked.
const INTRODUCTION: usize = 5;
const SIGNED: usize = 3;

/// How sure it is that a label is somebody of the introduction.
const ANNOUNCED: f64 = 0.9;
/// And that whom a question calls by name is who answers.
const ADDRESSED: f64 = 0.92;

/// The surname by which the first question calls who answers.
fn called_by_first_question<'a>(blocks: &[&'a str], interview: &Interview<'_>, language: &str) -> Option<&'a str> {
    let first = interview.lines.first()?;
    let question = if first.answers { first.block.checked_sub(1)? } else { first.block };
    addressed(blocks.get(question)?.trim(), words_of_address(language))
}

/// What comes before an interview, and who it says is asked.
pub(crate) struct Introduction<'a> {
    /// Its first block.
    low: usize,
    people: People<'a>,
    /// Block and byte of the name, and how sure it is.
    answerer: Option<Guest>,
}

impl<'a> Introduction<'a> {
    /// Reads what comes before the interview. None where only type tells of an interview, and nothing announces one.
    pub(crate) fn read(
        header: Header<'_>,
        blocks: &[&'a str],
        interview: &Interview<'_>,
        language: &Language,
    ) -> Option<Self> {
        let first = interview.lines.first().map(|line| line.block)?;
        let low = first.saturating_sub(INTRODUCTION);
        if interview.lines.iter().all(|line| !line.answers && !is_written_large(line.label)) {
            return Some(Self { low: first, people: People::default(), answerer: None });
        }
        let introduction = blocks.get(low..first)?;
        let announcements = announcements(introduction, language.tag);
        let last = &blocks[blocks.len() - SIGNED.min(blocks.len())..];
        let signed = announcements.is_empty() && is_signed(last, language.tag);
        let called = called_by_first_question(blocks, interview, language.tag);
        if interview.unsure && announcements.is_empty() && !signed && called.is_none() {
            return None;
        }
        let tokens: Vec<Vec<Token>> = introduction
            .iter()
            .map(|text| {
                let mut tokens = Vec::new();
                language.tokenize(text, 0..text.len(), &mut tokens);
                tokens
            })
            .collect();
        let views: Vec<(&str, &[Token])> =
            introduction.iter().zip(&tokens).map(|(text, tokens)| (*text, tokens.as_slice())).collect();
        let people = People::gather(&views, &language.signs());
        let heading = Heading::of(header.headline, introduction, low == 0, language);
        let said = |asks: bool| -> Vec<&str> {
            let lines = interview.lines.iter().filter(|line| line.asks == asks);
            lines.filter_map(|line| blocks.get(line.block)?.get(line.said.clone())).collect()
        };
        let (questions, answers) = (said(true), said(false));
        let talk = Talk { questions: &questions, answers: &answers };
        let guests = Guests::of(header, heading, &views, last, &people, language, talk);
        let announced = if signed { Some(guests.taken_up()) } else { guests.announced(&announcements) };
        // `Herr Rowe, wie geht es Ihnen?`: whom the questions call by name answers them
        let called = called.and_then(|name| people.first_mention(people.surnamed(name)?));
        let announced = called.map(|at| Some((at, ADDRESSED))).or(announced);
        if interview.unsure && announced.is_none() {
            return None;
        }
        let answerer = announced.unwrap_or_else(|| guests.only_one());
        Some(Self { low, people, answerer })
    }

    /// The surname of the one who answers.
    pub(crate) fn surname(&self) -> Option<&'a str> {
        let ((block, at), _) = self.answerer?;
        let (index, _) = self.people.mentioned(block, at..at + 1).next()?;
        self.people.person(index)?.name.rsplit(' ').next()
    }

    /// Gives the answers of the interview to whom they belong, as far as this tells.
    pub(crate) fn give_answers(&self, passages: &[Passage<'_>], drafts: &mut [Draft], interview: &Interview<'_>) {
        let found = |(block, at): (usize, usize), confidence| {
            let block = self.low + block;
            let speaker = name_at(passages.get(block)?, at)?;
            Some(Found::without_cue(block, speaker, confidence, Grip::Direct))
        };
        // where an answer has another's name before it, those without one are nobody's
        let named = |line: &&Line<'_>| line.answers && !line.label.is_empty() && !is_nameless(line.label);
        let another = |at: (usize, usize)| {
            let answerer =
                self.people.mentioned(at.0, at.1..at.1 + 1).next().and_then(|(who, _)| self.people.person(who));
            let last = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_uppercase();
            let own = answerer.map(|person| last(person.name));
            interview.lines.iter().filter(named).any(|line| own.as_ref().is_some_and(|own| *own != last(line.label)))
        };
        let answerer = self.answerer.filter(|(at, _)| !another(*at));
        let answerer = answerer.and_then(|(at, confidence)| found(at, confidence));
        let mut by_label: HashMap<&str, Option<Found>> = HashMap::new();
        let by_last = OnceCell::new();
        let by_last = || by_last.get_or_init(|| lines_by_last_word(interview));
        for line in &interview.lines {
            let of = drafts.partition_point(|draft| draft.first.0 < line.block);
            let Some(draft) = drafts.get_mut(of).filter(|draft| draft.first.0 == line.block) else { continue };
            let labelled = by_label.entry(line.label).or_insert_with(|| {
                let named = initials(&self.people, line.label)
                    .or_else(|| in_capitals(&self.people, line.label))
                    .or_else(|| titled(passages.get(self.low..)?, &self.people, line.label));
                named.and_then(|at| found(at, ANNOUNCED)).or_else(|| in_full(passages, by_last, line.label))
            });
            if labelled.is_some() {
                draft.found = labelled.clone();
            } else if line.asks {
                draft.found = None;
            } else if line.answers && (line.label.is_empty() || is_nameless(line.label)) {
                draft.found = answerer.clone();
            }
        }
    }
}

/// The one whose initials a label is: `AR:`
fn initials(people: &People<'_>, label: &str) -> Option<(usize, usize)> {
    if !may_be_initials(label) {
        return None;
    }
    let mut bearers =
        (0..).map_while(|index| people.person(index).map(|person| (index, person))).filter(|(_, person)| {
            let letters = person.name.split([' ', '\u{a0}']).filter_map(|word| word.bytes().next());
            letters.filter(u8::is_ascii_uppercase).eq(label.bytes())
        });
    match (bearers.next(), bearers.next()) {
        (Some((index, _)), None) => people.first_mention(index),
        _ => None,
    }
}

/// The first line whose label has several words, by the last of them.
fn lines_by_last_word<'a, 'b>(interview: &'b Interview<'a>) -> HashMap<&'a str, &'b Line<'a>> {
    let mut lines = HashMap::new();
    for line in &interview.lines {
        if let Some((_, last)) = line.label.rsplit_once(' ') {
            lines.entry(last).or_insert(line);
        }
    }
    lines
}

/// The name in another label of which a label in capitals is the last word: `ADA ROWE:`, then `ROWE:`
fn in_full<'a: 'b, 'b>(
    passages: &[Passage<'_>],
    by_last: impl Fn() -> &'b HashMap<&'a str, &'b Line<'a>>,
    label: &str,
) -> Option<Found> {
    if !is_written_large(label) || label.contains(' ') {
        return None;
    }
    let line = by_last().get(label)?;
    let speaker = name_at(passages.get(line.block)?, 0)?;
    Some(Found::without_cue(line.block, speaker, ANNOUNCED, Grip::Direct))
}

/// The one whose name in capitals a label is: `ROWE:`, `ADA ROWE:`, `ADA:`
fn in_capitals(people: &People<'_>, label: &str) -> Option<(usize, usize)> {
    if !is_written_large(label) {
        return None;
    }
    let mut bearers = (0..).map_while(|index| people.person(index).map(|person| (index, person)));
    let last = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_uppercase();
    let first = |name: &str| name.split(' ').next().unwrap_or(name).to_uppercase();
    let is = |name: &str| {
        if label.contains(' ') { name.to_uppercase() == label } else { last(name) == label || first(name) == label }
    };
    let one = bearers.find(|(_, person)| is(person.name))?;
    let another = bearers.any(|(_, person)| is(person.name));
    people.first_mention(one.0).filter(|_| !another)
}

/// The one whose title and name in capitals a label is: `MR ROWE:`, `DR ADA ROWE:`
fn titled(passages: &[Passage<'_>], people: &People<'_>, label: &str) -> Option<(usize, usize)> {
    let passage = passages.first()?;
    if !is_written_large(label) {
        return None;
    }
    let (title, name) = label.split_once(' ')?;
    let bits = passage.language().lexicon.get(title.trim_end_matches('.').to_lowercase().as_bytes());
    let named = in_capitals(people, name).filter(|_| bits & TITLE != 0)?;
    let (index, _) = people.mentioned(named.0, named.1..named.1 + 1).next()?;
    let person = people.person(index)?;
    // `MS ROWE`, where the article knows a man of that name
    let sex = bits & (MALE | FEMALE);
    let fits = sex == 0 || person.sex == 0 || sex == person.sex;
    let introduction = passages.iter().take(INTRODUCTION).map(|passage| passage.text);
    (fits && !has_died(introduction, people, index, passage.language())).then_some(named)
}

fn is_written_large(label: &str) -> bool {
    !label.is_empty() && !is_nameless(label) && !label.contains(char::is_lowercase)
}

fn may_be_initials(label: &str) -> bool {
    (2..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The name that begins at a byte of a passage.
fn name_at(passage: &Passage<'_>, at: usize) -> Option<Phrase> {
    let start = passage.tokens.iter().position(|token| token.start == at)?;
    let end = start + passage.tokens[start..].iter().take_while(|token| token.name()).count().max(1);
    Some(Phrase { mention: Mention::Person, tokens: start..end, head: start..end })
}
