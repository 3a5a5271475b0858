//! Numbers of pictures that go with the copy.

use copydesk_text::lines::is_photo_number;

/// `AP Photo ABC101, ABC102`, `Bilder: MRW-77120 bis -77126`.
pub(crate) fn is_photo_line(text: &str) -> bool {
    is_list_of_photos(text) || is_agency_photo(text) || is_number_alone(text)
}

/// `MRL101-051224`: as it stands above a caption.
fn is_number_alone(text: &str) -> bool {
    /// Digits of such a number; other codes have fewer.
    const DIGITS: usize = 6;
    text.len() <= 24
        && text.as_bytes().last().is_some_and(u8::is_ascii_digit)
        && text.as_bytes()[0].is_ascii_uppercase()
        && text.contains('-')
        && text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS
        && is_photo_number(text)
}

/// `Bilder: MRW-77120 bis -77126`: a label and nothing but codes.
fn is_list_of_photos(text: &str) -> bool {
    // No label is longer.
    let colon = text.bytes().take(9).position(|b| b == b':');
    let Some((label, codes)) = colon.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?))) else { return false };
    let code = |t: &str| {
        t.len() >= 4 && t.bytes().filter(u8::is_ascii_digit).count() >= 3 && !t.bytes().any(|b| b.is_ascii_lowercase())
    };
    let mut tokens = codes
        .split([',', ' ', ';'])
        .filter(|t| !matches!(*t, "" | "to" | "and" | "bis" | "und" | "-" | "et" | "y" | "à" | "a"))
        .peekable();
    let labels = ["photo", "photos", "picture", "pictures", "pix", "bild", "bilder", "foto", "fotos"];
    labels.iter().any(|l| label.eq_ignore_ascii_case(l)) && tokens.peek().is_some() && tokens.all(code)
}

/// `AP Photo ABC101, ABC102`, `With AP Photos.`
fn is_agency_photo(text: &str) -> bool {
    let opens =
        |at: &usize| text.as_bytes()[*at..].starts_with(b"Photo") || text.as_bytes()[*at..].starts_with(b"PHOTO");
    let Some(at) = (0..text.len().min(9)).find(opens) else { return false };
    let rest = text[at + 5..].trim_start_matches(['s', 'S', ':', ' ']);
    let code = |t: &str| {
        let t = t.trim();
        t.len() >= 5
            && t.len() <= 10
            && t.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && t.bytes().any(|b| b.is_ascii_digit())
    };
    !rest.is_empty() && rest.trim_end_matches('.').split([',', ' ']).filter(|t| !t.is_empty()).all(code)
}
