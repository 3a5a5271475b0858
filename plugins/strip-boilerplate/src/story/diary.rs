//! The first day of a diary: right below the headline it looks as the date of the page does, but it has no year, and another day stands below
//! among the paragraphs in the same form.

use crate::dates::is_day;
use crate::lines::loud::loud;
use crate::lines::{Info, Kind, Look};

/// Lines above the first day at most.
const ABOVE: usize = 4;

/// Protects it: "Monday 3 March" above a sentence, where "Tuesday 4 March" follows below another.
pub(crate) fn protect(infos: &mut [Info<'_>]) {
    let said = |i: Option<usize>| i.and_then(|i| infos.get(i)).is_some_and(|info| info.shape.ends_sentence());
    let day = |i: &usize| is_dated_day(&infos[*i]);
    // Most articles end here: none of their first lines is a day.
    let Some(first) = (0..infos.len().min(ABOVE + 1)).find(day).filter(|i| said(Some(*i + 1))) else { return };
    let words = infos[first].shape.words;
    let next = |i: &usize| *i > first + 1 && infos[*i].shape.words == words && is_dated_day(&infos[*i]);
    let below = |i: usize| said(Some(i)) || infos.get(i).is_some_and(is_dated_day);
    let goes_on = loud(infos).filter(next).any(|i| said(i.checked_sub(1)) && below(i + 1));
    if goes_on {
        infos[first].protected = true;
    }
}

/// "Monday 3 March", "Lundi 4 mai": a day of the week with its date and no year.
fn is_dated_day(info: &Info<'_>) -> bool {
    /// Digits of the date.
    const DIGITS: std::ops::RangeInclusive<u32> = 1..=2;
    info.look == Look::Date && info.kind != Kind::Fixed && DIGITS.contains(&info.shape.digits) && is_day(info.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::{STORY, protected_by};

    #[test]
    fn the_first_day_of_a_diary_is_the_storys() {
        let [one, other] = STORY;
        let of = |lines: &[&'static str]| protected_by(protect, lines);
        assert_eq!(of(&["My week", "Monday 3 March", one, "Tuesday 4 March", other]), ["Monday 3 March"]);
        assert_eq!(of(&["My week", "Monday 3 March", one, other]), [""; 0]);
        assert_eq!(of(&["My week", "Monday 3 March 2025", one, "Tuesday 4 March", other]), [""; 0]);
        // The dates of other pieces stand below their titles.
        assert_eq!(of(&["A week", "Monday 3 March", one, "The weir is shut", "Sunday 2 March", other]), [""; 0]);
    }
}
