//! Who answers in an interview whose answers stand under `A:` or under nothing at all: the one whom its introduction names.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::words::Token;
use memchr::memmem;

use crate::attribution::Grip;
use crate::draft::{Draft, Found};
use crate::language::Language;
use crate::layout::Interview;
use crate::passage::Passage;

/// How far from the words that announce an interview the name may stand, in bytes.
const NEAR: usize = 90;

/// How many blocks before the first question are its introduction at most.
const INTRODUCTION: usize = 5;

/// How sure it is that the one whose interview is announced is the one who answers, and that the only one named is.
const ANNOUNCED: f64 = 0.9;
const ONLY_ONE: f64 = 0.8;

/// What comes before an interview, and who it says is asked.
pub(crate) struct Introduction<'a> {
    /// Its first block.
    low: usize,
    people: People<'a>,
    /// Block and byte of the name, and how sure it is.
    answerer: Option<((usize, usize), f64)>,
}

impl<'a> Introduction<'a> {
    /// Reads what comes before the interview. None where only type tells of an interview, and nothing announces one.
    pub(crate) fn read(blocks: &[&'a str], interview: &Interview<'_>, language: &Language) -> Option<Self> {
        let first = interview.lines.first().map(|line| line.block)?;
        let low = first.saturating_sub(INTRODUCTION);
        if interview.lines.iter().all(|line| !line.answers && !may_be_initials(line.label)) {
            return Some(Self { low: first, people: People::default(), answerer: None });
        }
        let introduction = blocks.get(low..first)?;
        let announcements = announcements(introduction, language.tag);
        if interview.unsure && announcements.is_empty() {
            return None;
        }
        let tokens: Vec<Vec<Token>> = introduction
            .iter()
            .map(|text| {
                let mut tokens = Vec::new();
                language.tokenize_names(text, 0..text.len(), &mut tokens);
                tokens
            })
            .collect();
        let views: Vec<(&str, &[Token])> =
            introduction.iter().zip(&tokens).map(|(text, tokens)| (*text, tokens.as_slice())).collect();
        let people = People::gather(&views);
        let announced = announced(introduction, &announcements, &people).map(|at| (at, ANNOUNCED));
        if interview.unsure && announced.is_none() {
            return None;
        }
        let answerer = announced.or_else(|| only_one(&people).map(|at| (at, ONLY_ONE)));
        Some(Self { low, people, answerer })
    }

    /// Whether the block belongs to it.
    pub(crate) fn holds(&self, block: usize, interview: &Interview<'_>) -> bool {
        block >= self.low && interview.lines.first().is_some_and(|line| block < line.block)
    }

    /// Gives the answers of the interview to whom they belong, as far as this tells.
    pub(crate) fn give_answers(&self, passages: &[Passage<'_>], drafts: &mut [Draft], interview: &Interview<'_>) {
        let found = |(block, at): (usize, usize), confidence| {
            let block = self.low + block;
            let speaker = name_at(passages.get(block)?, at)?;
            Some(Found::without_cue(block, speaker, confidence, Grip::Direct))
        };
        let answerer = self.answerer.and_then(|(at, confidence)| found(at, confidence));
        let mut by_label: HashMap<&str, Option<Found>> = HashMap::new();
        for line in &interview.lines {
            let of = drafts.partition_point(|draft| draft.first.0 < line.block);
            let Some(draft) = drafts.get_mut(of).filter(|draft| draft.first.0 == line.block) else { continue };
            let initialled = by_label
                .entry(line.label)
                .or_insert_with(|| initials(&self.people, line.label).and_then(|at| found(at, ANNOUNCED)));
            if initialled.is_some() {
                draft.found = initialled.clone();
            } else if line.asks {
                draft.found = None;
            } else if line.answers {
                draft.found = answerer.clone();
            }
        }
    }
}

/// Words that announce an interview, where they stand in its introduction.
struct Announcement {
    block: usize,
    words: Range<usize>,
    /// Whether the name comes after them.
    before: bool,
}

/// What announces an interview, as `data/interviews.txt` lists it: the language, whether the name comes after, and the words.
static ANNOUNCING: LazyLock<Vec<(&str, bool, &str)>> = LazyLock::new(|| {
    let lines = entries(include_str!("../data/interviews.txt"));
    let sided = lines.filter_map(|line| {
        let mut parts = line.splitn(3, ' ');
        let (language, side, words) = (parts.next()?, parts.next()?, parts.next()?);
        matches!(side, "after" | "before").then_some((language, side == "after", words))
    });
    sided.collect()
});

/// The words of the introduction that announce an interview.
fn announcements(introduction: &[&str], language: &str) -> Vec<Announcement> {
    let known = ANNOUNCING.iter().filter(|(spoken, _, _)| *spoken == language);
    let mut found = Vec::new();
    for (block, original) in introduction.iter().enumerate() {
        let text = original.to_lowercase();
        if text.len() != original.len() {
            continue; // offsets would be those of another text
        }
        found.extend(known.clone().filter_map(|&(_, before, words)| {
            let at = memmem::find(text.as_bytes(), words.as_bytes())?;
            Some(Announcement { block, words: at..at + words.len(), before })
        }));
    }
    found
}

/// Where the one stands whose interview is announced: block and byte. None where two are announced.
fn announced(introduction: &[&str], announcements: &[Announcement], people: &People<'_>) -> Option<(usize, usize)> {
    let mut found: Option<(usize, (usize, usize))> = None;
    for Announcement { block, words, before } in announcements {
        let near = if *before { words.end..words.end + NEAR } else { words.start.saturating_sub(NEAR)..words.start };
        let mut mentions = people.mentioned(*block, near);
        let Some((who, place)) = (if *before { mentions.next() } else { mentions.last() }) else { continue };
        let Some(person) = people.person(who).filter(|person| person.name.contains(' ')) else { continue };
        let between =
            if *before { words.start..place } else { (place + person.name.len()).min(words.start)..words.start };
        let between = introduction[*block].get(between).unwrap_or(";");
        if between.contains(['?', '!', ';', '\n']) || between.contains(". ") {
            continue;
        }
        match found {
            Some((another, _)) if another != who => return None,
            _ => found = Some((who, (*block, place))),
        }
    }
    found.map(|(_, at)| at)
}

/// The only one who is named in full.
fn only_one(people: &People<'_>) -> Option<(usize, usize)> {
    people.person(0).filter(|person| person.is_surely_one() && people.person(1).is_none())?;
    people.first_mention(0)
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

fn may_be_initials(label: &str) -> bool {
    (2..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The name that begins at a byte of a passage.
fn name_at(passage: &Passage<'_>, at: usize) -> Option<Phrase> {
    let start = passage.tokens.iter().position(|token| token.start == at)?;
    let end = start + passage.tokens[start..].iter().take_while(|token| token.name()).count().max(1);
    Some(Phrase { mention: Mention::Person, tokens: start..end, head: start..end })
}
