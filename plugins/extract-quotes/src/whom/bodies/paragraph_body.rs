//! The body that a paragraph has told of before a mention that calls one again: `Der Philologenbund sieht das kritisch. „…“, erklärte der
//! Verband`, `Zuvor hatte die Nationale Prüfstelle gewarnt. „…“, teilte die Behörde mit`. It is nearer than what the article names by that noun
//! elsewhere. Where nouns have capitals.

use std::ops::Range;

use copydesk_text::names::phrase::{Mention, Phrase};
use copydesk_text::vocabulary::{DETERMINER, FIRST_NAME, PLURAL, PREPOSITION, ROLE, TIME, TITLE};
use copydesk_text::words::Token;

use crate::attribution::beside;
use crate::attribution::mention::surname::is_surname;
use crate::language::nouns::same;
use crate::language::{Habits, Rules};
use crate::passages::passage::Passage;
use crate::whom::bodies::body_names::{ANY, ends_in, said_of};

/// How many sentences before a mention are looked at.
const SENTENCES: usize = 4;

/// A body where a sentence names it: its noun without the ending of a genitive, and its whole name.
#[derive(Clone, Copy)]
pub(crate) struct Named<'a> {
    pub(crate) noun: &'a str,
    pub(crate) name: &'a str,
    /// The token of the noun.
    pub(crate) at: usize,
}

/// The sentences of the paragraph before the one that holds this token, the nearest first.
fn before(passage: &Passage<'_>, token: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = passage.sentence(token).start;
    std::iter::from_fn(move || {
        let sentence = passage.sentence(start.checked_sub(1)?);
        start = sentence.start;
        Some(sentence)
    })
    .take(SENTENCES)
}

/// The body of one of these kinds that the nearest sentence names which names one: the only one, or the one that it begins with.
pub(crate) fn of_kind<'a>(passage: &Passage<'a>, token: usize, noun: &str, others: &str) -> Option<Named<'a>> {
    let kinds: Vec<&str> =
        std::iter::once(noun).chain(others.split(' ')).filter(|kind| !kind.is_empty() && *kind != ANY).collect();
    let Rules::Beside(habits) = passage.language().rules else { return None };
    before(passage, token).find_map(|sentence| of_kind_in(passage, habits, sentence, noun, &kinds)).flatten()
}

/// The body of one of these kinds in a sentence. The outer is none where there is none.
fn of_kind_in<'a>(
    passage: &Passage<'a>,
    habits: &Habits,
    sentence: Range<usize>,
    noun: &str,
    kinds: &[&str],
) -> Option<Option<Named<'a>>> {
    let mut found: Option<(usize, Named<'a>)> = None;
    for at in sentence.clone() {
        let token = &passage.tokens[at];
        let Some(first) = kinds.iter().find_map(|kind| ends_in(passage, token, kind)) else { continue };
        let own = same(first, noun);
        let Some(named) =
            named(passage, sentence.start, at, first).filter(|named| !own || named.name.len() > first.len())
        else {
            continue;
        };
        let left = named_from(passage, sentence.start, at).checked_sub(1).map(|left| &passage.tokens[left]);
        if !left.is_some_and(|left| left.is(DETERMINER | PREPOSITION)) {
            continue;
        }
        let and = named_from(passage, sentence.start, at).checked_sub(2);
        let joined = and.is_some_and(|and| habits.and.iter().any(|word| passage.word_is(and, word)));
        match found {
            Some((_, known)) if same(known.name, named.name) => {}
            // the one that the sentence begins with, unless another is joined to it
            Some((start, known)) if start <= sentence.start + 2 && !same(known.noun, named.noun) && !joined => {}
            Some(_) => return Some(None),
            None => found = Some((at, named)),
        }
    }
    found.map(|(_, named)| Some(named))
}

/// Where the name begins whose noun is this: `Nationale Prüfstelle`, where an adjective with a capital stands behind an article.
fn named_from(passage: &Passage<'_>, low: usize, noun: usize) -> usize {
    let adjective = |token: &Token| token.name() && token.bits & (FIRST_NAME | ROLE | TITLE | TIME) == 0;
    match passage.tokens.get(low..noun) {
        Some([.., article, left]) if article.is(DETERMINER) && adjective(left) => noun - 1,
        _ => noun,
    }
}

