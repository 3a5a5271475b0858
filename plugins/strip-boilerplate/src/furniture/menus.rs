//! Menus and paths that stand in one line: "Home | News | Sport", "Harbour Post > Town > Heritage".

use copydesk_text::lines::behind_button;

use crate::copy::Copy;
use crate::fate::{Fate, Reason, take};
use crate::lines::labels::names_results;
use crate::lines::phrases::{Class, Phrases};

/// The lines of a menu: no more words than this.
const MENU: u32 = 24;

impl Copy<'_> {
    /// True where a line is a menu or the path to a page, and no row of a table.
    fn is_menu(&self, i: usize, phrases: &Phrases) -> bool {
        let parted = |n: Option<usize>| {
            let info = n.and_then(|n| self.infos.get(n));
            let row = info.filter(|info| !info.is_prose());
            row.is_some_and(|info| parts(info.text).nth(1).is_some() && !is_menu(info.text, phrases))
        };
        is_menu(self.infos[i].text, phrases) && !parted(i.checked_sub(1)) && !parted(Some(i + 1))
    }

    /// True where a line before or after the story is a menu.
    pub(crate) fn is_menu_outside(&self, i: usize, phrases: &Phrases) -> bool {
        let s = &self.infos[i].shape;
        let menu = !s.ends_sentence() && self.is_outside(i) && s.words <= MENU && self.is_menu(i, phrases);
        // "Enlarge / The weir at dawn. | Credit: Ada Rowe"
        menu && behind_button(self.infos[i].text).len() == self.infos[i].text.len()
    }
}

/// Takes out "Fixtures", "Results", "Tables" above or below the story: two or more of them in a row, without the results themselves.
pub(crate) fn results(copy: &Copy<'_>, fates: &mut [Fate]) {
    /// Two such labels are a menu.
    const MENU: usize = 2;
    let (infos, Some(first), Some(last)) = (copy.infos, copy.first_prose, copy.last_prose) else { return };
    let label = |i: usize| infos[i].shape.digits == 0 && names_results(infos[i].text);
    for outside in [0..first, last + 1..infos.len()] {
        let mut from = outside.start;
        while let Some(start) = (from..outside.end).find(|i| label(*i)) {
            let end = (start..outside.end).find(|i| !label(*i)).unwrap_or(outside.end);
            let shown = infos.get(end).is_some_and(|next| next.shape.digits > 0 && !next.shape.ends_sentence());
            if end - start >= MENU && !shown {
                take(infos, fates, start..end, Fate::Gone(Reason::Navigation));
            }
            from = end;
        }
    }
}

/// What stands between the signs that part the entries of a menu or a path.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let path = if text.contains(" > ") { " > " } else { " / " };
    let one = ['|', '•', '·', '›', '»', '→', '►'];
    text.split(path).flat_map(move |part| part.split(one)).map(str::trim).filter(|part| !part.is_empty())
}

/// "Football > League Two > Match report", "Harbour Post › News › Heritage": names parted by the sign of a path, whatever they are.
fn is_path(text: &str) -> bool {
    /// Words of a name.
    const WORDS: usize = 4;
    // Most lines end here.
    if text.is_ascii() && memchr::memchr(b'>', text.as_bytes()).is_none() {
        return false;
    }
    let name = |part: &str| part.starts_with(char::is_uppercase) && part.split(' ').count() <= WORDS;
    [" > ", " › ", " » "]
        .iter()
        .any(|sign| text.split(sign).nth(2).is_some() && text.split(sign).all(|part| name(part.trim())))
}

fn before_path(text: &str) -> &str {
    text.split(" > ").next().unwrap_or(text)
}

/// "Home | News | Sport": two labels of a page, or more, and half of all; "News / Town / Harbour": a path that opens with one.
fn is_menu(text: &str, phrases: &Phrases) -> bool {
    if is_path(text) {
        return true;
    }
    let mut buffer = String::new();
    let (mut all, mut labels, mut first) = (0, 0, false);
    for part in parts(text) {
        let label = phrases.hits(part, &mut buffer).main().is_some();
        first |= label && all == 0;
        all += 1;
        labels += u32::from(label);
    }
    // "Home > History"
    let path = first
        && all == 2
        && text.contains(" > ")
        && phrases.hits(before_path(text), &mut buffer).is_whole(Class::Navigation);
    path || labels >= 2 && labels * 2 >= all
        || first && all >= 3 && text.contains([' ', '>', '/', '›', '»']) && text.len() <= 80
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    #[test]
    fn menus_are_known_by_their_parts() {
        let phrases = Phrases::new(&[]);
        assert!(is_menu("Home > News > Harbour", &phrases) && is_menu("News / Town / Harbour", &phrases));
        assert!(
            is_menu("Rowing > Second crew > Match report", &phrases) && is_menu("Harbour Post › Marl › Old", &phrases)
        );
        assert!(!is_menu("Tarn > Marl", &phrases) && !is_menu("2 > 1 > 0", &phrases));
        assert!(!is_menu("Mill | Jobs", &phrases) && !is_menu("Rowe / Lind", &phrases));
        assert!(is_menu("Home | News | Harbour", &phrases));
        assert!(!is_menu("Rowe | Lind | Ott", &phrases) && !is_menu("Home", &phrases));
    }

    fn taken<'a>(body: &[&'a str]) -> Vec<&'a str> {
        let infos = paragraphs(body);
        let mut fates = vec![Fate::Keep; body.len()];
        results(&Copy::new(&infos, 0), &mut fates);
        gone(body, &fates)
    }

    #[test]
    fn labels_of_results_go_where_two_stand_together_below_the_story() {
        for labels in [
            ["Fixtures", "Results"],
            ["Spielplan", "Tabelle"],
            ["Calendrier", "Classement"],
            ["Calendario", "Resultados"],
            ["Risultati", "Classifica"],
            ["Classificação", "Resultados"],
            ["Resultat", "Tabell"],
            ["Resultater", "Stilling"],
        ] {
            assert_eq!(taken(&[STORY[0], STORY[1], labels[0], labels[1]]), labels);
            assert_eq!(taken(&[labels[0], labels[1], STORY[0], STORY[1]]), labels);
        }
        for body in [
            [STORY[0], STORY[1], "Results", "Rowers 2, Sailors 1"],
            [STORY[0], "Results", "Tables", STORY[1]],
            [STORY[0], STORY[1], "Results", "Ada Rowe"],
        ] {
            assert_eq!(taken(&body), [""; 0]);
        }
        assert_eq!(taken(&[STORY[0], STORY[1], "Fixtures", "Results", "Rowers 2, Sailors 1"]), [""; 0]);
    }
}
