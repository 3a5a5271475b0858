//! Notes of a desk within a paragraph or at its end: `… sagte sie. [Zitat bitte noch autorisieren lassen!]`, `(Zahl bitte prüfen)`. The note
//! goes, with the space before it, and the paragraph stays. And an agency's name behind the last sentence: `… como testigos. EFE`.

use std::ops::Range;

use copydesk_text::lines::is_wire;

use crate::wire::agencies::{self, are_drawn_on};
use crate::wire::codes::are_desk_codes;
use crate::wire::desk::Desk;

/// No such note is longer, in bytes.
const LONGEST: usize = 120;
/// No paragraph has more.
const NOTES: usize = 8;

/// Where such notes stand in a paragraph, each in its brackets; none where the whole of it is one. `low` is scratch space.
pub(crate) fn notes(text: &str, desk: &Desk, low: &mut String) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut after = 0;
    // Most paragraphs have no brackets.
    for open in memchr::memchr2_iter(b'[', b'(', text.as_bytes()) {
        let close = if text.as_bytes()[open] == b'[' { b']' } else { b')' };
        if open < after || found.len() == NOTES {
            continue;
        }
        let end = text.floor_char_boundary(open + LONGEST);
        let Some(length) = memchr::memchr(close, &text.as_bytes()[open..end]) else { continue };
        let note = open..open + length + 1;
        after = note.end;
        if (note.start > 0 || note.end < text.len()) && desk.is_surely_note(&text[note.clone()], low) {
            found.push(note);
        }
    }
    found
}

/// A note with the space that goes with it.
pub(crate) fn with_space(text: &str, note: &Range<usize>) -> Range<usize> {
    let before = text[..note.start].trim_end().len();
    if before > 0 {
        return before..note.end;
    }
    0..text.len() - text[note.end..].trim_start().len()
}

/// Where the agencies begin whose copy was used, behind the last sentence, with the space before them: `… até à primavera. Com Lusa`.
pub(crate) fn drawn_on(text: &str) -> Option<usize> {
    let from = text.ceil_char_boundary(text.len().saturating_sub(agencies::LONGEST));
    let spaces = memchr::memrchr_iter(b' ', &text.as_bytes()[from..]).map(|at| from + at);
    // Most words end here: none of these bytes stands before the space, the last ones of the marks.
    let marked =
        |at: &usize| matches!(text.as_bytes()[..*at].last(), Some(b'.' | b'!' | b'?' | b'"' | 0x9c | 0x9d | 0xbb));
    let ended = |at: &usize| marked(at) && text[..*at].ends_with(['.', '!', '?', '"', '”', '“', '»']);
    spaces.filter(ended).find(|at| are_drawn_on(&text[at + 1..]))
}

