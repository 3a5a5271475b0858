//! Captions of one credit of which one lacks the day, wherever they stand: "… in Marl, Tuesday, March 4, 2026, after the flood. (NW/Ada Rowe)" and
//! "… in Marl after the flood. (NW/Ada Rowe)". Captions of two days are of two pictures.

use std::sync::LazyLock;

use copydesk_text::lines::fingerprint;

use crate::info::Info;
use crate::info::captionlike::fits;
use crate::pair::Pair;
use crate::similar::Relation;
use crate::similar::word_lists::part;

const DAYS: &str = include_str!("../../data/days.txt");
static WEEKDAYS: LazyLock<Vec<&str>> = LazyLock::new(|| part(DAYS, "weekdays"));
static MONTHS: LazyLock<Vec<&str>> = LazyLock::new(|| part(DAYS, "months"));
static BEFORE: LazyLock<Vec<&str>> = LazyLock::new(|| part(DAYS, "before"));

/// Words beside the day at least: pictures of a series may share fewer.
const FEWEST: usize = 7;

/// What a caption says without its day, and the day.
struct Caption {
    said: u64,
    day: Option<u64>,
    block: usize,
}

/// The pairs of a caption and the same with the day.
pub(crate) fn dated(infos: &[Info<'_>]) -> Vec<Pair> {
    let may_be = |info: &Info<'_>| info.credit.is_some() && info.media.is_none() && fits(info) && info.is_caption();
    let credited = infos.iter().enumerate().filter(|(_, info)| may_be(info));
    let mut captions: Vec<(&str, usize)> =
        credited.filter_map(|(i, info)| Some((&info.text[info.credit.as_ref()?.name.clone()], i))).collect();
    captions.sort_unstable();
    let mut pairs = Vec::new();
    // Most articles end here.
    for of_one in captions.chunk_by(|a, b| a.0 == b.0).filter(|of_one| of_one.len() > 1) {
        let mut said: Vec<Caption> = of_one.iter().filter_map(|(_, i)| read(infos[*i].compared_text(), *i)).collect();
        said.sort_unstable_by_key(|caption| (caption.said, caption.day, caption.block));
        for same in said.chunk_by(|a, b| a.said == b.said) {
            let (Some(first), Some(last)) = (same.first(), same.last()) else { continue };
            let fuller = same.iter().find(|caption| caption.day.is_some() && caption.day == last.day);
            let days = same.iter().filter(|caption| caption.day.is_some() && caption.day != last.day).count();
            let Some(fuller) = fuller.filter(|_| first.day.is_none() && days == 0) else { continue };
            let relation = if first.block < fuller.block { Relation::Cut } else { Relation::Cuts };
            let [a, b] = [first.block.min(fuller.block), first.block.max(fuller.block)];
            pairs.push(Pair { first: a, second: b, relation });
        }
    }
    pairs
}

fn read(text: &str, block: usize) -> Option<Caption> {
    let words: Vec<&str> = text.split(' ').collect();
    let day = day(&words);
    let length = words.len() - day.as_ref().map_or(0, |day| day.len());
    let of = |words: &[&str]| fingerprint(&words.join(" "));
    let said = day.clone().map_or(of(&words), |day| of(&[&words[..day.start], &words[day.end..]].concat()));
    (length >= FEWEST).then(|| Caption { said, day: day.map(|day| of(&words[day])), block })
}

/// Where the day stands: behind a comma or a word such as "on", and before a comma or the end.
fn day(words: &[&str]) -> Option<std::ops::Range<usize>> {
    /// "Tuesday, March 4, 2026"
    const LONGEST: usize = 5;
    let bare = |word: &str| word.trim_end_matches([',', '.']).to_lowercase();
    let has = |list: &[&str], word: &str| list.binary_search(&bare(word).as_str()).is_ok();
    let number = |word: &str| {
        let digits = word.trim_end_matches([',', '.', 's', 't', 'n', 'd', 'r', 'h']);
        (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let of_day = |word: &str| number(word) || has(&WEEKDAYS, word) || has(&MONTHS, word);
    (1..words.len()).find_map(|start| {
        let led = has(&BEFORE, words[start]) && !words[start].ends_with([',', '.']);
        if !led && !words[start - 1].ends_with(',') {
            return None;
        }
        let from = start + usize::from(led);
        let end = from + words[from..].iter().take(LONGEST).take_while(|word| of_day(word)).count();
        let run = &words[from..end];
        let any = |list: &[&str]| run.iter().any(|word| has(list, word));
        let whole = any(&WEEKDAYS) || any(&MONTHS) && run.iter().any(|word| number(word));
        let closed = end == words.len() || run.last().is_some_and(|last| last.ends_with(','));
        (whole && closed).then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_day(text: &str) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        day(&words).map_or(text.to_owned(), |day| [&words[..day.start], &words[day.end..]].concat().join(" "))
    }

    #[test]
    fn a_day_stands_between_commas_or_behind_its_word() {
        for text in [
            "Rowe mends the weir in Marl, Tuesday, March 4, 2026, after the flood",
            "Rowe mends the weir in Marl on Sunday, 2 March 2026, after the flood",
            "Rowe mends the weir in Marl, Friday, Jan. 10, 2026, after the flood",
            "Rowe mends the weir in Marl, on May 1st, after the flood",
        ] {
            assert_eq!(without_day(text).replace(',', ""), "Rowe mends the weir in Marl after the flood", "{text}");
        }
        assert_eq!(without_day("Rowe repariert am Montag, 2. März 2026, das Wehr"), "Rowe repariert das Wehr");
        assert_eq!(without_day("Rowe mends the weir on Monday."), "Rowe mends the weir");
    }

    #[test]
    fn other_words_of_time_and_names_are_no_day() {
        for text in [
            "Rowe mends the weir on Monday morning",
            "Rowe mends the weir before Monday",
            "Rowe mends the weir in March",
            "Ada Rowe, 12, mends the weir",
            "The Sunday market, the last of the year",
            "Ada May 12 rows past the weir",
            "A regatta, March Hare and Sea Fever in front",
        ] {
            assert_eq!(without_day(text), text);
        }
        assert!([&WEEKDAYS, &MONTHS, &BEFORE].iter().all(|list| list.is_sorted()));
    }
}
