//! Which body is called again by what it is: `Das Landgericht Marl … das Gericht`, `der Landesbauernverband … der Verband`, or by another
//! noun, `Das Forum Digitale Rechte klagt. „…“, teilte der Verein mit`. Only where the article has one alone.

use std::ops::Range;

use copydesk_text::names::phrase::Mention;
use copydesk_text::vocabulary::{DETERMINER, DOCUMENT, FIRST_NAME, NEUTER, PLURAL, POSSESSOR, ROLE, TIME, TITLE};
use copydesk_text::words::{Kind, Token};

use crate::attribution::beside;
use crate::draft::Found;
use crate::language::nouns::same;
use crate::language::{Habits, Rules};
use crate::passages::passage::Passage;
use crate::whom::bodies::body_names::{ANY, ends_in, said_of};
use crate::whom::bodies::paragraph_body;

/// How many blocks before a mention are looked at, and how many of their tokens.
const BLOCKS: usize = 60;
const TOKENS: usize = 2000;

/// Whether a mention is a definite article and a noun by which a body is called again.
pub(crate) fn may_be_called_again(passage: &Passage<'_>, found: &Found) -> bool {
    asked(passage, found).is_some() || unlisted(passage, found).is_some()
}

/// The noun, without the ending of a genitive, and what other nouns may name the body: `any`, or those listed.
fn asked<'a>(passage: &Passage<'a>, found: &Found) -> Option<(&'a str, &'static str)> {
    let language = passage.language();
    if language.institutions.is_empty() || !matches!(found.speaker.mention, Mention::Role | Mention::Organisation) {
        return None;
    }
    let known = |word: &str| {
        let class = language.institutions.iter().find(|(noun, _)| noun.len() == word.len() && same(noun, word));
        class.map(|(_, others)| *others)
    };
    let (article, noun) = match passage.tokens.get(found.speaker.head.clone())? {
        [article, noun] => (article, noun),
        // `säger föreningen`: the article is the noun's end
        [noun] if language.bare_nouns() => {
            let word = &passage.text[noun.range()];
            return known(word).map(|others| (word, others));
        }
        _ => return None,
    };
    let definite = is_definite(passage, article);
    let word = &passage.text[noun.range()];
    let genitive = language.nouns_capital() && passage.word_is(found.speaker.head.start, "des");
    let forms = [Some(word), word.strip_suffix("es"), word.strip_suffix('s')];
    let forms = if genitive { &forms[..] } else { &forms[..1] };
    let noun = forms.iter().flatten().find_map(|word| Some((*word, known(word)?)));
    noun.filter(|_| definite)
}

/// The name of the body.
pub(crate) fn called_again<'a>(passages: &[Passage<'a>], found: &Found) -> Option<&'a str> {
    let passage = &passages[found.block];
    let Some((noun, others)) = asked(passage, found) else { return with_a_name(passages, found) };
    let Rules::Beside(habits) = passage.language().rules else { return None };
    let start = passage.tokens[found.speaker.head.start].start;
    if habits.nouns_capital
        && let Some(near) = paragraph_body::of_kind(passage, found.speaker.head.start, noun, others)
    {
        // its fullest name, which may stand elsewhere
        let fullest = match by_noun(passages, (found.block, start), near.noun, false) {
            Named::One(name) => Some(name).filter(|name| name.len() > near.name.len()),
            Named::None | Named::Several => None,
        };
        return Some(fullest.unwrap_or(near.name));
    }
    match by_noun(passages, (found.block, start), noun, false) {
        Named::One(name) => Some(name),
        Named::Several => None,
        Named::None if others.split(' ').any(|other| other == ANY) => in_sentence_before(passage, habits, found, noun),
        // `Das Bundeskartellamt … die Behörde`
        Named::None => {
            let mut named = others.split(' ').filter(|noun| !noun.is_empty()).filter_map(|noun| {
                match by_noun(passages, (found.block, start), noun, true) {
                    Named::None => None,
                    Named::One(name) => Some(Some(name)),
                    Named::Several => Some(None),
                }
            });
            let first = named.next()?;
            if named.next().is_some() { None } else { first }
        }
    }
}

