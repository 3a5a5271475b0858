//! Menus and paths that stand in one line: "Home | News | Sport", "News > Town > Harbour".

use crate::copy::Copy;
use crate::phrases::Phrases;

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
        !s.ends_sentence() && self.is_outside(i) && s.words <= MENU && self.is_menu(i, phrases)
    }
}

/// What stands between the signs that part the entries of a menu or a path.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let path = if text.contains(" > ") { " > " } else { " / " };
    let one = ['|', '•', '·', '›', '»', '→', '►'];
    text.split(path).flat_map(move |part| part.split(one)).map(str::trim).filter(|part| !part.is_empty())
}

/// "Home | News | Sport": two labels of a page, or more, and half of all; "News / Town / Harbour": a path that opens with one.
fn is_menu(text: &str, phrases: &Phrases) -> bool {
    let mut buffer = String::new();
    let (mut all, mut labels, mut first) = (0, 0, false);
    for part in parts(text) {
        let label = phrases.hits(part, &mut buffer).main().is_some();
        first |= label && all == 0;
        all += 1;
        labels += u32::from(label);
    }
    labels >= 2 && labels * 2 >= all
        || first && all >= 3 && text.contains([' ', '>', '/', '›', '»']) && text.len() <= 80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menus_are_known_by_their_parts() {
        let phrases = Phrases::new(&[]);
        assert!(is_menu("Home > News > Harbour", &phrases) && is_menu("News / Town / Harbour", &phrases));
        assert!(!is_menu("Mill | Jobs", &phrases) && !is_menu("Rowe / Lind", &phrases));
        assert!(is_menu("Home | News | Harbour", &phrases));
        assert!(!is_menu("Rowe | Lind | Ott", &phrases) && !is_menu("Home", &phrases));
    }
}
