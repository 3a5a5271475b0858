//! What an article tells of whoever bears a name that no list vouches for: whether that is a human being, and of which sex. Each sign weighs
//! something, for or against, and it is their sum that counts: bodies speak too, but nobody calls them `she`, or by their last word alone. The
//! weights are small numbers set by hand and tried on whole articles.

use super::bearers::key;
use super::name::Name;
use super::people::{People, only};
use super::person::Person;
use super::runs::Run;
use super::signs::{Behind, Place, Signs};
use crate::vocabulary::NEUTER;
use crate::words::Token;

/// What a name must weigh to be a person's, and how little to be none.
const HUMAN: i32 = 2;
const NOBODY: i32 = -1;

/// `Yrla Sweeney said`: so do bodies.
const SPEAKS: i32 = 1;
/// `Sweeney said` later: a body is rather called by its first word. Half of it for `Sweeney ran`.
const BY_LAST_WORD: i32 = 2;
/// `Holm said`, `Holm plans` later, of Holm Lines.
const BY_FIRST_WORD: i32 = -1;
/// `Yrla Sweeney ran. “…,” she said`. Half of it where somebody else of an earlier paragraph may be meant, or the pronoun a thing.
const PRONOUN_BEHIND: i32 = 2;
/// `Yrla Sweeney of the Dyers’ Union`, `Yrla Sweeney, whose sister`.
const BELONGS: i32 = 1;
/// `Yrla Sweeney, a junior, who`, `Yrla Sweeney, 57 ans`, `the 57-year-old Yrla Sweeney`.
const TOLD: i32 = 2;
/// `Yrla Sweeney`, beside `Lotte Sweeney`, who is surely a person.
const NAMESAKE: i32 = 1;
/// `the Holm Lines`, `at Holm Lines`, `in Fort Holm`.
const PLACED: i32 = -2;
/// `Holm Lines said its ships`. Half of it for `Holm Lines said it would`, which may be no thing.
const THING: i32 = -2;

/// How many mentions of one name are weighed, and how far back somebody else is who may be meant as well, in blocks.
const MENTIONS: u8 = 5;
const REACH: usize = 3;

/// How many names before one are looked at for somebody else.
const NEAR: usize = 32;

/// What has been found of one name.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    weight: i32,
    sex: u32,
    mentions: u8,
    spoke: bool,
    by_first_word: bool,
    /// What its last word alone weighs.
    short: i32,
    /// Whether a pronoun has been found behind it.
    meant: bool,
    /// Whether it has turned out to be a person's.
    taught: bool,
}

/// Whether a name’s first word is the letters of a body: `HSG`, `VfL`, but not `J.` and `McRae`.
fn is_abbreviation(first: &str) -> bool {
    first.len() > 1 && first.chars().all(char::is_alphabetic) && first.ends_with(char::is_uppercase)
}

/// Those of whom nothing is sure, or not which sex they are.
fn is_open(person: &Person<'_>) -> bool {
    person.words > 1 && (!person.sure || person.sex == 0)
}

