//! Whom a role means that nobody was introduced by: `Biologist Ada Rowe knows them. “They are shy,” the scientist said`, `sagte der
//! 46-Jährige`. Only where the sentences before the quotation are about one person whom it fits.

pub(crate) mod age;
mod description;
mod introduced;
mod nameless;
mod only;
mod told_of;

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::vocabulary::{
    CAPITAL, CONJUNCTION, DETERMINER, FEMALE, MALE, POSSESSIVE, PREPOSITION, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};
use memchr::memmem;

use self::age::{is_of_another_time, of_age, other_age};
use self::description::{Description, describe};
use self::only::{another_here, only_of_sex};
use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around::{SEARCHED, sentence_before};
use crate::passages::passage::Passage;
use crate::whom::focus::introduced::{MENTIONS, introduced_otherwise};
use crate::whom::roles::occupation::{Told, told};
use crate::whom::signs::brought_up::is_brought_up;
use crate::whom::signs::meant::{is_indefinite, is_standing, noun, unnamed};

pub(crate) use self::age::is_of_another;
pub(crate) use self::description::described_sex;
pub(crate) use self::nameless::{is_brought_before, role_before, takes_the_floor};
pub(crate) use self::only::only_named;
pub(crate) use self::told_of::tells_of_another;

/// How many sentences before the quotation are looked at.
const BACK: usize = 3;

/// How far into its sentence a name may begin and be its subject, in bytes: a title’s length.
const OPENS: usize = 64;

/// A sentence that begins with a name may be a credit where it is no longer than this, in bytes.
const CREDIT: usize = 48;

/// The person whom it calls, where it says who spoke the quotation at this block and pair.
pub(crate) fn in_focus(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    found: &Found,
    spoke: Spoke,
) -> Option<usize> {
    let description = describe(&passages[found.block], found)?;
    let (block, at) = found.beginning(passages, quoted)?;
    let place = (block, passages[block].tokens[at].start);
    let person = about(passages, people, (block, at), &description, found, spoke)
        .filter(|person| !is_brought_up(&passages[found.block], people, found, *person))?;
    let does = description.noun_of_trade(&passages[block]).map(|noun| told(passages, people, person, place, noun));
    let may_be = match does {
        None | Some(Told::Fitting) => true,
        // `Ada Rowe saw Bo Lind. ¶ “…,” said the engineer`: of two she may be either, unless the story goes on about her
        Some(Told::Nothing(times)) => {
            let here = people.is_mentioned(person, block, 0..place.1);
            let other = |other| other != person && fits(people, other, &description);
            here || times > 1 || !people.before(block, place.1).take(MENTIONS).any(other)
        }
        Some(Told::Other) => false,
    };
    // `„Sie hat mutig gehandelt“, sagte die Sprecherin. Die 81-Jährige blieb unverletzt.`
    let last =
        if let Spoke::Person(last, (own, at)) = spoke { (last == person && own == block).then_some(at) } else { None };
    let another = |at: usize| {
        let known = description.age.is_some_and(|age| of_age(passages, people, block, age) == Some(person));
        !known && !matches!(does, Some(Told::Fitting)) && tells_of_another(&passages[block], at, description.sex)
    };
    (may_be && !last.is_some_and(another)).then_some(person)
}