/// The fullest name of a body that no list knows, where the mention is its noun and the article names one alone by it: `Der Bauernbund
/// Marl … der Bauernbund`. In German.
fn with_a_name<'a>(passages: &[Passage<'a>], found: &Found) -> Option<&'a str> {
    let passage = &passages[found.block];
    let noun = unlisted(passage, found)?;
    let start = passage.tokens[found.speaker.head.start].start;
    let Named::One(name) = by_noun(passages, (found.block, start), noun, false) else { return None };
    // `Das Land Marl`, but not `Ausland`
    name.get(..noun.len()).is_some_and(|first| same(first, noun) && name.len() > noun.len()).then_some(name)
}

/// The noun of a mention that is a definite article and one noun of no human being, without the ending of a genitive.
fn unlisted<'a>(passage: &Passage<'a>, found: &Found) -> Option<&'a str> {
    let language = passage.language();
    let body = matches!(found.speaker.mention, Mention::Role | Mention::Organisation) && language.nouns_capital();
    let [article, noun] = passage.tokens.get(found.speaker.head.clone()).filter(|_| body)? else { return None };
    let word = &passage.text[noun.range()];
    let bits = noun.bits | language.role_tail(word);
    let human = bits & (ROLE | TITLE) != 0 && bits & NEUTER == 0 || language.is_epithet(word);
    if !is_definite(passage, article) || !noun.name() || human || bits & (DOCUMENT | PLURAL | FIRST_NAME | TIME) != 0 {
        return None;
    }
    let genitive = passage.word_is(found.speaker.head.start, "des");
    let stem = word.strip_suffix("es").or_else(|| word.strip_suffix('s')).filter(|_| genitive);
    Some(stem.unwrap_or(word))
}

/// What bodies of a noun an article names.
enum Named<'a> {
    None,
    One(&'a str),
    Several,
}

/// The one body that is named by the noun, or by a compound that ends in it, before this byte of a block; where a sentence has to `open` with it,
/// it is no `Ehrenamt`.
fn by_noun<'a>(passages: &[Passage<'a>], (block, end): (usize, usize), noun: &str, opens: bool) -> Named<'a> {
    let from = block.saturating_sub(BLOCKS);
    let before = passages.iter().enumerate().take(block + 1).skip(from);
    let tokens = before.flat_map(|(block, passage)| (0..passage.tokens.len()).map(move |at| (block, passage, at)));
    let mut found: Option<(&'a str, &'a str)> = None;
    for (here, passage, at) in tokens.take(TOKENS) {
        let token = &passage.tokens[at];
        if here == block && token.start >= end {
            break;
        }
        if let Some(owned) = owned(passage, at, noun) {
            match found {
                Some((known, _)) if !same(known, owned) => return Named::Several,
                _ => found = Some((owned, owned)),
            }
            continue;
        }
        let Some(first) = ends_in(passage, token, noun) else { continue };
        let start = passage.sentence(at).start;
        if opens && !(at == start || at == start + 1 && is_definite(passage, &passage.tokens[start])) {
            continue;
        }
        let whole = first.len() == token.end - token.start;
        let compound = first.len() > noun.len();
        let words = if whole { said_of(passage, at) } else { 0 };
        if !compound && words == 0 {
            // `Das Gericht tagt. … Amtsgericht`: not the one that is named later
            if found.is_none()
                && whole
                && at > 0
                && (passage.tokens[at - 1].is(DETERMINER) || passage.language().bare_nouns())
            {
                return Named::Several;
            }
            continue;
        }
        let name = if words == 0 { first } else { passage.spelt(&(at..at + 1 + words)) };
        match found {
            // `Landgericht Marl` is the `Landgericht`
            Some((known, _)) if !same(known, first) => return Named::Several,
            // `Landgericht Marl` and `Landgericht Borken` are two
            Some((_, fullest)) if !fullest.starts_with(name) && !name.starts_with(fullest) => return Named::Several,
            Some((_, fullest)) if fullest.len() >= name.len() => {}
            _ => found = Some((first, name)),
        }
    }
    found.map_or(Named::None, |(_, name)| Named::One(name))
}

