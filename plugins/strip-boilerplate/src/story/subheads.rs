//! The story's own headings that read like furniture: "Food", "Contact", "Read more". They stand one by one between paragraphs, each another,
//! with few paragraphs from one to the next. What a page puts between paragraphs repeats, or stands beside others.

use std::sync::LazyLock;

use crate::furniture::between::{is_advice, is_single};
use crate::lines::loud::loud;
use crate::lines::phrases::Class;
use crate::lines::shared::shares_word;
use crate::lines::{Info, Look};
use crate::lists::data::entries;

/// What opens the counterpart of a heading of teasers.
static COUNTERPARTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/counterparts.txt")).map(|(_, word)| word).collect());

/// So many headings make a series.
const SERIES: usize = 3;
/// Words of such a heading.
const WORDS: u32 = 3;
/// Paragraphs from one heading to the next at most, where all of them read like furniture.
const PARAGRAPHS: usize = 3;

/// Protects the headings between paragraphs; `page` tells that the text is a page's, which has buttons between them.
pub(crate) fn protect(infos: &mut [Info<'_>], page: bool) {
    // Most articles end here: nothing in them is furniture.
    if !loud(infos).any(|i| is_known(&infos[i]) || infos[i].look == Look::Furniture && is_single(&infos[i])) {
        return;
    }
    let prose = |i: Option<usize>| i.and_then(|i| infos.get(i)).is_some_and(Info::is_prose);
    let between = |i: &usize| prose(i.checked_sub(1)) && prose(Some(*i + 1)) && is_short(&infos[*i]);
    let short: Vec<usize> = (0..infos.len()).filter(between).collect();
    // Where one is no menu's word, none is.
    let headings: Vec<usize> =
        short.iter().copied().filter(|i| is_plain(&infos[*i]) || is_of_menu(&infos[*i])).collect();
    let mut own = Vec::new();
    if headings.len() >= SERIES && headings.iter().any(|i| is_plain(&infos[*i])) {
        own.extend(headings);
    }
    // Beside a heading that reads like none of a page, what does is the page's, unless it is advice in the
    // same words, "Walk more", "Read more", or beside more of it.
    if !page && short.iter().all(|i| is_known(&infos[*i])) {
        let runs = short.chunk_by(|one, next| goes_on(&infos[*one + 1..*next]));
        own.extend(runs.filter(|run| run.len() >= SERIES).flatten());
    } else if !page && short.len() >= SERIES {
        let last = |i: usize| infos[i].text.rsplit(' ').next().unwrap_or_default();
        let advice = || short.iter().filter(|i| is_advice(&infos[**i]));
        let same = |i: &usize| short.iter().any(|other| other != i && last(*other) == last(*i));
        if advice().count() > 1 || advice().any(same) {
            own.extend(short.iter().copied().filter(|i| is_plain(&infos[*i]) || is_advice(&infos[*i])));
        }
    }
    own.extend(of_listings(infos));
    own.extend(of_sections(infos, &short));
    if !page && are_single(infos, &short) {
        own.extend(&short);
    }
    if !page {
        own.extend(of_advice(infos));
        own.extend(of_pairs(infos));
    }
    own.into_iter().for_each(|i| infos[i].protected = true);
}

/// "Spend", "Save", "Invest": all parts of the story are headed by one word, some by that of a button, and few paragraphs stand from one to the next.
fn are_single(infos: &[Info<'_>], short: &[usize]) -> bool {
    let known = |i: &usize| !is_plain(&infos[*i]) && is_single(&infos[*i]);
    let one = |i: &usize| infos[*i].shape.words == 1 && (is_plain(&infos[*i]) || is_single(&infos[*i]));
    short.len() >= SERIES
        && short.iter().all(one)
        && short.iter().any(|i| is_plain(&infos[*i]))
        && short.iter().any(known)
        && short.windows(2).all(|pair| goes_on(&infos[pair[0] + 1..pair[1]]))
}

/// "Film", "Music", "Books": words of a menu that stand one by one above long paragraphs, from the first to the last, are no menu, nor is
/// another word among them, of a button or of none.
fn of_listings(infos: &[Info<'_>]) -> Vec<usize> {
    let long = |i: usize| infos.get(i).is_some_and(|info| info.look == Look::Text);
    let one = |info: &Info<'_>| (info.look == Look::Label || is_known(info)) && info.shape.words == 1;
    let word = |info: &Info<'_>| is_of_menu(info) || one(info);
    let heads = |i: &usize| word(&infos[*i]) && is_short(&infos[*i]) && long(*i + 1);
    let heads: Vec<usize> = (0..infos.len()).filter(heads).collect();
    let runs = heads.chunk_by(|one, next| goes_on(&infos[*one + 1..*next]));
    let listed = |run: &&[usize]| run.len() >= SERIES && run.iter().any(|i| is_of_menu(&infos[*i]));
    runs.filter(listed).flatten().copied().collect()
}

/// "Shares", "Members only": what reads like furniture heads a section that has its word, "Each holds a single share …". Two of them or more are
/// the story's, where it goes for all: no button knows what stands below it.
fn of_sections(infos: &[Info<'_>], short: &[usize]) -> Vec<usize> {
    /// Of them a page has no fewer.
    const SECTIONS: usize = 2;
    let known: Vec<usize> = short.iter().copied().filter(|i| is_known(&infos[*i])).collect();
    let told = |i: &usize| [i - 1, i + 1].iter().any(|beside| shares_word(infos[*i].text, infos[*beside].text));
    if known.len() >= SECTIONS && known.iter().all(told) { known } else { Vec::new() }
}

/// "Hang up your coat", "Log out", "Put the kettle on": words of an account between two pieces of advice, one paragraph or as many below each. A
/// button stands where it likes, and headings of another kind are names of things.
fn of_advice(infos: &[Info<'_>]) -> Vec<usize> {
    /// Words of a piece of advice.
    const ADVICE: std::ops::RangeInclusive<u32> = 2..=5;
    let account = |info: &Info<'_>| {
        let class = [Class::Login, Class::Subscribe].iter().any(|class| info.hits.is_whole(*class));
        let leaves = || info.hits.is_whole(Class::Insert) && is_advice(info);
        (class && is_known(info) || leaves()) && is_short(info)
    };
    // Most articles end here.
    if !loud(infos).any(|i| account(&infos[i])) {
        return Vec::new();
    }
    let advice = |info: &Info<'_>| {
        let s = &info.shape;
        let small = || info.text.split(' ').skip(1).all(|word| word.starts_with(char::is_lowercase));
        let plain = is_plain(info) || info.look == Look::Furniture;
        let few = ADVICE.contains(&s.words) && !s.ends_sentence() && s.digits == 0 && info.times == 1;
        plain && few && info.text.starts_with(char::is_uppercase) && small()
    };
    let said = |i: Option<usize>| i.and_then(|i| infos.get(i)).is_some_and(|info| info.shape.ends_sentence());
    let between = |i: &usize| said(i.checked_sub(1)) && said(Some(*i + 1));
    let heads: Vec<usize> = loud(infos).filter(|i| advice(&infos[*i]) || account(&infos[*i])).filter(between).collect();
    let gap = |from: usize, to: usize| to - from - 1;
    let even = heads.windows(2).all(|pair| gap(pair[0], pair[1]) == gap(heads[0], heads[1]));
    let known = heads.iter().filter(|i| account(&infos[**i])).count();
    let plain = heads.iter().filter(|i| is_plain(&infos[**i])).count();
    if heads.len() >= SERIES && even && gap(heads[0], heads[1]) <= PARAGRAPHS && known < heads.len() && plain > 0 {
        heads
    } else {
        Vec::new()
    }
}

/// "Most popular", "Least popular": a heading of teasers with its counterpart, which ends alike, a sentence above and below each. "Also
/// popular" heads teasers too.
fn of_pairs(infos: &[Info<'_>]) -> Vec<usize> {
    let parts = |i: usize| infos[i].text.split_once(' ').filter(|(_, end)| !end.contains(' '));
    let said = |i: Option<usize>| i.and_then(|i| infos.get(i)).is_some_and(|info| info.shape.ends_sentence());
    let between = |i: &usize| is_short(&infos[*i]) && said(i.checked_sub(1)) && said(Some(*i + 1));
    let heads: Vec<usize> = loud(infos).filter(between).filter(|i| parts(*i).is_some()).collect();
    let pair = |pair: &&[usize]| {
        let known = |i: usize| infos[i].hits.is_whole(Class::Teaser) && is_known(&infos[i]);
        let plain = |i: usize| is_plain(&infos[i]);
        let [one, other] = [parts(pair[0]), parts(pair[1])];
        let alike = one.zip(other).is_some_and(|((a, end), (b, same))| a != b && end.eq_ignore_ascii_case(same));
        let other = |i: usize| parts(i).is_some_and(|(head, _)| is_counterpart(head));
        alike
            && (other(pair[0]) || other(pair[1]))
            && (known(pair[0]) && plain(pair[1]) || plain(pair[0]) && known(pair[1]))
    };
    heads.windows(2).filter(pair).flatten().copied().collect()
}

fn is_counterpart(word: &str) -> bool {
    COUNTERPARTS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// True for what stands from one heading to the next: a few paragraphs and nothing else.
fn goes_on(between: &[Info<'_>]) -> bool {
    between.len() <= PARAGRAPHS && between.iter().all(Info::is_prose)
}

/// Furniture by its words. The label of an advertisement is never a story's, nor what the newsroom itself has listed.
fn is_known(info: &Info<'_>) -> bool {
    info.look == Look::Furniture && !info.hits.is_whole(Class::Insert) && !info.hits.has_own()
}

fn is_of_menu(info: &Info<'_>) -> bool {
    info.look == Look::Furniture && info.hits.is_whole(Class::Navigation)
}

fn is_plain(info: &Info<'_>) -> bool {
    matches!(info.look, Look::Label | Look::Title)
}

/// A few words that stand once, as a heading does.
fn is_short(info: &Info<'_>) -> bool {
    let s = &info.shape;
    let plain = is_plain(info) || info.look == Look::Furniture;
    plain
        && s.words <= WORDS
        && !s.ends_sentence()
        && s.digits == 0
        && info.times == 1
        && info.text.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, protected_by};

    fn protected<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        protected_by(|infos| protect(infos, false), lines)
    }

    #[test]
    fn what_opens_a_counterpart_is_sorted() {
        assert!(COUNTERPARTS.is_sorted() && !COUNTERPARTS.is_empty());
    }

    #[test]
    fn one_word_of_a_button_heads_a_part_beside_other_single_words() {
        let [one, other] = STORY;
        let parts = |heads: [&'static str; 3]| protected(&[one, heads[0], other, heads[1], one, heads[2], other]);
        assert_eq!(parts(["Rise", "Peak", "Decline"]), ["Rise", "Peak", "Decline"]);
        assert_eq!(parts(["Rise", "The peak", "Decline"]), [""; 0]);
        assert_eq!(parts(["Rise", "Peak", "Advertisement"]), [""; 0]);
        assert_eq!(parts(["Accept", "Save", "Decline"]), [""; 0]);
    }

    #[test]
    fn words_of_a_menu_between_paragraphs_are_headings_beside_another() {
        let [one, other] = STORY;
        assert_eq!(protected(&[one, "Gates", other, "Food", one, "Money", other]), ["Gates", "Food", "Money"]);
        assert_eq!(protected(&[one, "Gates", other, "Food", "Money", one]), [""; 0]);
        assert_eq!(protected(&[one, "Gates", other, "Read more", one, "Locks", other]), [""; 0]);
    }

    #[test]
    fn words_of_a_page_are_headings_where_each_is_another_and_stands_alone() {
        let [one, other] = STORY;
        assert_eq!(
            protected(&[one, "Share", other, "Log out", one, "Contact", other]),
            ["Share", "Log out", "Contact"]
        );
        for body in [
            [one, "Share", other, "Log out", "Contact", one, other],
            [one, "Share", other, "Log out", one, "Share", other],
            [one, "Share", other, "Advertisement", one, "Contact", other],
            [one, "Share", other, "Log out", one, other, "Contact"],
        ] {
            assert_eq!(protected(&body), [""; 0]);
        }
    }

    #[test]
    fn words_of_a_menu_above_long_paragraphs_head_the_listings_of_a_page() {
        let [one, other] = STORY;
        let heads = |lines: &[&'static str]| protected_by(|infos| protect(infos, true), lines);
        assert_eq!(heads(&["Log in", "Film", one, "Music", other, "Books", one]), ["Film", "Music", "Books"]);
        assert_eq!(heads(&["Log in", "Film", "Music", other, "Books", one]), [""; 0]);
        assert_eq!(heads(&["Film", one, "Music", "It is open.", "Books", other]), [""; 0]);
    }

    #[test]
    fn buttons_beside_other_headings_are_headings_where_those_are_advice_in_the_same_words() {
        let [one, other] = STORY;
        let series = ["Walk more", "Read more", "Sleep more"];
        let [a, b, c] = series;
        assert_eq!(protected(&[one, a, other, b, one, c, other]), series);
    }

    #[test]
    fn words_that_stand_in_their_sections_are_headings() {
        let [one, other] = STORY;
        let shares =
            "Each of the three hundred members of the dairy in Marl holds one share, which cost them a pound in 1921.";
        assert_eq!(protected(&[one, "Shares", shares, "Members only", other]), ["Shares", "Members only"]);
        assert_eq!(protected(&[one, "Shares", shares, "Log out", other]), [""; 0]);
        assert_eq!(protected(&[one, "Shares", shares, other]), [""; 0]);
    }

    #[test]
    fn buttons_between_the_paragraphs_of_a_page_are_its_own() {
        let [one, other] = STORY;
        let lines = [one, "Share", other, "Log out", one, "Contact", other];
        assert_eq!(protected_by(|infos| protect(infos, true), &lines), [""; 0]);
    }
}
