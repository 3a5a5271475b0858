//! The people of an article: their fullest names, what is known of them, and where each is mentioned.

use std::ops::Range;

use super::bearers::{Bearers, key};
use super::introduced::{introduce, joined};
use super::name::{Name, first_word, initials_agree, run};
pub use super::pronoun::Spoke;
use crate::vocabulary::{
    CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FIRST_NAME, MALE, PLURAL, POSSESSIVE, POSSESSOR, PRONOUN, ROLE, TIME,
    TITLE,
};
use crate::words::{Kind, Token};

/// Who is mentioned where in an article.
#[derive(Debug, Default)]
pub struct People<'a> {
    pub(super) people: Vec<Person<'a>>,
    /// In the order of the text.
    pub(super) mentions: Vec<Mentioned>,
    by_last: Bearers,
    by_first: Bearers,
}

/// Someone with a name.
#[derive(Debug, Clone)]
pub struct Person<'a> {
    /// The fullest form of the name, without titles.
    pub name: &'a str,
    /// [`MALE`] or [`FEMALE`], both bits never; 0 where nothing tells.
    pub sex: u32,
    /// How often the full name or an unmistakable short one stands in the article.
    pub mentions: usize,
    /// The name's first word.
    first: &'a str,
    words: u32,
    /// Whether a first name or a title shows that this is a person, not a place or a company.
    pub(super) sure: bool,
    /// Where the full name stands first: block, byte.
    introduced: (usize, usize),
    /// Whether the name's first word stands by itself before the name does, so that it means something else: `Rowe` is not
    /// short for the `Rowe Bridge` that comes up later.
    late: bool,
}

