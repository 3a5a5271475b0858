//! The people of an article: their fullest names, what is known of them, and where each is mentioned.

use std::ops::Range;

use super::bearers::{Bearers, Bearing, key};
use super::both_surnames::part_from_kin;
use super::countries::owns_country;
pub use super::evidence::Taught;
use super::heading::part_from_heading;
use super::name::{Name, first_word, initials_agree};
use super::namesakes::{Held, ends_in, is_junior};
use super::objects::part_from_objects;
use super::person::Mentioned;
pub use super::person::Person;
pub use super::pronoun::Spoke;
use super::runs::{Run, Runs, is_called_after, part_from_nouns, shorten};
use super::short_names::are_of_one;
use super::signs::Place;
pub use super::signs::Signs;
use super::standing::Standing;
use crate::lexicon::Lexicon;
use crate::words::Token;

/// Who is mentioned where in an article.
#[derive(Debug, Default)]
pub struct People<'a> {
    pub(super) people: Vec<Person<'a>>,
    /// In the order of the text.
    pub(super) mentions: Vec<Mentioned>,
    pub(super) by_last: Bearers,
    pub(super) by_first: Bearers,
    pub(super) taught: Vec<Taught>,
}

/// How many people an article names at most, as a rule.
const USUAL: usize = 32;

/// Of two who bear a name, either: stands for a person in a mention.
pub(super) const EITHER: usize = usize::MAX;