impl<'a> People<'a> {
    /// Weighs what the article tells of those of whom nothing is sure yet.
    pub(super) fn weigh(&mut self, runs: &[Run], blocks: &[(&'a str, &[Token])], signs: &Signs<'_>) {
        // a bit for each word that one of them may be called by: most words are nobody's
        let open = self.people.iter().filter(|person| is_open(person));
        let words = open.fold(0, |words, person| words | bit(person.last) | bit(key(person.first)));
        if words == 0 {
            return;
        }
        let mut found = vec![Found::default(); self.people.len()];
        for (at, run) in runs.iter().enumerate().filter(|(_, run)| words & bit(run.name.last) != 0) {
            let meant = run.person.or_else(|| self.short(&run.name));
            let Some((index, person)) = meant.and_then(|index| Some((index, self.people.get(index)?))) else {
                if let Some(index) = self.by_first_word(&run.name)
                    && !found[index].by_first_word
                    && {
                        let mut place = Place::of(run, blocks, signs);
                        place.read_on();
                        place.speaks() || place.acts()
                    }
                {
                    found[index].by_first_word = true;
                    found[index].weight += BY_FIRST_WORD;
                }
                continue;
            };
            let mut told = found[index];
            if is_open(person) && !told.is_decided(person) {
                if told.mentions == 0 && self.has_sure_namesake(index) {
                    told.weight += NAMESAKE;
                }
                told.mentions += 1;
                let rival = |sex, reach| self.rival(&runs[..at], &found, index, (run.block, sex, reach));
                let is_name = |word: &str| {
                    let key = key(word);
                    self.by_last.of(key).count + self.by_first.of(key).count > 0
                };
                told.add(run, Place::of(run, blocks, signs), person.sex, rival, is_name);
                found[index] = told;
            }
        }
        let mut taught = false;
        for (person, found) in self.people.iter_mut().zip(&mut found).filter(|(person, _)| is_open(person)) {
            // `HSG Marl`: a club
            if signs.nouns_capital && !person.sure && is_abbreviation(person.first) {
                person.nobody = true;
                continue;
            }
            found.taught = !person.sure && found.weight >= HUMAN;
            taught |= found.taught;
            person.sure |= found.weight >= HUMAN;
            person.nobody = !person.sure && found.weight <= NOBODY;
            person.sex = if person.sure && person.sex == 0 { found.sex } else { person.sex };
        }
        if taught {
            self.teach(runs, blocks, &found);
        }
    }

    /// Whether another of this surname is surely a person.
    fn has_sure_namesake(&self, person: usize) -> bool {
        let bearing = self.by_last.of(self.people[person].last);
        let mut others = self.by_last.people(bearing).filter(|other| *other != person);
        bearing.count > 1 && others.any(|other| self.people[other].sure)
    }

    /// Whether another human being who may be of this sex stood in this block, or in so many before it.
    #[inline(never)]
    fn rival(&self, before: &[Run], found: &[Found], own: usize, place: (usize, u32, usize)) -> bool {
        let (block, sex, reach) = place;
        let near = before.iter().rev().take(NEAR).take_while(|run| run.block + reach >= block);
        near.filter_map(|run| run.person.or_else(|| self.short(&run.name))).any(|index| {
            let Some(person) = self.people.get(index).filter(|_| index != own) else { return false };
            let told = found[index];
            let known = if person.sex == 0 { told.sex } else { person.sex };
            (person.sure || told.weight > 0) && (known == 0 || sex == 0 || known == sex)
        })
    }

    /// The only one who bears this word as a surname.
    fn short(&self, name: &Name) -> Option<usize> {
        let surname = self.by_last.of(name.last);
        if surname.count == 1 { self.of_one(name, surname) } else { None }
    }

    /// The only one of whom nothing is sure whose name begins with this word.
    fn by_first_word(&self, name: &Name) -> Option<usize> {
        let bearers = self.by_first.of(name.last);
        let one = name.words == 1 && !name.titled && bearers.count == 1;
        only(self.by_first.people(bearers)).filter(|person| one && !self.people[*person].sure)
    }

    /// The first names that no list knows, of those whom the article shows to be people.
    pub fn taught(&self) -> &[Taught] {
        &self.taught
    }

    /// The names of those of whom the article gives one word alone.
    pub fn known_by_surname(&self) -> impl Iterator<Item = &'a str> {
        self.people.iter().filter(|person| person.sure && person.words == 1).map(|person| person.name)
    }

    /// Notes where the first names stand of those who have turned out to be people.
    fn teach(&mut self, runs: &[Run], blocks: &[(&str, &[Token])], found: &[Found]) {
        let full = runs.iter().filter_map(|run| Some((run, run.person.filter(|person| found[*person].taught)?)));
        let first = |run: &Run| {
            let name = blocks[run.block].1.get(run.tokens.clone())?;
            Some(run.tokens.start + name.iter().position(|token| token.start == run.name.at)?)
        };
        self.taught = full
            .filter_map(|(run, person)| {
                Some(Taught { block: run.block, token: first(run)?, sex: self.people[person].sex })
            })
            .collect();
    }
}

impl Found {
    /// Whether more mentions would change nothing.
    fn is_decided(&self, person: &Person<'_>) -> bool {
        let human = person.sure || self.weight >= HUMAN;
        self.mentions >= MENTIONS || self.weight <= PLACED || human && (person.sex != 0 || self.meant)
    }

    /// Adds what one mention tells. `rival` says whether another human being of a sex is near: in so many blocks before; `is_name` whether anybody
    /// is called by a word.
    fn add(
        &mut self,
        run: &Run,
        mut place: Place<'_>,
        known: u32,
        rival: impl Fn(u32, usize) -> bool,
        is_name: impl Fn(&str) -> bool,
    ) {
        if run.name.words > 1 && place.is_placed() {
            self.weight += PLACED;
            return;
        }
        place.read_on();
        let speaks = place.speaks();
        if run.name.words > 1 {
            if speaks && !self.spoke {
                self.spoke = true;
                self.weight += SPEAKS;
            }
            if self.weight < HUMAN && place.is_told() {
                self.weight += TOLD;
            } else if self.weight < HUMAN && place.belongs() {
                self.weight += BELONGS;
            }
        } else if run.name.titled {
            self.weight += HUMAN;
        } else {
            let acts = if place.acts() { BY_LAST_WORD / 2 } else { 0 };
            let short = if speaks { BY_LAST_WORD } else { acts };
            self.weight += short - self.short.min(short);
            self.short = self.short.max(short);
        }
        if !self.meant && (speaks || place.acts()) {
            self.weigh_behind(place.behind(is_name), &place, speaks, (known, rival));
        }
    }

    /// Weighs the first word behind it that stands for somebody or something.
    fn weigh_behind(
        &mut self,
        behind: Option<Behind>,
        place: &Place<'_>,
        speaks: bool,
        (known, rival): (u32, impl Fn(u32, usize) -> bool),
    ) {
        let Some(Behind { sex, of_whom, own, speaking }) = behind else { return };
        if of_whom & NEUTER != 0 {
            self.weight += if own == speaking { THING } else { THING / 2 };
            return;
        }
        if sex != 0 && known != 0 && known != sex || rival(sex, 0) || place.tells_of_another(sex) {
            return;
        }
        let clear = !rival(sex, REACH);
        // `Holm Lines said she would`: somebody else
        let reported = own && speaks;
        self.meant = clear;
        if clear && (self.sex == 0) {
            self.sex = sex;
        }
        let human = place.signs.people_alone || speaking;
        self.weight += match (clear, human) {
            (true, true) => PRONOUN_BEHIND,
            (false, _) if reported || !human => 0,
            _ => PRONOUN_BEHIND / 2,
        };
    }
}

/// A first name that no list knows, where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Taught {
    /// The block.
    pub block: usize,
    /// The token.
    pub token: usize,
    /// Whose it is, where that is known.
    pub sex: u32,
}

/// One of 64 bits for a word.
fn bit(key: u64) -> u64 {
    1 << (key >> 58)
}
