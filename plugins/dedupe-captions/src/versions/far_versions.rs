//! Shorter versions of a caption that stand apart from it, or name no more than who is in the picture.

use crate::info::captionlike::fits;
use crate::info::picture_labels::without_opening;
use crate::info::{Info, Kind};
use crate::pair::Pair;
use crate::similar::Relation;
use crate::similar::version_words::{is_name_within, is_retold, stands_within, stands_within_loosely, words};

/// What a picture says to readers who cannot see it, as the first line, and its caption below a paragraph: with another form of the verb; or
/// "Drawing of Ada Rowe", whom a caption with a credit has whole; or with nothing that such a caption does not say.
pub(crate) fn of_first(infos: &[Info<'_>]) -> Option<Pair> {
    /// Words of each.
    const WORDS: usize = 6;
    /// A caption with a credit stands in so many lines.
    const NEAR: usize = 8;
    let open = |info: &Info<'_>| {
        let said = info.compared_text();
        info.kind == Kind::Paragraph && fits(info) && said.ends_with(|c: char| c.is_alphanumeric())
    };
    // Its credit may stand below it.
    let signed = infos.get(1).is_some_and(Info::is_credit_alone);
    let first = infos.first().filter(|first| (open(first) || signed && fits(first)) && !first.is_credited())?;
    let (said, head) = (first.compared_text(), first.text.as_bytes().first_chunk::<3>()?);
    let (behind, below) = (without_opening(said), infos.iter().enumerate().skip(2));
    let own = words(behind);
    let retold = |info: &Info<'_>| {
        own.len() >= WORDS && info.text.as_bytes().first_chunk() == Some(head) && open(info) && {
            let other = words(info.compared_text());
            other.len() == own.len() && is_retold(&own, &other)
        }
    };
    let named = |at: usize, info: &Info<'_>| {
        let shown = behind.len() < said.len() && at < NEAR && info.of_picture && fits(info);
        shown && is_name_within(&own, &words(info.compared_text()))
    };
    // "Ada Rowe outside the library", whom a caption with a credit says with more behind it.
    let within = |at: usize, info: &Info<'_>| {
        let near = own.len() >= WORDS && at < NEAR && info.of_picture && info.is_credited() && fits(info);
        let other = || words(info.compared_text());
        near && (open(first) || own.len() < other().len()) && stands_within(&own, &other(), 0)
    };
    let (second, _) = below.into_iter().find(|(at, info)| retold(info) || named(*at, info) || within(*at, info))?;
    Some(Pair { first: 0, second, relation: Relation::Cut })
}

