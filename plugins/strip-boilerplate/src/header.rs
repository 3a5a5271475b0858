//! Lines of the body that belong into the header: bylines, notices of copyright, terms of use, the headline said again.

use copydesk_text::lines::same_words;

use crate::lines::{Info, Look};
use crate::phrases::Class;

/// The header fields that decide, as they came in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Header<'a> {
    pub(crate) headline: Option<&'a str>,
    pub(crate) byline: Option<&'a str>,
    pub(crate) slugline: Option<&'a str>,
    pub(crate) copyright: Option<&'a str>,
    pub(crate) usageterms: Option<&'a str>,
}

/// The field that a line belongs into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rights {
    Copyright,
    Terms,
}

/// What a line of rights says, by its phrases; menu entries such as "Copyright" say nothing.
pub(crate) fn rights(info: &Info<'_>) -> Option<Rights> {
    if !info.hits.is_part(Class::Legal) || info.shape.width > 600 || info.shape.words < 3 {
        return None;
    }
    let low = info.text.to_lowercase();
    let any = |list: &[&str]| list.iter().any(|p| low.contains(p));
    if any(&[
        "editorial use only",
        "may not be published",
        "embargoed until",
        "not for resale",
        "no sales",
        "no archives",
        "not for use",
        "licensed under",
    ]) || low.starts_with("restrictions:")
    {
        return Some(Rights::Terms);
    }
    let year = info.shape.digits >= 4;
    let notice = any(&["all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos"]);
    let sign = low.starts_with('©') || low.starts_with("copyright") || low.starts_with("(c)");
    (notice || sign && year).then_some(Rights::Copyright)
}

/// The name in a line such as "By Ada Rowe and Eve Lind, Harbour Post".
pub(crate) fn byline<'a>(info: &Info<'a>) -> Option<&'a str> {
    let text = info.text.trim_start_matches('^').trim_end_matches(['=', '<', ' ']);
    if info.shape.width > 100 || info.shape.ends_sentence() || matches!(info.look, Look::Text | Look::Date) {
        return None;
    }
    let (first, rest) = text.split_once(char::is_whitespace)?;
    if !matches!(first, "By" | "BY" | "by" | "Von" | "VON" | "Par" | "Por") {
        return None;
    }
    let end = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '|' | '•' | '·')).unwrap_or(rest.len());
    let name =
        rest[..end].trim_end_matches(" On ").trim_end_matches(|c: char| !c.is_alphabetic() && c != '.' && c != ')');
    let names = name.split_whitespace().all(|w| {
        let joins = matches!(
            w,
            "and"
                | "und"
                | "et"
                | "y"
                | "e"
                | "for"
                | "to"
                | "in"
                | "of"
                | "the"
                | "&"
                | "|"
                | "de"
                | "van"
                | "der"
                | "al"
        );
        joins || w.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase())
    });
    let count = name.split_whitespace().count();
    let starts = name.chars().next().is_some_and(char::is_uppercase) && !name.starts_with("The Way");
    (names && starts && (1..=12).contains(&count) && (count > 1 || name.len() > 3) && !name.ends_with(" the"))
        .then_some(name)
}

/// True where the line says the headline again, alone or with the site's name after it.
pub(crate) fn is_headline(info: &Info<'_>, headline: &str) -> bool {
    if headline.len() < 8 || info.text.len() > headline.len() + 60 {
        return false;
    }
    let without_site =
        || [" | ", " - ", " – ", " — ", " « "].iter().filter_map(|s| info.text.rfind(s)).map(|at| &info.text[..at]);
    same_words(info.text, headline) || without_site().any(|t| same_words(t, headline))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{Kind, Line, look_at};
    use crate::phrases::Phrases;

    fn on<T>(text: &str, f: impl Fn(&Info<'_>) -> T) -> T {
        f(&look_at(&[Line { text, kind: Kind::Paragraph, linked: 0 }], &Phrases::new(&[]))[0])
    }

    #[test]
    fn bylines_are_names_after_by() {
        let name = |t: &str| on(t, |i| byline(i).map(str::to_owned));
        assert_eq!(name("By Ada Rowe and Eve Lind"), Some("Ada Rowe and Eve Lind".into()));
        assert_eq!(name("By ADA ROWE="), Some("ADA ROWE".into()));
        assert_eq!(name("By Ada Rowe | 3 March 2024"), Some("Ada Rowe".into()));
        for no in ["By the time they came", "By Monday, all was over.", "Von Berlin nach Rom", "By", "By 2030"] {
            assert_eq!(name(no), None, "{no}");
        }
    }

    #[test]
    fn rights_are_notices_and_not_entries_of_a_menu() {
        let says = |t: &str| on(t, rights);
        assert_eq!(says("© 2026 The Harbour Post. All rights reserved."), Some(Rights::Copyright));
        assert_eq!(says("This material may not be published, broadcast or rewritten."), Some(Rights::Terms));
        assert_eq!(says("Copyright"), None);
        assert_eq!(says("She fought over copyright 20 years long."), None);
    }

    #[test]
    fn the_headline_is_known_with_the_sites_name() {
        assert!(on("Bridge stays shut | Harbour Post", |i| is_headline(i, "Bridge Stays Shut")));
        assert!(!on("Bridge stays shut until spring", |i| is_headline(i, "Bridge stays shut")));
    }
}
