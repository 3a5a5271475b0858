//! Captions that their place shows: one sentence or two with names in brackets behind the stop, among longer paragraphs that end otherwise.
//!
//! "Children test the new fountain. (City of Marl)": in a story of which no paragraph is signed so, nothing but a caption is. Where each
//! entry ends with whoever wrote it, or with the house of the film, they are the text.

use copydesk_text::lines::{credit_by_shape, is_unnamed};

use crate::info::{Info, Kind};

/// No such caption is longer or shorter, in bytes.
const LONGEST: usize = 260;
const SHORTEST: usize = 24;
/// A paragraph of the story is no narrower.
const PARAGRAPH: u32 = 100;
/// Words before the brackets where no stop stands.
const WORDS: usize = 6;
/// The story has so many paragraphs for each such line, or more.
const SHARE: usize = 2;

/// Confirms the credits of such lines.
pub(crate) fn confirm(infos: &mut [Info<'_>]) {
    // Most articles end here.
    let mut signed: Vec<usize> = (0..infos.len()).filter(|i| is_signed(infos, *i)).collect();
    if signed.is_empty() {
        return;
    }
    let paragraphs = infos.iter().filter(|info| is_paragraph(info)).count();
    let last = infos.iter().rposition(is_paragraph).unwrap_or(0);
    if paragraphs < signed.len() * SHARE {
        return;
    }
    // Below the last paragraph whoever wrote the piece signs it.
    signed.retain(|i| *i < last);
    for i in signed {
        let credit = infos[i].credit.take().or_else(|| credit_by_shape(infos[i].text));
        if let Some(mut credit) = credit {
            credit.sure = true;
            infos[i].set_credit(credit);
        }
    }
}

/// "The bridge at dawn. (Harbour Board)"; with paragraphs around it, "The bridge seen from the quay at dawn (Harbour Board)" too.
fn is_signed(infos: &[Info<'_>], i: usize) -> bool {
    let text = infos[i].text;
    // Most lines end here.
    if !text.ends_with(')') || infos[i].kind != Kind::Paragraph || !(SHORTEST..=LONGEST).contains(&text.len()) {
        return false;
    }
    let Some((said, _)) = text.rsplit_once('(') else { return false };
    let said = said.trim_end();
    let open = || said.ends_with(char::is_alphanumeric) && said.split(' ').count() >= WORDS && is_between(infos, i);
    let credit = || infos[i].credit.clone().or_else(|| credit_by_shape(text));
    text.starts_with(char::is_uppercase)
        && is_whole(said)
        && (said.ends_with('.') || open())
        && credit().is_some_and(|credit| names(&text[credit.name]))
}

/// True where a paragraph stands right below a line, and another right above or none.
fn is_between(infos: &[Info<'_>], i: usize) -> bool {
    let above = infos[..i].iter().rfind(|info| !info.text.is_empty());
    let below = infos[i + 1..].iter().find(|info| !info.text.is_empty());
    above.is_none_or(is_paragraph) && below.is_some_and(is_paragraph)
}

fn is_paragraph(info: &Info<'_>) -> bool {
    !info.text.ends_with(')') && info.width() >= PARAGRAPH && info.shape().ends_sentence()
}

/// More than an agency alone, with which a story ends too, and no remark.
fn names(name: &str) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
    let words = name.split(' ').count();
    is_unnamed(name) || words == 2 || words > 2 && name.rsplit(' ').next().is_some_and(capital)
}

/// True where what stands before the brackets is a sentence or two, and nothing said.
fn is_whole(said: &str) -> bool {
    said.matches(". ").count() <= 1 && !said.contains(['"', '“', '”', '„', '«', '(', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::info::Line;

    const STORY: [&str; 3] = [
        "The lock at Tarn Weir will close for six weeks from Monday while divers replace the lower gates, the authority said.",
        "Boats will be lifted round the weir by crane on Tuesdays and Fridays, at the risk of those who own them.",
        "The gates were built in 1916 and have leaked for as long as anybody on the quay can remember, the keeper said.",
    ];

    fn confirmed<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        let line = |text| Line { text, kind: Kind::Paragraph, media: None, protected: false };
        let mut infos: Vec<_> = lines.iter().copied().map(|text| Info::new(&line(text), None)).collect();
        confirm(&mut infos);
        infos
            .iter()
            .filter(|info| info.credit.as_ref().is_some_and(|credit| credit.sure))
            .map(|info| info.text)
            .collect()
    }

    #[test]
    fn names_in_brackets_behind_a_sentence_among_paragraphs_are_a_credit() {
        for line in [
            "Children test the new gate minutes after the ceremony. (City of Marl)",
            "Barn prövar den nya porten på tisdagen. (Marls kommun)",
            "Children test the new gate minutes after the ceremony (City of Marl)",
        ] {
            assert_eq!(confirmed(&[STORY[0], line, STORY[1], STORY[2]]), [line], "{line}");
            assert_eq!(confirmed(&[STORY[0], STORY[1], STORY[2], line]), [""; 0], "{line}");
        }
    }

    #[test]
    fn remarks_and_entries_that_all_are_signed_are_text() {
        for line in
            ["The rate rose to nine in May. (It was close)", "“It was close.” (Ada Rowe)", "The gate is shut. (XNA)"]
        {
            assert_eq!(confirmed(&[STORY[0], line, STORY[1], STORY[2]]), [""; 0], "{line}");
        }
        let films = ["A boat sinks at dawn. (Harbour Films)", "A weir bursts in the night. (Orme Pictures)"];
        assert_eq!(confirmed(&[films[0], films[1], STORY[0], STORY[1], STORY[2]]), [""; 0]);
    }
}
