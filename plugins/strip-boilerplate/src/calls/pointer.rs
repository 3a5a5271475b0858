//! Lines that only point at another piece: "Read more: …", "WATCH | …", "Lire aussi …".

use crate::calls::Calls;
use crate::shape::LineShape;

impl Calls {
    /// "Read more: …", "WATCH | …", "Lire aussi …".
    pub(super) fn is_pointer(&self, text: &str, low: &str, s: &LineShape<'_>) -> bool {
        if let Some(rest) = self.pointers.opens(low) {
            let rest = rest.trim_start();
            let marked = rest.strip_prefix([':', '|', '>', '»', '→', '►', '-', '–', '—']).map(str::trim);
            if marked.is_some_and(|rest| !rest.is_empty()) {
                let opening = low.len() - rest.len();
                let plain = rest.starts_with(':') && self.leads.opens(low).is_none();
                // "More information: 01632 960 411", among the facts of an event.
                if plain && marked.is_some_and(reaches) {
                    return false;
                }
                // "Read: the book is good." is a sentence; a title is none, unless it asks, and a label in capitals is no word of a sentence.
                let loud = text.chars().take_while(|c| c.is_alphabetic()).all(char::is_uppercase);
                return !plain || !s.ends_sentence() || low.ends_with('?') || loud && opening > 3;
            }
        }
        if self.loud.opens(low).is_some_and(|rest| leads_loudly(text, low.len() - rest.len())) {
            return true;
        }
        let title = self.heads.opens(low).and_then(|rest| rest.trim_start().strip_prefix(':'));
        // "Advertisement: Win a boat now! Adults only." cries before it ends.
        let cries = || s.ends_sentence() && text.contains("! ");
        if title.is_some_and(|title| title.split_whitespace().nth(2).is_some()) && (!s.ends_sentence() || cries()) {
            return true;
        }
        // Without a mark a title follows: its first word has a capital, or it is a question.
        self.leads.opens(low).is_some_and(|rest| {
            let title = text.get(text.len().saturating_sub(rest.len())..).unwrap_or_default().trim_start();
            !s.ends_sentence() && title.chars().next().is_some_and(char::is_uppercase)
        })
    }
}

/// True for the number of a telephone, the name of a site or an address of mail, and nothing else: no title of a piece.
fn reaches(text: &str) -> bool {
    /// Digits of a number.
    const NUMBER: std::ops::RangeInclusive<usize> = 6..=15;
    let number = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b' ' | b'(' | b')' | b'-'));
    let digits = || text.bytes().filter(u8::is_ascii_digit).count();
    let site = || text.trim_end_matches('.').contains('.') && !text.contains([' ', '/']) && text.is_ascii();
    number && NUMBER.contains(&digits()) || site()
}

/// True where a label of so many bytes is in capitals, and a title of two words or more stands behind its colon or bar: "TRAILER: The Long Tide".
fn leads_loudly(text: &str, label: usize) -> bool {
    let Some((label, rest)) = text.split_at_checked(label) else { return false };
    let title = rest.trim_start().strip_prefix([':', '|']).map(str::trim).unwrap_or_default();
    let opens = title.starts_with(char::is_uppercase) && title.contains(' ');
    !label.contains(char::is_lowercase) && opens && !title.ends_with(['.', ';', ','])
}

#[cfg(test)]
mod tests {
    use crate::calls::{Call, Calls};
    use crate::lines::paragraphs;

    fn of(line: &str) -> Option<Call> {
        Calls::new().of(&paragraphs(&[line])[0], &mut String::new())
    }

    #[test]
    fn pointers_have_a_mark_or_a_title_behind_them() {
        for line in [
            "READ MORE: How the bridge was built",
            "Related: Is the bridge safe?",
            "WATCH | Divers below the bridge",
            "À lire aussi : Comment le pont fut bâti",
            "Lire aussi Comment le pont fut bâti",
            "Lesen Sie auch: So wurde die Brücke gebaut",
            "Te puede interesar: Cómo se levantó el puente",
            "Anzeige: Jetzt ein Boot gewinnen! Ab 18 Jahren.",
            "TRAILER: The Long Tide",
            "TRÁILER: La larga marea",
            "TRAILER | Das lange Wasser",
        ] {
            assert_eq!(of(line), Some(Call::Pointer), "{line}");
        }
        for line in
            ["Trailer: Two axles and a brake", "TRAILER: 750 kg, two axles", "TRAILER: Gone", "TRAILERS: For hire here"]
                .into_iter()
                .chain(["More information: 01632 960 411", "More information: tarnweir.example"])
        {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
