//! Letters to the editor: a heading, what a reader writes, and below it a name and a place, letter by letter, or one
//! salutation in front of all (`data/letters.txt`). Headings such as "Save our post
//! office" and "Read more, scroll less" sound like calls, and names below prose like authors'.

use std::sync::LazyLock;

use copydesk_text::kinds::{heads_letters, names_subject};
use copydesk_text::lexicon::{entries, part};
use copydesk_text::lines::credit;

use crate::lines::loud::loud;
use crate::lines::phrases::Class;
use crate::lines::{Info, Look};
use crate::lists::heads::Heads;

/// Whom a letter to the editor is written to.
static CALLED: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("../../data/letters.txt")).collect());

/// How a letter came, behind the name: "Ada Rowe, by email".
static SENT: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "[ways]").collect());
/// What stands in place of a name.
static WITHHELD: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "[withheld]").collect());
static WITHHELD_HEADS: LazyLock<Heads> = LazyLock::new(|| Heads::of(WITHHELD.iter().copied()));
const FILE: &str = include_str!("../../data/sent.txt");

/// So many signed letters make a page of letters: one name may be the author's.
const FEWEST: usize = 2;
/// A signature is no longer, in bytes.
const SIGNATURE: usize = 60;
/// Nor is a heading.
const HEADING: usize = 90;
/// Paragraphs of a letter.
const PARAGRAPHS: usize = 8;

