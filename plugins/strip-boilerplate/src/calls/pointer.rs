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
                // "Read: the book is good." is a sentence; a title is none, unless it asks, and a label in capitals is no word of a sentence.
                let loud = text.chars().take_while(|c| c.is_alphabetic()).all(char::is_uppercase);
                return !plain || !s.ends_sentence() || low.ends_with('?') || loud && opening > 3;
            }
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
        ] {
            assert_eq!(of(line), Some(Call::Pointer), "{line}");
        }
    }
}
