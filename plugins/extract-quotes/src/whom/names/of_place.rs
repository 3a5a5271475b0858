//! Nouns behind an article that look like something else: for who comes from a place, where a first name is written alike (`“…,” the Finn said` is no Finn
//! Rowe), and for a paper, where an adverb is (`the Marl daily said`). In English.

use copydesk_text::names::people::People;
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{CAPITAL, CONJUNCTION, DETERMINER, FIRST_NAME};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::grammar::VERB;
use crate::language::Rules;
use crate::passages::passage::Passage;

/// The mention with its article, as that of a noun which calls somebody again.
pub(crate) fn with_article(passage: &Passage<'_>, speaker: &Phrase) -> Option<Phrase> {
    let [noun] = passage.tokens.get(speaker.head.clone())? else { return None };
    let english = matches!(passage.language().rules, Rules::Clauses) && speaker.mention == Mention::Person;
    let article = speaker.head.start.checked_sub(1).filter(|_| english && noun.is(FIRST_NAME))?;
    let definite = passage.language().is_definite(&passage.text[passage.tokens[article].range()]);
    let beside = definite && passage.tokens[article].end + 1 == noun.start;
    let again = beside && passage.language().is_epithet(&passage.text[noun.range()]);
    let whole = article..speaker.head.end;
    again.then_some(Phrase { mention: Mention::Organisation, tokens: whole.start..speaker.tokens.end, head: whole })
}

/// Whether a noun for who comes from a place is another’s than this person’s: the sentence before has it as its object already (`Rowe met the Finn.
/// “…,” the Finn said`), or, where it is a first name too, names somebody else.
pub(crate) fn is_of_another(passages: &[Passage<'_>], people: &People<'_>, found: &Found, person: usize) -> bool {
    let passage = &passages[found.block];
    let head = &found.speaker.head;
    let Some([article, noun]) = passage.tokens.get(head.clone()) else { return false };
    let english = matches!(passage.language().rules, Rules::Clauses);
    let word = &passage.text[noun.range()];
    if !english || !noun.is(CAPITAL) || !passage.language().is_epithet(word) || !passage.word_is(head.start, "the") {
        return false;
    }
    let from = found.block.saturating_sub(1);
    let told = (from..=found.block).any(|block| {
        let end = if block == found.block { head.start } else { passages[block].tokens.len() };
        (1..end).any(|at| passages[block].word_is(at, word) && is_object(&passages[block], at))
    });
    let more = || {
        let mut named = people.mentioned(found.block, 0..article.start);
        noun.is(FIRST_NAME) && named.any(|(other, _)| other != person)
    };
    told || more()
}

/// Whether the noun at this token has its article before it, and what governs it before that: `met the Finn`, `said of the Finn`, `Rowe warned the
/// Finn`, but not `said the Finn`.
fn is_object(passage: &Passage<'_>, noun: usize) -> bool {
    let left = |back: usize| noun.checked_sub(back).map(|at| &passage.tokens[at]);
    let subject = || left(3).is_some_and(Token::name);
    let governs = |left: &Token| left.kind == Kind::Word && !left.is(CONJUNCTION) && (!left.is(VERB) || subject());
    left(2).is_some_and(governs) && passage.word_is(noun - 1, "the")
}

/// The mention of a place and its article with the noun for a paper behind it: the Marl daily.
pub(crate) fn with_paper(passage: &Passage<'_>, speaker: &Phrase) -> Option<Phrase> {
    let end = speaker.head.end;
    let placed = speaker.mention == Mention::Organisation
        && speaker.tokens.end == end
        && passage.tokens[speaker.head.start].is(DETERMINER)
        && matches!(passage.language().rules, Rules::Clauses);
    let paper = placed && end < passage.tokens.len() && passage.is_one_of(end, &passage.language().small_words.paper);
    let whole = speaker.head.start..end + 1;
    paper.then(|| Phrase { mention: Mention::Role, tokens: whole.clone(), head: whole })
}
