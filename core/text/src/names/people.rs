//! The people of an article: their fullest names, what is known of them, and where each is mentioned.

use std::ops::Range;

use super::bearers::{Bearers, key};
use super::phrase::honorific;
use crate::vocabulary::{
    ALL_CAPS, CAPITAL, CONJUNCTION, DETERMINER, FEMALE, FIRST_NAME, MALE, ORGANISATION, PARTICLE, PLURAL, POSSESSIVE,
    PREPOSITION, PRONOUN, ROLE, SUFFIX, TIME, TITLE,
};
use crate::words::{Kind, Token};

/// Who is mentioned where in an article.
#[derive(Debug, Default)]
pub struct People<'a> {
    people: Vec<Person<'a>>,
    /// In the order of the text.
    mentions: Vec<Mentioned>,
    by_last: Bearers,
    by_first: Bearers,
}

/// Who spoke last before a pronoun, nearby.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoke {
    /// Nobody.
    Nobody,
    /// One of the people, named or meant at this block and byte.
    Person(usize, (usize, usize)),
    /// Someone who is given by a role alone, at this block and byte: `the minister`.
    Unnamed((usize, usize)),
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
    words: usize,
    /// Whether a first name or a title shows that this is a person, not a place or a company.
    sure: bool,
    /// Where the full name stands first: block, byte.
    introduced: (usize, usize),
    /// Whether the name's first word stands by itself before the name does, so that it means something else: `Rowe` is not
    /// short for the `Rowe Bridge` that comes up later.
    late: bool,
}

impl Person<'_> {
    /// Whether this is surely a person, and named in full.
    pub fn is_surely_one(&self) -> bool {
        self.sure && self.words > 1
    }
}

#[derive(Debug, Clone, Copy)]
struct Mentioned {
    block: usize,
    at: usize,
    /// The number of its sentence.
    sentence: usize,
    person: usize,
    /// The first person of its sentence, and early in it: as a rule the subject.
    leads: bool,
}

/// How many bytes into its sentence a name may begin and still be taken for its subject, where an article opens it: a title’s
/// length.
const LEAD: usize = 24;

/// Of two who bear a name, either: stands for a person in a mention.
const EITHER: usize = usize::MAX;

/// How far back a pronoun may point, in blocks.
const REACH: usize = 2;