impl<'a> People<'a> {
    /// Gathers the people that the blocks' tokens name: first the full names of all blocks, then each mention.
    pub fn gather(blocks: &[(&'a str, &[Token])], signs: &Signs<'_>) -> Self {
        let mut people = Self { people: Vec::with_capacity(USUAL), ..Self::default() };
        let Runs { mut runs, aged, taken_up, .. } = Runs::read(blocks);
        shorten(&mut runs, blocks);
        part_from_heading(&mut runs, blocks, signs.lexicon);
        part_from_kin(&mut runs, blocks);
        if signs.nouns_capital {
            part_from_nouns(&mut runs, blocks);
            part_from_objects(&mut runs, blocks, signs);
        }
        for run in runs.iter_mut().filter(|run| run.name.words > 1) {
            run.person = Some(people.introduce(&run.name, run.block, blocks[run.block].0));
        }
        for run in runs.iter_mut().filter(|run| run.name.titled && run.name.words == 1) {
            let known = people.by_last.of(run.name.last).count > 0
                || run.name.first_only && people.by_first.of(run.name.last).count > 0;
            if known && run.name.aged {
                (run.name.titled, run.name.first_only, run.name.sex) = (false, false, 0); // a surname
            }
            if !known {
                people.introduce(&run.name, run.block, blocks[run.block].0);
            }
        }
        for run in runs.iter().filter(|run| signs.nouns_capital && run.tokens.len() == 1) {
            if people.by_last.of(run.name.last).count == 0 && Place::of(run, blocks, signs).tells_by_surname() {
                let person = people.introduce(&run.name, run.block, blocks[run.block].0);
                people.people[person].sure = true;
            }
        }
        let doubtful = people.people.iter().any(|person| !person.sure);
        for run in runs.iter().filter(|run| doubtful && run.name.words == 1) {
            for person in people.by_first.people(people.by_first.of(run.name.last)) {
                let person = &mut people.people[person];
                person.late |= !person.sure && (run.block, run.name.at) < person.introduced;
            }
        }
        for run in runs.iter().filter(|run| aged && run.name.words == 1 && run.name.sure && !run.name.titled) {
            if let Some(person) = people.of(&run.name, blocks[run.block].0) {
                people.people[person].sure = true;
            }
        }
        people.weigh(&runs, blocks, signs);
        people.mention(&runs, blocks, signs.lexicon);
        for (sentence, sex) in taken_up {
            people.learn(sentence, sex, &runs, blocks);
        }
        people
    }

    /// Notes where each of them is mentioned, and whether that leads its sentence.
    fn mention(&mut self, runs: &[Run], blocks: &[(&'a str, &[Token])], lexicon: &Lexicon) {
        self.mentions.reserve(runs.len());
        let (mut led, mut held) = (0, Held::default());
        for (number, run) in runs.iter().enumerate() {
            let (name, sentence) = (&run.name, run.sentence);
            if is_called_after(run, blocks[run.block]) || owns_country(run, blocks[run.block], lexicon) {
                continue;
            }
            let standing = Standing::of(run, blocks);
            // `After Rowe left, Lind spoke`: Lind is the subject
            if led == sentence && standing.is_fronted() {
                let own = self.mentions.iter_mut().rev().take_while(|mention| mention.sentence == sentence);
                own.for_each(|mention| mention.leads = false);
                led = 0;
            }
            let surname = if run.person.is_none() { self.by_last.of(name.last) } else { Bearing::default() };
            let meant = run.person.or_else(|| self.of_one(name, surname));
            let several = meant.is_none() && surname.count > 1;
            let meant = if several { self.called_so(name, surname, run.block, &mut held) } else { meant };
            if meant.is_none() && !name.titled && surname.count < 2 {
                continue;
            }
            let describes = standing.describes();
            let (resumes, behind_leader) = (standing.resumes(), led == sentence);
            let mentioned = |person, leads| {
                let (block, at) = (run.block, name.at);
                let taken_up = if leads { 0 } else { standing.taken_up() };
                let follows_comma = !leads && (taken_up != 0 || behind_leader) && standing.follows_comma();
                // `He had debts, said Rowe`: himself
                let beside = if follows_comma { 0 } else { taken_up };
                let name = name.last;
                Mentioned { block, at, sentence, person, name, leads, resumes, beside, follows_comma, run: number }
            };
            let Some(index) = meant else {
                // two of the name, and either may be the subject
                if !describes {
                    if led != sentence && standing.opens() {
                        self.mentions.push(mentioned(EITHER, true));
                    }
                    led = sentence;
                }
                continue;
            };
            let person = &mut self.people[index];
            let new = person.mentions == 0 && person.is_surely_one();
            if person.mentions == 0 {
                person.first_mention = (run.block, name.at);
            }
            person.last_mention = (run.block, name.at);
            person.mentions += 1;
            if person.sex == 0 {
                person.sex = if name.sex == 0 && name.words > 1 { standing.told_sex() } else { name.sex };
            }
            // what may be no person leads only where nothing stands before it
            let one = person.sure || person.words > 1 && !person.nobody && standing.is_first();
            let after_leader = || self.mentions.last().is_some_and(|last| last.sentence == sentence && last.leads);
            // `said Ada Rowe, an adviser to Lind and Ask`: nobody is joined to her
            let named = self.mentions.last().is_some_and(|last| last.sentence == sentence);
            let introduced = || {
                let told = || standing.is_introduced() && !standing.names_more();
                !named && (told() || standing.opens_clause() || standing.follows_object())
            };
            let leads = one
                && (led != sentence && (standing.opens() || new && introduced())
                    || !describes && after_leader() && standing.is_joined())
                && !standing.is_object();
            led = if one && !describes { sentence } else { led };
            let mention = mentioned(index, leads);
            if name.words > 1 && self.by_last.of(name.last).count > 1 {
                held.note_full(&mention, run, blocks[run.block].1);
            }
            self.mentions.push(mention);
        }
    }

    /// Learns from a sentence that `He` or `She` takes up whom it is about: a person, and of which sex. Only where it names nobody else, and
    /// is not itself about somebody who was named before.
    fn learn(&mut self, sentence: usize, sex: u32, runs: &[Run], blocks: &[(&str, &[Token])]) {
        let from = self.mentions.partition_point(|mention| mention.sentence < sentence);
        let to = self.mentions.partition_point(|mention| mention.sentence <= sentence);
        let Some(([first], others)) = self.mentions.get_mut(from..to).and_then(|here| here.split_at_mut_checked(1))
        else {
            return;
        };
        let Some(person) = self.people.get_mut(first.person) else { return };
        let stressed = || Standing::of(&runs[first.run], blocks).is_stressed();
        let about = !person.nobody && first.leads || person.sure && !first.resumes && stressed();
        if about && person.sex & sex == person.sex && others.iter().all(|other| other.person == first.person) {
            first.leads = true;
            (person.sure, person.sex) = (true, sex);
        }
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
            // of `Lord Rowe`, Rowe
            first: if name.words == 1 { name.first(text) } else { first_word(full) },
            last: name.last,
            words: name.words,
            sure: name.sure,
            nobody: false,
            first_mention: (block, name.at),
            last_mention: (block, name.at),
            introduced: (block, name.at),
            late: false,
        });
        self.by_last.add(name.last, index);
        if name.words > 1 {
            self.by_first.add(key(name.first(text)), index);
        }
        index
    }

    /// The first of the people with this last name whose first name fits; else the only one of whose it is a form, or who has both surnames.
    fn bearer(&self, name: &Name, text: &str) -> Option<usize> {
        let bearers = || self.by_last.people(self.by_last.of(name.last));
        let fits = |person: &usize| {
            let known = self.people[*person].first;
            known.eq_ignore_ascii_case(name.first(text)) || initials_agree(known, first_word(name.full(text)))
        };
        // `Ken Rowe` and `Kenneth Rowe`; but `Don Rowe Jr.` is no `Donald Rowe`
        let short = |person: &usize| {
            let known = &self.people[*person];
            are_of_one(known.first, name.first(text)) && is_junior(known.name) == is_junior(name.full(text))
        };
        let full = || bearers().find(fits).or_else(|| only(bearers().filter(short)));
        full().or_else(|| if name.may_be_surnames() { self.by_both_surnames(name, text) } else { None })
    }

    /// The one with these two surnames: `Vargas Llosa`, of Mario Vargas Llosa.
    fn by_both_surnames(&self, name: &Name, text: &str) -> Option<usize> {
        let both = |person: &usize| {
            let known = &self.people[*person];
            known.sure && known.words > 2 && name.may_be_of(known.sex) && ends_in(known.name, name.full(text))
        };
        only(self.bearers(name.last).filter(both))
    }

    /// The one person that a name means, full or short.
    fn of(&self, name: &Name, text: &str) -> Option<usize> {
        if name.words > 1 { self.bearer(name, text) } else { self.of_one(name, self.by_last.of(name.last)) }
    }

    /// The one person that a single word means, with those whose surname it is.
    #[inline(always)]
    pub(super) fn of_one(&self, name: &Name, surname: Bearing) -> Option<usize> {
        let surnamed = surname.count > 0;
        if name.title && !surnamed {
            return None; // `Judge said`, and nobody is called Judge
        }
        let bearers = if surnamed { &self.by_last } else { &self.by_first };
        let bearing = if surnamed { surname } else { self.by_first.of(name.last) };
        if bearing.count == 0 {
            return None;
        }
        let fits = |person: &usize| {
            let person = &self.people[*person];
            (name.sex == 0 || person.sex == 0 || person.sex == name.sex) && (surnamed || !person.late)
        };
        only(bearers.people(bearing).filter(fits))
    }

    /// Of several who have a surname, whom the article calls by it at this place. Not by a title of whom nothing else tells the sex.
    #[inline(never)]
    fn called_so(&self, name: &Name, surname: Bearing, block: usize, held: &mut Held) -> Option<usize> {
        let alone = self.introduced_alone(name, surname, block);
        // `Top Rowe aides`: no person holds it
        alone.filter(|person| self.people[*person].sure).inspect(|person| held.note(name.last, *person));
        let person = alone.or_else(|| held.of(name.last, |other| self.people[other].last == name.last))?;
        let known = &self.people[person];
        (name.sex == 0 || name.sex == known.sex).then_some(person).filter(|_| !is_junior(known.name))
    }

    /// Of several who have a surname, the one who alone has been introduced before it stands by itself in this block: her mother comes later.
    fn introduced_alone(&self, name: &Name, surname: Bearing, block: usize) -> Option<usize> {
        let before = |person: &usize| {
            let person = &self.people[*person];
            person.introduced < (block, name.at) && (name.sex == 0 || person.sex == 0 || person.sex == name.sex)
        };
        only(self.by_last.people(surname).filter(before)).filter(|person| self.people[*person].words > 1)
    }

    /// The people with this last name.
    fn bearers(&self, name: u64) -> impl Iterator<Item = usize> {
        self.by_last.people(self.by_last.of(name))
    }

    /// The one person with this surname.
    pub fn surnamed(&self, name: &str) -> Option<usize> {
        only(self.bearers(key(name)))
    }

    /// The one person with this surname of whom nothing tells that the sex is another.
    pub fn surnamed_of_sex(&self, name: &str, sex: u32) -> Option<usize> {
        self.bearer_of_sex(key(name), sex).ok()
    }

    /// The same by the key of the surname; else whether there are several.
    pub(super) fn bearer_of_sex(&self, name: u64, sex: u32) -> Result<usize, bool> {
        let fits = |person: &usize| self.people[*person].sex & sex == self.people[*person].sex;
        match only(self.bearers(name).filter(fits)) {
            Some(person) if self.people[person].sure => Ok(person),
            Some(_) => Err(false),
            None => Err(self.bearers(name).any(|person| fits(&person))),
        }
    }

    /// Whether another person of the article has the same last name.
    pub fn has_namesake(&self, person: usize) -> bool {
        self.people.get(person).is_some_and(|person| self.by_last.of(person.last).count > 1)
    }

    /// The person that the name in these tokens means, if it is one person of the article.
    pub fn named(&self, text: &'a str, tokens: &[Token], range: Range<usize>) -> Option<usize> {
        let mut name = Name::read(text, tokens, range.clone())?;
        // `forderte Ada Rowe Konsequenzen`: where nouns have capitals, nobody of that name has been introduced
        self.of(&name, text).or_else(|| {
            let surname = tokens.get(range.end.checked_sub(2)?).filter(|_| name.words > 2)?;
            name.without_last(text, surname);
            self.of(&name, text).filter(|person| self.people[*person].name == name.full(text))
        })
    }

    /// The same for a name where it stands in this block: of several who bear it, whom the article calls so there.
    pub fn named_at(&self, block: usize, text: &'a str, tokens: &[Token], range: Range<usize>) -> Option<usize> {
        let name = Name::read(text, tokens, range)?;
        self.of(&name, text).or_else(|| {
            if name.words > 1 {
                return None;
            }
            let found = self.mentions.binary_search_by_key(&(block, name.at), Mentioned::place).ok()?;
            let person = self.mentions.get(found)?.person;
            self.people.get(person).is_some_and(Person::is_surely_one).then_some(person)
        })
    }

    /// Whether several people of the article bear this name, so that it names none of them.
    pub fn shared(&self, text: &'a str, tokens: &[Token], range: Range<usize>) -> bool {
        let name = Name::read(text, tokens, range);
        name.is_some_and(|name| name.words == 1 && self.by_last.of(name.last).count > 1)
    }

    /// The people mentioned in a part of a block, in order, each with the byte at which the mention begins.
    pub fn mentioned(&self, block: usize, part: Range<usize>) -> impl DoubleEndedIterator<Item = (usize, usize)> {
        let from = self.mentions.partition_point(|mention| mention.place() < (block, part.start));
        let rest = &self.mentions[from..];
        let here = &rest[..rest.partition_point(|mention| mention.place() < (block, part.end))];
        here.iter().filter(|mention| mention.person != EITHER).map(|mention| (mention.person, mention.at))
    }

    /// The people mentioned before this byte of a block, in order: the block, who it is, and the byte at which the mention begins.
    pub fn mentioned_before(&self, block: usize, at: usize) -> impl DoubleEndedIterator<Item = (usize, usize, usize)> {
        let end = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, at));
        let mentions = self.mentions[..end].iter().filter(|mention| mention.person != EITHER);
        mentions.map(|mention| (mention.block, mention.person, mention.at))
    }

