//! The headline: said again in the body, and what a desk puts before it.

use copydesk_text::lines::same_words;

use crate::fate::{Fate, Reason};
use crate::lines::labels;
use crate::lines::{Info, Kind};

/// True where the line says the headline again, alone or with the site's name after it.
pub(crate) fn is_headline(info: &Info<'_>, headline: &str) -> bool {
    if headline.len() < 8 || info.text.len() > headline.len() + 60 {
        return false;
    }
    let without_site =
        || [" | ", " - ", " – ", " — ", " « "].iter().filter_map(|s| info.text.rfind(s)).map(|at| &info.text[..at]);
    // "UPDATE 2-Floods close the gate": so an agency marks versions.
    let version = info.text.split_once('-').filter(|(mark, _)| is_version(mark)).map(|(_, title)| title);
    same_words(info.text, headline)
        || without_site().any(|t| same_words(t, headline))
        || version.is_some_and(|title| opens_alike(title, headline))
}

/// True where all words of a title stand in the headline in their order, and hardly any other there, or the other way round.
fn is_nearly(text: &str, headline: &str) -> bool {
    /// Words of the shorter at least, and words more in the fuller at most.
    const FEWEST: usize = 6;
    const MORE: usize = 3;
    // Most lines end here.
    if text.ends_with(['.', ':', ',', ';']) || text.len() > headline.len() * 2 || headline.len() > text.len() * 2 {
        return false;
    }
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(text), words(headline));
    let (short, full) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = full.iter();
    short.len() >= FEWEST
        && full.len() <= short.len() + MORE
        && short.iter().all(|word| rest.any(|other| other == word))
}

/// The headline said again above the story, below what the page says of itself in sentences, or below it beside another line of the page; on a
/// page, where films have titles, between its paragraphs too, and with a few words more or fewer.
pub(crate) fn said_again(infos: &[Info<'_>], headline: &str, page: bool, fates: &mut [Fate]) {
    /// So many lines from the top.
    const TOP: usize = 10;
    /// Bytes of a site's name behind it.
    const SITE: usize = 60;
    let held = |i: &usize| !infos[*i].text.is_empty();
    let open =
        |fates: &[Fate], i: usize| fates[i] == Fate::Keep && infos[i].kind == Kind::Paragraph && !infos[i].protected;
    let first = |text: &str| text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_lowercase().next());
    let opening = first(headline);
    // Most lines end here.
    let said = |i: &usize| {
        let near = infos[*i].text.len() <= headline.len() + SITE;
        let said = || is_headline(&infos[*i], headline) || page && is_nearly(infos[*i].text, headline);
        near && first(infos[*i].text) == opening && said()
    };
    let prose = |fates: &[Fate], i: usize| fates[i].is_kept() && infos[i].is_prose();
    let mut top = Vec::with_capacity(TOP);
    top.extend((0..infos.len()).filter(held).take(TOP));
    for at in top {
        if open(fates, at) && said(&at) && (at + 1..infos.len()).any(|i| prose(fates, i)) {
            fates[at] = Fate::Gone(Reason::Headline);
        } else if prose(fates, at) {
            break;
        }
    }
    let Some(last) = (0..infos.len()).rfind(|i| prose(fates, *i) && !said(i)) else { return };
    let within = if page { 0..last } else { 0..0 };
    for at in within.filter(said) {
        if open(fates, at) && !infos[at].text.ends_with('.') {
            fates[at] = Fate::Gone(Reason::Headline);
        }
    }
    for at in last + 1..infos.len() {
        let beside = [at - 1, at + 1].into_iter().filter_map(|i| fates.get(i)).any(|fate| !fate.is_kept());
        if beside && open(fates, at) && said(&at) {
            fates[at] = Fate::Gone(Reason::Headline);
        }
    }
}