/// Where the agency's name begins behind the last sentence, with the space before it, where the dateline has that agency or initials stand
/// beside it: `… in rialzo di 7. (ANSA).`, `… (Rib/Adnkronos)`; codes may stand behind it: `… (ANSA). YBZ-FR/ S0B QBXB`.
pub(crate) fn signoff(text: &str, dateline: &str) -> Option<usize> {
    /// Who wrote it has no more letters there.
    const INITIALS: usize = 4;
    /// No codes are longer, in bytes.
    const CODES: usize = 32;
    let text = text.trim_end();
    let closed = memchr::memrchr(b')', text.as_bytes()).filter(|at| text.len() - at <= CODES);
    let coded = closed.filter(|at| are_desk_codes(text[at + 1..].trim_start_matches(['.', ' '])));
    let line = coded.map_or(text, |at| &text[..=at]).trim_end_matches('.');
    let ended = |before: &str| before.ends_with(['.', '!', '?', '"', '”', '“', '»']);
    let same = |name: &str| is_wire(name) && dateline.to_lowercase().contains(&name.to_lowercase());
    let (before, name) = match line.strip_suffix(')').and_then(|line| line.rsplit_once('(')) {
        Some(bracketed) => bracketed,
        None => line.rsplit_once(' ').filter(|(_, name)| !name.contains(char::is_lowercase))?,
    };
    let signed = || {
        let (by, agency) = name.split_once('/').filter(|_| line.ends_with(')'))?;
        let initials = by.len() <= INITIALS && by.chars().all(char::is_alphabetic);
        Some(initials && is_wire(agency))
    };
    let before = before.trim_end();
    (ended(before) && (same(name) || signed() == Some(true))).then_some(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let mut left = text.to_owned();
        for note in notes(text, &Desk::new(), &mut String::new()).iter().rev() {
            left.replace_range(with_space(text, note), "");
        }
        left
    }

    #[test]
    fn a_note_of_the_desk_is_cut_out_of_its_paragraph() {
        for (text, left) in [
            ("„Ja“, sagte sie. [Zitat bitte noch autorisieren lassen!]", "„Ja“, sagte sie."),
            ("Der Preis liegt bei 7 Millionen Euro (Zahl bitte prüfen).", "Der Preis liegt bei 7 Millionen Euro."),
            ("He is 84 [CHECK AGE WITH SCHOOL] and lives here.", "He is 84 and lives here."),
            ("[Foto 2 hier] Der Rat tagt heute.", "Der Rat tagt heute."),
            ("Le coût est de 7 millions (chiffre à vérifier).", "Le coût est de 7 millions."),
            ("Cuesta 7 millones (comprobar cifra), dijo.", "Cuesta 7 millones, dijo."),
            ("She said no. [Pls check with legal]", "She said no."),
        ] {
            assert_eq!(without(text), left);
        }
    }

    #[test]
    fn what_a_story_has_in_brackets_stays() {
        for text in [
            "He said [the bridge] is shut (for now).",
            "Ada Rowe (SPD) sagte, die Zahl (84) werde geprüft.",
            "The memo (strictly confidential) said no.",
            "The coach (name to be confirmed) starts in May.",
            "Read more (see page 4) and [sic] (photo: Ada Rowe).",
            "(An aside that is never closed [here",
            "[Foto 2 hier]",
        ] {
            assert_eq!(without(text), text);
        }
    }

    #[test]
    fn an_agency_signs_behind_the_last_sentence() {
        let kept = |text: &'static str, dateline| signoff(text, dateline).map(|at| &text[..at]);
        assert_eq!(kept("Hay nueve testigos. EFE", "Torrelobos, 13 may (EFE)"), Some("Hay nueve testigos."));
        assert_eq!(kept("In rialzo di 7. (ANSA).", "(ANSA) - ROMA, 12 MAG"), Some("In rialzo di 7."));
        assert_eq!(kept("Lo ha detto. (Rib/Adnkronos)", ""), Some("Lo ha detto."));
        for text in
            ["El puente al alba. EFE", "Lo ha detto (ANSA).", "Hat gesagt. (Foto/Privat)", "Er kam zu EFE", "EFE"]
        {
            assert_eq!(kept(text, ""), None, "{text}");
        }
        assert_eq!(kept("Er kam zu EFE", "(EFE)"), None);
        for codes in ["YBZ-FR/ S0B QBXB", "XYZ-AB", "Y91-GU"] {
            let text = format!("In rialzo di 7. (ANSA). {codes}");
            assert_eq!(signoff(&text, "(ANSA) - ROMA, 12 MAG"), Some("In rialzo di 7.".len()), "{codes}");
        }
        assert_eq!(kept("In rialzo di 7. (ANSA). E poi A-B.", "(ANSA) - ROMA, 12 MAG"), None);
    }

    #[test]
    fn agencies_whose_copy_was_used_stand_behind_the_last_sentence() {
        let kept = |text: &'static str| drawn_on(text).map(|at| &text[..at]);
        assert_eq!(kept("Os preços não mudam. Com Lusa"), Some("Os preços não mudam."));
        assert_eq!(kept("Les prix ne changent pas. (avec AFP)"), Some("Les prix ne changent pas."));
        for text in ["Ela trabalha com Lusa", "Os preços não mudam. Com a mãe", "Com Lusa"] {
            assert_eq!(kept(text), None, "{text}");
        }
    }
}