    /// The people mentioned before this byte of a block, the nearest first.
    pub fn before(&self, block: usize, at: usize) -> impl Iterator<Item = usize> {
        let end = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, at));
        self.mentions[..end].iter().rev().map(|mention| mention.person).filter(|person| *person != EITHER)
    }

    /// The block and the byte of the first mention of a person.
    pub fn first_mention(&self, person: usize) -> Option<(usize, usize)> {
        self.people.get(person).filter(|person| person.mentions > 0).map(|person| person.first_mention)
    }

    /// Whether a person is mentioned in a part of a block.
    pub fn is_mentioned(&self, person: usize, block: usize, part: Range<usize>) -> bool {
        let Some(one) = self.people.get(person).filter(|person| person.mentions > 0) else { return false };
        let (from, until) = ((block, part.start), (block, part.end));
        let at = |place: (usize, usize)| from <= place && place < until;
        at(one.first_mention)
            || at(one.last_mention)
            || one.first_mention < from
                && until <= one.last_mention
                && self.mentioned(block, part).rev().any(|(other, _)| other == person)
    }

    /// What is known of a person.
    pub fn person(&self, index: usize) -> Option<&Person<'a>> {
        self.people.get(index)
    }
}

/// The only one.
pub(super) fn only(mut people: impl Iterator<Item = usize>) -> Option<usize> {
    people.next().filter(|_| people.next().is_none())
}