/// The headline behind what a desk puts before it for those who take the wire: "WDH/ROUNDUP: …", "UPDATE 2-…", "(AMPLIACIÓN) …". What tells
/// readers something ("CORRECTED: …", "EILMELDUNG: …") stays.
pub(crate) fn without_desk_label(headline: &str) -> Option<&str> {
    /// No such label is longer, in bytes.
    const LABEL: usize = 40;
    let window = &headline[..headline.floor_char_boundary(LABEL)];
    let opened = window.strip_prefix('(').map(|inside| (inside, 1));
    let (inside, from) = opened.unwrap_or((window, 0));
    let end = inside.find(if from == 1 { &[')'][..] } else { &[':', '-'][..] })?;
    let known = |part: &str| {
        let (word, number) = part.trim().split_once(' ').unwrap_or((part.trim(), ""));
        let numbered = number.bytes().all(|byte| byte.is_ascii_digit());
        let low = word.to_lowercase();
        // "UPDATE: …" is for readers too.
        let least = if low == "update" { 1 } else { 0 };
        numbered && number.len() >= least && word != low && word.to_uppercase() == word && labels::is_version(&low)
    };
    let rest = headline[from + end + 1..].trim_start();
    let opens = |c: char| !c.is_lowercase();
    (inside[..end].split('/').all(known) && rest.contains(' ') && rest.starts_with(opens)).then_some(rest)
}

/// `UPDATE 2`, `WRAPUP 1`, `CORRECTED`.
fn is_version(mark: &str) -> bool {
    let (word, number) = mark.split_once(' ').unwrap_or((mark, "1"));
    ["UPDATE", "WRAPUP", "CORRECTED", "REFILE", "RPT"].contains(&word) && number.bytes().all(|b| b.is_ascii_digit())
}

/// True where one of two titles is the other, or goes on behind it.
fn opens_alike(a: &str, b: &str) -> bool {
    let words = |text: &'_ str| text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    words(short) >= 3 && long.get(..short.len()).is_some_and(|head| head.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    fn on<T>(text: &str, f: impl Fn(&Info<'_>) -> T) -> T {
        f(&paragraphs(&[text])[0])
    }

    #[test]
    fn a_version_of_the_headline_is_the_headline() {
        let again = |text: &str| on(text, |info| is_headline(info, "Flood closes the gates of the harbour"));
        assert!(again("UPDATE 2-Flood closes the gates of the harbour, nobody hurt"));
        assert!(!again("Flood closes the gates of the harbour, nobody hurt"));
        assert!(!again("UPDATE 2-Gates of the harbour closed by a flood"));
    }

    #[test]
    fn the_headline_is_nearly_said_again_with_words_fewer_or_more() {
        let headline = "'It is open': Film shows the last gate of Tarn Weir";
        for line in
            ["'It is open' Film shows the last gate of Weir", "It is open: Film shows the very last gate of Tarn Weir"]
        {
            assert!(is_nearly(line, headline), "{line}");
        }
        for line in [
            "Film shows the last gate of Orme Weir",
            "The last gate of Tarn",
            "Film shows the last gate of Tarn Weir.",
            "Weir Tarn of gate last the shows film",
        ] {
            assert!(!is_nearly(line, headline), "{line}");
        }
    }

    #[test]
    fn the_label_of_a_desk_is_no_part_of_the_headline() {
        for label in
            ["WDH/ROUNDUP: ", "ROUNDUP 2: ", "UPDATE 2-", "WRAPUP 1-", "(AMPLIACIÓN) ", "SYNTHESE - ", "LEAD 1: "]
        {
            let headline = format!("{label}Weir to close for a year");
            assert_eq!(without_desk_label(&headline), Some("Weir to close for a year"), "{headline}");
        }
        for other in [
            "CORRECTED-Weir to close for a year",
            "UPDATE: Weir to close for a year",
            "EILMELDUNG: Das Wehr ist zu",
            "Roundup: Weirs of the north",
            "LEAD poisoning in the weir: what we know",
        ] {
            assert_eq!(without_desk_label(other), None, "{other}");
        }
    }

    #[test]
    fn the_headline_is_known_with_the_sites_name() {
        assert!(on("Bridge stays shut | Harbour Post", |i| is_headline(i, "Bridge Stays Shut")));
        assert!(!on("Bridge stays shut until spring", |i| is_headline(i, "Bridge stays shut")));
    }
}
