//! What stands around the text of a picture and is no part of it: what a click does ("(click to enlarge)", "Enlarge / …", "… hide caption"), the
//! picture's number in an agency's archive ("MRL101 - ").

use std::sync::LazyLock;

use crate::lexicon::{entries, part};

/// What says in brackets behind a caption, or before its colon, what a click does to its picture.
static CONTROLS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/picture-controls.txt")).collect());
/// What stands before one with a stroke or a bar behind it.
static BUTTONS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../data/picture-buttons.txt")).collect());
/// Those that no mark parts from the caption.
const GLUED: &str = include_str!("../../data/picture-glued.txt");
static BEHIND: LazyLock<Vec<&str>> = LazyLock::new(|| part(GLUED, "[behind]").collect());
static BEFORE: LazyLock<Vec<&str>> = LazyLock::new(|| part(GLUED, "[before]").collect());
/// No such control is longer, in bytes.
const CONTROL: usize = 32;
/// Behind these such a control stands; without one it may be the last words of a sentence, unless a credit is before it.
const STOPS: [char; 8] = ['.', '!', '?', '"', '”', '’', ')', ']'];
/// Words of a caption at least: "Zoom / Teams" are two names.
const WORDS: usize = 3;

/// "The mill at dawn (click to enlarge)", "The mill at dawn. hide caption" without the control.
#[inline]
pub fn without_control(text: &str) -> &str {
    // Most lines end here.
    match text.as_bytes().last() {
        Some(b')' | b']') => without_bracket(text),
        Some(b'n' | b'N') => Some(without_glued_control(text)).filter(|rest| rest.ends_with(STOPS)).unwrap_or(text),
        _ => text,
    }
}

/// "The mill at dawn. Ada Rowe/NW hide caption" without the last two words.
#[inline]
pub fn without_glued_control(text: &str) -> &str {
    // Most lines end here, as sentences do.
    if matches!(text.as_bytes().last(), Some(b'n' | b'N')) { before_glued(text) } else { text }
}

fn before_glued(text: &str) -> &str {
    let before = |control: &&str| {
        let at = text.len().checked_sub(control.len())?;
        let ends = text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(control));
        text.get(..at).filter(|_| ends)?.strip_suffix(' ').map(str::trim_end)
    };
    let rest = BEHIND.iter().find_map(before);
    rest.filter(|rest| rest.split_whitespace().nth(WORDS - 1).is_some()).unwrap_or(text)
}

fn without_bracket(text: &str) -> &str {
    let open = &text[..text.len() - 1];
    let window = &open[open.floor_char_boundary(open.len().saturating_sub(CONTROL + 1))..];
    let Some(at) = window.rfind(['(', '[']) else { return text };
    let rest = open[..open.len() - window.len() + at].trim_end();
    if is_control(&window[at + 1..]) && !rest.is_empty() { rest } else { text }
}

/// "Enlarge / The mill at dawn", "Zoom | The mill at dawn" without the button.
#[inline]
pub fn behind_button(text: &str) -> &str {
    // Most lines end here: no button starts with their first letters.
    match text.as_bytes() {
        [first, second, ..] if HEADS[usize::from(first & 31)] >> (second & 31) & 1 == 1 => without_button(text),
        _ => text,
    }
}

/// By the first letter of a button, a bit for the second; of those beyond ASCII for their first byte.
static HEADS: LazyLock<[u32; 32]> = LazyLock::new(|| {
    let mut heads = [0; 32];
    for button in BUTTONS.iter().chain(BEFORE.iter()).chain(CONTROLS.iter()) {
        if let [first, second, ..] = button.as_bytes() {
            heads[usize::from(first & 31)] |= 1 << (second & 31);
        }
    }
    heads
});

/// No button is longer, in bytes, with its sign.
const BUTTON: usize = 32;

