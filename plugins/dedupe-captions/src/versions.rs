//! The shorter of two versions of a caption that stand together: what a picture says to readers who cannot see it, its title, its caption.
//! One has a credit and the other none, or the two stand alone between paragraphs, and all words of the shorter stand in the fuller one, in
//! their order, with an age, a date or a place more between or around them.
//!
//! Two pictures of one scene have a credit each, or none; where a word between them tells pictures apart, they are two as well.

mod dated;
pub(crate) mod far_versions;
pub(crate) mod look_alikes;
pub(crate) mod placed;

use std::sync::LazyLock;

use crate::info::captionlike::{LONGEST, fits};
use crate::info::picture_labels::{without_label, without_opening};
use crate::info::{Info, Kind};
use crate::pair::Pair;
use crate::similar::Relation;
use crate::similar::verbs::is_kin;
use crate::similar::version_words::{
    Word, is_name_within, is_retold, is_spelt_as, same_words, stands_within, stands_within_loosely, tells_apart, words,
};
use crate::similar::word_lists::part;
use crate::versions::dated::dated;
use crate::versions::far_versions as far;
use crate::versions::placed::placed;

/// The articles before a thing that has an adjective, where a thing without one has an ending in their place.
static ARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| part(DEFINITE, "articles"));
static ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| part(DEFINITE, "endings"));
const DEFINITE: &str = include_str!("../data/definite.txt");

/// Versions stand so near each other, but for credits.
const REACH: usize = 3;
/// Words of the shorter at least.
const FEWEST: usize = 4;
/// Words of the shorter at least where it opens a caption with a credit.
const FEWEST_OPEN: usize = 3;
/// Words of the shorter at least where neither of two has a credit; of three one may have a word less.
const FEWEST_BARE: usize = 5;
/// The same of what opens one that another block says too.
const FEWEST_AGAIN: usize = 3;
/// Words of the shorter at least of two whole sentences, and its length in bytes.
const FEWEST_SAID: usize = 8;
const SENTENCE: usize = 200;
/// A paragraph is no narrower.
const PARAGRAPH: u32 = 40;
/// Words before the shorter within the fuller.
const BEFORE: usize = 4;

