//! Whom a pronoun stands for. Where two are possible, nobody.
//!
//! Those who may be meant are ranked as readers rank them (the subject of the last sentence comes before its objects, and both before
//! whoever an older sentence is about), once sex and number have had their say:
//!
//! 1. who spoke last, until another subject comes up;
//! 2. the subject of the nearest sentence that has one who fits, or who is set before the reader in it: `Then came Ada Rowe.` A sex that
//!    nothing tells does not contradict: who is new is not passed over for somebody older whose sex is known;
//! 3. the only one whom the nearest sentence names, if no other sentence of its paragraph has a subject who fits;
//! 4. nobody: two subjects are joined, another whose sex is known came up since the subject, or the nearest name is one of two people’s.

use super::people::{EITHER, People};
use super::person::Mentioned;

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

/// How far back a pronoun may point, in blocks.
const REACH: usize = 2;

/// How far back it may where a story goes on about the same person, in blocks.
const FAR: usize = 6;

/// How many mentions before a pronoun are looked at.
const NEAR: usize = 16;

impl People<'_> {
    /// The person that a pronoun of this sex at this place stands for.
    pub fn pronoun(&self, block: usize, at: usize, sex: u32, spoke: Spoke) -> Option<usize> {
        let end = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, at));
        let since = if let Spoke::Unnamed(place) = spoke { place } else { (0, 0) };
        let mut near = Vec::with_capacity(NEAR);
        let last = self.mentions[..end].iter().rev().take(NEAR);
        near.extend(
            last.take_while(|mention| mention.block + REACH >= block && mention.place() >= since)
                .filter_map(|mention| Some(Mentioned { person: self.meant(mention, sex)?, ..*mention })),
        );
        let ranking = Ranking { people: self, near: &near, sex, block };
        match spoke {
            // who speaks is a person, whatever the name, unless the article speaks of a body
            Spoke::Person(spoke, place) if ranking.agrees(spoke) && !ranking.is_nobody(spoke) => {
                ranking.after_speaking(spoke, place)
            }
            Spoke::Unnamed(_) => ranking.after_someone(),
            _ => ranking.before_speaking().filter(|meant| !ranking.is_passed_over(*meant)),
        }
    }

    /// The person whom a pronoun of this sex goes on to mean after paragraphs that name nobody else who fits, and the block that does:
    /// whom a story follows. That pronouns stand in between is for the caller to see.
    pub fn followed(&self, block: usize, at: usize, sex: u32) -> Option<(usize, usize)> {
        let end = self.mentions.partition_point(|mention| (mention.block, mention.at) < (block, at));
        // whatever may be a person’s name counts
        let fits = |person: usize| {
            let one = self.people.get(person);
            person == EITHER || one.is_some_and(|one| one.sex == 0 || one.sex == sex)
        };
        let far = self.mentions[..end].iter().rev().take_while(|mention| mention.block + FAR >= block);
        let mut far = far.filter(|mention| fits(mention.person));
        let last = far.next()?;
        let alone = far.take_while(|mention| mention.block == last.block).all(|mention| mention.person == last.person);
        let known = self.people.get(last.person).is_some_and(|one| one.sure && one.sex == sex);
        (alone && known && last.block + REACH < block).then_some((last.person, last.block))
    }

    /// Whom a mention means: of several who bear a name, the one whose sex fits. None where it fits none of them.
    fn meant(&self, mention: &Mentioned, sex: u32) -> Option<usize> {
        if mention.person != EITHER || sex == 0 {
            return Some(mention.person);
        }
        match self.bearer_of_sex(mention.name, sex) {
            Ok(person) => Some(person),
            Err(several) => several.then_some(EITHER),
        }
    }
}

/// Those who may be meant, the nearest mention first.
struct Ranking<'a> {
    people: &'a People<'a>,
    near: &'a [Mentioned],
    sex: u32,
    /// The pronoun’s.
    block: usize,
}