impl<'a> People<'a> {
    /// Gathers the people that the blocks' tokens name: first the full names of all blocks, then each mention.
    pub fn gather(blocks: &[(&'a str, &[Token])]) -> Self {
        let mut people = Self::default();
        let mut runs: Vec<Run<'a>> = Vec::with_capacity(128);
        let mut sentence = 0;
        for (block, (text, tokens)) in blocks.iter().enumerate() {
            sentence += 1;
            let (mut start, mut reach, mut named) = (0, reach(tokens.first()), false);
            let mut at = 0;
            while at < tokens.len() {
                let token = &tokens[at];
                if token.bits & CAPITAL == 0 || !token.name() || token.is(TIME) && token.bits & FIRST_NAME == 0 {
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
                if let Some(name) = Name::read(text, tokens, run).filter(|name| !name.title) {
                    // `In the Arnsby debate, Bo Lind`: the name is yet to come
                    let opens = !describes && name.at <= start + if named && reach > LEAD { 2 * reach } else { reach };
                    let first = name.at <= start + LEAD / 2;
                    runs.push(Run { block, sentence, opens, first, describes, name });
                    named = true;
                }
            }
        }
        for run in runs.iter_mut().filter(|run| run.name.words > 1) {
            run.name.person = Some(people.introduce(&run.name, run.block));
        }
        for run in runs.iter().filter(|run| run.name.words == 1 && run.name.titled) {
            if people.by_last.count(run.name.last) == 0 {
                people.introduce(&run.name, run.block);
            }
        }
        let doubtful = people.people.iter().any(|person| !person.sure);
        for run in runs.iter().filter(|run| doubtful && run.name.words == 1) {
            for person in people.by_first.of(run.name.last) {
                let person = &mut people.people[person];
                person.late |= !person.sure && (run.block, run.name.at) < person.introduced;
            }
        }
        let mut led = 0;
        for Run { block, sentence, opens, first, describes, name } in &runs {
            let index = name.person.or_else(|| people.of(name));
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
                let leads = *opens && one && led != *sentence;
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

    fn introduce(&mut self, name: &Name<'a>, block: usize) -> usize {
        let same = self.bearer(name);
        if let Some(index) = same {
            let person = &mut self.people[index];
            if name.words > person.words {
                (person.name, person.first, person.words) = (name.full, first_word(name.full), name.words);
            }
            person.sure |= name.sure;
            if person.sex == 0 {
                person.sex = name.sex;
            }
            return index;
        }
        let index = self.people.len();
        self.people.push(Person {
            name: name.full,
            sex: name.sex,
            mentions: 0,
            first: first_word(name.full),
            words: name.words,
            sure: name.sure,
            introduced: (block, name.at),
            late: false,
        });
        self.by_last.add(name.last, index);
        if name.words > 1 {
            self.by_first.add(key(name.first), index);
        }
        index
    }

    /// The first of the people with this last name whose first name fits.
    fn bearer(&self, name: &Name<'a>) -> Option<usize> {
        self.by_last.of(name.last).find(|person| {
            let known = self.people[*person].first;
            known == name.first || initials_agree(known, first_word(name.full))
        })
    }

    /// The one person that a name means, full or short.
    fn of(&self, name: &Name<'a>) -> Option<usize> {
        if name.words > 1 {
            return self.bearer(name);
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
        self.of(&Name::read(text, tokens, range)?)
    }

    /// Whether several people of the article bear this name, so that it names none of them.
    pub fn shared(&self, text: &'a str, tokens: &[Token], range: Range<usize>) -> bool {
        let name = Name::read(text, tokens, range);
        name.is_some_and(|name| name.words == 1 && self.by_last.count(name.last) > 1)
    }

    /// The person that a pronoun of this sex at this place stands for. The one who spoke last is the likeliest, unless
    /// the pronoun’s sentence or the one before it is about another whom it fits as well. Where it was someone without a name, only
    /// who leads a sentence after that is meant by it.
    pub fn pronoun(&self, block: usize, at: usize, sex: u32, spoke: Spoke) -> Option<usize> {
        let end = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, at));
        let sexes =
            |person: usize| self.people.get(person).is_none_or(|one| one.sex == 0 || sex == 0 || one.sex == sex);
        let fits = |person: usize| self.people.get(person).is_some_and(|one| one.sure) && sexes(person);
        let known = |person: usize| self.people.get(person).is_some_and(|one| one.sex == sex);
        let since = if let Spoke::Unnamed(place) = spoke { place } else { (0, 0) };
        let near = || {
            let back = self.mentions[..end].iter().rev().take(16);
            back.take_while(|mention| mention.block + REACH >= block && (mention.block, mention.at) >= since)
        };
        let leads = || near().find(|mention| mention.leads && fits(mention.person));
        match spoke {
            // who speaks is a person, whatever the name
            Spoke::Person(spoke, place) if sexes(spoke) => {
                let own = near().find(|mention| mention.leads && mention.person == spoke);
                let last = own.map_or(place, |own| place.max((own.block, own.at)));
                // those who came up since then; whoever leads a sentence of it is the next to be meant
                let since =
                    || near().take_while(move |mention| (mention.block, mention.at) > last).filter(|m| sexes(m.person));
                let next = since().find(|mention| mention.leads && mention.person != spoke);
                // `The news for Lind, Rowe said, is that`: Rowe still speaks
                let next = next.filter(|next| {
                    !since().any(|mention| mention.person == spoke && mention.sentence == next.sentence)
                });
                let (meant, told) = next.map_or((spoke, own), |next| (next.person, Some(next)));
                let told = told.map(|told| (told.sentence, (told.block, told.at)));
                // another since then, in another sentence and another block than the last quotation: either may be meant
                let rival = since().any(|mention| {
                    mention.person != meant
                        && known(mention.person)
                        && mention.block > place.0
                        && told.is_none_or(|(sentence, at)| {
                            mention.sentence != sentence && (mention.block, mention.at) > at
                        })
                });
                return match next {
                    _ if rival => None,
                    None => Some(spoke),
                    Some(next) if fits(next.person) => self.surely(next.person, sex),
                    Some(_) => None,
                };
            }
            Spoke::Unnamed(_) => return leads().map(|lead| lead.person),
            _ => {}
        }
        let mut fitting = near().filter(|mention| fits(mention.person));
        let first = fitting.next()?;
        if fitting.all(|mention| mention.person == first.person) {
            return Some(first.person);
        }
        let lead = leads()?;
        // The subject of the last sentence that has a person for one, if no better known sex speaks for another.
        let rival = near().any(|mention| {
            fits(mention.person) && mention.person != lead.person && known(mention.person) && !known(lead.person)
        });
        (!rival).then_some(lead.person)
    }

    /// The person, if the sex is known to fit.
    fn surely(&self, person: usize, sex: u32) -> Option<usize> {
        (self.people[person].sex == sex).then_some(person)
    }

    /// The people mentioned in a part of a block, in order, each with the byte at which the mention begins.
    pub fn mentioned(&self, block: usize, part: Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        let from = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, part.start));
        let to = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, part.end));
        let mentions = self.mentions[from..to.max(from)].iter().filter(|mention| mention.person != EITHER);
        mentions.map(|mention| (mention.person, mention.at))
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
struct Run<'a> {
    block: usize,
    /// The number of its sentence, from 1.
    sentence: usize,
    /// Whether it stands so early that it may be the subject.
    opens: bool,
    /// Whether it stands right at the beginning.
    first: bool,
    /// Whether it only says more of another name.
    describes: bool,
    name: Name<'a>,
}

/// How many bytes into a sentence with this first word a name may stand and be its subject.
fn reach(first: Option<&Token>) -> usize {
    match first {
        Some(first) if first.is(PRONOUN) && first.is(CAPITAL) && first.is(MALE | FEMALE | PLURAL) => 0,
        Some(first) if first.is(CONJUNCTION) && first.is(CAPITAL) => LEAD / 2,
        Some(first) if first.is(DETERMINER) => LEAD,
        _ => LEAD + LEAD / 2,
    }
}

/// The run of name tokens that begins at `start`.
fn run(tokens: &[Token], start: usize) -> Range<usize> {
    let mut end = start + 1;
    while let Some(token) = tokens.get(end) {
        if tokens[end - 1].is(POSSESSIVE) {
            break;
        }
        let next_is_name = || tokens[end + 1..].iter().take(2).find(|next| !next.is(PARTICLE)).is_some_and(Token::name);
        let belongs = token.name() && !(token.is(TIME) && token.bits & FIRST_NAME == 0)
            || token.is(PARTICLE) && next_is_name()
            || token.kind == Kind::Comma
                && tokens.get(end + 1).is_some_and(|suffix| suffix.is(SUFFIX) && suffix.name());
        if !belongs || end - start > 12 {
            break;
        }
        end += 1;
    }
    start..end
}

/// A name as it stands, taken apart.
#[derive(Debug)]
struct Name<'a> {
    full: &'a str,
    first: &'a str,
    /// The key of the last word.
    last: u64,
    at: usize,
    words: usize,
    sex: u32,
    titled: bool,
    sure: bool,
    /// A single word that is a title, unless someone of the article bears it: `King said`, of Stephen King.
    title: bool,
    /// Who it introduces.
    person: Option<usize>,
}

