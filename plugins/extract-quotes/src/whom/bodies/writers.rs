//! Whose a document is that speaks for whoever wrote it, in English: `In a statement, Rowe said no. “…,” the statement said`, `her letter said`.

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_text::lexicon::entries;
use copydesk_text::names::people::{People, Spoke};
use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{
    AUXILIARY, CAPITAL, CONJUNCTION, DETERMINER, DOCUMENT, FEMALE, MALE, POSSESSOR, PREPOSITION, RELATIVE, TIME, TITLE,
};
use copydesk_text::words::{Kind, Token};

use crate::draft::Found;
use crate::grammar::PARTICIPLE;
use crate::language::Rules;
use crate::passages::around::sentence_before;
use crate::passages::passage::Passage;
use crate::subjects::main_subject::main_subject;
use crate::subjects::speaking::{says, speaks};
use crate::subjects::subject::subject;
use crate::whom::signs::meant::is_indefinite;

/// How many sentences before the mention may bring the document up.
const BACK: usize = 3;

/// How many words before and behind a statement's noun may tell that it is another's, of a sentence that has more.
const NEAR: usize = 60;

/// The article or possessive and the noun of a mention that is nothing but a document.
fn document<'p>(passage: &'p Passage<'_>, found: &Found) -> Option<(&'p Token, &'p Token)> {
    let [first, noun] = passage.tokens.get(found.speaker.head.clone())? else { return None };
    let clauses = matches!(passage.language().rules, Rules::Clauses);
    (clauses && found.speaker.mention == Mention::Role && noun.is(DOCUMENT)).then_some((first, noun))
}

/// Whether a mention is a document that may be somebody’s.
pub(crate) fn may_be_written(passage: &Passage<'_>, found: &Found) -> bool {
    document(passage, found).is_some()
}

