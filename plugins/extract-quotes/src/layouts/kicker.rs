//! Labels that are nobody's name: `Review: ‘The Salt Road’`, `19.30 Uhr: „Der zerbrochne Krug“`. What stands before a colon speaks where it is
//! known for a person or a body, or where the article names it elsewhere.

use copydesk_text::vocabulary::{
    CAPITAL, DETERMINER, FEMALE, FIRST_NAME, FUNCTION, MALE, PLURAL, POSSESSIVE, PRONOUN, ROLE, TITLE,
};
use copydesk_text::words::Kind;
use memchr::memmem;

use crate::draft::{Draft, Found};
use crate::passages::passage::Passage;

/// How often a label is looked for in each text.
const OFTEN: usize = 16;

/// So many labels of an article are looked for in its texts: one with more is made of them, and each look costs its whole length.
const LABELS: usize = 64;

/// The fewest letters of a name in capitals that needs no more: `BBC: “…”`.
const CAPITALS: usize = 2;

/// Takes the speaker from quotations whose speaker is only a word before a colon that the texts of the article do not
/// name. The labels of an interview are names already.
pub(crate) fn drop_kickers(
    passages: &[Passage<'_>],
    drafts: &mut [Draft],
    texts: (Option<&str>, &[&str]),
    is_interview: impl Fn(usize) -> bool,
) {
    let mut looks = 0;
    for draft in drafts {
        let label = draft.found.as_ref().filter(|found| found.cue.is_none() && found.block == draft.first.0);
        let mut is = |found: &Found| {
            is_kicker(&passages[found.block], found, draft.first.1, texts, &mut looks) && !is_interview(found.block)
        };
        if label.is_some_and(&mut is) {
            draft.found = None;
        }
    }
}

fn is_kicker(
    passage: &Passage<'_>,
    found: &Found,
    index: usize,
    texts: (Option<&str>, &[&str]),
    looks: &mut usize,
) -> bool {
    let tokens = &passage.tokens;
    let head = &tokens[found.speaker.tokens.clone()];
    let (Some(first), Some(at)) = (head.first(), passage.places.get(index)) else { return false };
    let colon = at.checked_sub(1).is_some_and(|left| tokens[left].kind == Kind::Colon);
    let start = found.speaker.tokens.start;
    let opens = start < *at && passage.sentence(*at).start == start;
    if passage.set_off || !colon || !opens {
        return false;
    }
    let label = &passage.text[first.start..head.last().map_or(first.end, |last| last.end)];
    // `19.30 Uhr`
    if label.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let language = passage.language();
    let known = FIRST_NAME | ROLE | TITLE | PLURAL | POSSESSIVE | PRONOUN | MALE | FEMALE | FUNCTION;
    let human = |word: &str| language.role_tail(word) != 0 || language.is_epithet(word);
    let large = label.len() >= CAPITALS && !label.contains(char::is_lowercase);
    if head.len() > 1 || first.is(known) || !first.is(CAPITAL) || large || human(label) {
        return false;
    }
    *looks += 1;
    if *looks > LABELS {
        return false;
    }
    let small = label.to_lowercase();
    let texts = || texts.0.into_iter().chain(texts.1.iter().copied());
    let is_common = || texts().any(|text| find(text, &small).next().is_some());
    let own = |text: &str, at: usize| std::ptr::eq(text, passage.text) && at == first.start;
    let named =
        texts().any(|text| find(text, label).any(|at| !own(text, at) && names(passage, text, at, label, &is_common)));
    !named
}

/// Where the text has the word, whole.
fn find<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> {
    let bounded = move |at: &usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(text[..*at].chars().next_back()) && !letter(text[*at + word.len()..].chars().next())
    };
    memmem::find_iter(text.as_bytes(), word.as_bytes()).filter(bounded).take(OFTEN).collect::<Vec<_>>().into_iter()
}

/// Whether the word names somebody here: no label, with no article before it, and not only because a sentence begins with it.
fn names(passage: &Passage<'_>, text: &str, at: usize, word: &str, is_common: &impl Fn() -> bool) -> bool {
    let left = text[..at].trim_end();
    if text[at + word.len()..].trim_start().starts_with(':') {
        // `Ada Rowe:`, then `Rowe:`
        let first = left.rsplit(' ').next().unwrap_or_default();
        return first.starts_with(char::is_uppercase);
    }
    if left.is_empty() || left.ends_with(['.', '!', '?', '“', '„', '"', '»', '«', '\n', ':']) {
        return !passage.language().nouns_capital() && !is_common();
    }
    let before = left.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let joined = || passage.language().small_words.contracted_articles.contains(&before.as_str());
    passage.language().lexicon.get(before.as_bytes()) & DETERMINER == 0 && !joined()
}