impl<'a> Name<'a> {
    /// Reads the name of a run, without the titles before it. None where the run is an organisation's.
    fn read(text: &'a str, tokens: &[Token], range: Range<usize>) -> Option<Self> {
        let run = tokens.get(range)?;
        let title = |token: &Token| token.bits & (TITLE | ROLE) != 0 && token.bits & FIRST_NAME == 0;
        if let [one] = run {
            let no_person = one.bits & (ORGANISATION | ALL_CAPS) != 0 && one.bits & FIRST_NAME == 0;
            if no_person && !title(one) || !one.name() {
                return None;
            }
            let full = text.get(one.range())?;
            let (last, title) = (key(full), title(one));
            let at = one.start;
            return Some(Self {
                full,
                first: full,
                last,
                at,
                words: 1,
                sex: 0,
                titled: false,
                sure: false,
                title,
                person: None,
            });
        }
        // the last word after a first name is a surname, though it may be a title: Stephen King
        let (last, others) = run.split_last()?;
        let named =
            title(last) && (others.iter().any(|token| token.is(FIRST_NAME)) || others.last().is_some_and(honorific));
        let titles = if named { others } else { run }.iter().rposition(title).map_or(0, |last| last + 1);
        let titles = if titles == run.len() { return None } else { titles };
        let name = run[titles..].iter().position(Token::name).map(|skip| &run[titles + skip..])?;
        // `die Ministerin der Zeitung`, `Presidente de México`: a title of something
        if titles > 0 && run[titles].is(PARTICLE) && run[titles].is(DETERMINER | PREPOSITION) {
            return None;
        }
        let organisation = name.last().is_some_and(|last| last.is(ORGANISATION | ALL_CAPS));
        let name = if organisation { name } else { &name[described(name)..] };
        let (first, mut last) = (name.first()?, name.last()?);
        if name.len() > 1 && last.is(SUFFIX) {
            last = name[..name.len() - 1].iter().rfind(|token| token.name())?;
        }
        let named = first.bits & FIRST_NAME != 0 && !(organisation && name.len() > 2);
        if last.bits & (ORGANISATION | ALL_CAPS) != 0 && !named && titles == 0 {
            return None;
        }
        let titled = run[..titles].iter().any(|token| token.is(TITLE));
        let sex = run[..titles].iter().chain([first]).fold(0, |sex, token| sex | token.bits & (MALE | FEMALE));
        let words = name.iter().filter(|token| token.kind == Kind::Word).count();
        let sex = if sex == MALE | FEMALE || words == 1 && !titled { 0 } else { sex };
        Some(Self {
            full: text.get(first.start..name.last()?.end)?,
            first: text.get(first.range())?,
            last: key(text.get(last.range())?),
            at: first.start,
            words,
            sex,
            titled,
            sure: titled || words > 1 && first.bits & FIRST_NAME != 0,
            title: false,
            person: None,
        })
    }
}

