//! The title of a picture at the head of a page: a few words right above its caption, before the story begins, such as "Wedding day" above "Ada and
//! Ben Rowe on their wedding day. Photo: …". A subheading stands further down, a name alone may be the byline, and the headline is in the header.

use crate::info::{Info, Kind};
use crate::lines::Lines;
use crate::picture::group;
use crate::similar::verbs::is_kin;
use crate::similar::version_words::{Word, is_small, is_spelt_as, words};

/// The head of a page is no longer, in blocks.
const HEAD: usize = 6;
/// Lines from a title to its caption; between them stand other versions of it.
const REACH: usize = 3;
/// A paragraph of the story is no shorter, in bytes.
const PARAGRAPH: usize = 110;
/// No title is longer, in bytes.
const LONGEST: usize = 60;
/// Words of a title at most, and letters of one that the caption has too.
const WORDS: usize = 5;
const LETTERS: usize = 4;
/// Words of a section's name.
const SECTION: usize = 2;

/// The titles, each with its caption. `headline` is the header's, without which the first line may be it; `goes` tells what repeats another.
pub(crate) fn titles(lines: &Lines<'_>, headline: Option<&str>, goes: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let infos = &lines.infos;
    let Some(headline) = headline else { return Vec::new() };
    // Most articles end here.
    let titles = (0..infos.len().min(HEAD)).filter(|i| is_title(&infos[*i]) && infos[*i].text != headline);
    let above = |i: usize| infos[..i].iter().all(|info| info.text.len() < PARAGRAPH || info.is_caption());
    titles.filter(|i| above(*i)).filter_map(|i| Some((i, caption_of(lines, i, &goes)?))).collect()
}

/// A few words without a mark, of which none tells what happened.
fn is_title(info: &Info<'_>) -> bool {
    let text = info.text;
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | ',' | '‘' | '/');
    text.len() <= LONGEST
        && text.split(' ').count() <= WORDS
        && info.kind == Kind::Paragraph
        && !info.is_credited()
        && !info.protected
        && text.starts_with(char::is_uppercase)
        && text.ends_with(char::is_alphanumeric)
        && text.chars().all(plain)
        // "COUNCIL" stands above every story of the council.
        && text.chars().any(char::is_lowercase)
        && !group::tells(text)
}

/// The caption below a title: one with a credit, or what is said twice, of which one goes.
fn caption_of(lines: &Lines<'_>, i: usize, goes: &impl Fn(usize) -> bool) -> Option<usize> {
    let infos = &lines.infos;
    let below = || (i + 1..infos.len()).take(REACH).filter(|at| !infos[*at].is_credit_alone());
    let first = below().next().filter(|at| !infos[*at].text.starts_with(char::is_lowercase))?;
    let same = |at: usize| infos[at].compared && infos[at].print == infos[first].print;
    let version = |at: &usize| *at == first || same(*at) || lines.are_versions(first, *at);
    let twice = |at: usize| at > first && (goes(first) || goes(at)) && infos[first].text.len() < PARAGRAPH;
    let caption = below().take_while(version).find(|at| infos[*at].is_caption() || twice(*at))?;
    let said = below().take_while(|at| *at <= caption).flat_map(|at| words(infos[at].compared_text()));
    is_of(infos[i].text, &said.collect::<Vec<_>>()).then_some(caption)
}

/// True where a title has a word of what a caption says, but is no name in it: "Ada Rowe" above "Ada Rowe tries the new slide" may be the byline.
fn is_of(title: &str, said: &[Word<'_>]) -> bool {
    let own = words(title);
    let capital = |word: &Word<'_>| word.text.starts_with(char::is_uppercase);
    let named = |word: &Word<'_>| capital(word) && said.iter().any(|other| other.text == word.text);
    // "the Plaza Cinema"
    let of_place =
        said.windows(2).any(|pair| is_small(&pair[0]) && own.first().is_some_and(|first| first.hash == pair[1].hash));
    let byline = (2..=3).contains(&own.len()) && !title.contains(',') && own.iter().all(named) && !of_place;
    let same = |a: &Word<'_>, b: &Word<'_>| is_spelt_as(a, b) || is_kin(a.text, b.text) || is_plural(a.text, b.text);
    let long = |word: &&Word<'_>| word.text.chars().count() >= LETTERS;
    let mut said_too = own.iter().filter(long).map(|word| said.iter().filter(long).any(|other| same(word, other)));
    // "Court round-up" is the name of a section.
    let all = title.split(' ').count() <= SECTION;
    !byline && own.iter().any(|word| long(&word)) && if all { said_too.all(|has| has) } else { said_too.any(|has| has) }
}

/// "Tram" and "trams".
fn is_plural(a: &str, b: &str) -> bool {
    const ENDING: usize = 2;
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let more = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|ending| ending.len() <= ENDING);
    more(&a, &b) || more(&b, &a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_a_word_of_its_caption_and_is_no_name_in_it() {
        let of = |title: &str, caption: &str| is_of(title, &words(caption));
        assert!(of("Wedding day", "Ada and Ben Rowe on their wedding day in 1961"));
        assert!(of("Regatta", "Crews wait for the start of the spring regatta"));
        assert!(of("New tram", "One of the new trams in Marl"));
        assert!(of("Jubel bei Orme", "Die Mannschaft aus Orme feiert"));
        assert!(of("Plaza Cinema, Marl", "The Plaza Cinema in Marl"));
        assert!(!of("Ada Rowe", "Ada Rowe tries the new slide"));
        assert!(!of("Opinion", "Ada Rowe tries the new slide"));
        assert!(!of("On the day", "The end of the day"));
        assert!(!of("Court round-up", "Ada Rowe leaves the court in Marl"));
    }
}
