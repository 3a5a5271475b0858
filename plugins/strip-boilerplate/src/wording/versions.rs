//! Lines of which one says what opens or closes the other: the title of a picture and its caption, a caption with its credit and the credit
//! once more. Whatever their words are, they speak of a picture, and which of them stays is another stage's to say.

use crate::lines::Info;

/// So many lines away the other stands.
const NEAR: usize = 4;
/// Words of the shorter at least, and words with a capital: furniture that a page says twice names nobody.
const WORDS: u32 = 3;
const NAMED: usize = 2;

/// True where line `n` of those that hold text is such a line.
pub(super) fn is_version(infos: &[Info<'_>], held: &[usize], n: usize) -> bool {
    let own = &infos[held[n]];
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let named = own.text.split(' ').filter(capital).take(NAMED).count() == NAMED;
    let of = |short: &Info<'_>, long: &Info<'_>| {
        let whole = short.text.len() < long.text.len() && short.shape.words >= WORDS;
        whole && (long.text.starts_with(short.text) || long.text.ends_with(short.text))
    };
    let near = &held[n.saturating_sub(NEAR)..held.len().min(n + NEAR + 1)];
    named && near.iter().map(|i| &infos[*i]).any(|other| of(own, other) || of(other, own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn the_title_the_caption_and_its_credit_are_versions() {
        let lines = [
            "Ada Rowe in the ferry office",
            "Ada Rowe in the ferry office: ‘We sell maps’ Ben Ott for Harbour Radio",
            "Ben Ott for Harbour Radio",
            "Read it first",
            "Read it first, every morning",
            "Another line",
        ];
        let infos = paragraphs(&lines);
        let held: Vec<usize> = (0..lines.len()).collect();
        let versions: Vec<usize> = held.iter().copied().filter(|n| is_version(&infos, &held, *n)).collect();
        assert_eq!(versions, [0, 1, 2]);
    }
}