/// How many words of a name stand before a first name in it and are none themselves: of `State John Kerry` and `Norrland Bo
/// Rask`, one. A known first name in the middle of a name whose first word is unknown opens it far more often than not.
fn described(name: &[Token]) -> usize {
    let first = |token: &Token| token.is(FIRST_NAME | PARTICLE) || token.end - token.start <= 2;
    let Some(last) = name.iter().rposition(|token| token.name() && token.bits & SUFFIX == 0) else { return 0 };
    match name.first() {
        Some(opens) if last > 1 && !first(opens) => {
            name[..last].iter().position(|token| token.is(FIRST_NAME) && token.name()).unwrap_or(0)
        }
        _ => 0,
    }
}

fn first_word(name: &str) -> &str {
    let end = name.bytes().position(|byte| byte == b' ' || byte == 0xC2);
    match end {
        Some(end) if name.as_bytes()[end] == b' ' => &name[..end],
        Some(_) => name.split([' ', '\u{a0}']).next().unwrap_or_default(),
        None => name,
    }
}

/// `J. R. Rowe` and `James Rowe`: one of their first words is an initial that the other begins with.
fn initials_agree(one: &str, other: &str) -> bool {
    let initial = |word: &str| word.len() <= 5 && word.ends_with('.');
    (initial(one) || initial(other)) && one.chars().next() == other.chars().next()
}
