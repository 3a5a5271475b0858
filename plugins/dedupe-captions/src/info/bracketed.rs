//! Names in brackets that close a line: what shows that it is a caption and they its credit. One sentence or two with such names behind the stop
//! stand among longer paragraphs that end otherwise; or the line beside says the beginning without them; or another caption has the same.
//!
//! "Children test the new fountain. (City of Marl)": in a story of which no paragraph is signed so, nothing but a caption is. Where each
//! entry ends with whoever wrote it, or with the house of the film, they are the text.

use std::collections::BTreeSet;

use copydesk_text::lines::{Credit, credit_by_shape, is_unnamed};

use crate::info::captionlike::fits;
use crate::info::{Info, Kind};
use crate::picture::group::is_bare;

/// No such caption is longer or shorter, in bytes.
const LONGEST: usize = 260;
const SHORTEST: usize = 24;
/// A paragraph of the story is no narrower.
const PARAGRAPH: u32 = 100;
/// Words before the brackets where no stop stands.
const WORDS: usize = 6;
/// The story has so many paragraphs for each such line, or more.
const SHARE: usize = 2;

/// Confirms the credits that their place shows, or a line beside: of two lines that are no sentences one goes on where the other ends, "Ada Rowe
/// rows past the weir (Riverfilm North)" and "Ada Rowe rows". Who took one picture took others of the story.
pub(crate) fn confirm(infos: &mut [Info<'_>]) {
    let bracket = |info: &Info<'_>| matches!(info.text.as_bytes().last(), Some(b')' | b']'));
    // Most articles end here.
    let lines: Vec<usize> = (0..infos.len()).filter(|i| bracket(&infos[*i])).collect();
    if lines.is_empty() {
        return;
    }
    for i in signed(infos, &lines) {
        if let Some(credit) = infos[i].credit.take().or_else(|| credit_by_shape(infos[i].text)) {
            infos[i].set_credit(Credit { sure: true, ..credit });
        }
    }
    let open = |info: &Info<'_>| if is_unconfirmed(info) { credit_by_shape(info.text) } else { None };
    let open = |info: &Info<'_>| open(info).filter(|credit| credit.text_end > 0);
    for &i in &lines {
        let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|at| infos.get(at));
        let version = |other: &Info<'_>| is_bare(other) && goes_on(other.text, infos[i].text);
        if !beside.into_iter().any(version) {
            continue;
        }
        if let Some(credit) = open(&infos[i]) {
            infos[i].set_credit(Credit { sure: true, ..credit });
        }
    }
    let behind = |info: &Info<'_>, credit: &Credit| info.text[credit.text_end..].trim().to_owned();
    let sure = |info: &Info<'_>| info.credit.as_ref().filter(|c| c.sure && c.text_end > 0).map(|c| behind(info, c));
    let known: BTreeSet<String> = lines.iter().filter_map(|i| sure(&infos[*i])).collect();
    for i in lines.into_iter().filter(|_| !known.is_empty()) {
        let credit = open(&infos[i]).filter(|credit| known.contains(&behind(&infos[i], credit)));
        if let Some(credit) = credit {
            infos[i].set_credit(Credit { sure: true, ..credit });
        }
    }
}

/// The lines that stand as a caption does with its credit, in a story that has paragraphs enough.
fn signed(infos: &[Info<'_>], lines: &[usize]) -> Vec<usize> {
    let mut signed: Vec<usize> = lines.iter().copied().filter(|i| is_signed(infos, *i)).collect();
    if signed.is_empty() {
        return signed;
    }
    let paragraphs = infos.iter().filter(|info| is_paragraph(info)).count();
    let last = infos.iter().rposition(is_paragraph).unwrap_or(0);
    // Below the last paragraph whoever wrote the piece signs it.
    let enough = paragraphs >= signed.len() * SHARE;
    signed.retain(|i| enough && *i < last);
    signed
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

/// A line of which no sure credit is known.
fn is_unconfirmed(info: &Info<'_>) -> bool {
    info.kind == Kind::Paragraph
        && !info.credit.as_ref().is_some_and(|credit| credit.sure)
        && info.led_by.is_none()
        && info.media.is_none()
        && fits(info)
}

/// True where a line opens with a shorter one of three words or more, or has all but the first of its five or more: "Cox Ada Rowe calls the last
/// stroke" and "Coxswain Ada Rowe calls the last stroke at Marl".
fn goes_on(short: &str, full: &str) -> bool {
    const OPENING: usize = 3;
    const TAIL: usize = 4;
    let few = |text: &str, least: usize| text.split(' ').nth(least - 1).is_some();
    let behind = |at: usize| full[at..].starts_with([' ', ',']);
    let opens = full.starts_with(short) && behind(short.len()) && few(short, OPENING);
    let tail = short.split_once(' ').map(|(_, tail)| tail).filter(|tail| few(tail, TAIL));
    opens || tail.is_some_and(|tail| full.find(tail).is_some_and(|at| behind(at + tail.len())))
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