/// The pairs of blocks that are a shorter and a fuller version of one caption.
pub(crate) fn versions(infos: &[Info<'_>], titled: bool) -> Vec<Pair> {
    let mut pairs = bare(infos, titled);
    pairs.extend(far::of_first(infos));
    pairs.extend(far::titles(infos));
    pairs.extend(far::names_above(infos));
    pairs.extend(far::of_one_credit(infos));
    pairs.extend(far::retold(infos));
    pairs.extend(placed(infos));
    pairs.extend(dated(infos));
    pairs.extend(sentences(infos));
    for (i, caption) in infos.iter().enumerate() {
        let below = infos.get(i + 1);
        let signed = || !caption.text.ends_with(['.', ':']) && below.is_some_and(Info::is_credit_alone);
        if !caption.of_picture && !signed() || !fits(caption) {
            continue;
        }
        let mut own: Option<Vec<Word<'_>>> = None;
        let [above, below]: [&mut dyn Iterator<Item = usize>; 2] = [&mut (0..i).rev(), &mut (i + 1..infos.len())];
        for side in [above, below] {
            let mut twin = false;
            let mut shown: Option<Vec<Word<'_>>> = None;
            for at in side.filter(|at| !infos[*at].is_credit_alone()).take(REACH) {
                let other = &infos[at];
                if other.of_picture || !fits(other) {
                    break;
                }
                let own = own.get_or_insert_with(|| words(without_label(caption.compared_text())));
                let said = words(without_opening(other.compared_text()));
                // Behind the same without its credit the name alone may stand.
                let same = same_words(own, &said);
                let opened = without_opening(other.compared_text()).len() < other.compared_text().len();
                let named = (twin || opened || shown.is_some()) && at < i && is_name_within(&said, own);
                twin |= same;
                // What only the credit tells apart is a repeat, and found as such.
                if same && caption.is_credited() {
                    continue;
                }
                // Above a version a shorter one may stand that leaves out a person.
                let shorter = shown.as_ref().is_some_and(|shown| at < i && is_shortened(&said, shown));
                let other_is = (named || same || shorter).then_some(Shorter::Other);
                let version = is_version(own, &said, other, caption).or(other_is);
                let Some(shorter) = version else { break };
                let (first, second) = (i.min(at), i.max(at));
                let cut = (shorter == Shorter::Caption) == (first == i);
                pairs.push(Pair { first, second, relation: if cut { Relation::Cut } else { Relation::Cuts } });
                if shorter == Shorter::Caption {
                    break;
                }
                shown = Some(said);
            }
        }
    }
    pairs
}

/// "Ada Rowe in 1974" above "Ada Rowe with Eve Lind in 1974", which a credited version follows: all its words, in their order.
fn is_shortened(a: &[Word<'_>], b: &[Word<'_>]) -> bool {
    let mut rest = b.iter();
    let opens = a.len() >= FEWEST_OPEN && a.len() < b.len() && same_words(&a[..2], &b[..2]);
    opens && a.iter().all(|word| rest.any(|other| other.hash == word.hash))
}

/// Versions without a credit: two or three lines that are no sentences, between paragraphs. Rows and verses are longer runs, a heading stands
/// alone. Above them the headline may stand, where the header has none.
fn bare(infos: &[Info<'_>], titled: bool) -> Vec<Pair> {
    let open = |info: &Info<'_>| {
        // Most lines end here, as sentences.
        if info.text.as_bytes().last().is_none_or(|last| last.is_ascii_punctuation()) {
            return false;
        }
        let said = info.compared_text();
        let plain = info.kind == Kind::Paragraph && !info.is_credited() && fits(info);
        plain && said.starts_with(char::is_uppercase) && said.ends_with(|c: char| c.is_alphanumeric())
    };
    let paragraph = |i: Option<usize>| {
        i.and_then(|i| infos.get(i))
            .is_none_or(|info| info.text.ends_with(['.', '"', '”', '»', '!', '?']) && info.width() >= PARAGRAPH)
    };
    let mut pairs = Vec::new();
    let mut from = 0;
    while let Some(start) = (from..infos.len()).find(|i| open(&infos[*i])) {
        let end = (start..infos.len()).find(|i| !open(&infos[*i])).unwrap_or(infos.len());
        from = end;
        let headed = start == 0 && !titled && end - start > 2;
        let start = start + usize::from(headed);
        let some = (2..=REACH).contains(&(end - start));
        if !some || !(headed || paragraph(start.checked_sub(1))) || !paragraph(Some(end)) {
            continue;
        }
        let said: Vec<Vec<Word<'_>>> =
            infos[start..end].iter().map(|info| words(without_opening(info.compared_text()))).collect();
        let Some(fullest) = (0..said.len()).rev().max_by_key(|n| said[*n].len()) else { continue };
        // "Figure 3", and "Figure 3. White to play and win", which stands below the board once more.
        let again = |n: usize| {
            let behind = infos[start + fullest].text.strip_prefix(infos[start + n].text);
            infos[start + fullest].compared
                && said[n].len() >= FEWEST_AGAIN
                && behind.is_some_and(|rest| rest.starts_with(". "))
        };
        let versions: Option<Vec<Pair>> = (0..said.len())
            .filter(|n| *n != fullest && (said[*n].len() + said.len() >= FEWEST_BARE + 2 || again(*n)))
            .map(|n| {
                let [full, shorter] = [fullest, n].map(|n| (&said[n], &infos[start + n]));
                let opened = again(n).then_some(if n < fullest { Relation::Cut } else { Relation::Cuts });
                let relation = opened.or_else(|| bare_relation(full, shorter, n < fullest))?;
                Some(Pair { first: start + n.min(fullest), second: start + n.max(fullest), relation })
            })
            .collect();
        // Titles of which one is no version of the fullest are a list.
        pairs.extend(versions.filter(|versions| versions.len() + 1 == said.len()).into_iter().flatten());
    }
    pairs
}

/// Versions in whole sentences, without a credit or with one credit: one behind the other, and the fuller says all that the shorter says, in its words.
fn sentences(infos: &[Info<'_>]) -> impl Iterator<Item = Pair> {
    let pairs = infos.windows(2).enumerate();
    pairs.filter_map(|(i, pair)| {
        let (first, second) = (&pair[0], &pair[1]);
        // The first lines of a text that has no credits are its headline and its lead.
        if i == 0 && first.credit.is_none() {
            return None;
        }
        let (short, full) = if first.text.len() < second.text.len() { (first, second) } else { (second, first) };
        // Most lines end here.
        if full.text.len() > LONGEST
            || short.text.len() > SENTENCE
            || short.text.len() == full.text.len()
            || short.text.as_bytes().first_chunk::<3>() != full.text.as_bytes().first_chunk()
            || !opens_within(short.text, full.text)
        {
            return None;
        }
        let open = |info: &Info<'_>| info.kind == Kind::Paragraph && fits(info);
        let said = |info: &Info<'_>| {
            info.text.starts_with(char::is_uppercase)
                && info.said().ends_with('.')
                && !info.text.contains(['"', '“', '„', '«'])
        };
        if ![short, full].iter().all(|info| open(info) && said(info))
            || !one_credit(short, full)
            || is_lead_of(short, full)
        {
            return None;
        }
        let [a, b] = [short, full].map(|info| words(info.compared_text()));
        // Of whoever is named with both there is one picture.
        let holds = if short.credit.is_some() { stands_within_loosely } else { stands_within };
        let version = a.len() >= FEWEST_SAID && a.len() < b.len() && b[0].hash == a[0].hash && holds(&a, &b, 0);
        let relation = if short.text.as_ptr() == first.text.as_ptr() { Relation::Cut } else { Relation::Cuts };
        version.then_some(Pair { first: i, second: i + 1, relation })
    })
}

/// True where a sentence as wide as a paragraph goes on where the caption's stop stands, or where that has a credit the next sentence: the story's first, "… at Marl
/// Hill golf club, which …" or "… at Marl Hill. It had been …" beside "… at Marl Hill.".
pub(crate) fn is_lead_of(caption: &Info<'_>, line: &Info<'_>) -> bool {
    const LEAD: u32 = 120;
    let open =
        !line.is_credited() && line.kind == Kind::Paragraph && line.text.ends_with(['.', '!', '?', '"', '”', '»']);
    let said = caption.compared_text();
    let unstopped = said.strip_suffix('.').unwrap_or(said);
    let behind = || line.text.strip_prefix(unstopped);
    let goes_on = |rest: &str| rest.starts_with([' ', ',']) && unstopped.len() < said.len();
    let next = |rest: &str| rest.starts_with(". ") && caption.is_credited();
    open && behind().is_some_and(|rest| next(rest) || goes_on(rest)) && line.width() >= LEAD
}

/// True where two lines have no credit, or one of them names whom the other names.
fn one_credit(a: &Info<'_>, b: &Info<'_>) -> bool {
    match [a, b].map(|info| info.credit.as_ref().map(|credit| &info.text[credit.name.clone()])) {
        [None, None] => !a.is_credited() && !b.is_credited(),
        [Some(a), Some(b)] => a.contains(b) || b.contains(a),
        _ => false,
    }
}

/// True where the first words of a text stand in another.
fn opens_within(short: &str, full: &str) -> bool {
    /// So many words are looked for.
    const OPENING: usize = 4;
    let mut words = short.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.by_ref().take(OPENING).all(|word| full.contains(word))
}

/// How a line without a credit stands to the fullest beside it, before which it stands or behind which.
fn bare_relation(
    (full, of_full): (&Vec<Word<'_>>, &Info<'_>),
    (shorter, of_shorter): (&Vec<Word<'_>>, &Info<'_>),
    before: bool,
) -> Option<Relation> {
    // "Rowe (L) and Lind", "Rowe, left, and Lind"
    if same_words(full, shorter) {
        return Some(Relation::Same);
    }
    let retold = full.len() == shorter.len() && is_retold(full, shorter);
    if !retold {
        is_version(full, shorter, of_shorter, of_full)?;
    }
    Some(if before { Relation::Cut } else { Relation::Cuts })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shorter {
    Caption,
    Other,
}

/// Which of the two is the shorter version, if one is.
fn is_version(caption: &[Word<'_>], other: &[Word<'_>], of_other: &Info<'_>, of_caption: &Info<'_>) -> Option<Shorter> {
    let (a, b, short) = match other.len() < caption.len() {
        true => (other, caption, of_other),
        false => (caption, other, of_caption),
    };
    if a.len() == b.len() {
        return (a.len() >= FEWEST && is_retold(a, b)).then_some(Shorter::Other);
    }
    // A whole sentence may be the story's: the fuller one says little more.
    let sentence = short.compared_text().ends_with('.');
    let credited = of_caption.is_credited() && b.len() == caption.len() && !sentence;
    let opened = || credited && a.len() >= FEWEST_OPEN && same_words(&b[..a.len().min(b.len())], a);
    let enough = (a.len() >= FEWEST || opened()) && a.len() < b.len() && (!sentence || a.len() * 2 >= b.len());
    // "MARL, 4 May: Walkers cross the bridge."
    let placed = b[0].text.len() > 2 && b[0].text.chars().all(char::is_uppercase);
    let starts = || (0..b.len()).take(if sentence && !placed { 1 } else { BEFORE + 1 });
    // "The ferry was late at Marl on Sunday.": a sentence of the story has a verb of its own, or goes on behind the caption's words.
    let told = b.len() == other.len() && of_other.compared_text().ends_with('.');
    if told && (!same_words(&b[..a.len()], a) || is_lead_of(of_caption, of_other)) {
        return None;
    }
    // Of a line and a caption with a credit the one is more likely what the page says to those who cannot see the picture.
    let holds = if credited { stands_within_loosely } else { stands_within };
    let within = enough
        && (starts().any(|start| is_spelt_as(&b[start], &a[0]) && holds(a, b, start))
            || opens_definite(a, b).is_some_and(|start| stands_within(&a[1..], b, start)));
    let within = within || enough && is_renamed(a, b);
    within.then_some(if a.len() == other.len() { Shorter::Other } else { Shorter::Caption })
}

/// "Storks on the chimney of the brewery" and "The pair of storks on the chimney of the brewery": a form of one noun, and all the rest.
fn is_renamed(a: &[Word<'_>], b: &[Word<'_>]) -> bool {
    /// Words behind the noun, and those before it in the fuller.
    const REST: usize = 5;
    const FIRST: usize = 4;
    let Some((noun, rest)) = a.split_first().filter(|(_, rest)| rest.len() >= REST) else { return false };
    let kin = (0..b.len().min(FIRST)).find(|at| is_kin(noun.text, b[*at].text) && !b[..*at].iter().any(tells_apart));
    kin.is_some_and(|at| b.get(at + 1).is_some_and(|next| next.hash == rest[0].hash) && stands_within(rest, b, at + 1))
}

/// "Broen over åen" within "Den gamle bro over åen": where the shorter goes on behind the thing, which has its article as an ending.
fn opens_definite(a: &[Word<'_>], b: &[Word<'_>]) -> Option<usize> {
    /// Words between the article and the thing.
    const BETWEEN: usize = 2;
    let [thing, ..] = a else { return None };
    if !ARTICLES.iter().any(|article| b[0].text.eq_ignore_ascii_case(article)) {
        return None;
    }
    let low = thing.text.to_lowercase();
    let at = (2..b.len()).take(BETWEEN).find(|at| {
        let ending = low.strip_prefix(b[*at].text);
        ending.is_some_and(|ending| ending.is_empty() || ENDINGS.contains(&ending))
    })?;
    (!b[1..at].iter().any(tells_apart)).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(a: &str, b: &str) -> bool {
        let (a, b) = (words(a), words(b));
        (0..=BEFORE.min(b.len() - 1)).any(|start| b[start].hash == a[0].hash && stands_within(&a, &b, start))
    }

    const SHORT: &str = "Ada Rowe mends a net in the harbour";

    #[test]
    fn an_age_a_date_and_a_place_more_make_a_fuller_version() {
        for fuller in [
            "Ada Rowe, 64, mends a net in the harbour",
            "Ada Rowe, left, mends a net in the harbour with Eve Lind",
            "Skipper Ada Rowe mends a net in the stone harbour of Marl on Monday, Nov. 2, 2026",
            "Ada Rowe (64) mends a torn net in the harbour, where her father kept his boat",
            "Ada Rowe mends a net on the quay of the harbour",
        ] {
            assert!(within(SHORT, fuller), "{fuller}");
        }
    }

    #[test]
    fn a_participle_may_stand_for_the_verb() {
        assert!(within("The Marl lifeboat returns to port", "The Marl lifeboat returning to port on Sunday"));
        assert!(within("Ada Rowe paddles along the quay", "Ada Rowe, 64, paddling along the quay"));
        assert!(!within("The Marl lifeboat returns to port", "The Marl lifeboat leaving port on Sunday"));
    }

    #[test]
    fn a_caption_may_be_told_again_with_another_form_of_its_verb() {
        let retold = |a: &str, b: &str| is_retold(&words(a), &words(b));
        assert!(retold("The lifeboat tows a yacht into Marl", "The lifeboat towed a yacht into Marl"));
        assert!(!retold("The lifeboat tows a yacht into Marl", "The lifeboat tows a yacht into Tarn"));
        assert!(!retold("The boat tows a yacht into Marl", "The boats tows a yacht into Marl"));
    }

    #[test]
    fn an_article_may_be_the_ending_of_its_thing() {
        let opens = |a: &str, b: &str| opens_definite(&words(a), &words(b));
        assert_eq!(opens("Broen over åen", "Den gamle bro over åen"), Some(3));
        assert_eq!(opens("Kyrkan vid torget", "Den vita kyrkan vid torget"), Some(3));
        assert_eq!(opens("Broderen ved åen", "Den gamle bro over åen"), None);
        assert_eq!(opens("Broen over åen", "En gammel bro over åen"), None);
        assert_eq!(opens("Broen over åen", "Den anden bro over åen"), None);
    }

    #[test]
    fn a_name_alone_stands_within_what_a_caption_says_of_it() {
        let name = |a: &str, b: &str| is_name_within(&words(a), &words(b));
        assert!(name("Ada Rowe", "Mayor Ada Rowe of Marl"));
        assert!(
            !name("Ada Rowe", "Ada and Ben Rowe")
                && !name("the mayor", "Ada Rowe, the mayor")
                && !name("Ada", "Ada Rowe")
        );
    }

    #[test]
    fn another_person_number_or_side_makes_another_picture() {
        for other in [
            "Ada Rowe and Eve Lind mends a net in the harbour",
            "Eve Lind and Ada Rowe mends a net in the harbour",
            "Ada Rowe mends a second net in the harbour",
            "Ada Rowe mends a net in the harbour before the storm",
            "Ada Rowe never mends a net in the harbour",
            "Ada Rowe mends a net in the harbour".trim_start_matches("Ada "),
        ] {
            assert!(!within(SHORT, other), "{other}");
        }
        assert!(!within("Boat of the second crew in Marl", "Boat 3 of the second crew in Marl"));
    }
}
