//! Whom a role means that an article gives a name elsewhere: `The harbour master, Ada Rowe, came. … the harbour master said`. Only where
//! one person alone is introduced by that noun before.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, DOCUMENT, FEMALE, MALE, NEUTER, PLURAL, POSSESSIVE, POSSESSOR, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::language::{Rules, articles};
use crate::nouns::{COMPOUND, same};
use crate::passage::Passage;
use crate::role_behind::{Noun, is_theirs_alone, role_behind};

/// How many blocks and mentions may stand before one role. An article with more has many of each role, and takes no longer for it.
const MOST: usize = 500;

/// The longest role that is looked for, in tokens: what says more of it has a meaning of its own.
const LONGEST: usize = 4;

/// Whether the token is the article of someone who is not known yet.
pub(crate) fn is_indefinite(passage: &Passage<'_>, at: usize) -> bool {
    passage.tokens.get(at).is_some_and(|token| articles::is_indefinite(&passage.text[token.range()]))
}

/// Whether a mention is a role that may be introduced elsewhere: an article, and words that end in a role of one person.
pub(crate) fn may_be_introduced(passage: &Passage<'_>, found: &Found) -> bool {
    let head = &passage.tokens[found.speaker.head.clone()];
    // `säger statsministern`: the article is the noun's end
    if let [noun] = head {
        let bare = passage.language().bare_nouns();
        return bare && found.speaker.mention == Mention::Role && is_one(noun);
    }
    let [first, .., noun] = head else { return false };
    found.speaker.mention == Mention::Role
        && head.len() <= LONGEST
        && first.is(DETERMINER)
        && (first.bits & POSSESSOR == 0 || head.len() == 2)
        && is_one(noun)
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
        && articles::is_definite(&passage.text[article.range()])
}

/// The person.
pub(crate) fn introduced(passages: &[Passage<'_>], people: &People<'_>, found: &Found) -> Option<usize> {
    let passage = &passages[found.block];
    let known = may_be_introduced(passage, found);
    if !known && !may_be_told_behind(passage, found) {
        return None;
    }
    let head = found.speaker.head.clone();
    let (first, noun) = (&passage.tokens[head.start], &passage.tokens[head.end - 1]);
    let word = &passage.text[noun.range()];
    let owner = first.is(POSSESSOR).then(|| &passage.text[first.range()]);
    // `the former minister`, `the prime minister`
    let is_other = |word: &str| passage.language().former.iter().any(|other| word.eq_ignore_ascii_case(other));
    // what stands between the article and the noun; both may be one word
    let adjectives = passage.tokens.get(head.start + 1..head.end - 1).unwrap_or_default();
    let own = adjectives.iter().rev().map(|token| &passage.text[token.range()]).find(|word| is_other(word));
    // `the Florida senator`: no senator of another state
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    let more = adjectives.iter().find(|token| clauses && token.is(CAPITAL));
    let more = more.and_then(|more| passage.text.get(more.start..adjectives.last()?.end));
    let behind_it = Noun::of(word);
    let (mut person, mut exact, mut behind) = (None, false, None);
    let mut left_to_look_at = MOST.checked_sub(found.block + 1)?;
    for (block, named, at) in people.mentioned_before(found.block, noun.start) {
        left_to_look_at = left_to_look_at.checked_sub(1)?;
        let passage = passages.get(block)?;
        let like = |left: &&str| more.is_none_or(|more| left.ends_with(more));
        let whole = if known { before_role(passage, at, word) } else { None };
        let left = match whole.or_else(|| shortened(passage, at, word).filter(like)) {
            Some(left) => left,
            None => {
                let told = people.person(named).and_then(|one| role_behind(passage, at, one.name, &behind_it));
                let Some(left) = told.filter(|left| like(&left.trim_end())) else { continue };
                behind = behind.or(Some((block, left.len())));
                left.trim_end()
            }
        };
        exact |= whole.is_some()
            && (!passage.language().nouns_capital() || {
                let role = passage.text[..at].trim_end_matches([' ', ',']).rsplit([' ', '\n', '\u{a0}', '(']).next();
                role.is_some_and(|role| same(role, word))
            });
        let before = left.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default();
        let alike = owner.is_none_or(|owner| before.eq_ignore_ascii_case(owner));
        if own.map_or_else(|| is_other(before), |own| !before.eq_ignore_ascii_case(own)) {
            continue; // another office
        }
        if person.is_some_and(|person| person != named) || !alike {
            return None;
        }
        person = Some(named);
    }
    let sex = noun.bits & (MALE | FEMALE);
    // `Staatsanwalt Uwe Lind … Bo Rowe widersprach. „…“, sagte der Anwalt`: who was named last may be one too
    let last = || {
        let last = people.before(found.block, first.start).next();
        last.and_then(|last| Some((last, people.person(last)?))).is_none_or(|(last, one)| {
            person == Some(last) || !one.is_human() || one.sex != 0 && sex != 0 && one.sex & sex == 0
        })
    };
    if !exact && behind.is_none() && !last() {
        return None;
    }
    if behind.is_some_and(|told| !is_theirs_alone(passages, told, (found.block, first.start), &behind_it)) {
        return None;
    }
    person.filter(|person| {
        people
            .person(*person)
            .is_some_and(|person| person.is_human() && (sex == 0 || person.sex == 0 || person.sex & sex != 0))
    })
}

fn is_one(token: &Token) -> bool {
    token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT | POSSESSIVE) == 0
}