/// Whether the article gives a person another role than the one that the mention says: `Präsidentin Ada Rowe … die Athletin`.
pub(crate) fn does_something_else(passages: &[Passage<'_>], people: &People<'_>, person: usize, found: &Found) -> bool {
    let passage = &passages[found.block];
    let place = (found.block, passage.tokens[found.speaker.tokens.start].start);
    let noun = describe(passage, found).and_then(|description| description.noun_of_trade(passage));
    noun.is_some_and(|noun| told(passages, people, person, place, noun) == Told::Other)
}

/// Whether a person who was introduced by a role is not called so: the article gives another, or it is one by which nobody is called again. `Der Mann` may
/// be any.
pub(crate) fn is_not_called(passages: &[Passage<'_>], people: &People<'_>, person: usize, role: &Found) -> bool {
    let passage = &passages[role.block];
    let noun = noun(&passage.tokens, &role.speaker.head);
    let place = (role.block, passage.tokens[role.speaker.tokens.start].start);
    // `Richterin Ada Rowe … die Vorsitzende`
    let fits = || told(passages, people, person, place, &passage.text[passage.tokens[noun].range()]) == Told::Fitting;
    if passage.is_one_of(noun, &passage.language().small_words.anybody) || fits() {
        return false;
    }
    let standing = || is_standing(passage, &role.speaker, None) && has_title(passages, people, person);
    does_something_else(passages, people, person, role) || standing()
}

/// The one person whom the sentences before are about that the description fits.
fn about(
    passages: &[Passage<'_>],
    people: &People<'_>,
    (block, at): (usize, usize),
    description: &Description<'_>,
    found: &Found,
    spoke: Spoke,
) -> Option<usize> {
    let end = passages[block].tokens[at].start;
    if let Some(age) = description.age
        && let Some(person) = of_age(passages, people, block, age)
    {
        return Some(person);
    }
    let spoken = if let Spoke::Person(last, _) = spoke { Some(last) } else { None };
    let Some((person, mention)) = subject_before(passages, people, block, at, description, spoken) else {
        return only_of_sex(passages, people, (block, at), description);
    };
    // an earlier paragraph's, in languages other than German: only where it names nobody else whom that fits; an age, where nothing before does
    let other = |other: usize| other != person && fits(people, other, description);
    let earlier = mention.0 != block
        && matches!(passages[block].language().rules, Rules::Beside(habits) if !habits.nouns_capital);
    let here = |block: usize| people.mentioned(block, 0..passages[block].text.len()).take(MENTIONS);
    let named = |block: usize| here(block).any(|(person, _)| other(person));
    let aged = || description.age.is_some() && people.before(block, end).take(MENTIONS).any(other);
    if earlier && (named(mention.0) || aged()) {
        return None;
    }
    if description.age.is_some()
        && mention.0 != block
        && another_here(passages, people, person, (block, end), description)
    {
        return None;
    }
    let another_age =
        |age| other_age(passages, mention, (block, end), age) || is_of_another(passages, people, person, age);
    if description.age.is_some_and(another_age) || is_of_another_time(passages, people, person, description.noun) {
        return None;
    }
    let speaks = matches!(spoke, Spoke::Person(last, place) if last == person && place == mention);
    // said of who speaks, not of whom a sentence before is about
    let speaks_here = || {
        let own = &found.speaker.tokens;
        found
            .cue
            .is_some_and(|(at, cue)| at == found.block && (cue.abs_diff(own.start) <= 2 || cue.abs_diff(own.end) <= 1))
    };
    let first = || speaks_here() && only_named(passages, people, (block, end), MALE | FEMALE) == Some(person);
    if description.trade
        && !(first() && is_new_without_role(passages, people, person, (block, end), description.noun))
        && !has_just_come(passages, people, person, mention, speaks, (block, end, description.noun))
    {
        return None;
    }
    // whoever spoke since then is in focus as well
    let another = matches!(spoke, Spoke::Person(last, place) if last != person && place > mention && fits(people, last, description))
        || matches!(spoke, Spoke::Unnamed(place) if place > mention);
    (!another && !introduced_otherwise(passages, people, person, (block, end), description.noun)).then_some(person)
}

/// Whether this mention in the paragraph of a quotation is the first of a person, in full and by name alone, at the beginning of its sentence
/// or where it `speaks`, and nothing before the noun tells of somebody of that trade: `Uwe Lind hält das für verfrüht. „…“, sagte der Analyst`.
fn has_just_come(
    passages: &[Passage<'_>],
    people: &People<'_>,
    person: usize,
    mention: (usize, usize),
    speaks: bool,
    (block, end, noun): (usize, usize, &str),
) -> bool {
    let passage = &passages[mention.0];
    let token = passage.tokens.partition_point(|token| token.start < mention.1);
    let opens = passage.tokens.get(passage.sentence(token).start).is_some_and(|first| first.start == mention.1);
    // `« … », a résumé Ada Rowe`, `Dans l’opposition, Ada Rowe dénonce « … »`
    let before = &passage.tokens[passage.sentence(token).start.max(token.saturating_sub(NEAR))..token];
    let alone = before.last().is_some_and(|verb| matches!(verb.kind, Kind::Word | Kind::Comma))
        && !before.iter().any(|token| token.is(ROLE | TITLE))
        && !before.last().is_some_and(|left| left.is(PREPOSITION | DETERMINER));
    // `Das wollte Ada Rowe so nicht stehen lassen`
    let opens = opens || (speaks || passage.language().nouns_capital()) && alone;
    let full = people.person(person).is_some_and(|one| one.is_surely_one());
    mention.0 == block
        && people.first_mention(person) == Some(mention)
        && opens
        && full
        && !is_told(passages, (block, end), noun)
}

/// Whether the one person whom the article has named until now has just come, by name alone, and nobody has been called by the noun:
/// `Uwe Lind (47) traut seinen Augen nicht. ¶ „…“, sagt der Lkw-Fahrer`.
fn is_new_without_role(
    passages: &[Passage<'_>],
    people: &People<'_>,
    person: usize,
    (block, end): (usize, usize),
    noun: &str,
) -> bool {
    let Some((named, _)) = people.first_mention(person) else { return false };
    let role = has_title(passages, people, person);
    let full = people.person(person).is_some_and(|one| one.is_surely_one());
    named + 1 >= block && full && !role && !is_told(passages, (block, end), noun)
}

/// Whether a title or a role stands right before the first mention of a person.
fn has_title(passages: &[Passage<'_>], people: &People<'_>, person: usize) -> bool {
    let Some((block, at)) = people.first_mention(person) else { return false };
    let tokens = passages.get(block).map_or(&[][..], |passage| &passage.tokens);
    let name = tokens.partition_point(|token| token.start < at);
    name.checked_sub(1).is_some_and(|left| tokens[left].is(ROLE | TITLE))
}

/// Whether the noun, or a compound of it, stands in the article before this byte of a block.
fn is_told(passages: &[Passage<'_>], (block, end): (usize, usize), noun: &str) -> bool {
    let finder = memmem::Finder::new(noun.get(1..).unwrap_or_default());
    let from = block.saturating_sub(SEARCHED);
    let earlier = passages[from..block].iter().any(|passage| finder.find(passage.text.as_bytes()).is_some());
    // `a crié Paul Rey à l’adresse du maire`: nor after it
    earlier || passages[block].text.as_bytes().get(..end).is_some_and(|text| finder.find(text).is_some())
}

/// How many words before a name are looked at for the role of who has it.
const NEAR: usize = 6;

/// Whether the person may be described so.
fn fits(people: &People<'_>, person: usize, description: &Description<'_>) -> bool {
    people.person(person).is_some_and(|person| {
        person.is_human() && (description.sex == 0 || person.sex == 0 || person.sex & description.sex != 0)
    })
}

/// The one person whom the last sentence before the quotation is about that has a person in it, and where it names them.
fn subject_before(
    passages: &[Passage<'_>],
    people: &People<'_>,
    block: usize,
    at: usize,
    description: &Description<'_>,
    spoken: Option<usize>,
) -> Option<(usize, (usize, usize))> {
    let mut place = Some((block, passages[block].sentence(at).start..at));
    let (own, compounds) = (block, passages[block].language().nouns_capital());
    for back in 0..=BACK {
        let (block, sentence) = place?;
        let passage = &passages[block];
        if let (Some(first), Some(last)) = (passage.tokens.get(sentence.start), passage.tokens[..sentence.end].last())
            && sentence.end > sentence.start
        {
            let (start, end) = (first.start, last.end);
            // `Rex Alder lives in a caravan. “…,” the 71-year-old said`: a name of two words that a sentence begins with
            let opens = |(person, at): &(usize, usize)| {
                let full = people.person(*person).is_some_and(|person| person.is_full() && !person.is_nobody());
                description.age.is_some() && full && *at == start && end > start + CREDIT
            };
            // `Mit Rowe sei „zu rechnen“, sagte die Siegerin`: not she
            // `Ada Rowe had hope. … It came to nothing through Lind and Ask. “…,” the 71-year-old said`: nor they
            let object = |at: usize| {
                let name = passage.tokens.partition_point(|token| token.start < at);
                let late = description.age.is_some() && !compounds && at > start + OPENS;
                let governed = |name: usize| name > sentence.start && passage.tokens[name - 1].is(PREPOSITION);
                (back == 0 || late) && (governed(name) || late && governed(joined_to(passage, name)))
            };
            let fitting = |named: &(usize, usize)| fits(people, named.0, description) || opens(named);
            // `Ada Rowe met Lind’s corner`: not he, of whom it only tells what is his
            let leads = people.mentioned(block, start..end).find(fitting).filter(|(_, at)| !owns(passage, *at));
            let told = |named: &(usize, usize)| fitting(named) && (leads.is_none() || !owns(passage, named.1));
            let mut named = people.mentioned(block, start..end).filter(told);
            let objects = people.mentioned(block, start..end).filter(fitting).all(|(_, at)| object(at));
            if let Some((person, at)) = named.next().filter(|_| !objects) {
                let alone = named.all(|(other, _)| other == person);
                // `„…“, sagte am Dienstag Studienleiterin Ada Rowe. … „…“, so die Biologin`: whoever spoke last is meant too
                let nearest = back <= 1 && (block == own || compounds || description.age.is_some());
                // `Almost 12 years after she walked off, Ada Rowe is back.`
                let fronted = || passage.text[start..at].ends_with(", ");
                // `der damals unbekannten Ada Rowe … die Autorin`: the only woman
                let told = compounds
                    && description.sex != 0
                    && people.person(person).is_some_and(|one| one.sex == description.sex);
                let first = at <= start + OPENS || spoken == Some(person) || nearest || told || fronted();
                return (alone && first).then_some((person, (block, at)));
            }
            // another, who has no name here, came up since
            let opens = &passage.tokens[sentence.start..sentence.end.min(sentence.start + 5)];
            let named = |at: usize| opens.get(at + 1).is_some_and(Token::name);
            // `dice l’autrice`: she too is somebody who was named
            let again = |at: usize| {
                let sex = opens[at].bits & (MALE | FEMALE);
                let definite = at > 0 && passage.language().is_definite(&passage.text[opens[at - 1].range()]);
                let fits = sex == 0 || description.sex == 0 || sex & description.sex != 0;
                definite && fits && passage.language().is_epithet(&passage.text[opens[at].range()])
            };
            let thing = opens.iter().skip(1).find(|noun| noun.is(CAPITAL)).is_some_and(|noun| is_thing(passage, noun));
            // `Joaquín Sáenz, su editor, lo ve`: the role is of somebody of the other sex who is named here, unless it is `la abogada de Rivas`
            let theirs = passage.language().bare_nouns() || !matches!(passage.language().rules, Rules::Beside(_));
            let theirs = !theirs
                && people.mentioned(block, start..end).any(|(person, at)| {
                    let name = passage.tokens.partition_point(|token| token.start < at);
                    let own = name == sentence.start || !passage.tokens[name - 1].is(PREPOSITION);
                    own && people.person(person).is_some_and(|one| one.is_human() && one.sex != 0)
                });
            let another = is_indefinite(passage, sentence.start) && opens.len() > 2 && !thing
                || (0..opens.len()).any(|at| unnamed(&opens[at]) && !named(at) && !again(at))
                || compounds && begins_with_participle(passage, opens);
            if opens.first().is_some_and(|first| first.bits & PRONOUN == 0) && another && !theirs {
                return None;
            }
        }
        place = sentence_before(passages, block, sentence.start);
    }
    None
}

/// Whether a sentence begins with a man who is called by a participle: `Der Geschasste meldete sich`. Things that end so are feminine.
fn begins_with_participle(passage: &Passage<'_>, opens: &[Token]) -> bool {
    let [article, noun, ..] = opens else { return false };
    let word = &passage.text[noun.range()];
    &passage.text[article.range()] == "Der" && noun.name() && (word.ends_with("te") || word.ends_with("ene"))
}

/// Whether a name that begins at this byte is a genitive: `Lind’s`. In English.
fn owns(passage: &Passage<'_>, at: usize) -> bool {
    let name = passage.tokens.partition_point(|token| token.start < at);
    let last = passage.tokens[name..].iter().take_while(|token| token.name()).last();
    last.is_some_and(|last| last.is(POSSESSIVE)) && matches!(passage.language().rules, Rules::Clauses)
}

/// Where the names begin to which `and` joins the name that begins at this token.
fn joined_to(passage: &Passage<'_>, name: usize) -> usize {
    let tokens = &passage.tokens[..name];
    let and = tokens.last().is_some_and(|and| and.is(CONJUNCTION) && and.bits & PREPOSITION == 0);
    if !and {
        return name;
    }
    let names = tokens[..name - 1].iter().rev().take_while(|token| token.name()).count();
    name - 1 - names
}

/// Whether the noun after `ein`, or after its adjective, is of a thing, where nouns have capitals: none that calls people.
fn is_thing(passage: &Passage<'_>, noun: &Token) -> bool {
    let compounds = passage.language().nouns_capital();
    let word = &passage.text[noun.range()];
    compounds
        && noun.is(CAPITAL)
        && !noun.is(ROLE | TITLE)
        && passage.language().role_tail(word) == 0
        && !passage.language().is_epithet(word)
}
