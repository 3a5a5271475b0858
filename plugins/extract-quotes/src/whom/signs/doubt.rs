//! When a pronoun names nobody though somebody of its sex spoke last: another of that sex may be meant as well.

use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{
    CONJUNCTION, DOCUMENT, FEMALE, FIRST_NAME, MALE, NEUTER, OBJECT, PLURAL, POSSESSIVE, POSSESSOR, PRONOUN, RELATIVE,
    ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::language::Rules;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::subjects::speaking::says;

/// How many mentions before a role or a pronoun are looked at for somebody whom it may mean.
pub(crate) const NAMES: usize = 200;

/// How many quotations of a paragraph are looked at for whom they speak of, and how many words of each.
const QUOTED: usize = 8;
const WORDS: usize = 100;

/// How many paragraphs a story that went on is looked back over, and how many words of each.
const BLOCKS: usize = 6;
const TOKENS: usize = 400;

/// Whether somebody else of this sex was named before a place.
pub(crate) fn may_mean_another(people: &People<'_>, (block, at): (usize, usize), person: usize, sex: u32) -> bool {
    people.before(block, at).take(NAMES).any(|other| other != person && is_of_sex(people, other, sex))
}

/// Whether the person is named right behind the verb of saying whose subject the pronoun is, in its clause: in `he accused Lind of “…”` and
/// `he said Lind was “…”` he is another; or stands as the subject of what is said, which the words in marks go on with: `Lind, he said, “cheats”`.
pub(crate) fn is_named_beside(passage: &Passage<'_>, people: &People<'_>, found: &Found, person: usize) -> bool {
    /// So many words may stand between: `he told a friend of Lind`.
    const BETWEEN: usize = 4;
    let Some((block, cue)) = found.cue else { return false };
    if found.speaker.mention != Mention::Pronoun || block != found.block || found.speaker.tokens.start > cue {
        return false;
    }
    if is_subject_of_words(passage, people, found, cue, person) {
        return true;
    }
    let behind = passage.tokens.get(cue + 1..).unwrap_or_default();
    let clause = behind.iter().take(BETWEEN).take_while(|token| matches!(token.kind, Kind::Word | Kind::Number));
    let (Some(first), Some(last)) = (clause.clone().next(), clause.last()) else { return false };
    people.mentioned(block, first.start..last.end).any(|(other, _)| other == person)
}

/// Whether the clause opens with the person’s name, and the pronoun and its verb stand between commas behind it, before words in marks that begin
/// within a sentence. In English.
fn is_subject_of_words(passage: &Passage<'_>, people: &People<'_>, found: &Found, cue: usize, person: usize) -> bool {
    let (tokens, at) = (&passage.tokens, found.speaker.head.start);
    let comma = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Comma);
    if !matches!(passage.language().rules, Rules::Clauses)
        || cue != at + 1
        || !comma(cue + 1)
        || at < 2
        || !comma(at - 1)
    {
        return false;
    }
    let pair = passage.places.binary_search(&(cue + 2)).ok().map(|index| &passage.pairs[index]);
    if !pair.is_some_and(|pair| passage.text[pair.inner.clone()].starts_with(char::is_lowercase)) {
        return false;
    }
    let low = passage.sentence(at).start;
    let words = tokens[low..at - 1].iter().rev().take_while(|token| token.name() || token.is(TITLE)).count();
    let opens = at - 1 - words;
    let begins = opens == low || tokens[opens - 1].is(CONJUNCTION);
    let named = || people.mentioned(found.block, tokens[opens].start..tokens[at - 1].start);
    words > 0 && begins && named().any(|(other, _)| other == person)
}

/// Whether the sentence before the pronoun’s begins with a first name of its sex by itself that the article gives nobody: `Odile held the bread.
/// “…,” she murmured`. She is meant, and not who is known.
pub(crate) fn is_first_name_nearer(passages: &[Passage<'_>], people: &People<'_>, pronoun: &Found) -> bool {
    let at = pronoun.speaker.head.start;
    let own = &passages[pronoun.block];
    let Some(sex) = own.tokens.get(at).map(|token| token.bits & (MALE | FEMALE)) else { return false };
    if pronoun.speaker.mention != Mention::Pronoun || sex == 0 {
        return false;
    }
    let Some((block, sentence)) = sentence_before(passages, pronoun.block, own.sentence(at).start) else {
        return false;
    };
    let passage = &passages[block];
    let Some(first) = passage.tokens.get(sentence.start) else { return false };
    let acts = passage.text[first.end..].strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase));
    first.name()
        && first.is(FIRST_NAME)
        && first.bits & (MALE | FEMALE) == sex
        && first.bits & (PLURAL | POSSESSIVE) == 0
        && acts
        && people.named(passage.text, &passage.tokens, sentence.start..sentence.start + 1).is_none()
}

