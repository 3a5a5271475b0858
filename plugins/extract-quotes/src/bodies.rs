//! Which body the company is, where an article names one alone: `Das Unternehmen Zorbe`, `die Zorbe AG`, `Zorbe found the leak. “…,” the
//! company said`.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{DETERMINER, FIRST_NAME, PLURAL, POSSESSOR, TIME};
use copydesk_text::words::{Kind, Token};

use crate::antecedent::body;
use crate::draft::Found;
use crate::language::Rules;
use crate::passage::Passage;
use crate::roles::is_indefinite;

/// How many blocks before a mention are looked at, how many of their tokens, and how many bytes of each. An article with more names many
/// bodies.
const BLOCKS: usize = 60;
const TOKENS: usize = 2000;
const TEXT: usize = 4000;

/// How many words the name of a body has at most, with its legal form.
const WORDS: usize = 4;

/// The longest legal form, in bytes.
const LONGEST: usize = 5;

/// Whether a mention is an article and what a body is: the company.
pub(crate) fn may_be_called(passage: &Passage<'_>, found: &Found) -> bool {
    let Some([article, _]) = passage.tokens.get(found.speaker.head.clone()) else { return false };
    let word = noun_of(passage, found);
    let formal = matches!(passage.language().rules, Rules::Clauses);
    (found.speaker.mention == Mention::Role || !formal && found.speaker.mention == Mention::Organisation)
        && article.is(DETERMINER)
        && article.bits & (POSSESSOR | PLURAL) == 0
        && !is_indefinite(passage, found.speaker.head.start)
        && passage.language().bodies.iter().any(|body| body.eq_ignore_ascii_case(word))
}

/// The last word of the mention, without the ending of a genitive: `in einer Mitteilung des Unternehmens`.
fn noun_of<'a>(passage: &Passage<'a>, found: &Found) -> &'a str {
    let head = found.speaker.head.clone();
    let word = passage.spelt(&(head.end - 1..head.end));
    let genitive = passage.language().nouns_capital() && passage.word_is(head.start, "des");
    word.strip_suffix('s').filter(|_| genitive).unwrap_or(word)
}

/// Whether a word is what a company is, so that it may be called by another such noun: `Der Pumpenhersteller Zorbe … das Unternehmen`. In
/// German alone, where it is the last part of a compound; a bank is called so, and nothing else is.
fn is_other_company(passage: &Passage<'_>, word: &str, noun: &str) -> bool {
    let company = |tail: &str| passage.language().bodies.iter().find(|body| body.eq_ignore_ascii_case(tail));
    let bank = |noun: &str| noun.eq_ignore_ascii_case("bank");
    let tails = || word.char_indices().filter_map(|(at, _)| word.get(at..)).take(WORD);
    passage.language().nouns_capital()
        && word.starts_with(char::is_uppercase)
        && tails().find_map(company).is_some_and(|body| bank(body) == bank(noun))
}

/// The longest beginning of a compound that is looked past, in letters.
const WORD: usize = 24;