fn without_button(text: &str) -> &str {
    if let Some(caption) = behind_glued(text).or_else(|| behind_control(text)) {
        return caption;
    }
    // Most others end here: no stroke or bar stands so early, all bytes asked in one step.
    let sign = |b: &u8| (*b == b'/') | (*b == b'|');
    let early = match text.as_bytes().first_chunk::<BUTTON>() {
        Some(head) => head.iter().fold(false, |any, b| any | sign(b)),
        None => text.bytes().any(|b| sign(&b)),
    };
    if !early {
        return text;
    }
    let parted = [" / ", " | "].iter().filter_map(|sign| text.split_once(sign)).min_by_key(|(label, _)| label.len());
    let Some((label, caption)) = parted.filter(|(label, _)| label.len() <= BUTTON) else { return text };
    let caption = caption.trim_start();
    let known = || BUTTONS.binary_search(&label.trim_end().to_lowercase().as_str()).is_ok();
    if caption.split_whitespace().nth(WORDS - 1).is_some() && known() { caption } else { text }
}

/// "Click to enlarge: The mill at dawn". One word may be a headline's: "Enlarge: the mill".
fn behind_control(text: &str) -> Option<&str> {
    // Most lines end here: no colon stands so early.
    let head = &text.as_bytes()[..text.len().min(CONTROL + 1)];
    let (label, rest) = text.split_at_checked(memchr::memchr(b':', head)?)?;
    let caption = rest.strip_prefix(": ").filter(|_| label.contains(' '))?.trim_start();
    let worded = caption.split_whitespace().nth(WORDS - 1).is_some();
    (worded && caption.starts_with(char::is_uppercase) && is_control(label)).then_some(caption)
}

/// "View image in fullscreen The mill at dawn", also "… fullscreenThe mill …".
fn behind_glued(text: &str) -> Option<&str> {
    let first = text.as_bytes().first()? | 0x20;
    let opens = |button: &&&str| {
        let head = || text.get(..button.len()).is_some_and(|head| head.eq_ignore_ascii_case(button));
        button.as_bytes().first() == Some(&first) && head()
    };
    // In a title "Image Caption Of The Year" each word has a capital.
    let plain = |button: &&&str| text.get(1..button.len()).is_some_and(|rest| !rest.contains(char::is_uppercase));
    let button = BEFORE.iter().find(opens).filter(plain)?;
    let caption = text[button.len()..].trim_start();
    let worded = caption.split_whitespace().nth(WORDS - 1).is_some();
    (worded && caption.starts_with(char::is_uppercase)).then_some(caption)
}

/// True for a caption with a control behind it or before it: "Click to enlarge: the mill at dawn", "Enlarge / The mill at dawn".
pub fn has_control(text: &str) -> bool {
    let before = || text[..text.floor_char_boundary(CONTROL + 1)].split_once(": ").map(|(label, _)| label);
    without_control(text).len() < text.len()
        || behind_button(text).len() < text.len()
        || before().is_some_and(is_control)
}

fn is_control(label: &str) -> bool {
    CONTROLS.binary_search(&label.to_lowercase().as_str()).is_ok()
}

/// "(MRL101) Ada Rowe paints the gate", "MRL101 - Ada Rowe …", "epa12345678 Ada Rowe …" without the number.
#[inline]
pub fn without_photo_number(text: &str) -> &str {
    // Most lines end here: nothing in them starts with a digit so early, all bytes asked in one step.
    let digit = |b: &u8| (*b >= b'0') & (*b <= b'9');
    let early = match text.as_bytes().first_chunk::<NUMBER>() {
        Some(head) => head.iter().fold(false, |any, b| any | digit(b)),
        None => text.bytes().any(|b| digit(&b)),
    };
    if early { behind_number(text) } else { text }
}

/// No number is longer, in bytes, with its brackets.
const NUMBER: usize = 24;

fn behind_number(text: &str) -> &str {
    /// Digits of a number that no sign parts from the text.
    const BARE: usize = 6;
    let word = text.as_bytes().iter().take(NUMBER).position(|byte| *byte == b' ').unwrap_or(0);
    if !text.as_bytes()[..word].iter().any(u8::is_ascii_digit) {
        return text;
    }
    let (first, rest) = text.split_at(word);
    let bracketed = first.strip_prefix(['(', '[']).and_then(|first| first.strip_suffix([')', ']']));
    let labelled = first.strip_suffix(':');
    let rest = rest.trim_start();
    let parted = ["- ", "– ", "— ", "| ", ": "].iter().find_map(|sign| rest.strip_prefix(sign));
    let number = bracketed.or(labelled).unwrap_or(first);
    let signed = bracketed.is_some() || labelled.is_some() || parted.is_some();
    let long = number.bytes().filter(u8::is_ascii_digit).count() >= BARE;
    let rest = parted.unwrap_or(rest).trim_start();
    let worded = rest.starts_with(char::is_uppercase) && rest.split(' ').nth(3).is_some();
    if (signed || long) && worded && is_photo_number(number) { rest } else { text }
}