/// Whose it is by its possessive: of `her statement said`, she.
pub(crate) fn owned(passages: &[Passage<'_>], people: &People<'_>, found: &Found, spoke: Spoke) -> Option<usize> {
    let (owner, _) = document(&passages[found.block], found)?;
    let sex = owner.bits & (MALE | FEMALE);
    if !owner.is(POSSESSOR) || sex != MALE && sex != FEMALE {
        return None;
    }
    people.pronoun(found.block, owner.start, sex, spoke)
}

/// Who says something in the sentence before that brings the document up: `In a statement, the bank said so. “…,” the statement said`. With
/// the block.
pub(crate) fn writer(passages: &[Passage<'_>], found: &Found) -> Option<(usize, Phrase)> {
    let passage = &passages[found.block];
    let (the, noun) = document(passage, found)?;
    if !passage.language().is_definite(&passage.text[the.range()]) {
        return None;
    }
    let word = &passage.text[noun.range()];
    let mut place = sentence_before(passages, found.block, passage.sentence(found.speaker.head.start).start);
    for _ in 0..BACK {
        let (block, sentence) = place?;
        if let Some(told) = brought_up(&passages[block], sentence.clone(), word) {
            return told.map(|writer| (block, writer));
        }
        place = sentence_before(passages, block, sentence.start);
    }
    None
}

/// Who says something in a document that the sentence before brings up, where `it` may be that: `In a letter, Rowe gave in. “…,” it said`
pub(crate) fn writer_of_it(passages: &[Passage<'_>], it: &Found) -> Option<(usize, Phrase)> {
    let start = passages[it.block].sentence(it.speaker.head.start).start;
    let (block, sentence) = sentence_before(passages, it.block, start)?;
    let passage = &passages[block];
    let noun = sentence.clone().take(OPENING).find(|at| passage.tokens[*at].is(DOCUMENT))?;
    let opens = is_in(passage, sentence.start);
    let writer = brought_up(passage, sentence, &passage.text[passage.tokens[noun].range()]).flatten();
    writer.filter(|_| opens).map(|writer| (block, writer))
}

/// Within how many words such a sentence has its document.
const OPENING: usize = 5;

fn is_in(passage: &Passage<'_>, at: usize) -> bool {
    passage.is_one_of(at, &passage.language().small_words.within)
}

/// Who says something in a sentence that brings up a document of this noun; nobody where it is not theirs.
fn brought_up(passage: &Passage<'_>, sentence: Range<usize>, word: &str) -> Option<Option<Phrase>> {
    let new = |at: usize| is_indefinite(passage, at) || passage.tokens[at].is(POSSESSOR);
    let noun = sentence.clone().find(|at| passage.word_is(*at, word))?;
    // `The statement, which the Post has, says so`: brought up before
    if noun > sentence.start && passage.language().is_definite(&passage.text[passage.tokens[noun - 1].range()]) {
        return None;
    }
    // `a joint statement`
    let article = (noun.saturating_sub(2).max(sentence.start)..noun).rev().find(|at| new(*at));
    // `The bank said in a statement`, but not `The Post said Rowe provided a statement`
    let own = article.and_then(|at| at.checked_sub(1)).filter(|left| *left >= sentence.start && is_in(passage, *left));
    let quoted = |at: &usize| passage.tokens[*at].kind == Kind::Quoted;
    let low = sentence.clone().rev().find(quoted).map_or(sentence.start, |quoted| quoted + 1);
    let verb = sentence.clone().find(|at| says(&passage.tokens[*at]));
    let teller = verb
        .and_then(|verb| subject(passage, sentence.start, verb))
        .or_else(|| main_subject(passage, low..sentence.end));
    if let (None, Some(article)) = (own, article)
        && let Some(issuer) = issuer(passage, sentence.start, article, noun)
    {
        return Some(Some(issuer));
    }
    Some(teller.filter(|teller| own.is_some() && teller.mention != Mention::Pronoun))
}

/// Who puts out what stands behind this article, so as to speak by it: `The bank issued a statement`, but not `a statement from Rowe`.
fn issuer(passage: &Passage<'_>, low: usize, article: usize, noun: usize) -> Option<Phrase> {
    static ISSUED: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        entries(include_str!("../../../data/en/issued.txt")).filter_map(|line| line.split_once(' ')).collect()
    });
    let is = |class: &str, at: usize| ISSUED.iter().any(|(of, word)| *of == class && passage.word_is(at, word));
    let verb = article.checked_sub(1).filter(|verb| *verb > low && is("verb", *verb) && is("noun", noun))?;
    let tokens = &passage.tokens;
    let near = tokens.len().min(noun + 1 + NEAR);
    let end = (noun + 1..near).find(|at| tokens[*at].kind == Kind::End).unwrap_or(near);
    // `a statement by Rowe`, `a statement Rowe gave them`, `a statement on Monday, signed by Rowe`, `a statement, and so did Rowe`
    let another = is("behind", noun + 1)
        || tokens.get(noun + 1).is_some_and(|next| next.name() && next.bits & TIME == 0)
        || (noun + 1..end).any(|at| is("another", at));
    let nobody = is("nobody", low);
    // `After Rowe issued a statement, Lind spoke`; `Rowe, whose lawyers issued a statement`; `Rowe never issued a statement`
    let clause = tokens[low].is(CONJUNCTION);
    let whose = |issuer: &Phrase| tokens[issuer.tokens.clone()].iter().any(|token| token.is(RELATIVE));
    let plain =
        |issuer: &Phrase| tokens[issuer.tokens.end.min(verb)..verb].iter().all(|token| token.is(AUXILIARY | TIME));
    // `Aides to Rowe issued`, `The club that fired Rowe issued`: not she
    let whole = |issuer: &Phrase| {
        let before = tokens[low..issuer.tokens.start].iter().rev().find(|left| !left.is(TITLE | DETERMINER));
        let free = before.is_none_or(|left| {
            says(left) && !left.is(PARTICIPLE) || left.is(TIME | CONJUNCTION) || left.kind == Kind::Comma
        });
        // `The hospital treating Rowe`
        let acts = |at: usize| tokens[at].bits & CAPITAL == 0 && passage.text[tokens[at].range()].ends_with("ing");
        let of = tokens[issuer.tokens.start..issuer.head.start].iter().any(|token| token.is(PREPOSITION));
        let mut whole = tokens[issuer.tokens.clone()].iter().skip_while(|token| !token.is(PREPOSITION));
        let titled = whole.any(|token| token.is(TITLE));
        let to = before.is_some_and(|left| left.is(PREPOSITION));
        free && !of
            && !titled
            && !to
            && !(low.max(issuer.head.end.saturating_sub(NEAR))..issuer.head.end)
                .any(|at| acts(at) && tokens[at + 1].name())
    };
    let issuer = subject(passage, low, verb).filter(|issuer| !another && !nobody && !clause && plain(issuer));
    let issuer = issuer.filter(whole);
    issuer.filter(|issuer| issuer.mention != Mention::Pronoun && !whose(issuer) && speaks(tokens, issuer))
}

/// Whose letter the sentence before brings up: `A letter from Rowe was read to the court. “…,” it said`
pub(crate) fn letter_of(
    passages: &[Passage<'_>],
    people: &People<'_>,
    quoted: (usize, usize),
    pronoun: &Found,
) -> Option<usize> {
    let (block, at) = pronoun.beginning(passages, quoted)?;
    let (block, sentence) = sentence_before(passages, block, passages[block].sentence(at).start)?;
    let passage = &passages[block];
    let letter = main_subject(passage, sentence.clone())
        .filter(|letter| letter.mention == Mention::Role && letter.tokens.start == sentence.start)?;
    let tokens = &passage.tokens[letter.tokens.clone()];
    let noun = tokens.iter().position(|token| token.is(DOCUMENT))?;
    let of = tokens.get(noun + 1).filter(|of| of.is(PREPOSITION) && noun < WRITTEN)?;
    let from = passage.is_one_of(letter.tokens.start + noun + 1, &passage.language().small_words.by);
    let whole = passage.bytes(&letter.tokens);
    let mut named = people.mentioned(block, of.end..whole.end).map(|(person, _)| person);
    let person = named.next().filter(|_| from && named.next().is_none())?;
    people.person(person).filter(|one| one.is_human()).map(|_| person)
}

/// Within how many words the noun of something written stands: `A long letter from`.
const WRITTEN: usize = 4;