/// The name of the body.
pub(crate) fn called<'a>(passages: &[Passage<'a>], people: &People<'a>, found: &Found) -> Option<&'a str> {
    let passage = &passages[found.block];
    if !may_be_called(passage, found) {
        return None;
    }
    let noun = noun_of(passage, found);
    let before = &passages[found.block.saturating_sub(BLOCKS)..=found.block];
    let end = passage.tokens[found.speaker.head.start].start;
    let is_before = |block: usize, at: usize| block + 1 < before.len() || at < end;
    let tokens = || {
        before
            .iter()
            .enumerate()
            .flat_map(|(block, passage)| (0..passage.tokens.len()).map(move |at| (block, passage, at)))
            .take(TOKENS)
    };
    let earlier = || tokens().take_while(|(block, passage, at)| is_before(*block, passage.tokens[*at].start));
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    let about = if clauses { body(passage, people, found.speaker.head.start) } else { None };
    let about = about.filter(|name| name.starts_with(char::is_uppercase) && !name.starts_with("The "));
    // a company that is named with its legal form, where no other is, and that a sentence begins with
    let formal = || earlier().filter_map(|(_, passage, at)| with_form(passage, at));
    match only(formal().map(|(name, _)| name)) {
        Ok(Some(name)) => {
            let first = |name: &'a str| name.split(' ').next();
            let same = about.is_none_or(|about| first(about) == first(name));
            return (same && formal().any(|(_, opens)| opens)).then_some(name);
        }
        Err(()) => return None,
        Ok(None) => {}
    }
    // `Das Unternehmen Zorbe`
    let named = earlier().filter_map(|(_, passage, at)| {
        let word = &passage.text[passage.tokens[at].range()];
        // few words have a name behind them
        let named = passage.tokens.get(at + 1).is_some_and(is_part);
        let same = named
            && (word.len() == noun.len() && word.eq_ignore_ascii_case(noun) || is_other_company(passage, word, noun));
        same.then(|| name_after(passage, at)).flatten()
    });
    match only(named) {
        Ok(Some(name)) => return Some(name),
        Err(()) => return None,
        Ok(None) => {}
    }
    // what the sentences before are about, unless it is a place
    let name = about?;
    let after = |told: &dyn Fn(&str) -> bool| {
        before.iter().any(|passage| {
            let text = beginning(passage.text);
            text.match_indices(name).any(|(at, _)| told(&text[..at]))
        })
    };
    let place = after(&|left| [" in ", " at ", " near ", " from ", " across "].iter().any(|word| left.ends_with(word)));
    // `Rain fell. “…,” the company said`: a name would stand in the middle of a sentence too
    let inside = || {
        after(&|left| {
            left.strip_suffix(' ').is_some_and(|left| left.ends_with(|c: char| c.is_alphanumeric() || c == ','))
        })
    };
    (!place && (name.contains(' ') || inside())).then_some(name)
}

/// As much of a block’s text as is searched.
fn beginning(text: &str) -> &str {
    let end = (0..=TEXT.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// The only one of these, if they are all the same; an error where they are not.
fn only<'a>(mut names: impl Iterator<Item = &'a str>) -> Result<Option<&'a str>, ()> {
    let Some(first) = names.next() else { return Ok(None) };
    // `Zorbe AG` and later `Zorbe Norrland AG` are two
    if names.all(|name| name == first) { Ok(Some(first)) } else { Err(()) }
}

/// Whether the token is a word that a body may be called by.
fn is_part(token: &Token) -> bool {
    token.kind == Kind::Word && token.name() && !token.is(TIME)
}

/// The name of a company whose legal form is this token, and whether its sentence begins with it.
fn with_form<'a>(passage: &Passage<'a>, form: usize) -> Option<(&'a str, bool)> {
    let tokens = &passage.tokens;
    let word = &passage.text[tokens[form].range()];
    if word.len() > LONGEST || !passage.language().forms.contains(&word) {
        return None;
    }
    let name = tokens[..form].iter().rev().take(WORDS);
    let words = name.take_while(|token| is_part(token) && token.end < tokens[form].start).count();
    // where nouns have capitals, what it does comes before its name: `Der Küchenbauer Zorbe AG`
    let words = if passage.language().nouns_capital() { words.min(1) } else { words };
    let start = form - words;
    let whole = tokens[start..=form].windows(2).all(|pair| pair[1].start == pair[0].end + 1);
    let before = &tokens[passage.sentence(start).start..start];
    let opens = before.is_empty()
        || before.len() <= WORDS && before[0].is(DETERMINER) && before[1..].iter().all(Token::content);
    (words > 0 && whole).then(|| (passage.spelt(&(start..form + 1)), opens))
}

/// The name right after what a body is: `das Unternehmen Zorbe`, `the airline Norrland Air`.
fn name_after<'a>(passage: &Passage<'a>, noun: usize) -> Option<&'a str> {
    let tokens = &passage.tokens;
    let article = noun.checked_sub(1).is_some_and(|left| tokens[left].is(DETERMINER));
    let words = tokens[noun + 1..].iter().take(WORDS).take_while(|token| is_part(token)).count();
    let end = noun + 1 + words;
    let close = tokens[noun..end].windows(2).all(|pair| pair[1].start == pair[0].end + 1);
    let human = tokens[noun + 1..end].iter().any(|token| token.is(FIRST_NAME));
    (article && words > 0 && close && !human).then(|| passage.spelt(&(noun + 1..end)))
}
