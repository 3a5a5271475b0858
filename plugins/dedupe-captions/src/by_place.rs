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
/// The story has so many paragraphs for each such line, or more.
const SHARE: usize = 2;

/// Confirms the credits of such lines.
pub(crate) fn confirm(infos: &mut [Info<'_>]) {
    // Most articles end here.
    let mut signed: Vec<usize> = (0..infos.len()).filter(|i| is_signed(&infos[*i])).collect();
    if signed.is_empty() {
        return;
    }
    let is_paragraph =
        |info: &Info<'_>| !info.text.ends_with(')') && info.width() >= PARAGRAPH && info.shape().ends_sentence();
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

/// "The bridge at dawn. (Harbour Board)"
fn is_signed(info: &Info<'_>) -> bool {
    let text = info.text;
    if !text.ends_with(')') || info.kind != Kind::Paragraph || !(SHORTEST..=LONGEST).contains(&text.len()) {
        return false;
    }
    let opens = text.starts_with(char::is_uppercase);
    let stopped = text.rsplit_once('(').is_some_and(|(said, _)| said.trim_end().ends_with('.'));
    let credit = || info.credit.clone().or_else(|| credit_by_shape(text));
    opens && stopped && credit().is_some_and(|credit| is_whole(text, credit.text_end) && names(&text[credit.name]))
}

/// More than an agency alone, with which a story ends too, and no remark.
fn names(name: &str) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
    is_unnamed(name) || name.contains(' ') && name.rsplit(' ').next().is_some_and(capital)
}

/// True where a text before the brackets is a sentence or two and nothing said.
fn is_whole(text: &str, end: usize) -> bool {
    let said = text[..end].trim_end();
    said.ends_with('.') && said.matches(". ").count() <= 1 && !said.contains(['"', '“', '”', '„', '«'])
}