impl Ranking<'_> {
    /// Whether nothing that is known of somebody contradicts.
    fn agrees(&self, person: usize) -> bool {
        self.people.people.get(person).is_none_or(|one| one.sex == 0 || self.sex == 0 || one.sex == self.sex)
    }

    /// Whether the article speaks of it as of a body or a place.
    fn is_nobody(&self, person: usize) -> bool {
        self.people.people.get(person).is_some_and(|one| one.nobody)
    }

    /// Whether it is surely a person, who agrees.
    fn fits(&self, person: usize) -> bool {
        self.people.people.get(person).is_some_and(|one| one.sure) && self.agrees(person)
    }

    /// Whether the sex is known to be this one.
    fn known(&self, person: usize) -> bool {
        self.people.people.get(person).is_some_and(|one| one.sex == self.sex)
    }

    /// Whether a later sentence begins with a full name that comes up there first, and of which nothing tells that it is a person’s, or that
    /// it is not: who is new is not passed over for somebody older.
    fn is_passed_over(&self, meant: usize) -> bool {
        let later = self.near.iter().take_while(|mention| mention.person != meant);
        later.filter(|mention| mention.leads).any(|mention| {
            let new = self.people.people.get(mention.person).filter(|one| !one.sure && !one.nobody && one.words > 1);
            new.is_some() && self.is_new(mention) && self.agrees(mention.person)
        })
    }

    /// Whether the article names nobody so before.
    fn is_new(&self, mention: &Mentioned) -> bool {
        self.people.people.get(mention.person).is_some_and(|one| one.first_mention == mention.place())
    }

    /// Whether no other subject who fits is joined to this one: `Rowe and Lind came`.
    fn alone(&self, subject: &Mentioned) -> bool {
        self.near.iter().all(|other| {
            !other.leads
                || other.sentence != subject.sentence
                || other.person == subject.person
                || !self.fits(other.person)
        })
    }

    /// The nearest subject who fits, unless that is one of two who bear a name.
    fn subject(&self) -> Option<&Mentioned> {
        let subject =
            self.near.iter().find(|mention| mention.leads && (mention.person == EITHER || self.fits(mention.person)));
        subject.filter(|subject| subject.person != EITHER && self.alone(subject))
    }

    /// Whom it means after somebody who spoke.
    fn after_speaking(&self, spoke: usize, place: (usize, usize)) -> Option<usize> {
        let own = self.near.iter().find(|mention| mention.leads && mention.person == spoke);
        let last = own.map_or(place, |own| place.max(own.place()));
        let since = || {
            let later = self.near.iter().take_while(move |mention| mention.place() > last);
            later.filter(|mention| self.agrees(mention.person))
        };
        // `The news for Lind, Rowe said, is that`: Lind does not lead it, as in `Lind first saw a Rowe in May`
        let next = since().find(|mention| mention.leads && mention.person != spoke).filter(|next| {
            let own = |mention: &Mentioned| {
                mention.person == spoke && mention.sentence == next.sentence && mention.follows_comma
            };
            !since().any(|mention| own(mention) && mention.place() > next.place())
        });
        let (meant, told) = next.map_or((spoke, own), |next| (next.person, Some(next)));
        // whom a sentence that is not about who spoke brings in, where the next paragraph goes on: `a phrase that makes Ada Rowe laugh`
        let brought_in = |mention: &Mentioned| {
            let own = |other: &Mentioned| other.sentence == mention.sentence && other.person == spoke;
            mention.block < self.block && !mention.resumes && self.is_new(mention) && !self.near.iter().any(own)
        };
        // another since then, in another sentence and another block than the last quotation: either may be meant
        let rival = since().any(|mention| {
            mention.person != meant
                && self.known(mention.person)
                && (mention.block > place.0 || brought_in(mention))
                && told.is_none_or(|told| mention.sentence != told.sentence && mention.place() > told.place())
        });
        let beside = if place.0 < self.block { self.beside_another(last) } else { None };
        match next {
            _ if beside.is_some() => beside,
            _ if rival => None,
            None => Some(spoke),
            Some(next) => (self.fits(next.person) && self.alone(next)).then_some(next.person),
        }
    }

    /// The only one whom its block names of those who agree, in a sentence about somebody of the other sex, all since this place: `In May she
    /// married Bo Lind. “…,” he said`, `Ada began when her husband Bo fell ill. “…,” he said`
    fn beside_another(&self, last: (usize, usize)) -> Option<usize> {
        let mut here = self.near.iter().take_while(|mention| mention.block == self.block);
        let nearest = here.clone().find(|mention| self.agrees(mention.person))?;
        let about = || {
            let mut own = self.near.iter().filter(|mention| mention.sentence == nearest.sentence);
            own.any(|mention| {
                mention.leads && self.people.people.get(mention.person).is_some_and(|one| one.sex & !self.sex != 0)
            })
        };
        let other = (nearest.beside & !self.sex != 0 || about()) && nearest.place() > last && self.fits(nearest.person);
        let mut alone = || here.all(|mention| mention.person == nearest.person || !self.agrees(mention.person));
        (other && alone()).then_some(nearest.person)
    }

    /// Whom it means after somebody without a name: the subject of a sentence since, if no later paragraph names another.
    fn after_someone(&self) -> Option<usize> {
        let subject = self.subject()?;
        let later = |other: &&Mentioned| other.block > subject.block;
        let another =
            self.near.iter().take_while(later).any(|other| other.person != subject.person && self.fits(other.person));
        (!another).then_some(subject.person)
    }

    /// Whom it means where nobody who agrees spoke before.
    fn before_speaking(&self) -> Option<usize> {
        let mut fitting = self.near.iter().filter(|mention| self.fits(mention.person));
        let nearest = fitting.next()?;
        // one of two who bear a name is nearer
        let later = |mention: &&Mentioned| mention.place() > nearest.place();
        if self.near.iter().take_while(later).any(|mention| mention.person == EITHER) {
            return None;
        }
        if fitting.all(|mention| mention.person == nearest.person) {
            // `She voted for Rowe. “…,” she said`: she is another, whom nothing here names
            let own = |mention: &&Mentioned| mention.person == nearest.person && mention.beside & self.sex == 0;
            return self.near.iter().find(own).map(|_| nearest.person);
        }
        let subject = self.subject();
        // the only one of its sentence, in a paragraph that is about nobody else who fits
        let only = self.near.iter().all(|mention| {
            mention.sentence != nearest.sentence || mention.person == nearest.person || !self.fits(mention.person)
        });
        if only && !nearest.resumes && subject.is_none_or(|subject| subject.block < nearest.block) {
            return Some(nearest.person);
        }
        let subject = subject?;
        let rival = self.near.iter().take_while(|mention| mention.sentence != subject.sentence).any(|mention| {
            self.fits(mention.person)
                && mention.person != subject.person
                && self.known(mention.person)
                && !self.known(subject.person)
        });
        (!rival).then_some(subject.person)
    }
}
