//! Captions with their place in a gallery in front: "1 of 3 The mill at dawn", where the lines below go on counting, or "Photo 3 of 8: …", which names
//! what it counts.

use copydesk_text::lines::{named_place_in_front, place_in_front};

use crate::info::{Info, Kind};

/// Takes the places off the captions that have one.
pub(crate) fn confirm(infos: &mut [Info<'_>]) {
    /// Captions of a gallery that is not shown whole, and of one that is.
    const SOME: usize = 3;
    const WHOLE: usize = 2;
    let mut from = 0;
    while let Some(start) = (from..infos.len()).find(|i| may_count(&infos[*i])) {
        from = start + 1;
        if let Some(bytes) = named_place_in_front(infos[start].text) {
            infos[start].count_until(bytes);
            continue;
        }
        let run = run(infos, start);
        from += run.last().map_or(0, |(last, _)| last - start);
        let all = place_in_front(infos[start].text).map_or(0, |((_, all), _)| all as usize);
        // What a line with a colon announces is the story's.
        let told = start.checked_sub(1).is_some_and(|above| infos[above].text.ends_with(':'));
        let enough = run.len() >= SOME || run.len() >= WHOLE && run.len() == all;
        if enough && !told && !are_posts(infos, &run) {
            run.into_iter().for_each(|(i, bytes)| infos[i].count_until(bytes));
        }
    }
}

/// The lines from the first of a gallery on that count upwards, with nothing but credits between them, each with the bytes of its place.
fn run(infos: &[Info<'_>], start: usize) -> Vec<(usize, usize)> {
    let mut run: Vec<(usize, usize)> = Vec::new();
    let mut all = 0;
    for (i, info) in infos.iter().enumerate().skip(start) {
        if info.is_credit_alone() && !run.is_empty() {
            continue;
        }
        let place = if may_count(info) { place_in_front(info.text) } else { None };
        let Some(((_, of), bytes)) = place.filter(|((one, of), _)| *one as usize == run.len() + 1 && one <= of) else {
            break;
        };
        if !run.is_empty() && of != all || !info.text[bytes..].starts_with(char::is_uppercase) {
            break;
        }
        all = of;
        run.push((i, bytes));
    }
    run
}

/// Sentences behind "1/3": what somebody posted in parts may count so, if none of them has a credit.
fn are_posts(infos: &[Info<'_>], run: &[(usize, usize)]) -> bool {
    let said = |(i, bytes): &(usize, usize)| {
        infos[*i].said().ends_with(['.', '!', '?', '…', '"', '”']) && infos[*i].text[..*bytes].contains('/')
    };
    run.iter().any(said) && !run.iter().any(|(i, _)| infos[*i].is_credited())
}

/// True where a caption's place may stand in front of a block.
#[inline]
fn may_count(info: &Info<'_>) -> bool {
    // Most blocks end here: no number stands so early, all bytes asked in one step.
    let digit = |b: &u8| (*b >= b'0') & (*b <= b'9');
    let early = match info.text.as_bytes().first_chunk::<NAMED>() {
        Some(head) => head.iter().fold(false, |any, b| any | digit(b)),
        None => info.text.bytes().any(|b| digit(&b)),
    };
    early
        && info.fits_caption()
        && matches!(info.kind, Kind::Paragraph | Kind::ListItem | Kind::Caption)
        && place_in_front(info.text).is_some()
}

/// Within so many bytes the number stands: "(Billede 2".
const NAMED: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::info::Line;

    fn counted(texts: &[&str]) -> Vec<String> {
        let line = |text| Line { text, kind: Kind::Paragraph, media: None, protected: false };
        let lines: Vec<Line<'_>> = texts.iter().copied().map(line).collect();
        let mut infos: Vec<Info<'_>> = lines.iter().map(|line| Info::new(line, None)).collect();
        confirm(&mut infos);
        infos.iter().filter(|info| info.counted).map(|info| info.core.to_owned()).collect()
    }

    #[test]
    fn captions_count_upwards_or_name_what_they_count() {
        for [one, two, three] in
            [["1 of 3", "2 of 3", "3 of 3"], ["1/12", "2/12", "3/12"], ["(1 von 3)", "(2 von 3)", "(3 von 3)"]]
        {
            let texts = [one, two, three].map(|place| format!("{place} The mill at dawn"));
            assert_eq!(counted(&texts.each_ref().map(String::as_str)), ["The mill at dawn"; 3], "{one}");
        }
        assert_eq!(counted(&["Photo 3 of 8: The mill at dawn"]), ["The mill at dawn"]);
        for other in [
            ["1/12 The mill at dawn", "2/12 The lock at dawn", "No more"],
            ["3/5 The mill at dawn", "4/5 The lock at dawn", "5/5 The weir at dawn"],
            ["1/2 The mill at dawn", "1/4 The lock at dawn", "1/8 The weir at dawn"],
            ["1/3 The mill is shut.", "2/3 So is the lock.", "3/3 I shall go home."],
            ["1 of 3 people left", "2 of 3 people came", "3 of 3 people stayed"],
            ["Page 1 of 3: The flood", "No more", "No more"],
        ] {
            assert_eq!(counted(&other), [""; 0], "{other:?}");
        }
    }
}
