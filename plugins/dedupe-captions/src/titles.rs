//! The title of a picture at the head of a page: a few words right above its caption, before the story begins, such as "Wedding day" above "Ada and
//! Ben Rowe on their wedding day. Photo: …". A subheading stands further down, a name alone may be the byline, and the headline is in the header.

use crate::captionlike::fits;
use crate::group;
use crate::info::{Info, Kind};
use crate::lines::Lines;
use crate::verbs::is_kin;
use crate::version_words::{Word, is_spelt_as, words};

/// The head of a page is no longer, in blocks.
const HEAD: usize = 6;
/// Lines from a title to its caption; between them stand other versions of it.
const REACH: usize = 3;
/// A paragraph of the story is no narrower.
const PARAGRAPH: u32 = 100;
/// Words of a title at most, and letters of one that the caption has too.
const WORDS: usize = 5;
const LETTERS: usize = 4;

/// The titles, each with its caption. `headline` is the header's, without which the first line may be it.
pub(crate) fn titles(lines: &Lines<'_>, headline: Option<&str>) -> Vec<(usize, usize)> {
    let infos = &lines.infos;
    let Some(headline) = headline.filter(|headline| !headline.trim().is_empty()) else { return Vec::new() };
    let head = infos.iter().take(HEAD).take_while(|info| info.width() < PARAGRAPH || info.is_caption());
    let titles = (0..head.count()).filter(|i| is_title(&infos[*i]) && infos[*i].text != headline);
    titles.filter_map(|i| Some((i, caption_of(lines, i)?))).collect()
}

/// A few words without a mark, of which none tells what happened.
fn is_title(info: &Info<'_>) -> bool {
    let text = info.text;
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | ',' | '‘' | '/');
    text.split(' ').count() <= WORDS
        && info.kind == Kind::Paragraph
        && !info.is_credited()
        && !info.protected
        && fits(info)
        && text.starts_with(char::is_uppercase)
        && text.ends_with(char::is_alphanumeric)
        && text.chars().all(plain)
        && !group::tells(text)
}

/// The caption below a title with which it has a word in common: one with a credit, or what is said twice.
fn caption_of(lines: &Lines<'_>, i: usize) -> Option<usize> {
    let infos = &lines.infos;
    let below = || (i + 1..infos.len()).take(REACH).filter(|at| !infos[*at].is_credit_alone());
    let first = below().next()?;
    let version = |at: &usize| *at == first || lines.are_versions(first, *at) || infos[first].print == infos[*at].print;
    let twice = |at: usize| at > first && infos[first].width() < PARAGRAPH;
    let caption = below().take_while(version).find(|at| infos[*at].is_caption() || twice(*at))?;
    let said: Vec<Word<'_>> =
        below().take_while(|at| *at <= caption).flat_map(|at| words(infos[at].compared_text())).collect();
    let own = words(infos[i].compared_text());
    // "Ada Rowe" above "Ada Rowe tries the new slide. Photo: …" may be the byline.
    let capital = |word: &Word<'_>| word.text.starts_with(char::is_uppercase);
    let named = |word: &Word<'_>| said.iter().any(|other| other.text == word.text);
    if (2..=3).contains(&own.len())
        && !infos[i].text.contains(',')
        && own.iter().all(|word| capital(word) && named(word))
    {
        return None;
    }
    let same = |a: &Word<'_>, b: &Word<'_>| is_spelt_as(a, b) || is_kin(a.text, b.text) || is_plural(a.text, b.text);
    let long = |word: &&Word<'_>| word.text.chars().count() >= LETTERS;
    own.iter().filter(long).any(|word| said.iter().filter(long).any(|other| same(word, other))).then_some(caption)
}

/// "Tram" and "trams".
fn is_plural(a: &str, b: &str) -> bool {
    const ENDING: usize = 2;
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let more = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|ending| ending.len() <= ENDING);
    more(&a, &b) || more(&b, &a)
}
