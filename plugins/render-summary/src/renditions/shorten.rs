//! Text cut to a length, behind a clause or between words.

use std::sync::OnceLock;

use copydesk_text::lexicon::{Lexicon, entries};

/// What stands between a comma and a word that opens a clause, and goes with it, is no longer.
const BEFORE: usize = 20;
/// Marks that open or close a quotation.
const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// No more words are looked through for a clause's end.
const CLAUSE: usize = 40;

/// At most `most` characters: the text where it fits, else its first words and an ellipsis. It ends behind a clause where one ends in the
/// last third, and on no small word that what is cut would go on with.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let Some(room) = most.checked_sub(1) else { return String::new() };
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let cut = match text[..end].rfind(char::is_whitespace) {
        Some(space) if !text[end..].starts_with(char::is_whitespace) => &text[..space],
        _ => &text[..end],
    };
    // Rather fewer words than half a quotation.
    let cut = open_mark(cut).filter(|mark| mark * 2 >= cut.len()).map_or(cut, |mark| &cut[..mark]);
    let cut = clause_end(cut, &text[cut.len()..]).map_or(cut, |end| &cut[..end]);
    format!("{}…", trimmed(without_small_words(trimmed(cut))))
}

/// Where the last clause ends in the last third of a text, given what stands behind it; nothing where none does. What a comma parts from a
/// word that opens a clause goes with that: `, three minutes after`.
fn clause_end(cut: &str, behind: &str) -> Option<usize> {
    let end = last_end(cut, behind)?;
    let near = |comma: &usize| end - comma <= BEFORE && comma * 2 >= cut.len() && has_begun(&cut[..*comma]);
    let comma = cut[..end].rfind(", ").filter(near);
    Some(comma.unwrap_or(end))
}

fn last_end(cut: &str, behind: &str) -> Option<usize> {
    let opens = |rest: &str| {
        let word = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        words().get(word.as_bytes()) & OPENS != 0
    };
    let parted = |before: &str| before.ends_with([',', ';', ':']) || before.ends_with(" –") || before.ends_with(" —");
    if trimmed(cut).len() < cut.len() || behind.starts_with([',', ';', ':']) || opens(behind) {
        return Some(cut.len());
    }
    let spaces = cut.rmatch_indices(' ').map(|(at, _)| at).take_while(|at| at * 3 >= cut.len() * 2);
    spaces.take(CLAUSE).find(|&at| {
        (parted(&cut[..at]) || opens(&cut[at..])) && has_begun(&cut[..at]) && open_mark(&cut[..at]).is_none()
    })
}

/// Whether a text tells something already: `After a ferry hit the lock, Ada Rowe …` does not at its first comma.
fn has_begun(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    words().get(first.as_bytes()) & BINDS == 0 || text.trim_end_matches(',').contains(", ")
}

/// A text without the article or preposition that it ends with: `the bridge over the` goes on.
fn without_small_words(text: &str) -> &str {
    let mut text = text;
    while let Some((before, last)) = text.rsplit_once(' ')
        && words().get(last.as_bytes()) & SMALL != 0
        && before.contains(' ')
    {
        text = trimmed(before);
    }
    text
}

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-“‘(".contains(c))
}

/// Of what classes the words are: those that open a clause, those that none ends with, and prepositions and the like.
const OPENS: u32 = 1;
/// See `OPENS`.
const SMALL: u32 = 2;
/// See `OPENS`.
const BINDS: u32 = 4;

/// Words that open a clause, and words that none ends with, of all languages: a line is cut alike in all.
fn words() -> &'static Lexicon {
    static WORDS: OnceLock<Lexicon> = OnceLock::new();
    macro_rules! of_all {
        ($list:literal) => {
            [
                include_str!(concat!("../../data/de/", $list)),
                include_str!(concat!("../../data/en/", $list)),
                include_str!(concat!("../../data/es/", $list)),
                include_str!(concat!("../../data/fr/", $list)),
            ]
        };
    }
    WORDS.get_or_init(|| {
        let opening = entries(include_str!("../../data/clause-openers.txt")).map(|word| (word, OPENS | SMALL | BINDS));
        let binding = of_all!("binding.txt").into_iter().flat_map(entries).map(|word| (word, SMALL | BINDS));
        let small = [of_all!("articles.txt"), of_all!("pronouns.txt"), of_all!("verbs.txt")]
            .into_iter()
            .flatten()
            .flat_map(entries);
        let others = [include_str!("../../data/ends-no-heading.txt"), include_str!("../../data/relating.txt")];
        Lexicon::new(
            opening.chain(binding).chain(small.chain(others.into_iter().flat_map(entries)).map(|word| (word, SMALL))),
        )
    })
}

/// Where a quotation begins that does not end.
fn open_mark(text: &str) -> Option<usize> {
    let marks = text.char_indices().filter(|(_, c)| MARKS.contains(c));
    let (count, last) = marks.fold((0, None), |(count, _), (at, _)| (count + 1, Some(at)));
    last.filter(|_| count % 2 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_between_words_and_never_longer_than_asked() {
        assert_eq!(shorten("The lock opens", 14), "The lock opens");
        assert_eq!(shorten("The lock opens again", 15), "The lock opens…");
        assert_eq!(shorten("The lock, then", 11), "The lock…");
        assert_eq!(shorten("Hafenbehörde", 5), "Hafe…");
        assert_eq!(shorten("anything", 0), "");
        assert_eq!(shorten("Ada Rowe called the lock “safe and sound” again", 34), "Ada Rowe called the lock…");
        assert_eq!(shorten("“The lock is safe and sound,” Ada Rowe said", 20), "“The lock is safe…");
        for most in 0..20 {
            assert!(shorten("Über die Brücke, – gehen", most).chars().count() <= most);
        }
    }

    #[test]
    fn text_is_cut_behind_a_clause_and_not_behind_a_small_word() {
        for (text, most, told) in [
            (
                "The northern lock of Arnsby was shut on Monday, pilots said.",
                56,
                "The northern lock of Arnsby was shut on Monday…",
            ),
            (
                "The northern lock of Arnsby was shut after divers found cracks.",
                50,
                "The northern lock of Arnsby was shut…",
            ),
            (
                "Das Land stellt 18 Millionen Euro für den Bau der Brücke bereit.",
                46,
                "Das Land stellt 18 Millionen Euro für den Bau…",
            ),
            (
                "The lock, which pilots call the old lady of the northern port.",
                48,
                "The lock, which pilots call the old lady…",
            ),
            (
                "After a ferry hit the northern lock of Arnsby, Ada Rowe has left.",
                56,
                "After a ferry hit the northern lock of Arnsby, Ada Rowe…",
            ),
            ("Bo Lind gave Arnsby the cup, three minutes after Holm lost him.", 50, "Bo Lind gave Arnsby the cup…"),
            ("Ada Rowe sold 2,300 letters of a captain from Arnsby.", 30, "Ada Rowe sold 2,300 letters…"),
        ] {
            assert_eq!(shorten(text, most), told);
        }
    }
}
