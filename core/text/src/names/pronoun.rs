//! Whom a pronoun stands for: by sex, by who spoke last, and by who leads the sentences since. Where two are possible, nobody.

use super::people::{Mentioned, People};

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

impl People<'_> {
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
        // `Rowe and Lind came`: either may be meant
        let alone = |lead: &Mentioned| {
            near().all(|other| {
                !other.leads || other.sentence != lead.sentence || other.person == lead.person || !fits(other.person)
            })
        };
        match spoke {
            // who speaks is a person, whatever the name
            Spoke::Person(spoke, place) if sexes(spoke) => {
                let own = near().find(|mention| mention.leads && mention.person == spoke);
                let last = own.map_or(place, |own| place.max((own.block, own.at)));
                // those who came up since then; whoever leads a sentence of it is the next to be meant
                let since =
                    || near().take_while(move |mention| (mention.block, mention.at) > last).filter(|m| sexes(m.person));
                let next = since().find(|mention| mention.leads && mention.person != spoke);
                // `The news for Lind, Rowe said, is that`: Lind does not
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
                    Some(next) if fits(next.person) && alone(next) => self.surely(next.person, sex),
                    Some(_) => None,
                };
            }
            Spoke::Unnamed(_) => return leads().filter(|lead| alone(lead)).map(|lead| lead.person),
            _ => {}
        }
        let mut fitting = near().filter(|mention| fits(mention.person));
        let first = fitting.next()?;
        if fitting.all(|mention| mention.person == first.person) {
            return Some(first.person);
        }
        let lead = leads().filter(|lead| alone(lead))?;
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
}
