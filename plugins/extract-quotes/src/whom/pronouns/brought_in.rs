//! Somebody whom a paragraph brings in without a name, or by a title and a surname of which the article knows only another’s: a pronoun behind them
//! means no one of an earlier paragraph. `A 17-year-old youth, who cannot be named, admitted it. The bench was told why. “…,” he said`. In English.

use std::ops::Range;

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{
    ADVERB, AUXILIARY, BE, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, MALE, NEUTER, OBJECT, PLURAL, POSSESSOR,
    PREPOSITION, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::attribution::mention::age::aged;
use crate::draft::Found;
use crate::grammar::SAY;
use crate::language::Rules;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::whom::focus::is_of_another;
use crate::whom::signs::about_another::quotes_of_another;
use crate::whom::signs::meant::{Antecedent, is_indefinite};

/// How many paragraphs before the pronoun’s own are looked at.
const BACK: usize = 2;

/// How many words of a paragraph may tell that it begins with somebody new.
const OPENING: usize = 7;

/// Whether the paragraph of a pronoun, or one right before it, begins with somebody new who has no name, and neither names the person behind that.
pub(crate) fn is_barred(passages: &[Passage<'_>], people: &People<'_>, pronoun: &Found, person: usize) -> bool {
    let Some(sex) = sex(&passages[pronoun.block], pronoun) else { return false };
    if is_set_before(passages, people, pronoun, (person, sex)) {
        return true;
    }
    let of_another = || quotes_of_another(&passages[pronoun.block], pronoun, sex);
    let mut until = passages[pronoun.block].tokens[pronoun.speaker.head.start].start;
    for block in (0..=pronoun.block).rev().take(BACK) {
        let human = |other: usize| people.person(other).is_some_and(|one| one.is_human() && one.sex & !sex == 0);
        if people.mentioned(block, 0..until).any(|(other, _)| other == person || human(other)) {
            return false;
        }
        let opening = passages[block].text.get(..until).unwrap_or_default();
        if begins_with_somebody(&passages[block], opening, sex, of_another)
            || other_age(opening).is_some_and(|age| is_of_another(passages, people, person, age))
        {
            return true;
        }
        until = block.checked_sub(1).map_or(0, |before| passages[before].text.len());
    }
    false
}

/// How many sentences of its paragraph before a pronoun’s own are looked at for one of several, or somebody new behind the verb.
const SENTENCES: usize = 6;

/// Whether a sentence before the pronoun’s in its paragraph brings in one of several, or somebody new behind the verb, none of whom has a name, and
/// no sentence since names the person: `One of the boys gave evidence. “…,” he said`, `Also in court was a boy of 16. “…,” he said`
fn is_set_before(passages: &[Passage<'_>], people: &People<'_>, pronoun: &Found, (person, sex): (usize, u32)) -> bool {
    let passage = &passages[pronoun.block];
    let of_another = || quotes_of_another(passage, pronoun, sex);
    let mut start = passage.sentence(pronoun.speaker.head.start).start;
    for _ in 0..SENTENCES {
        let Some(end) = start.checked_sub(1) else { return false };
        let sentence = passage.sentence(end);
        start = sentence.start;
        let Some(first) = passage.tokens.get(sentence.start) else { return false };
        let bytes = passage.bytes(&sentence);
        let named =
            people.mentioned(pronoun.block, bytes.clone()).find(|(other, _)| *other == person).map(|(_, at)| at);
        if is_one_of_several(passage, &passage.text[bytes.clone()], sex)
            && !is_about_another(passage, &passage.text[bytes.clone()], sex, of_another())
        {
            // `One of the first to come was Ada Rowe`, `One of the boys, captain Bo Lind, came`
            let new =
                people.first_mention(person).is_some_and(|(block, at)| block == pronoun.block && at > first.start);
            return named.is_none_or(|at| !new && !is_said_to_be(passage, sentence.start, at));
        }
        // `Her mother is less sure. Yrla Rowe came. “…,” she said`, of whom nothing else is known
        if people.has_namesake(person) && is_led_by_namesake(people, (pronoun.block, first.start), person) {
            return true;
        }
        if named.is_some() {
            return false;
        }
        if is_inverted(passage, sentence, sex) {
            return true;
        }
    }
    false
}

/// Whether another of the same surname is named in full at this place, of whom nothing tells that the sex is another.
fn is_led_by_namesake(people: &People<'_>, (block, at): (usize, usize), person: usize) -> bool {
    let first = people.mentioned(block, at..at + 1).next().and_then(|(other, _)| Some((other, people.person(other)?)));
    let Some(((other, one), known)) = first.zip(people.person(person)) else { return false };
    let same = one.name.rsplit(' ').next() == known.name.rsplit(' ').next();
    let fits = one.sex == 0 || known.sex == 0 || one.sex == known.sex;
    other != person && one.is_full() && fits && same
}

/// Whether a text begins with one of several human beings who may be of this sex: `One of them`, `One of the boys`, `One, now 16,`
fn is_one_of_several(passage: &Passage<'_>, opening: &str, sex: u32) -> bool {
    let Some(rest) = opening.strip_prefix("One") else { return false };
    let (rest, several) = match (rest.strip_prefix(" of "), rest.strip_prefix(", ")) {
        (Some(rest), _) => (rest, true),
        (_, Some(rest)) => (rest, false),
        _ => return false,
    };
    let lexicon = &passage.language().lexicon;
    let mut counted = false;
    for word in rest.split(' ').take(OPENING) {
        let plain = word.trim_end_matches([',', '.', ';', ':']);
        let bits = lexicon.get(plain.to_lowercase().as_bytes());
        let role = bits & (ROLE | TITLE) != 0 && bits & (NEUTER | DOCUMENT) == 0;
        if role && !fits(bits, sex) {
            return false;
        }
        let age = !several && plain.len() <= 2 && plain.parse::<u8>().is_ok();
        if role || age || aged(plain) || several && bits & PRONOUN != 0 && bits & PLURAL != 0 {
            return true;
        }
        // `One of the five apologised`, but not `One of the two plans`
        if counted && bits & PREPOSITION == 0 {
            return plain.ends_with("ed") || bits & (AUXILIARY | BE | SAY) != 0;
        }
        counted = several && bits & DETERMINER != 0 && bits & PLURAL != 0;
        if plain.len() < word.len() {
            return false;
        }
    }
    false
}

/// Whether the first sentence of a text that begins with one of several goes on about somebody of this sex who was told of before: `One of the few
/// in the trade, she began at 16`, `One of his sons runs the shop, but he still works`, `One of the neighbours gave him a dog`. Not where it reports
/// what the one said, nor to whom it is done where the words that are quoted tell of another too: `One of the maids filmed her. “She laughed at me,” she
/// said`.
fn is_about_another(passage: &Passage<'_>, opening: &str, sex: u32, quotes_of_another: bool) -> bool {
    let lexicon = &passage.language().lexicon;
    let sentence = opening.split(['.', '“', '"', '\n']).next().unwrap_or_default();
    let bits = |word: &str| lexicon.get(word.trim_end_matches([',', ';', ':']).to_lowercase().as_bytes());
    let subject = |word: &str| {
        let bits = bits(word);
        bits & PRONOUN != 0 && bits & (MALE | FEMALE) == sex && bits & (PLURAL | POSSESSOR | OBJECT) == 0
    };
    let mut words = sentence.split(' ').peekable();
    let (mut comma, mut said, mut told) = (false, false, false);
    while let Some(word) = words.next() {
        let own = bits(word);
        // `, he`, `, but he`
        let joined = comma && own & CONJUNCTION != 0 && words.peek().is_some_and(|next| subject(next));
        // `gave her a dog`, not `saw her dog`
        let object = own & (OBJECT | POSSESSOR) != 0 && own & (MALE | FEMALE) == sex && own & PLURAL == 0;
        let owns = own & POSSESSOR != 0
            && !word.ends_with([',', ';'])
            && words.peek().is_some_and(|next| bits(next) & (DETERMINER | PREPOSITION | CONJUNCTION | ADVERB) == 0);
        told |= joined || comma && subject(word) || object && !owns && !quotes_of_another;
        said |= own & SAY != 0 && own & (PREPOSITION | AUXILIARY) == 0;
        comma = word.ends_with(',');
    }
    told && !said
}

/// Whether nothing but roles stands between the name at this byte and a comma or a form of `be` in its sentence.
fn is_said_to_be(passage: &Passage<'_>, low: usize, name: usize) -> bool {
    let at = passage.tokens.partition_point(|token| token.start < name);
    let role = |token: &&Token| token.is(ROLE | TITLE | DETERMINER);
    let before = at - passage.tokens[low..at].iter().rev().take_while(role).count();
    before > low && (passage.tokens[before - 1].kind == Kind::Comma || passage.tokens[before - 1].is(BE))
}

/// Whether a sentence opens with what is no subject, and has somebody new right behind a form of `be`: `Also in court was a boy`, `With Lind was a
/// nurse`.
fn is_inverted(passage: &Passage<'_>, sentence: Range<usize>, sex: u32) -> bool {
    let tokens = &passage.tokens[sentence.clone()];
    if !tokens.first().is_some_and(|first| first.is(PREPOSITION | ADVERB | CONJUNCTION)) {
        return false;
    }
    let Some(verb) = tokens.iter().take(OPENING).position(|token| token.is(BE)) else { return false };
    let plain = |at: usize| {
        let (left, token) = (&tokens[at - 1], &tokens[at]);
        let governed = left.is(PREPOSITION | DETERMINER | POSSESSOR) || left.name() && token.name();
        token.kind == Kind::Word
            && (!token.is(DETERMINER) || left.is(PREPOSITION))
            && (!token.is(PRONOUN) || token.is(OBJECT | POSSESSOR) || governed)
            && (!token.name() || governed)
    };
    (1..verb).all(plain) && is_new_human(passage, sentence.start + verb + 1..sentence.end, sex)
}

/// Whether these tokens begin with an indefinite article or a possessive, and the role or the age of one human being who may be of this sex.
fn is_new_human(passage: &Passage<'_>, part: Range<usize>, sex: u32) -> bool {
    let human = |token: &Token| {
        token.is(ROLE | TITLE) && token.bits & (PLURAL | NEUTER | DOCUMENT) == 0 && fits(token.bits, sex)
            || aged(&passage.text[token.range()])
    };
    let words = passage.tokens[part.clone()].iter().skip(1).take(OPENING);
    let mut words = words.take_while(|token| token.content() || token.kind == Kind::Number);
    let new = is_indefinite(passage, part.start) || passage.tokens.get(part.start).is_some_and(|his| his.is(POSSESSOR));
    new && words.any(human)
}

/// Whether what is known of a noun leaves it open, or tells, that it is somebody’s of this sex.
fn fits(bits: u32, sex: u32) -> bool {
    bits & (MALE | FEMALE) == 0 || bits & sex != 0
}

/// The age of whoever a text begins with: `The 23-year-old, of no fixed address,`
fn other_age(opening: &str) -> Option<&str> {
    let word = opening.strip_prefix("The ")?.split([' ', ',']).next().filter(|word| aged(word))?;
    word.split('-').next()
}

/// The sex that a pronoun tells, where it stands for one human being in English.
fn sex(passage: &Passage<'_>, pronoun: &Found) -> Option<u32> {
    let token = passage.tokens.get(pronoun.speaker.head.start)?;
    let sex = token.bits & (MALE | FEMALE);
    let one = pronoun.speaker.mention == Mention::Pronoun && (sex == MALE || sex == FEMALE) && token.bits & PLURAL == 0;
    (one && matches!(passage.language().rules, Rules::Clauses)).then_some(sex)
}

/// Whether a text begins with an indefinite article and the role or the age of one human being who may be of this sex. Not where that is set beside a
/// pronoun (`A former teacher, she`), or somebody of that sex is its object (`A friend drove him home`).
fn begins_with_somebody(passage: &Passage<'_>, opening: &str, sex: u32, of_another: impl Fn() -> bool) -> bool {
    let first = opening.split(' ').next().unwrap_or_default();
    if is_one_of_several(passage, opening, sex) {
        return !is_about_another(passage, opening, sex, of_another());
    }
    if !passage.language().is_indefinite(first) {
        return false;
    }
    let sentence = opening.split(['.', '“', '"', '\n']).next().unwrap_or_default();
    let (object, subject) = if sex == MALE { ("him", "he") } else { ("her", "she") };
    let apposed = sentence.split_once(", ").is_some_and(|(_, rest)| rest.split(' ').next() == Some(subject));
    if apposed || sentence.split(|c: char| !c.is_alphanumeric()).any(|word| word == object) {
        return false;
    }
    for word in sentence.split(' ').skip(1).take(OPENING) {
        let plain = word.trim_end_matches([',', ';', ':']);
        let bits = passage.language().lexicon.get(plain.to_lowercase().as_bytes());
        let one = bits & (ROLE | TITLE) != 0 && bits & (PLURAL | NEUTER | DOCUMENT) == 0 && fits(bits, sex);
        if one || aged(plain) || plain == "who" {
            return true;
        }
        if plain.len() < word.len() || bits & PREPOSITION != 0 {
            return false;
        }
    }
    false
}

/// Whether a sentence is about one of this sex whom it only calls by a pronoun, and names nobody: `Asked about it, she paused.`
fn goes_on(passage: &Passage<'_>, people: &People<'_>, (block, sentence): (usize, &Range<usize>), sex: u32) -> bool {
    let tokens = &passage.tokens[sentence.clone()];
    let own = |token: &Token| token.is(PRONOUN) && token.is(sex) && token.bits & (PLURAL | OBJECT | POSSESSOR) == 0;
    // most sentences begin with something else
    let opens = match tokens.first() {
        Some(first) if own(first) => true,
        Some(first) if first.is(SAY) => tokens.iter().any(own),
        _ => false,
    };
    opens
        && !tokens.iter().any(|token| token.kind == Kind::Quoted)
        && people.mentioned(block, passage.bytes(sentence)).next().is_none()
}

/// The name of whoever the sentence before is about, where a title tells that it is of the pronoun’s sex, and the article gives that surname to
/// another alone: `Louise Rowe … Mr Rowe said there had been dark days. “…,” he said`.
pub(crate) fn titled_before<'a>(
    passages: &[Passage<'a>],
    people: &People<'a>,
    quoted: (usize, usize),
    pronoun: &Found,
    known: Option<usize>,
) -> Option<Antecedent<'a>> {
    let sex = sex(&passages[pronoun.block], pronoun)?;
    let (block, at) = pronoun.beginning(passages, quoted)?;
    let (mut block, mut sentence) = sentence_before(passages, block, passages[block].sentence(at).start)?;
    // `Mrs Rowe left. Asked about it, she paused. “…,” she said`
    if goes_on(&passages[block], people, (block, &sentence), sex) {
        (block, sentence) = sentence_before(passages, block, sentence.start)?;
    }
    let passage = &passages[block];
    let first = passage.tokens.get(sentence.start)?;
    // most sentences begin with something else
    if !first.is(TITLE) || first.bits & (MALE | FEMALE) != sex {
        return None;
    }
    let subject = main_subject(passage, sentence.clone())
        .filter(|subject| subject.mention == Mention::Person && subject.tokens.start == sentence.start)?;
    let surname = &passage.text[passage.tokens[subject.tokens.end - 1].range()];
    let own = |person: usize| people.person(person).is_some_and(|one| one.name.ends_with(surname));
    let another = passage.tokens[subject.tokens.end..sentence.end].iter().any(|token| token.name() && token.is(TITLE));
    let named = people.named(passage.text, &passage.tokens, subject.head.clone());
    if named.is_some() || another || known.is_some_and(own) {
        return None;
    }
    let shared = people.shared(passage.text, &passage.tokens, subject.head.clone());
    Some(if shared { Antecedent::Unclear } else { Antecedent::Unnamed(passage.spelt(&subject.head)) })
}