/// Protects the headings and the signatures of letters, and the line that says above all of them what they are: "Letters to the editor".
pub(crate) fn protect(infos: &mut [Info<'_>]) {
    addressed(infos);
    // "Bring back the bear pit.", "V. Sharp, by email"
    let said =
        |above: &Info<'_>, i: usize| above.is_prose() || above.look == Look::Short && sender(infos[i].text).is_some();
    let signature = |i: &usize| *i > 0 && is_signature(&infos[*i]) && said(&infos[i - 1], *i);
    let signed: Vec<usize> = loud(infos).filter(signature).collect();
    if signed.len() < FEWEST || is_thread(infos) {
        return;
    }
    let above = infos[..signed[0]].iter_mut().filter(|info| heads_letters(info.text));
    above.for_each(|info| info.protected = true);
    for signature in signed {
        infos[signature].protected = true;
        let above = (0..signature).rev().take(PARAGRAPHS + 1).find(|i| !infos[*i].is_prose());
        if let Some(heading) = above.filter(|i| is_heading(&infos[*i]) || names_piece(&infos[*i])) {
            infos[heading].protected = true;
        }
        // "Zum Bericht „Kein Geld für Rosen“ vom 14. November:", above the heading
        let piece = above.and_then(|above| above.checked_sub(1)).filter(|i| names_piece(&infos[*i]));
        piece.into_iter().for_each(|piece| infos[piece].protected = true);
    }
}

/// Readers' comments have names and places too.
fn is_thread(infos: &[Info<'_>]) -> bool {
    infos.iter().any(|info| info.hits.is_whole(Class::Comments))
}

/// Letters that open with one salutation: "Sir, …", "Gentile direttore, …". What stands between them is their signatures and headings, and
/// below the last so many lines as below the others.
fn addressed(infos: &mut [Info<'_>]) {
    let Some(first) = infos.iter().position(Info::is_prose) else { return };
    let Some(called) = salutation(infos[first].text) else { return };
    let opens = |i: &usize| infos[*i].text.strip_prefix(called).is_some_and(|rest| rest.starts_with(','));
    let letters: Vec<usize> = (first..infos.len()).filter(opens).collect();
    if letters.len() < FEWEST || is_thread(infos) {
        return;
    }
    let between = |pair: &[usize]| (pair[0] + 1..pair[1]).filter(|i| is_short(&infos[*i])).count();
    let Some(lines) = letters.windows(2).map(between).min().filter(|lines| *lines > 0) else { return };
    let heading = first.checked_sub(1).filter(|i| is_short(&infos[*i]) && is_heading(&infos[*i]));
    let last = letters[letters.len() - 1];
    let below = (last + 1..infos.len()).skip_while(|i| infos[*i].is_prose());
    let signed: Vec<usize> = below
        .take_while(|i| is_short(&infos[*i]))
        .take(lines - usize::from(heading.is_some()).min(lines - 1))
        .collect();
    for i in (first + 1..last).chain(heading).chain(signed) {
        infos[i].protected |= is_short(&infos[i]);
    }
}

/// What opens a letter: few words, one of them for whom it is written to, and a comma behind them.
fn salutation(text: &str) -> Option<&str> {
    /// No salutation is longer, in bytes and in words.
    const LONGEST: usize = 40;
    const WORDS: usize = 4;
    let head = &text.as_bytes()[..text.len().min(LONGEST)];
    let called = text.get(..memchr::memchr2(b',', b'.', head)?)?;
    let plain = called.chars().all(|c| c.is_alphabetic() || c == ' ') && called.starts_with(char::is_uppercase);
    let calls = || called.split(' ').any(|word| CALLED.binary_search(&word.to_lowercase().as_str()).is_ok());
    let few = called.split(' ').count() <= WORDS;
    (plain && few && text[called.len()..].starts_with(',') && calls()).then_some(called)
}

/// A name, a place, a heading.
fn is_short(info: &Info<'_>) -> bool {
    !info.is_prose() && info.text.len() <= HEADING && !info.shape.address && info.look != Look::Furniture
}

/// "J. Barrow, Hope Street", "Ines Corwin, Marl am See", "Luis Rey. Marl": a name and a place, every word with a capital but for small ones.
fn is_signature(info: &Info<'_>) -> bool {
    let sentence = info.text.ends_with('.'); // most lines end here: no place ends so
    if sentence || info.text.len() > SIGNATURE || info.is_prose() || info.look == Look::Date {
        return false;
    }
    if WITHHELD_HEADS.may_open_folded(info.text.as_bytes())
        && WITHHELD.binary_search(&info.text.to_lowercase().as_str()).is_ok()
    {
        return true;
    }
    let sent = sender(info.text);
    if sent.is_none() && info.look == Look::Furniture {
        return false;
    }
    let text = sent.unwrap_or(info.text);
    let parted = [", ", ". ", " – ", " - ", " / "].iter().find_map(|sign| text.split_once(sign));
    // "J. Holt, by email"
    let parted = parted.filter(|(name, _)| sent.is_none() || name.contains(' '));
    let Some((name, place)) = parted.or(sent.map(|name| (name, "By"))) else { return false };
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
        && !place.contains([',', '.', '/'])
        && info.shape.digits == 0
        && info.shape.quotes == 0
        && !info.shape.address
        && credit(info.text).is_none()
}

/// What stands before the way in which a letter came: "Ada Rowe, by email".
fn sender(text: &str) -> Option<&str> {
    /// No way is longer, in bytes.
    const WAY: usize = 24;
    let from = text.floor_char_boundary(text.len().saturating_sub(WAY));
    // Most lines end here.
    let comma = from + memchr::memrchr(b',', &text.as_bytes()[from..])?;
    let (sender, way) = (&text[..comma], text[comma + 1..].strip_prefix(' ')?.to_lowercase());
    SENT.binary_search(&way.as_str()).is_ok().then_some(sender)
}

/// "Zum Bericht „Kein Geld für Rosen“ vom 14. November:": the piece that a letter is on, by its title, whatever else is said of it.
fn names_piece(info: &Info<'_>) -> bool {
    /// No such line is longer, in bytes.
    const PIECE: usize = 160;
    info.text.len() <= PIECE && info.shape.quotes > 0 && !info.text.ends_with('.') && names_subject(info.text)
}

/// True for such a line as stands below a letter, which heads nothing.
pub(crate) fn signs(info: &Info<'_>) -> bool {
    info.protected && is_signature(info)
}

/// A short line that is no furniture by itself, and no counter of pictures.
fn is_heading(info: &Info<'_>) -> bool {
    info.text.len() <= HEADING && info.shape.digits == 0 && !matches!(info.look, Look::Furniture | Look::Date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::protected_by;

    const LETTER: &str = "Sir, the crossing in Hope Street has had no warden since Easter, and the children run.";

    fn protected<'a>(lines: &[&'a str]) -> Vec<&'a str> {
        protected_by(protect, lines)
    }

    #[test]
    fn headings_and_signatures_of_letters_are_protected() {
        let one = ["Save our crossing", LETTER, "J. Barrow, Hope Street"];
        let other = ["Thank you for your kindness", LETTER, LETTER, "Mrs P. Lamb, Netherby"];
        let letters = [&one[..], &other].concat();
        assert_eq!(protected(&letters), [one[0], one[2], other[0], other[3]]);
    }

    #[test]
    fn what_stands_between_letters_of_one_salutation_is_theirs() {
        let other = "Sir, the warden of the crossing was my aunt, and nobody has thanked her to this day.";
        let letters = [LETTER, "J. Barrow", "Netherby", other, "P. Lamb", "Marl", "Advertisement"];
        assert_eq!(protected(&letters), ["J. Barrow", "Netherby", "P. Lamb", "Marl"]);
        let headed = ["The crossing", LETTER, "Lamb, Netherby", "The warden", other, "Name withheld", "Share"];
        assert_eq!(protected(&headed), ["The crossing", "Lamb, Netherby", "The warden", "Name withheld"]);
    }

    #[test]
    fn what_a_letter_is_on_and_the_line_above_all_letters_are_protected() {
        let piece = ["Zum Bericht „Wehr zu“ vom 4. Mai:", "Zum Kommentar „Kein Geld für Rosen“ vom 14. November:"];
        let (one, other) = ("J. Barrow, Hope Street", "P. Lamb, Netherby");
        let letters = ["Leserbriefe", piece[0], "Endlich", LETTER, one, piece[1], LETTER, other];
        assert_eq!(protected(&letters), ["Leserbriefe", piece[0], "Endlich", one, piece[1], other]);
        let piece = ["Leserbriefe", "Zum Artikel „Wehr zu“", LETTER, LETTER];
        assert_eq!(protected(&piece), [""; 0]);
    }

    #[test]
    fn how_a_letter_came_stands_behind_the_name() {
        let letters =
            [LETTER, "J. Barrow, by email", LETTER, "P. Lamb, Netherby, via email", "Mend it.", "V. Sharp, by e-mail"];
        assert_eq!(protected(&letters), [letters[1], letters[3], letters[4], letters[5]]);
        // Without a salutation a name alone is none.
        let letter = &LETTER["Sir, ".len()..];
        assert_eq!(protected(&[letter, "Name and address supplied", letter, "Rowe, by rail"]), [""; 0]);
        assert!(SENT.is_sorted() && WITHHELD.is_sorted());
    }

    #[test]
    fn one_name_is_an_author_s_and_comments_are_no_letters() {
        assert_eq!(protected(&["Save our crossing", LETTER, "J. Barrow, Hope Street"]), [""; 0]);
        let thread = ["Comments", LETTER, "J. Barrow, Hope Street", LETTER, "P. Lamb, Netherby"];
        assert_eq!(protected(&thread), [""; 0]);
    }
}