/// "MRL101", "NWP-2024-0512-077", "epa12345678": capitals or a short name, and three digits or more.
pub fn is_photo_number(word: &str) -> bool {
    const LETTERS: usize = 2;
    const SHORT: usize = 4;
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let small = word.bytes().any(|byte| byte.is_ascii_lowercase());
    let known = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/'));
    known && digits >= 3 && letters >= LETTERS && (!small || digits >= 6 && letters <= SHORT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_click_does_is_no_part_of_a_caption() {
        assert_eq!(without_control("The mill at dawn (click to enlarge)"), "The mill at dawn");
        assert_eq!(without_control("Die Mühle [Zum Vergrößern klicken]"), "Die Mühle");
        for other in ["The mill (at dawn)", "(click to enlarge)", "The mill) click to enlarge)", ")"] {
            assert_eq!(without_control(other), other);
        }
        assert!(has_control("Click to enlarge: the mill at dawn") && !has_control("Enlarged: the mill at dawn"));
        assert!(CONTROLS.is_sorted() && CONTROLS.iter().all(|control| control.len() <= CONTROL));
    }

    #[test]
    fn a_button_that_no_mark_parts_from_a_caption_is_no_part_of_it() {
        for line in ["The mill at dawn. hide caption", "The mill at dawn. Toggle caption"] {
            assert_eq!(without_control(line), "The mill at dawn.", "{line}");
        }
        for button in
            ["View image in fullscreen ", "View image in fullscreen", "Open image in gallery ", "Image caption "]
        {
            assert_eq!(behind_button(&format!("{button}The mill at dawn")), "The mill at dawn", "{button}");
        }
        for other in ["hide caption", "The signs on the wall say hide caption", "The mill has a caption"] {
            assert_eq!(without_control(other), other);
        }
        assert_eq!(without_glued_control("The mill. Ada Rowe/NW hide caption"), "The mill. Ada Rowe/NW");
        assert_eq!(behind_button("Click to enlarge: The mill at dawn"), "The mill at dawn");
        assert_eq!(
            behind_button("Click to enlarge: the button says no more"),
            "Click to enlarge: the button says no more"
        );
        for other in ["Image caption contests are back", "Image Caption Of The Year", "View image in fullscreen", ""] {
            assert_eq!(behind_button(other), other);
        }
        assert!(BEHIND.is_sorted() && BEFORE.is_sorted() && BEFORE.iter().all(|button| button.is_ascii()));
    }

    #[test]
    fn a_button_before_a_caption_is_no_part_of_it() {
        for button in ["Enlarge /", "ZOOM |", "Bild vergrößern /", "FÖRSTORA BILD /"] {
            assert_eq!(behind_button(&format!("{button} The mill at dawn")), "The mill at dawn", "{button}");
        }
        for other in [
            "Zoom / Teams",
            "Mill / The mill at dawn",
            "Enlarge the mill / keep the weir open",
            "Zoom: the mill at dawn",
        ] {
            assert_eq!(behind_button(other), other);
        }
        assert!(has_control("Enlarge / The mill at dawn"));
        assert!(BUTTONS.is_sorted() && BUTTONS.iter().all(|button| button.len() < BUTTON));
    }

    #[test]
    fn the_number_of_a_picture_is_no_part_of_its_caption() {
        for line in [
            "(MRL101) Ada Rowe paints the gate",
            "MRL101 - Ada Rowe paints the gate",
            "NWP-2024-0512-077: Ada Rowe paints the gate",
            "epa12345678 Ada Rowe paints the gate",
        ] {
            assert_eq!(without_photo_number(line), "Ada Rowe paints the gate", "{line}");
        }
        for line in [
            "COVID-19 kept the gates shut for weeks",
            "A320 - The new jet leaves the yard",
            "GT500 drivers wait at the gate",
            "2024 - The gate in the year of the flood",
            "(2024) The gate in the year of the flood",
            "MRL101",
            "",
        ] {
            assert_eq!(without_photo_number(line), line);
        }
    }
}