/// The name of the body whose noun is this.
fn named<'a>(passage: &Passage<'a>, low: usize, noun: usize, first: &'a str) -> Option<Named<'a>> {
    let token = &passage.tokens[noun];
    let (from, words) = (named_from(passage, low, noun), said_of(passage, noun));
    // a name in the genitive has another form: without what stands behind its noun
    let genitive = first.len() < token.end - token.start;
    let start = passage.tokens[from].start;
    let end = if genitive || words == 0 { token.start + first.len() } else { passage.tokens[noun + words].end };
    let one = token.bits & (FIRST_NAME | PLURAL) == 0;
    one.then(|| Named { noun: first, name: &passage.text[start..end], at: noun })
}

/// The body with a name of its own that the nearest sentence begins with, which is nobody's office: `Die Deutsche Küstenbahn stellt den
/// Verkehr ein. „…“, teilte das Unternehmen mit`.
pub(crate) fn with_own_name<'a>(passage: &Passage<'a>, token: usize) -> Option<&'a str> {
    let Rules::Beside(habits) = passage.language().rules else { return None };
    before(passage, token).find_map(|sentence| own_name(passage, habits, sentence))
}

/// The name of the body that a sentence begins with.
fn own_name<'a>(passage: &Passage<'a>, habits: &Habits, sentence: Range<usize>) -> Option<&'a str> {
    let tokens = &passage.tokens;
    let body = beside::organisation(passage, habits, sentence.clone())
        .or_else(|| adjective_and_noun(passage, habits, &sentence))?;
    let article = &passage.text[tokens[body.tokens.start].range()];
    // `Der Bund der Pendler begrüßte`: up to the last of its nouns
    let mut end = body.head.clone().rev().find(|at| tokens[*at].name())? + 1;
    // `Der Zulieferer Kessel & Brandt`
    let joins = |at: usize| tokens.get(at).is_some_and(|and| &passage.text[and.range()] == "&");
    while joins(end) && tokens.get(end + 1).is_some_and(Token::name) {
        end += 2;
    }
    let name = body.head.start.max(body.tokens.start + 1)..end;
    let capitals = tokens.get(name.clone())?.iter().filter(|token| token.name()).count();
    let human = body.mention != Mention::Organisation && beside::human::opens(passage, habits, sentence).is_some();
    (passage.language().is_definite(article) && capitals > 1 && !human).then(|| passage.spelt(&name))
}

/// An adjective with a capital that may be a noun for people, and a noun that is nobody's surname: `Die Deutsche Küstenbahn`.
fn adjective_and_noun(passage: &Passage<'_>, habits: &Habits, sentence: &Range<usize>) -> Option<Phrase> {
    let opening = beside::opening(passage, habits, sentence.clone())?;
    let [article, adjective, noun] = passage.tokens.get(opening.tokens.clone())? else { return None };
    let word = &passage.text[adjective.range()];
    let said_of =
        article.is(DETERMINER) && adjective.is(ROLE) && word.ends_with('e') && passage.language().is_epithet(word);
    let unknown = noun.bits & (FIRST_NAME | ROLE | TITLE) == 0 && !is_surname(passage, opening.tokens.end - 1);
    let head = opening.tokens.clone();
    (said_of && unknown).then_some(Phrase { mention: Mention::Organisation, head, ..opening })
}

/// The body that the sentence before is about whose statement somebody quotes: of any kind, unless a human being is nearer.
pub(crate) fn nearest<'a>(passage: &Passage<'a>, token: usize) -> Option<Named<'a>> {
    let Rules::Beside(habits) = passage.language().rules else { return None };
    let kinds: Vec<&str> = passage.language().institutions.iter().map(|(noun, _)| *noun).collect();
    for sentence in before(passage, token) {
        if let Some(name) = own_name(passage, habits, sentence.clone()) {
            return Some(Named { noun: name, name, at: sentence.start });
        }
        if let Some(named) = of_kind_in(passage, habits, sentence.clone(), "", &kinds) {
            return named;
        }
        if beside::human::opens(passage, habits, sentence).is_some() {
            return None;
        }
    }
    None
}