/// The noun without its article and the owner or the place before it: `Lantbrukarnas förening`, which is `föreningen`. In Swedish and Danish.
fn owned<'a>(passage: &Passage<'a>, at: usize, noun: &str) -> Option<&'a str> {
    let left = at.checked_sub(1).filter(|_| passage.language().bare_nouns())?;
    let (owner, token) = (&passage.tokens[left], &passage.tokens[at]);
    let word = &passage.text[token.range()];
    let stem = ["en", "et", "n", "t"].iter().any(|end| noun.strip_suffix(end).is_some_and(|stem| same(stem, word)));
    let whole = stem && owner.name() && passage.text[owner.range()].ends_with('s') && token.start == owner.end + 1;
    whole.then(|| passage.spelt(&(left..at + 1)))
}

/// The body with a name that the sentence before the quotation's begins with: `Der Bund der Pendler begrüßte den Entwurf.` It is no body of
/// the noun's own.
fn in_sentence_before<'a>(passage: &Passage<'a>, habits: &Habits, found: &Found, noun: &str) -> Option<&'a str> {
    let tokens = &passage.tokens;
    let own = passage.sentence(found.speaker.head.start);
    let before = passage.sentence(own.start.checked_sub(1)?);
    let name = opens_with_name(passage, habits, before.clone())?;
    let other = before.clone().any(|at| ends_in(passage, &tokens[at], noun).is_some());
    (!other).then_some(name)
}

/// The name of the body that a sentence begins with.
fn opens_with_name<'a>(passage: &Passage<'a>, habits: &Habits, sentence: Range<usize>) -> Option<&'a str> {
    let tokens = &passage.tokens;
    if let Some(name) = behind_bare_noun(passage, habits, &sentence) {
        return Some(name);
    }
    let definite = tokens.get(sentence.start).is_some_and(|article| is_definite(passage, article));
    let body = beside::organisation(passage, habits, sentence.clone()).filter(|_| definite && !sentence.is_empty())?;
    // `Der Bund der Pendler begrüßte`: up to the last of its nouns
    let end = body.head.clone().rev().find(|at| tokens[*at].name())? + 1;
    let name = body.head.start.max(sentence.start + 1)..end;
    let capitals = tokens[name.clone()].iter().filter(|token| token.name()).count();
    let named = if passage.language().nouns_capital() { capitals > 1 } else { capitals > 0 };
    let human = beside::human::opens(passage, habits, sentence).is_some();
    (named && !human).then(|| passage.spelt(&name))
}

/// The name behind a noun of a body that a sentence begins with, also behind its dateline: `Marl (sid) - Zweitligist HSG Marl hat`. In German.
fn behind_bare_noun<'a>(passage: &Passage<'a>, habits: &Habits, sentence: &Range<usize>) -> Option<&'a str> {
    let tokens = &passage.tokens;
    let body = |token: &Token| {
        let bits = token.bits | passage.language().role_tail(&passage.text[token.range()]);
        token.name() && bits & (ROLE | NEUTER) == ROLE | NEUTER && bits & PLURAL == 0
    };
    let dash = |at: usize| at == sentence.start || tokens[at - 1].kind == Kind::Dash;
    let noun = sentence.clone().take(DATELINE).find(|at| dash(*at) && body(&tokens[*at]))?;
    let names = tokens[noun + 1..sentence.end].iter().take_while(|token| token.name()).count();
    (habits.nouns_capital && names > 1).then(|| passage.spelt(&(noun + 1..noun + 1 + names)))
}

/// How many tokens a dateline has at most.
const DATELINE: usize = 12;

/// Whether the token is an article that stands before what is known.
fn is_definite(passage: &Passage<'_>, article: &Token) -> bool {
    let word = &passage.text[article.range()];
    article.is(DETERMINER) && article.bits & POSSESSOR == 0 && passage.language().is_definite(word)
}
