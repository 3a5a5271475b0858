//! Words that point into a picture: "from left", "pictured", "(file)" (data/caption-words.txt).

use std::sync::LazyLock;

use copydesk_text::lexicon::entries;

struct Cues {
    /// Each with what its first three letters or signs are read as.
    cues: Vec<(usize, &'static [u8])>,
    /// By the first two of these bits for the third: hardly any place of a text has a cue.
    thirds: [u32; 1 << 10],
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let cues = entries(include_str!("../../data/caption-words.txt")).map(str::as_bytes);
    let cues: Vec<_> = cues.map(|cue| (cue.iter().take(3).fold(0, |three, byte| slide(three, *byte)), cue)).collect();
    let mut thirds = [0; 1 << 10];
    cues.iter().for_each(|(three, _)| thirds[three >> 5] |= 1 << (three & 31));
    Cues { cues, thirds }
});

/// The last three letters or signs, where one more is read; capitals and small letters are the same.
#[inline]
fn slide(three: usize, byte: u8) -> usize {
    (three << 5 | usize::from(byte & 31)) & 0x7fff
}

/// True where a cue stands in a text, small and capital letters the same.
pub(crate) fn has_cue(text: &str) -> bool {
    let Cues { cues, thirds } = &*CUES;
    let mut three = 0;
    text.bytes().zip(1..).any(|(byte, end)| {
        three = slide(three, byte);
        let may_open = thirds[three >> 5] >> (three & 31) & 1 == 1;
        may_open && cues.iter().any(|(of, cue)| *of == three && opens(text.as_bytes(), end, cue))
    })
}

/// True where a cue stands in a text, its first three letters before `end`.
fn opens(text: &[u8], end: usize, cue: &[u8]) -> bool {
    let behind = end.checked_sub(3).and_then(|start| text.get(start..)?.get(..cue.len()));
    behind.is_some_and(|behind| behind.eq_ignore_ascii_case(cue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cue_is_found_in_any_case_wherever_it_stands() {
        for cue in entries(include_str!("../../data/caption-words.txt")) {
            assert!(cue.len() >= 3, "shorter than what the table knows");
            for text in [cue.to_owned(), cue.to_uppercase(), format!("É, {cue}"), format!("Ada{cue}Rowe")] {
                assert!(has_cue(&text), "{text}");
            }
        }
        for text in ["", "l", "l-", "Ada Rowe mends a net in the harbour on the left", "lef", "In this", "é"] {
            assert!(!has_cue(text), "{text}");
        }
    }
}