/// A caption with its credit, and a line elsewhere without one, or with the same, that says it with another form of the verb: "Crews tackle the blaze …
/// (Image: Ada Rowe)", "Crews tackling the blaze …".
pub(crate) fn retold(infos: &[Info<'_>]) -> Vec<Pair> {
    /// Words of each, and captions that open with the same letters.
    const WORDS: usize = 6;
    const NEAR: usize = 4;
    let head = |text: &str| text.as_bytes().first_chunk::<5>().copied();
    let caption = |info: &Info<'_>| info.of_picture && info.credit.is_some() && fits(info) && info.is_caption();
    let captions = infos.iter().enumerate().filter(|(_, info)| caption(info));
    let mut captions: Vec<_> = captions.filter_map(|(i, info)| Some((head(info.compared_text())?, i))).collect();
    // Most articles end here.
    if captions.is_empty() {
        return Vec::new();
    }
    captions.sort_unstable();
    let told = |(i, info): (usize, &Info<'_>)| {
        let said = info.compared_text();
        let credited = caption(info) && info.media.is_none();
        let open = (credited || said.ends_with(|c: char| c.is_alphanumeric())) && info.kind == Kind::Paragraph;
        let head = head(said).filter(|_| open && fits(info) && (credited || !info.is_credited()))?;
        let from = captions.partition_point(|(other, _)| *other < head);
        let same = captions[from..].iter().take_while(|(other, _)| *other == head).take(NEAR);
        let own = words(said);
        let version = |at: usize| {
            let other = words(infos[at].compared_text());
            let first = !credited || at < i && named(&infos[at]) == named(info);
            first && own.len() >= WORDS && own.len() == other.len() && is_retold(&own, &other)
        };
        let at = same.map(|(_, at)| *at).find(|at| version(*at))?;
        let relation = if i < at { Relation::Cut } else { Relation::Cuts };
        Some(Pair { first: i.min(at), second: i.max(at), relation })
    };
    infos.iter().enumerate().filter_map(told).collect()
}

/// Whom its credit names.
fn named<'i>(info: &'i Info<'_>) -> Option<&'i str> {
    info.credit.as_ref().map(|credit| &info.text[credit.name.clone()])
}

/// Captions of one credit of which the fuller opens with all that the shorter says, wherever they stand: "Ada Rowe lands the eel at Marl.", and
/// "Ada Rowe lands the eel at Marl after an hour in the reeds.", each with the same name behind it.
pub(crate) fn of_one_credit(infos: &[Info<'_>]) -> Vec<Pair> {
    /// Words of the shorter at least: pictures of a series may share fewer.
    const FEWEST: usize = 8;
    let said = |info: &Info<'_>| info.compared_text().trim_end_matches('.').len();
    let mut captions: Vec<(&str, &str, usize)> = infos
        .iter()
        .enumerate()
        .filter(|(_, info)| info.is_caption() && fits(info))
        .filter_map(|(i, info)| {
            let credit = info.credit.as_ref()?;
            Some((&info.text[credit.name.clone()], &info.compared_text()[..said(info)], i))
        })
        .collect();
    captions.sort_unstable();
    let version = |pair: &[(&str, &str, usize)]| {
        let [(of, short, a), (name, full, b)] = [pair[0], pair[1]];
        let goes_on = of == name && full.strip_prefix(short).is_some_and(|rest| rest.starts_with([' ', ',']));
        let told = || stands_within_loosely(&words(short), &words(full), 0);
        // Of a version with the picture in its block there is no telling.
        let open = goes_on && short.split(' ').count() >= FEWEST && infos[a].media.is_none() && told();
        let relation = if a < b { Relation::Cut } else { Relation::Cuts };
        open.then_some(Pair { first: a.min(b), second: a.max(b), relation })
    };
    captions.windows(2).filter_map(version).collect()
}

/// The title of a picture, on a line of its own wherever it stands: "Ada Rowe in 1971", whose words a caption with a credit has in their order,
/// the name in front.
pub(crate) fn titles(infos: &[Info<'_>]) -> Vec<Pair> {
    /// Words of such a title: what has fewer may be a subheading, what has more is found as a version.
    const WORDS: std::ops::RangeInclusive<usize> = 4..=8;
    /// Nor is it longer, in bytes.
    const LONGEST: usize = 64;
    let captions = infos.iter().enumerate().filter(|(_, info)| info.of_picture && info.is_caption() && fits(info));
    let mut named: Vec<(&str, usize)> = captions.filter_map(|(i, info)| Some((name(info.core)?, i))).collect();
    named.sort_unstable();
    let title = |i: usize| {
        let info = &infos[i];
        let open = info.text.len() <= LONGEST && info.text.ends_with(|c: char| c.is_alphanumeric());
        let at = named.partition_point(|(of, _)| Some(*of) < name(info.text));
        let (of, caption) = *named.get(at).filter(|_| open && !info.is_credited())?;
        let shown = name(info.text) == Some(of) && matches!(info.kind, Kind::Paragraph | Kind::Heading);
        let own = shown.then(|| words(info.compared_text())).filter(|own| WORDS.contains(&own.len()))?;
        let relation = if i < caption { Relation::Cut } else { Relation::Cuts };
        let pair = Pair { first: i.min(caption), second: i.max(caption), relation };
        // What says the same and no more is found as a repeat.
        let full = words(infos[caption].compared_text());
        (own.len() < full.len() && stands_within(&own, &full, 0)).then_some(pair)
    };
    if named.is_empty() { Vec::new() } else { (0..infos.len()).filter_map(title).collect() }
}

/// The two words with capitals that open a line.
fn name(line: &str) -> Option<&str> {
    let end = memchr::memchr_iter(b' ', line.as_bytes()).nth(1)?;
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    Some(&line[..end]).filter(|name| name.split(' ').all(capital))
}

/// A name alone, right above a line that opens with it and is no sentence: "Ada Rowe", "Ada Rowe, 12, was wearing a red coat".
pub(crate) fn names_above(infos: &[Info<'_>]) -> impl Iterator<Item = Pair> {
    infos.windows(2).enumerate().filter_map(|(i, pair)| {
        let named = opens_with_name(pair[0].text, pair[1].text) && pair.iter().all(fits);
        named.then_some(Pair { first: i, second: i + 1, relation: Relation::Cut })
    })
}

/// True where one line is a name and the next opens with it and a comma.
pub(crate) fn opens_with_name(name: &str, line: &str) -> bool {
    /// Words of the name.
    const NAME: std::ops::RangeInclusive<usize> = 2..=4;
    let behind = line.strip_prefix(name).filter(|rest| rest.starts_with(", ") && !rest.ends_with(['.', '!', '?']));
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    behind.is_some() && NAME.contains(&name.split(' ').count()) && name.split(' ').all(capital)
}
