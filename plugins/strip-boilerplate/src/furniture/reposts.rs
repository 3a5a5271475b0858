//! What a piece that another site has too says below it: "The post TITLE appeared first on SITE."

use std::sync::LazyLock;

use copydesk_text::lines::same_words;

use crate::fate::{Fate, Reason};
use crate::lines::{Info, Kind};
use crate::lists::data::part;
use crate::lists::openings::Openings;

const FILE: &str = include_str!("../../data/reposts.txt");
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "opens"));
static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "names"));
static SELF: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "self"));
static OPENINGS: LazyLock<Openings> =
    LazyLock::new(|| Openings::new(&[&OPENS, &NAMES, &SELF].map(|list| list.as_slice()).concat()));
static APPEARED: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "appeared"));
static NETWORKS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "networks"));

/// No such line is longer.
const LONGEST: u32 = 300;
/// Lines at the end among which it stands, with other furniture behind it.
const NEAR: usize = 10;
/// Words of a title that is not the piece's own headline, at least.
const TITLE: usize = 3;
/// Words of a site's name at most.
const SITE: usize = 6;

/// Takes out the last line where it says so, or one of the last with the piece's own headline.
pub(crate) fn reposts(infos: &[Info<'_>], fates: &mut [Fate], headline: Option<&str>) {
    let Some(last) = (0..infos.len()).rev().find(|i| fates[*i].is_kept() && !infos[*i].text.is_empty()) else { return };
    for (i, info) in infos.iter().enumerate().skip(infos.len().saturating_sub(NEAR)) {
        if info.shape.width > LONGEST || !OPENINGS.open(info.text) || !fates[i].is_kept() {
            continue;
        }
        let Some((title, sure)) = title(info.text) else { continue };
        let own = headline.is_some_and(|headline| same_words(title, headline));
        let bare = i == last && title.is_empty();
        let titled = sure && i == last && !title.starts_with(char::is_lowercase) && title.split(' ').count() >= TITLE;
        if (own || titled || bare) && info.kind != Kind::Fixed && !info.protected && !info.must_stay() {
            fates[i] = Fate::Gone(Reason::PageNotice);
        }
    }
}

/// The title in such a line, behind which nothing follows but the name of a site, and whether stories seldom open so. The title is empty
/// where the line speaks of the piece itself: "This story first appeared on SITE."
fn title(text: &str) -> Option<(&str, bool)> {
    let low = text.to_lowercase().replace('’', "'");
    // Letters that are longer in small ones stand in none of the lists' languages.
    let plain = text.replace('’', "'");
    if low.len() != plain.len() {
        return None;
    }
    let opens = |open: &&&str| low.strip_prefix(**open).is_some_and(|rest| rest.starts_with(' '));
    let sure = OPENS.iter().find(opens);
    let itself = SELF.iter().find(opens).map(|open| open.len());
    let start = sure.or_else(|| NAMES.iter().find(opens)).map(|open| open.len()).or(itself)?;
    let appeared = APPEARED.iter().filter_map(|appeared| {
        let at = low.get(start..)?.rfind(appeared)? + start;
        let apart = (at == 0 || low[..at].ends_with(' ')) && low[at + appeared.len()..].starts_with(' ');
        apart.then(|| Some((at, plain.get(at + appeared.len()..)?)))?
    });
    let (end, site) = appeared.min_by_key(|(at, _)| *at)?;
    let site = site.trim_matches(|c: char| !c.is_alphanumeric());
    let capital =
        site.split(' ').next_back().is_some_and(|word| word.contains('.') || word.contains(char::is_uppercase));
    let named = capital && site.split(' ').count() <= SITE && !NETWORKS.iter().any(|n| n.eq_ignore_ascii_case(site));
    // Found in the text as it stands by its length in letters.
    let letters = |bytes: usize| plain.get(..bytes).map(|head| head.chars().count());
    let byte = |letters: usize| text.char_indices().nth(letters).map(|(at, _)| at);
    let title = text.get(byte(letters(start)?)?..byte(letters(end)?)?)?.trim();
    // "The post first appeared on her page" has no title, and is of no piece of its own.
    let bare = title.is_empty() && itself.is_some();
    (named && (bare || !title.is_empty())).then_some((title, sure.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken<'a>(body: &[&'a str], headline: Option<&str>) -> Vec<&'a str> {
        let mut fates = vec![Fate::Keep; body.len()];
        reposts(&paragraphs(body), &mut fates, headline);
        gone(body, &fates)
    }

    #[test]
    fn the_line_is_known_in_eight_languages() {
        for (line, headline) in [
            ("The post Tarn Weir lock to close appeared first on Weir Daily.", "Tarn Weir lock to close"),
            (
                "Der Beitrag Schleuse schließt für Wochen erschien zuerst auf Der Kanalbote.",
                "Schleuse schließt für Wochen",
            ),
            (
                "L’article L’écluse ferme six semaines est apparu en premier sur Le Canal.",
                "L’écluse ferme six semaines",
            ),
            ("La entrada Cierra la esclusa se publicó primero en Diario del Canal.", "Cierra la esclusa"),
            ("L'articolo Chiude la chiusa proviene da canale.example.", "Chiude la chiusa"),
            ("O post Fecha a eclusa apareceu primeiro em Portal do Canal.", "Fecha a eclusa"),
            ("Inlägget Slussen stänger i maj dök först upp på Kanalbladet.", "Slussen stänger i maj"),
            ("Indlægget Slusen lukker i maj blev først udgivet på Kanalavisen.", "Slusen lukker i maj"),
        ] {
            assert_eq!(taken(&[STORY[0], line, STORY[1]], Some(headline)), [line]);
            assert_eq!(taken(&[STORY[0], STORY[1], line], None), [line]);
        }
    }

    #[test]
    fn a_line_below_the_story_may_speak_of_the_piece_itself() {
        for line in [
            "This story was originally published on Weir Daily.",
            "This story was first published on Weir Daily.",
            "Dieser Beitrag erschien zuerst auf kanalbote.example.",
            "Cet article est apparu en premier sur Le Canal.",
            "Esta nota se publicó originalmente en Diario del Canal.",
        ] {
            assert_eq!(taken(&[STORY[0], STORY[1], line], None), [line]);
            assert_eq!(taken(&[STORY[0], line, STORY[1]], None), [""; 0]);
        }
        let line = "This story first appeared on her page.";
        assert_eq!(taken(&[STORY[0], STORY[1], line], None), [""; 0]);
    }

    #[test]
    fn what_a_story_tells_of_a_post_stays() {
        for line in [
            "The post first appeared on her page on Sunday night.",
            "The post Mr Rowe wrote on Friday first appeared on Facebook.",
            "The article Mr Rowe wrote last year first appeared in The Times.",
            "The post mill first appeared on maps in 1620.",
            "Der Beitrag erschien zuerst auf ihrer Seite.",
        ] {
            assert_eq!(taken(&[STORY[0], STORY[1], line], Some("Tarn Weir lock to close")), [""; 0], "{line}");
        }
        let line = "The post Weir to Open Again appeared first on Weir Daily.";
        assert_eq!(taken(&[STORY[0], line, STORY[1]], None), [""; 0]);
    }
}
