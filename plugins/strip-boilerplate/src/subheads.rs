//! A word of a menu or of a button as the story's own heading: "Food", "Read more". A page's menu stands in a row; headings stand one by one
//! between paragraphs, and where one of them is no such word, none is; nor is any in copy where all may be advice.

use crate::furniture::between::is_advice;
use crate::lines::{Info, Look};
use crate::phrases::Class;

/// So many headings make a series.
const SERIES: usize = 3;
/// Words of such a heading.
const WORDS: u32 = 3;

/// Protects the headings between paragraphs; `page` tells that the text is a page's, which has buttons between them.
pub(crate) fn protect(infos: &mut [Info<'_>], page: bool) {
    let is_of_page = |info: &Info<'_>| is_of_menu(info) || !page && is_advice(info);
    // Most articles end here: nothing in them is a menu's or a button's.
    if !infos.iter().any(is_of_page) {
        return;
    }
    let prose = |i: Option<usize>| i.and_then(|i| infos.get(i)).is_some_and(Info::is_prose);
    let between = |i: &usize| prose(i.checked_sub(1)) && prose(Some(*i + 1)) && is_heading(&infos[*i], is_of_page);
    let headings: Vec<usize> = (0..infos.len()).filter(between).collect();
    let own = || headings.iter().any(|i| infos[*i].look != Look::Furniture);
    if headings.len() >= SERIES && (own() || !page && headings.iter().all(|i| is_advice(&infos[*i]))) {
        headings.into_iter().for_each(|i| infos[i].protected = true);
    }
}

fn is_of_menu(info: &Info<'_>) -> bool {
    info.look == Look::Furniture && info.hits.is_whole(Class::Navigation)
}

fn is_heading(info: &Info<'_>, is_of_page: impl Fn(&Info<'_>) -> bool) -> bool {
    let s = &info.shape;
    let plain = matches!(info.look, Look::Label | Look::Title) || is_of_page(info);
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
    fn words_of_a_menu_between_paragraphs_are_headings_beside_another() {
        let [one, other] = STORY;
        assert_eq!(protected(&[one, "Gates", other, "Food", one, "Money", other]), ["Gates", "Food", "Money"]);
        assert_eq!(protected(&[one, "Sport", other, "Food", one, "Money", other]), [""; 0]);
        assert_eq!(protected(&[one, "Gates", other, "Food", "Money", one]), [""; 0]);
    }

    #[test]
    fn buttons_between_paragraphs_are_headings_where_all_may_be_advice_or_one_is_none() {
        let [one, other] = STORY;
        for series in [["Read more", "Share", "Log out"], ["Eat less", "Read more", "Sleep"]] {
            let [a, b, c] = series;
            assert_eq!(protected(&[one, a, other, b, one, c, other]), series);
        }
        assert_eq!(protected(&[one, "Read more", other, "Most read", one, "Comments", other]), [""; 0]);
    }
}
