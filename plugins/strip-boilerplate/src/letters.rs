//! Letters to the editor: a heading, what a reader writes, and below it a name and a place, letter by letter. Headings such as "Save our post
//! office" and "Read more, scroll less" sound like calls, and names below prose like authors'.

use copydesk_text::lines::credit;

use crate::lines::{Info, Look};
use crate::phrases::Class;

/// So many signed letters make a page of letters: one name may be the author's.
const FEWEST: usize = 2;
/// A signature is no longer, in bytes.
const SIGNATURE: usize = 60;
/// Nor is a heading.
const HEADING: usize = 90;
/// Paragraphs of a letter.
const PARAGRAPHS: usize = 8;

/// Protects the headings and the signatures of letters.
pub(crate) fn protect(infos: &mut [Info<'_>]) {
    let signed: Vec<usize> = (1..infos.len()).filter(|i| is_signature(&infos[*i]) && infos[i - 1].is_prose()).collect();
    // Readers' comments have names and places too.
    if signed.len() < FEWEST || infos.iter().any(|info| info.hits.is_whole(Class::Comments)) {
        return;
    }
    for signature in signed {
        infos[signature].protected = true;
        let above = (0..signature).rev().take(PARAGRAPHS + 1).find(|i| !infos[*i].is_prose());
        if let Some(heading) = above.filter(|i| is_heading(&infos[*i])) {
            infos[heading].protected = true;
        }
    }
}

/// "J. Barrow, Hope Street", "Ines Corwin, Marl am See": a name and a place, every word with a capital but for small ones.
fn is_signature(info: &Info<'_>) -> bool {
    if !matches!(info.look, Look::Label | Look::Title | Look::Short) || info.text.len() > SIGNATURE {
        return false;
    }
    let Some((name, place)) = info.text.split_once(", ") else { return false };
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let named = |part: &str| {
        let words = || part.split(' ');
        words().next().is_some_and(capital)
            && (1..=4).contains(&words().count())
            && words().all(|word| capital(word) || word.len() <= 3)
    };
    name.contains(' ')
        && named(name)
        && named(place)
        && !place.contains(',')
        && info.shape.digits == 0
        && info.shape.quotes == 0
        && !info.shape.address
        && credit(info.text).is_none()
}

/// A short line that is no furniture by itself, and no counter of pictures.
fn is_heading(info: &Info<'_>) -> bool {
    info.text.len() <= HEADING && info.shape.digits == 0 && !matches!(info.look, Look::Furniture | Look::Date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    const LETTER: &str = "Sir, the crossing in Hope Street has had no warden since Easter, and the children run.";

    fn protected<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        let mut infos = paragraphs(lines);
        protect(&mut infos);
        infos.iter().filter(|info| info.protected).map(|info| info.text).collect()
    }

    #[test]
    fn headings_and_signatures_of_letters_are_protected() {
        let one = ["Save our crossing", LETTER, "J. Barrow, Hope Street"];
        let other = ["Thank you for your kindness", LETTER, LETTER, "Mrs P. Lamb, Netherby"];
        let letters = [&one[..], &other].concat();
        assert_eq!(protected(&letters), [one[0], one[2], other[0], other[3]]);
    }

    #[test]
    fn one_name_is_an_author_s_and_comments_are_no_letters() {
        assert_eq!(protected(&["Save our crossing", LETTER, "J. Barrow, Hope Street"]), [""; 0]);
        let thread = ["Comments", LETTER, "J. Barrow, Hope Street", LETTER, "P. Lamb, Netherby"];
        assert_eq!(protected(&thread), [""; 0]);
    }
}
