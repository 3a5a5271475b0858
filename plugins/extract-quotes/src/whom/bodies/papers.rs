//! Which newspaper `the paper` or `it` is: the one that the sentence before begins with. `The Marl Gazette is unhappy. “…,” the paper said`. In English.

use std::sync::LazyLock;

use copydesk_text::bylines::is_house;
use copydesk_text::lexicon::entries;
use copydesk_text::names::people::People;
use copydesk_text::vocabulary::{AUXILIARY, BE, CAPITAL, FIRST_NAME, POSSESSIVE};
use copydesk_text::words::Token;

use crate::draft::Found;
use crate::grammar::VERB;
use crate::language::Rules;
use crate::passages::around::{is_read, sentence_before};
use crate::passages::passage::Passage;

static PAPERS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../../data/papers.txt")).collect());

/// How many words the name of a newspaper has at most, with its article.
const WORDS: usize = 5;

/// The newspaper that a definite article and a noun for one call again.
pub(crate) fn called_paper<'a>(passages: &[Passage<'a>], people: &People<'a>, found: &Found) -> Option<&'a str> {
    let passage = &passages[found.block];
    let head = &found.speaker.head;
    let noun = head.end.checked_sub(1).filter(|_| head.len() == 2 && passage.word_is(head.start, "the"))?;
    if is_paper(passage, noun) { paper_before(passages, people, found) } else { None }
}

/// Whether the token is a noun for a newspaper.
fn is_paper(passage: &Passage<'_>, at: usize) -> bool {
    PAPERS.iter().any(|paper| passage.word_is(at, paper))
}

/// The newspaper that the sentence before the mention’s begins with. Not where that tells of another paper, or of anybody by a name.
pub(crate) fn paper_before<'a>(passages: &[Passage<'a>], people: &People<'a>, found: &Found) -> Option<&'a str> {
    let own = passages.get(found.block).filter(|own| matches!(own.language().rules, Rules::Clauses))?;
    let start = own.sentence(found.speaker.head.start).start;
    let (block, sentence) = sentence_before(passages, found.block, start)?;
    let passage = passages.get(block).filter(|_| is_read(passages, block))?;
    let tokens = &passage.tokens[sentence.clone()];
    let article = usize::from(passage.word_is(sentence.start, "the"));
    let words =
        tokens[article..].iter().take(WORDS).take_while(|token| token.is(CAPITAL) && !token.is(POSSESSIVE)).count();
    let last = tokens.get((article + words).checked_sub(1)?).filter(|last| last.is(CAPITAL))?;
    // `Mercury rose`
    let whole = words > 0 && (article == 1 || words > 1) && !tokens[article].is(FIRST_NAME);
    let human = people
        .mentioned(block, passage.bytes(&(sentence.start..sentence.start + article + words)))
        .any(|(person, _)| people.person(person).is_some_and(|one| one.is_human()));
    // `The Guardian cited a paper`, `The Guardian and Bild disagree`, `The Observer of the vote`
    let behind = &tokens[article + words..];
    let verb = behind.first().is_some_and(|next| {
        next.is(AUXILIARY | BE | VERB) || next.content() && passage.text[next.range()].ends_with('s')
    });
    let start = sentence.start + article + words;
    let other = |(at, token): (usize, &Token)| token.is(CAPITAL) || is_paper(passage, start + at);
    let alone = verb && !behind.iter().enumerate().any(other);
    let paper = whole && alone && !human && is_house(&passage.text[last.range()]);
    paper.then(|| passage.spelt(&(sentence.start..sentence.start + article + words)))
}
