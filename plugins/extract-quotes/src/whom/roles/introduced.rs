//! Whom a role means that an article gives a name elsewhere: `The harbour master, Ada Rowe, came. … the harbour master said`. Only where
//! one person alone is introduced by that noun before.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, POSSESSIVE, POSSESSOR, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use super::role_before::{before_role, last_word, right_before, shortened};
use crate::draft::Found;
use crate::language::Rules;
use crate::language::nouns::same;
use crate::passages::passage::Passage;
use crate::whom::roles::offices::{is_of_another_kind, kind};
use crate::whom::roles::role_behind::{Noun, is_theirs_alone, role_behind};
use crate::whom::signs::brought_up::is_brought_up;
use crate::whom::signs::meant::{is_indefinite, is_standing};

/// How many blocks and mentions may stand before one role. An article with more has many of each role, and takes no longer for it.
pub(crate) const MOST: usize = 500;

/// The longest role that is looked for, in tokens: what says more of it has a meaning of its own.
const LONGEST: usize = 4;

/// Whether a mention is a role that may be introduced elsewhere: an article, and words that end in a role of one person.
pub(crate) fn may_be_introduced(passage: &Passage<'_>, found: &Found) -> bool {
    let head = &passage.tokens[found.speaker.head.clone()];
    // `säger statsministern`: the article is the noun's end
    if let [noun] = head {
        let bare = passage.language().bare_nouns();
        // `ombudsmannen`: no list has all of them
        let ended = passage.text[noun.range()].ends_with(['n', 't']) && noun.bits & (PLURAL | NEUTER | DOCUMENT) == 0;
        return bare && found.speaker.mention == Mention::Role && (ended || calls_again(passage, noun));
    }
    let [first, .., noun] = head else { return false };
    found.speaker.mention == Mention::Role
        && head.len() <= LONGEST
        && first.is(DETERMINER)
        && (first.bits & POSSESSOR == 0 || head.len() == 2)
        && (is_one(noun) || head.len() == 2 && calls_again(passage, noun))
        && !is_indefinite(passage, found.speaker.head.start)
        && head.iter().all(|token| token.kind == Kind::Word)
}

/// Whether a mention is an article and a noun of which no list tells what it is: it may have been told behind a name (`Ada Rowe, a falconer`).
pub(crate) fn may_be_told_behind(passage: &Passage<'_>, found: &Found) -> bool {
    let language = passage.language();
    let read = matches!(language.rules, Rules::Clauses) || language.nouns_capital();
    let [article, noun] = &passage.tokens[found.speaker.head.clone()] else { return false };
    read && matches!(found.speaker.mention, Mention::Role | Mention::Organisation)
        && noun.content()
        && noun.is(CAPITAL) == language.nouns_capital()
        && noun.bits & (PLURAL | NEUTER | DOCUMENT | POSSESSIVE) == 0
        && passage.language().is_definite(&passage.text[article.range()])
}

