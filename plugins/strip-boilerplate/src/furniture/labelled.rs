//! Notices that a label opens (data/labelled.txt): "Disclaimer: The Post is not responsible for …", "Citation: The weir (2026, March 5) retrieved … from
//! https://…". A disclosure behind the same label says other things, and stays.

use std::sync::LazyLock;

use crate::lines::Info;
use crate::lists::data::part;

const FILE: &str = include_str!("../../data/labelled.txt");
static DISCLAIMERS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "disclaimers"));
static DISCLAIMS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "disclaims"));
static CITATIONS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "citations"));

/// No label is longer, in bytes, nor is a notice.
const LABEL: usize = 32;
const NOTICE: usize = 600;

/// True for such a notice.
pub(crate) fn is_labelled_notice(info: &Info<'_>) -> bool {
    let text = info.text;
    // Most lines end here: no colon stands so early.
    let Some(colon) = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LABEL)]) else { return false };
    let (label, said) = text.split_at(colon);
    if text.len() > NOTICE || !label.starts_with(char::is_alphabetic) {
        return false;
    }
    let label = label.trim_end().to_lowercase();
    let among = |list: &[&str]| list.binary_search(&label.as_str()).is_ok();
    let year = || said.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4);
    if among(&CITATIONS) {
        return year() && (said.contains("https://") || said.contains("doi"));
    }
    among(&DISCLAIMERS) && {
        let low = said.to_lowercase();
        DISCLAIMS.iter().any(|words| low.contains(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::paragraphs;

    #[test]
    fn what_stands_behind_the_label_tells_a_notice() {
        let is = |line: &str| is_labelled_notice(&paragraphs(&[line])[0]);
        assert!(is("Disclaimer: The Harbour Post is not responsible for the content of external sites."));
        assert!(is("Citation: Weir shuts (2026, March 5) retrieved 6 March 2026 from https://post.example/weir"));
        for line in [
            "Disclaimer: Ada Rowe owns shares in the weir.",
            "Citation: for courage in the flood of 1953",
            "The board said: nobody is not responsible for it.",
        ] {
            assert!(!is(line), "{line}");
        }
        assert!([&DISCLAIMERS, &DISCLAIMS, &CITATIONS].iter().all(|list| list.is_sorted()));
    }
}
