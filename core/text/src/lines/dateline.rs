//! The dateline that opens an agency's story: "BERLIN, March 3 (XNA) -".

/// The agency stands within so many bytes from the start of the first paragraph.
const DATELINE: usize = 100;

/// The agency, or the station, in the dateline; behind a date the stroke may be missing.
pub fn agency(text: &str) -> Option<&str> {
    // Most lines end here: nothing in brackets opens them, all bytes asked in one go.
    let bracket = |head: &[u8; DATELINE]| head.iter().fold(false, |any, byte| any | (*byte == b'('));
    if text.as_bytes().first_chunk().is_some_and(|head| !bracket(head)) {
        return None;
    }
    let head = &text[..text.floor_char_boundary(DATELINE)];
    let (before, rest) = head.split_at(memchr::memchr(b'(', head.as_bytes())?);
    let rest = &rest[1..];
    let (name, after) = rest.split_once(')')?;
    let after = after.trim_start_matches(['.', ' ', ':']);
    let named = (2..=12).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphabetic());
    let capitals = || name.bytes().all(|b| b.is_ascii_uppercase());
    let dated =
        before.len() <= 40 && before.contains(", ") && before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let closed =
        after.starts_with(['-', '–', '—', '_']) || dated && capitals() && after.starts_with(char::is_uppercase);
    (named && before.len() <= 60 && closed).then_some(name)
}