impl Person<'_> {
    /// Whether a first name, a title or what stands beside the name shows that this is a person, not a place or a company.
    pub fn is_human(&self) -> bool {
        self.sure
    }

    /// Whether the article gives more than one word of the name.
    pub fn is_full(&self) -> bool {
        self.words > 1
    }

    /// Whether this is surely a person, and named in full.
    pub fn is_surely_one(&self) -> bool {
        self.sure && self.words > 1
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Mentioned {
    pub(super) block: usize,
    pub(super) at: usize,
    /// The number of its sentence.
    pub(super) sentence: usize,
    pub(super) person: usize,
    /// The first person of its sentence, and early in it: as a rule the subject.
    pub(super) leads: bool,
}

/// How many bytes into its sentence a name may begin and still be taken for its subject, where an article opens it: a title’s
/// length.
const LEAD: usize = 24;

/// How many people an article names at most, as a rule.
const USUAL: usize = 32;

/// Of two who bear a name, either: stands for a person in a mention.
const EITHER: usize = usize::MAX;

impl<'a> People<'a> {
    /// Gathers the people that the blocks' tokens name: first the full names of all blocks, then each mention.
    pub fn gather(blocks: &[(&'a str, &[Token])]) -> Self {
        let mut people = Self { people: Vec::with_capacity(USUAL), ..Self::default() };
        let mut runs: Vec<Run> = Vec::with_capacity(4 * USUAL);
        // whether a surname by itself is told to be a person's
        let mut aged = false;
        let mut sentence = 0;
        for (block, (text, tokens)) in blocks.iter().enumerate() {
            sentence += 1;
            let mut last: Option<(usize, usize)> = None;
            let (mut start, mut reach, mut named) = (0, reach(tokens.first()), false);
            let mut at = 0;
            let matters = |token: &Token| token.bits & CAPITAL != 0 || token.kind == Kind::End;
            while let Some(next) = tokens[at..].iter().position(matters) {
                at += next;
                let token = &tokens[at];
                if !token.name() || token.is(TIME) && token.bits & FIRST_NAME == 0 {
                    if token.kind == Kind::End {
                        sentence += 1;
                        (start, reach, named) = (token.end, self::reach(tokens.get(at + 1)), false);
                    }
                    at += 1;
                    continue;
                }
                let run = run(tokens, at);
                at = run.end;
                // `Rowe’s lawyer`, `Lind spokesman Bo Ask`: only says more of someone else
                let role = |next: &Token| next.is(ROLE | TITLE) && next.bits & CAPITAL == 0;
                let describes =
                    tokens[at - 1].is(POSSESSIVE) || run.len() == 1 && tokens[at..].iter().take(2).any(role);
                if let Some(mut name) = Name::read(text, tokens, run.clone()).filter(|name| !name.title) {
                    aged |= introduce(text, tokens, run.clone(), &mut name);
                    // `In the Arnsby debate, Bo Lind`: the name is yet to come
                    let opens = !describes && name.at <= start + if named && reach > LEAD { 2 * reach } else { reach };
                    let first = name.at <= start + LEAD / 2;
                    let with = last.is_some_and(|(of, end)| of == sentence && joined(tokens, end, &run));
                    runs.push(Run { block, sentence, opens, first, with, describes, name, person: None });
                    last = Some((sentence, run.end));
                    named = true;
                }
            }
        }
        for run in runs.iter_mut().filter(|run| run.name.words > 1) {
            run.person = Some(people.introduce(&run.name, run.block, blocks[run.block].0));
        }
        for run in runs.iter().filter(|run| run.name.words == 1 && run.name.titled) {
            let known = people.by_last.count(run.name.last) > 0
                || run.name.first_only && people.by_first.count(run.name.last) > 0;
            if !known {
                people.introduce(&run.name, run.block, blocks[run.block].0);
            }
        }
        let doubtful = people.people.iter().any(|person| !person.sure);
        for run in runs.iter().filter(|run| doubtful && run.name.words == 1) {
            for person in people.by_first.of(run.name.last) {
                let person = &mut people.people[person];
                person.late |= !person.sure && (run.block, run.name.at) < person.introduced;
            }
        }
        for run in runs.iter().filter(|run| aged && run.name.words == 1 && run.name.sure && !run.name.titled) {
            if let Some(person) = people.of(&run.name, blocks[run.block].0) {
                people.people[person].sure = true;
            }
        }
        people.mentions.reserve(runs.len());
        let mut led = 0;
        for Run { block, sentence, opens, first, with, describes, name, person } in &runs {
            let index = person.or_else(|| people.of(name, blocks[*block].0));
            // two of the name, and either may be the subject
            let unclear = index.is_none() && (name.titled || people.by_last.count(name.last) > 1);
            if unclear && !describes {
                if *opens && led != *sentence {
                    let mention =
                        Mentioned { block: *block, at: name.at, person: EITHER, sentence: *sentence, leads: true };
                    people.mentions.push(mention);
                }
                led = *sentence;
            }
            if let Some(index) = index {
                let person = &mut people.people[index];
                person.mentions += 1;
                person.sex |= if person.sex == 0 { name.sex } else { 0 };
                // what may be no person leads only where nothing stands before it
                let one = person.sure || person.words > 1 && *first;
                let after_leader =
                    || people.mentions.last().is_some_and(|last| last.sentence == *sentence && last.leads);
                let leads = one && (*opens && led != *sentence || *with && !describes && after_leader());
                led = if one && !describes { *sentence } else { led };
                people.mentions.push(Mentioned {
                    block: *block,
                    at: name.at,
                    person: index,
                    sentence: *sentence,
                    leads,
                });
            }
        }
        people
    }

    fn introduce(&mut self, name: &Name, block: usize, text: &'a str) -> usize {
        let full = name.full(text);
        if let Some(index) = self.bearer(name, text) {
            let person = &mut self.people[index];
            if name.words > person.words {
                (person.name, person.first, person.words) = (full, first_word(full), name.words);
            }
            person.sure |= name.sure;
            if person.sex == 0 {
                person.sex = name.sex;
            }
            return index;
        }
        let index = self.people.len();
        self.people.push(Person {
            name: full,
            sex: name.sex,
            mentions: 0,
            first: first_word(full),
            words: name.words,
            sure: name.sure,
            introduced: (block, name.at),
            late: false,
        });
        self.by_last.add(name.last, index);
        if name.words > 1 {
            self.by_first.add(key(name.first(text)), index);
        }
        index
    }

    /// The first of the people with this last name whose first name fits.
    fn bearer(&self, name: &Name, text: &str) -> Option<usize> {
        self.by_last.of(name.last).find(|person| {
            let known = self.people[*person].first;
            known == name.first(text) || initials_agree(known, first_word(name.full(text)))
        })
    }

    /// The one person that a name means, full or short.
    fn of(&self, name: &Name, text: &str) -> Option<usize> {
        if name.words > 1 {
            return self.bearer(name, text);
        }
        let surname = self.by_last.count(name.last) > 0;
        if name.title && !surname {
            return None; // `Judge said`, and nobody is called Judge
        }
        let bearers = if surname { &self.by_last } else { &self.by_first };
        let fits = |person: &usize| {
            let person = &self.people[*person];
            (name.sex == 0 || person.sex == 0 || person.sex == name.sex) && (surname || !person.late)
        };
        let mut fitting = bearers.of(name.last).filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(person), None) => Some(person),
            _ => None,
        }
    }

    /// The person that the name in these tokens means, if it is one person of the article.
    pub fn named(&self, text: &'a str, tokens: &[Token], range: Range<usize>) -> Option<usize> {
        self.of(&Name::read(text, tokens, range)?, text)
    }

    /// Whether several people of the article bear this name, so that it names none of them.
    pub fn shared(&self, text: &'a str, tokens: &[Token], range: Range<usize>) -> bool {
        let name = Name::read(text, tokens, range);
        name.is_some_and(|name| name.words == 1 && self.by_last.count(name.last) > 1)
    }

    /// The people mentioned in a part of a block, in order, each with the byte at which the mention begins.
    pub fn mentioned(&self, block: usize, part: Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        let from = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, part.start));
        let to = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, part.end));
        let mentions = self.mentions[from..to.max(from)].iter().filter(|mention| mention.person != EITHER);
        mentions.map(|mention| (mention.person, mention.at))
    }

    /// The people mentioned before this byte of a block, the nearest first.
    pub fn before(&self, block: usize, at: usize) -> impl Iterator<Item = usize> {
        let end = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, at));
        self.mentions[..end].iter().rev().map(|mention| mention.person).filter(|person| *person != EITHER)
    }

    /// The block and the byte of the first mention of a person.
    pub fn first_mention(&self, person: usize) -> Option<(usize, usize)> {
        let mention = self.mentions.iter().find(|mention| mention.person == person)?;
        Some((mention.block, mention.at))
    }

    /// What is known of a person.
    pub fn person(&self, index: usize) -> Option<&Person<'a>> {
        self.people.get(index)
    }
}

/// A name where it stands.
struct Run {
    block: usize,
    /// The number of its sentence, from 1.
    sentence: usize,
    /// Whether it stands so early that it may be the subject.
    opens: bool,
    /// Whether it stands right at the beginning.
    first: bool,
    /// Whether `and` joins it to the name before it.
    with: bool,
    /// Whether it only says more of another name.
    describes: bool,
    name: Name,
    /// Whom it introduces, where it is a full name.
    person: Option<usize>,
}

/// How many bytes into a sentence with this first word a name may stand and be its subject.
fn reach(first: Option<&Token>) -> usize {
    match first {
        // `Her sister, Ada Rowe, came`
        Some(first) if first.is(POSSESSOR) && first.is(CAPITAL) => LEAD,
        Some(first) if first.is(PRONOUN) && first.is(CAPITAL) && first.is(MALE | FEMALE | PLURAL) => 0,
        Some(first) if first.is(CONJUNCTION) && first.is(CAPITAL) => LEAD / 2,
        Some(first) if first.is(DETERMINER) => LEAD,
        _ => LEAD + LEAD / 2,
    }
}
