//! The sums of a box for donations below the story: "$1,240", "Contributed", "$3,000", "Our goal", beside a line of it that went.

use std::sync::LazyLock;

use crate::fate::{Fate, Reason, take};
use crate::lines::{Info, Kind};
use crate::lists::data::entries;

static LABELS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/donations.txt")).map(|(_, label)| label).collect());

/// No sum and no label is longer, in bytes.
const LONGEST: usize = 32;

/// Takes out runs of sums and labels, one of each at least, of which a line went or beside which one did.
pub(crate) fn sums(infos: &[Info<'_>], fates: &mut [Fate]) {
    // Most articles end here.
    if fates.iter().all(|fate| fate.is_kept()) {
        return;
    }
    let Some(last) = (0..infos.len()).rfind(|i| fates[*i].is_kept() && infos[*i].is_prose()) else { return };
    let mut at = last + 1;
    while at < infos.len() {
        let end = at + infos[at..].iter().take_while(|info| is_sum(info.text) || is_label(info.text)).count();
        if end == at {
            at += 1;
            continue;
        }
        let run = &infos[at..end];
        let both = run.iter().any(|info| is_sum(info.text)) && run.iter().any(|info| is_label(info.text));
        let asks = |i: Option<usize>| {
            let fate = i.and_then(|i| fates.get(i));
            matches!(fate, Some(Fate::Gone(Reason::CallToReaders | Reason::SpeaksOfPage | Reason::Subscribe)))
        };
        let near = asks(at.checked_sub(1)) || asks(Some(end)) || (at..end).any(|i| asks(Some(i)));
        if both && near && !run.iter().any(|info| info.kind == Kind::Fixed) {
            take(infos, fates, at..end, Fate::Gone(Reason::CallToReaders));
        }
        at = end;
    }
}

/// "$1,240", "$85 $500", "£8,420 raised of £10,000".
fn is_sum(text: &str) -> bool {
    let sum = |word: &str| word.contains(['$', '£', '€']) && word.contains(|c: char| c.is_ascii_digit());
    let plain = |word: &str| word.chars().all(|c| c.is_ascii_digit() || matches!(c, '$' | '£' | '€' | ',' | '.'));
    let mut words = text.split_whitespace();
    text.len() <= LONGEST && words.clone().any(sum) && words.all(|word| plain(word) || word == "of" || is_label(word))
}

/// "Contributed", "Our goal".
fn is_label(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= LONGEST && LABELS.binary_search(&bare.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fate::gone;
    use crate::lines::{STORY, paragraphs};

    fn taken(lines: &[&'static str], above: Fate) -> usize {
        let body = [&[STORY[0], STORY[1], "Support the Weir Quill"], lines].concat();
        let mut fates = vec![Fate::Keep; body.len()];
        fates[2] = above;
        sums(&paragraphs(&body), &mut fates);
        gone(&body, &fates).len() - usize::from(!above.is_kept())
    }

    #[test]
    fn the_sums_of_a_box_for_donations_go() {
        let box_ = Fate::Gone(Reason::CallToReaders);
        assert_eq!(taken(&["$1,240", "$3,000", "Contributed", "Our Goal"], box_), 4);
        assert_eq!(taken(&["£8,420 raised of £10,000", "Raised"], box_), 2);
        assert_eq!(taken(&["$1,240", "$3,000"], box_), 0);
        assert_eq!(taken(&["$1,240", "Contributed"], Fate::Keep), 0);
        assert_eq!(taken(&["$1,240 for the roof", "Contributed"], box_), 0);
        assert!(LABELS.is_sorted());
    }
}