/// How long a role is with all that it is of, in bytes, and how many words that are.
const OFFICE: usize = 80;
const OF: usize = 5;

/// Whether the word is a title that names are called by: `Commissioner`, `pensioner`.
fn is_title(passage: &Passage<'_>, word: &str) -> bool {
    let one = word.len() <= OFFICE && !word.contains([' ', '\n', '\u{a0}']);
    one && {
        let bits = passage.language().lexicon.get(word.to_lowercase().as_bytes());
        bits & (TITLE | ROLE) != 0 && bits & PLURAL == 0
    }
}

/// What stands before the role, where a name at this byte comes after it: `the harbour master Ada`, `the minister of trade, Ada`.
fn before_role<'a>(passage: &Passage<'a>, at: usize, role: &str) -> Option<&'a str> {
    let text = passage.text.get(..at)?.strip_suffix(' ')?;
    // `His sister, Commissioner Ada`: what stands right before the name is a title
    let space = text.bytes().rposition(|byte| byte == b' ');
    let title = space.map_or(text, |space| &text[space + 1..]);
    let before = text.get(..text.len() - title.len()).and_then(|before| before.strip_suffix(' '));
    let before = before.filter(|before| before.ends_with(',') && !same(title, role) && is_title(passage, title));
    let text = before.unwrap_or(text);
    let apposed = text.strip_suffix(',');
    let text = apposed.unwrap_or(text);
    let one = |text: &'a str, role: &str| {
        let start = text.len().checked_sub(role.len())?;
        let left = text.get(..start).filter(|_| same(&text[start..], role))?;
        if !left.ends_with(|c: char| c.is_alphanumeric() || c == '-') {
            return Some(left.trim_end());
        }
        // `Innenministerin Ada Rowe`: the minister
        let compounds = passage.language().nouns_capital();
        let word = left.len() - last_word(left).len();
        (compounds && role.len() >= COMPOUND).then(|| left[..word].trim_end())
    };
    // `statsministern`: the minister, where the article is the noun’s end
    let bare = passage.language().bare_nouns();
    let ends: &[&str] = if bare { &["en", "et", "n", "t"] } else { &[] };
    let ends_in = |text: &'a str| {
        one(text, role)
            .or_else(|| ends.iter().find_map(|end| one(text, role.strip_suffix(end).filter(|it| it.len() > 2)?)))
    };
    let office = || {
        let low = text.len() - text.len().min(OFFICE);
        let spaces = text.bytes().enumerate().rev().take_while(|(at, byte)| *at >= low && !b",.;:!?\n".contains(byte));
        let of = match passage.language().rules {
            Rules::Clauses => &["of", "for"],
            Rules::Beside(habits) => habits.of,
        };
        spaces.filter(|(_, byte)| *byte == b' ').take(OF).find_map(|(space, _)| {
            let rest = &text.as_bytes()[space + 1..];
            let is_next =
                |of: &&str| rest.strip_prefix(of.as_bytes()).is_some_and(|rest| matches!(rest, [] | [b' ', ..]));
            of.iter().any(is_next).then(|| ends_in(&text[..space])).flatten()
        })
    };
    ends_in(text).or_else(|| apposed.and_then(|_| office()))
}

/// What stands before a title that is shortened before the name at this byte, where the role is its noun: `Gov. Ada Rowe`, the governor.
fn shortened<'a>(passage: &Passage<'a>, at: usize, role: &str) -> Option<&'a str> {
    let text = passage.text.get(..at)?.strip_suffix(". ")?;
    let title = text.len() - last_word(text).len();
    let known = &passage.language().abbreviated;
    let (_, nouns) = known.iter().find(|(known, _)| known.eq_ignore_ascii_case(&text[title..]))?;
    nouns.split(' ').any(|noun| same(noun, role)).then(|| text[..title].trim_end())
}

/// What stands behind the last space, of whatever kind, or bracket.
fn last_word(text: &str) -> &str {
    text.rsplit([' ', '\n', '\u{a0}', '(']).next().unwrap_or(text)
}