/// Whether it is a human being, and nothing tells that the sex is another.
pub(crate) fn is_of_sex(people: &People<'_>, person: usize, sex: u32) -> bool {
    people.person(person).is_some_and(|one| one.is_human() && (one.sex == 0 || one.sex == sex))
}

/// Whether the person who spoke last, in an earlier paragraph, spoke of somebody of the pronoun’s sex there, and the story has gone on about one
/// since then: `“She never asked,” Lind said. ¶ She was born by the sea. “…,” she said` In English.
pub(crate) fn is_doubtful(
    passages: &[Passage<'_>],
    people: &People<'_>,
    pronoun: &Found,
    person: usize,
    spoke: Spoke,
) -> bool {
    let own = &passages[pronoun.block];
    let Some(token) = own.tokens.get(pronoun.speaker.head.start) else { return false };
    let sex = token.bits & (MALE | FEMALE);
    let last = matches!(spoke, Spoke::Person(last, _) if last == person);
    if !last
        || sex == 0
        || pronoun.speaker.mention != Mention::Pronoun
        || !matches!(own.language().rules, Rules::Clauses)
    {
        return false;
    }
    let mut before = people.mentioned_before(pronoun.block, token.start).rev().take(NAMES);
    let named = before.find(|(_, other, _)| *other == person);
    let near = |block: usize| block < pronoun.block && block + BLOCKS >= pronoun.block;
    let Some((block, _, at)) = named.filter(|(block, ..)| near(*block)) else { return false };
    let between = (block + 1..=pronoun.block).any(|block| {
        let passage = &passages[block];
        let end =
            if block == pronoun.block { own.sentence(pronoun.speaker.head.start).start } else { passage.tokens.len() };
        passage.tokens[end.saturating_sub(TOKENS)..end]
            .split(|token| token.kind == Kind::End)
            .any(|sentence| is_about(sentence, sex))
    });
    if !between {
        return false;
    }
    // a story that is about who spoke goes on about them
    let came = people.first_mention(person);
    let mut others =
        people.before(block, at).take(NAMES).filter(|other| *other != person && is_of_sex(people, *other, sex));
    others.any(|other| people.first_mention(other) < came) && speaks_of(&passages[block], sex)
}

/// Whether a sentence tells of somebody by a pronoun of this sex, and not what anybody says.
fn is_about(sentence: &[Token], sex: u32) -> bool {
    let quoted = sentence.iter().any(|token| token.kind == Kind::Quoted || says(token));
    !quoted && sentence.iter().any(|token| token.is(PRONOUN | POSSESSOR) && token.bits & OBJECT == 0 && token.is(sex))
}

/// Whether a paragraph has a pronoun of this sex; of some, names alone have been read.
pub(crate) fn tells_of(passage: &Passage<'_>, sex: u32) -> bool {
    bits_of(passage, passage.text).take(TOKENS).any(|bits| stands_for(bits, sex))
}

/// What is known of the words of a text.
fn bits_of<'p>(passage: &'p Passage<'_>, text: &'p str) -> impl Iterator<Item = u32> + 'p {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| passage.language().lexicon.get(word.to_lowercase().as_bytes()))
}

/// Whether it is a pronoun of one human being of this sex, or their possessive.
pub(crate) fn stands_for(bits: u32, sex: u32) -> bool {
    bits & (PRONOUN | POSSESSOR) != 0 && bits & (PLURAL | RELATIVE) == 0 && bits & sex != 0
}

/// The sex that a word tells which stands for one human being, and is no possessive; none where it may stand for either.
pub(crate) fn sex_of_one(token: &Token) -> Option<u32> {
    let sex = token.bits & (MALE | FEMALE);
    ((sex == MALE || sex == FEMALE) && token.bits & (PLURAL | POSSESSOR | RELATIVE) == 0).then_some(sex)
}

/// Whether the words in a paragraph’s marks have a pronoun of this sex that means nobody of whom they tell before it: `I asked the referee and he
/// says` is about him alone.
fn speaks_of(passage: &Passage<'_>, sex: u32) -> bool {
    passage.pairs.iter().take(QUOTED).any(|pair| {
        let one = |bits: u32| {
            let role = bits & ROLE != 0 && bits & (PLURAL | NEUTER | DOCUMENT) == 0;
            role && (bits & (MALE | FEMALE) == 0 || bits & sex != 0)
        };
        let mut told = bits_of(passage, &passage.text[pair.inner.clone()]).take(WORDS);
        let first = told.find(|bits| one(*bits) || stands_for(*bits, sex));
        first.is_some_and(|bits| stands_for(bits, sex))
    })
}