/// The person: whom the article introduces by the noun itself, or else by one of the roles that it calls again.
pub(crate) fn introduced(passages: &[Passage<'_>], people: &People<'_>, found: &Found) -> Option<usize> {
    let passage = &passages[found.block];
    let known = may_be_introduced(passage, found);
    if !known && !may_be_told_behind(passage, found) {
        return None;
    }
    let person = match by_noun(passages, people, found, known) {
        Introduced::Exactly(person) => Some(person),
        Introduced::Loosely(person) => by_other_role(passages, people, found).or(Some(person)),
        Introduced::Nobody => by_other_role(passages, people, found),
        Introduced::Several => None,
    };
    person.filter(|person| !is_brought_up(passage, people, found, *person))
}

/// Who is introduced by a noun.
enum Introduced {
    /// One person, by the noun itself.
    Exactly(usize),
    /// One person, by a compound that ends in it.
    Loosely(usize),
    Nobody,
    /// More than one, so that nobody can be given.
    Several,
}

fn by_noun(passages: &[Passage<'_>], people: &People<'_>, found: &Found, known: bool) -> Introduced {
    let passage = &passages[found.block];
    let head = found.speaker.head.clone();
    let (first, noun) = (&passage.tokens[head.start], &passage.tokens[head.end - 1]);
    let word = &passage.text[noun.range()];
    let part = word.rsplit_once('-').map(|(_, part)| part).filter(|part| part.starts_with(char::is_uppercase));
    let owner = first.is(POSSESSOR).then(|| &passage.text[first.range()]);
    // `the former minister`, `the prime minister`
    let is_other = |word: &str| passage.language().former.iter().any(|other| word.eq_ignore_ascii_case(other));
    // what stands between the article and the noun; both may be one word
    let adjectives = passage.tokens.get(head.start + 1..head.end - 1).unwrap_or_default();
    let own = adjectives.iter().rev().map(|token| &passage.text[token.range()]).find(|word| is_other(word));
    let kind = kind(passage, adjectives);
    // `the Florida senator`: no senator of another state
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    let more = adjectives.iter().find(|token| clauses && token.is(CAPITAL));
    let more = more.and_then(|more| passage.text.get(more.start..adjectives.last()?.end));
    // `Anders Molin, ombudsman på Kommunal … ombudsmannen`: without the article that is the noun's end
    let bare = passage.language().bare_nouns();
    let ends: &[&str] = if bare { &["nen", "en", "et", "n", "t"] } else { &[""] };
    let nouns = ends.iter().filter_map(|end| word.strip_suffix(end)).filter(|noun| !bare || noun.len() > 3);
    let behind_it: Vec<Noun<'_>> = nouns.map(Noun::of).collect();
    let (mut person, mut exact, mut behind) = (None, false, None);
    let mut left_to_look_at = MOST.saturating_sub(found.block + 1);
    for (block, named, at) in people.mentioned_before(found.block, noun.start) {
        let Some(passage) = passages.get(block).filter(|_| left_to_look_at > 0) else { return Introduced::Several };
        left_to_look_at -= 1;
        let like = |left: &&str| more.is_none_or(|more| left.ends_with(more));
        // `Kreisbaurätin Ada Rowe`: the noun itself, though no list has it
        let whole = if known { before_role(passage, at, word) } else { right_before(passage, at, word) };
        // `seine Stellvertreterin Ada Rowe … die Landrats-Stellvertreterin`
        let whole = whole.or_else(|| right_before(passage, at, part?));
        let left = match whole.or_else(|| shortened(passage, at, word).filter(like)) {
            Some(left) => left,
            None => {
                let told = people.person(named).and_then(|one| {
                    behind_it.iter().find_map(|noun| Some((role_behind(passage, at, one.name, noun)?, noun)))
                });
                let Some((left, noun)) = told.filter(|(left, _)| like(&left.trim_end())) else { continue };
                behind = behind.or(Some(((block, left.len()), noun)));
                left.trim_end()
            }
        };
        exact |= whole.is_some()
            && (!passage.language().compounds() || {
                let role = last_word(passage.text[..at].trim_end_matches([' ', ',']));
                let noun = word.get(..role.len()).filter(|_| passage.language().bare_nouns());
                same(role, word) || noun.is_some_and(|noun| same(noun, role))
            });
        let before = left.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default();
        let alike = owner.is_none_or(|owner| before.eq_ignore_ascii_case(owner));
        // another office: `the union leader`, where this one is the leader of the opposition
        let of = || passage.text.get(left.len()..at).unwrap_or_default();
        if own.map_or_else(|| is_other(before), |own| !before.eq_ignore_ascii_case(own))
            || kind.is_some_and(|kind| is_of_another_kind(passage, kind, before, of()))
        {
            continue;
        }
        if person.is_some_and(|person| person != named) || !alike {
            return Introduced::Several;
        }
        person = Some(named);
    }
    let sex = noun.bits & (MALE | FEMALE);
    if !exact && behind.is_none() && !was_named_last(people, (found.block, first.start), person, sex) {
        return Introduced::Nobody;
    }
    if behind.is_some_and(|(told, noun)| !is_theirs_alone(passages, told, (found.block, first.start), noun)) {
        return Introduced::Several;
    }
    match person.filter(|person| may_be(people, *person, sex)) {
        Some(person) if exact => Introduced::Exactly(person),
        Some(person) => Introduced::Loosely(person),
        None => Introduced::Nobody,
    }
}

/// Whom the article introduces by a role that the noun calls again: `Bürgermeisterin Ada Rowe … die Ortschefin`. One person alone, who was
/// named last of those whom the noun fits.
fn by_other_role(passages: &[Passage<'_>], people: &People<'_>, found: &Found) -> Option<usize> {
    let passage = &passages[found.block];
    let (first, noun) = ends(passage, found)?;
    let person = called_by_other_role(passages, people, found).ok()??;
    let sex = passage.language().sex_of_noun(&passage.text[first.range()], noun.bits);
    let fits = may_be(people, person, sex) && was_named_last(people, (found.block, first.start), Some(person), sex);
    fits.then_some(person)
}

/// Whether the noun calls again the holder of a role that the article gives to somebody else than this person: `Chefarzt Uwe Lind … Bo Rowe
/// wartete. „…“, sagte der Mediziner`.
pub(crate) fn may_be_another(passages: &[Passage<'_>], people: &People<'_>, found: &Found, person: usize) -> bool {
    called_by_other_role(passages, people, found).is_ok_and(|other| other.is_some_and(|other| other != person))
}

/// The one person whom the article introduces by a role that the noun calls again; an error where there are two.
fn called_by_other_role(passages: &[Passage<'_>], people: &People<'_>, found: &Found) -> Result<Option<usize>, ()> {
    let passage = &passages[found.block];
    let Some((first, noun)) = ends(passage, found) else { return Ok(None) };
    let sex = passage.language().sex_of_noun(&passage.text[first.range()], noun.bits);
    let Some(roles) = passage.language().called_again(&passage.text[noun.range()]) else { return Ok(None) };
    let behind: Vec<Noun<'_>> = roles.iter().map(|role| Noun::of(role)).collect();
    let mut person = None;
    for (block, named, at) in people.mentioned_before(found.block, noun.start).take(MOST) {
        let (Some(passage), Some(one)) = (passages.get(block), people.person(named)) else { return Err(()) };
        if one.sex != 0 && sex != 0 && one.sex & sex == 0 {
            continue;
        }
        let told = roles.iter().any(|role| before_role(passage, at, role).is_some())
            || behind.iter().any(|role| role_behind(passage, at, one.name, role).is_some());
        if !told {
            continue;
        }
        if person.is_some_and(|person| person != named) {
            return Err(());
        }
        person = Some(named);
    }
    Ok(person)
}

/// The first and the last word of a mention.
fn ends<'p>(passage: &'p Passage<'_>, found: &Found) -> Option<(&'p Token, &'p Token)> {
    let head = passage.tokens.get(found.speaker.head.clone())?;
    head.first().zip(head.last())
}

/// Whether nobody whom a noun of this sex fits was named after this person: `Staatsanwalt Uwe Lind … Bo Rowe widersprach. „…“, sagte der
/// Anwalt`, where Rowe may be one too.
fn was_named_last(people: &People<'_>, (block, at): (usize, usize), person: Option<usize>, sex: u32) -> bool {
    let last = people.before(block, at).next();
    last.and_then(|last| Some((last, people.person(last)?))).is_none_or(|(last, one)| {
        person == Some(last) || !one.is_human() || one.sex != 0 && sex != 0 && one.sex & sex == 0
    })
}

/// Whether a noun of this sex may be of the person.
fn may_be(people: &People<'_>, person: usize, sex: u32) -> bool {
    let person = people.person(person);
    person.is_some_and(|person| person.is_human() && (sex == 0 || person.sex == 0 || person.sex & sex != 0))
}

/// Whether the noun, though it is no role, calls somebody again who was introduced by one: `el parlamentario`, which is an adjective too.
fn calls_again(passage: &Passage<'_>, noun: &Token) -> bool {
    noun.bits & (PLURAL | NEUTER | DOCUMENT | POSSESSIVE) == 0
        && passage.language().called_again(&passage.text[noun.range()]).is_some()
}

/// Whether somebody who was named before this place was introduced by this noun, right before the name.
pub(crate) fn has_one(passages: &[Passage<'_>], people: &People<'_>, place: (usize, usize), role: &str) -> bool {
    has_one_near(passages, people, place, role, MOST)
}

/// The same of so many mentions.
fn has_one_near(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, at): (usize, usize),
    role: &str,
    most: usize,
) -> bool {
    let mut before = people.mentioned_before(block, at).rev().take(most);
    before.any(|(block, _, at)| passages.get(block).is_some_and(|passage| before_role(passage, at, role).is_some()))
}

/// Whether a mention is an office that a story may have without a name, in a paragraph that names nobody before it, and nobody was introduced by
/// it: `the mayor`. In English.
pub(crate) fn is_nobodys_office(passages: &[Passage<'_>], people: &People<'_>, found: &Found) -> bool {
    let passage = &passages[found.block];
    let Some([_, noun]) = passage.tokens.get(found.speaker.head.clone()) else { return false };
    let office = found.speaker.mention == Mention::Role && matches!(passage.language().rules, Rules::Clauses);
    let human = |(person, _): (usize, usize)| people.person(person).is_some_and(|one| one.is_human());
    office
        && !people.mentioned(found.block, 0..noun.start).rev().take(MOST).any(human)
        && is_standing(passage, &found.speaker, None)
        && !has_one_near(passages, people, (found.block, noun.start), &passage.text[noun.range()], NEAR_OFFICE)
}

/// How many mentions before an office are looked at for its holder, once nobody is told to be meant by it.
const NEAR_OFFICE: usize = 64;

fn is_one(token: &Token) -> bool {
    token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT | POSSESSIVE) == 0
}
