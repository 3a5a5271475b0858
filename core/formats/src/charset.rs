//! Bytes become text: byte order mark, then valid UTF-8, then what the document declares, then what the bytes look like.
//! What was put together of lines in two charsets is read line by line.
//! No byte is dropped in silence: each becomes a character, and a charset other than UTF-8 is noted in `extra.charset`.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use copydesk_article::Article;
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Text, and the charset that it was in unless that was UTF-8.
pub(crate) struct Text<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) charset: Option<Cow<'static, str>>,
}

impl Text<'_> {
    /// Keeps the charset with the article.
    pub(crate) fn note(&self, article: &mut Article) {
        if let Some(charset) = &self.charset {
            article.extra.insert("charset".to_owned(), charset.to_ascii_lowercase().into());
        }
    }
}

/// Decodes `bytes`. `declared` is the label that the document gives itself, such as `iso-8859-1`.
pub(crate) fn to_text<'a>(bytes: &'a [u8], declared: Option<&str>) -> Text<'a> {
    let without_mark = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some((encoding, mark)) = wide(bytes) {
        return decoded(bytes.get(mark..).unwrap_or_default(), encoding);
    }
    // UTF-8 is hardly ever valid by chance, and declarations often are wrong. ISO-2022-JP is ASCII with escapes.
    let has_escapes = declared.is_some_and(|label| label.trim().to_ascii_lowercase().starts_with("iso-2022"));
    if let (Ok(text), false) = (std::str::from_utf8(without_mark), has_escapes) {
        return Text { text: Cow::Borrowed(text), charset: None };
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    match declared {
        // Declared UTF-8, but it is not: what it says of itself cannot be believed.
        Some(encoding) if encoding != UTF_8 && !has_errors(without_mark, encoding) => decoded(without_mark, encoding),
        _ => by_lines(without_mark).unwrap_or_else(|| match mostly_utf8(without_mark) {
            true => decoded(without_mark, UTF_8),
            false => decoded(without_mark, detect(without_mark)),
        }),
    }
}

/// So many bytes that are not UTF-8 show that a line is in a charset of its own; one alone may be half a character.
const SIGNS: usize = 2;

/// What was put together of files in two charsets, such as a headline in UTF-8 above a body in Windows-1252: some lines are UTF-8 and have
/// more than ASCII, others are none. Those are all read in the one charset that they look like.
fn by_lines(bytes: &[u8]) -> Option<Text<'static>> {
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let is_other = |line: &[u8]| {
        let (good, bad) = signs(line);
        bad > 0 && good <= bad
    };
    let good = lines().any(|line| !line.is_ascii() && std::str::from_utf8(line).is_ok());
    let others = lines().filter(|line| is_other(line));
    if !good || others.clone().map(|line| signs(line).1).sum::<usize>() < SIGNS {
        return None;
    }
    let charset = detect(&others.collect::<Vec<_>>().concat());
    // Of charsets with several bytes a character some lines look like UTF-8 by chance.
    if !charset.is_single_byte() {
        return None;
    }
    let mut text = String::with_capacity(bytes.len() * 2);
    for line in lines() {
        let encoding = if is_other(line) { charset } else { UTF_8 };
        text.push_str(&encoding.decode_without_bom_handling(line).0);
    }
    Some(Text { text: text.into(), charset: Some(format!("utf-8 and {}", charset.name()).into()) })
}

/// UTF-16 by its mark, or by a NUL in every other byte of the start; with the length of the mark.
pub(crate) fn wide(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => return Some((UTF_16BE, 2)),
        _ => {}
    }
    let head = bytes.get(..64).unwrap_or(bytes);
    if head.len() < 4 {
        return None;
    }
    let nul = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (nul(0), nul(1), head.len() / 2);
    match (even * 10 > half * 8, odd * 10 > half * 8) {
        (true, false) if odd == 0 => Some((UTF_16BE, 0)),
        (false, true) if even == 0 => Some((UTF_16LE, 0)),
        _ => None,
    }
}

/// The first bytes, an even number of them.
pub(crate) fn head(bytes: &[u8], len: usize) -> &[u8] {
    bytes.get(..len & !1).unwrap_or(bytes)
}

fn decoded<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Text<'a> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let charset = if encoding == UTF_8 { "utf-8 (damaged)" } else { encoding.name() };
    Text { text, charset: Some(charset.into()) }
}

fn has_errors(bytes: &[u8], encoding: &'static Encoding) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_none()
}

/// UTF-8 with a few broken places, such as a character cut in two: there are many more good sequences than bad bytes.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (good, bad) = signs(bytes);
    good > 4 * bad
}

/// How many characters beyond ASCII are good UTF-8, and how many bytes are none.
fn signs(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    (good, bad)
}

/// Whether these are UTF-8 but for a few broken places is settled; so a legacy charset by its letters.
fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(None, Utf8Detection::Deny);
    if !found.is_single_byte() {
        return found;
    }
    // Few signs: of the western charsets only Windows-1252 is likely on a wire.
    let signs = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let found = if signs < 3 { WINDOWS_1252 } else { found };
    if is_macintosh(bytes, found) { MACINTOSH } else { found }
}

/// Whether these are an old Mac's bytes, which no detector looks for: as what was found they have capitals and signs where nobody writes
/// them (`CafŽ`, `fŸr`, `no choiceÓ`), in the Mac's charset none.
fn is_macintosh(bytes: &[u8], found: &'static Encoding) -> bool {
    let odd = |encoding: &'static Encoding| odd_characters(&encoding.decode_without_bom_handling(bytes).0);
    odd(found) > 0 && odd(MACINTOSH) == 0
}

/// How many characters beyond ASCII stand where nobody writes them: a capital or a sign within a word, a capital at its end, a control.
fn odd_characters(text: &str) -> usize {
    let mut odd = 0;
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let behind = rest.peek().copied().unwrap_or(' ');
        if !c.is_ascii() {
            let capital =
                c.is_uppercase() && before.is_alphabetic() && (before.is_lowercase() || behind.is_lowercase());
            let apart = ['’', '‘', '´', '·', '\u{AD}'].contains(&c);
            let sign = !c.is_alphabetic() && !apart && before.is_alphabetic() && behind.is_lowercase();
            odd += usize::from(capital || sign || c.is_control());
        }
        before = c;
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_text_is_read_with_and_without_its_mark() {
        for bytes in [&b"\xFF\xFEh\0i\0!\0 \0"[..], b"\xFE\xFF\0h\0i\0!\0 ", b"h\0i\0!\0 \0", b"\0h\0i\0!\0 "] {
            let text = to_text(bytes, None);
            assert_eq!((text.text.trim_end(), text.charset.is_some()), ("hi!", true));
        }
    }

    #[test]
    fn one_accent_of_latin_1_is_read_as_such() {
        let text = to_text(b"a caf\xE9 in Lyon", None);
        assert_eq!((&*text.text, text.charset.as_deref()), ("a café in Lyon", Some("windows-1252")));
    }

    #[test]
    fn what_is_declared_is_believed_where_it_can_be_true() {
        assert_eq!(to_text(b"\xF1", Some("koi8-r")).text, "Я");
        assert_eq!(to_text("Я".as_bytes(), Some("iso-8859-1")).text, "Я");
    }

    #[test]
    fn a_broken_character_in_much_utf_8_spoils_only_itself() {
        let mut bytes = "Überwältigend schön grüßt Österreich Köln".as_bytes().to_vec();
        bytes.push(0xC3);
        let text = to_text(&bytes, None);
        assert_eq!(&*text.text, "Überwältigend schön grüßt Österreich Köln\u{FFFD}");
        assert_eq!(text.charset.as_deref(), Some("utf-8 (damaged)"));
    }

    #[test]
    fn lines_in_two_charsets_are_read_each_in_its_own() {
        let mut bytes = "Über 40 € für den Stuhl\n\n".as_bytes().to_vec();
        bytes.extend_from_slice(b"\x84Das ist sch\xF6n\x93, sagte Ada Rowe.\nNichts sonst.\n");
        let text = to_text(&bytes, None);
        assert_eq!(&*text.text, "Über 40 € für den Stuhl\n\n„Das ist schön“, sagte Ada Rowe.\nNichts sonst.\n");
        assert_eq!(text.charset.as_deref(), Some("utf-8 and windows-1252"));
    }

    #[test]
    fn old_files_of_a_mac_are_told_by_letters_where_nobody_writes_them() {
        for text in [
            "Cafés, “a farce” – it’s Zoë’s",
            "Müller sagt: „Schön, daß es für alle über 40 geht.“",
            "Français, où êtes-vous ?",
        ] {
            let (bytes, _, _) = MACINTOSH.encode(text);
            assert_eq!(to_text(&bytes, None).text, text);
            let (bytes, _, _) = WINDOWS_1252.encode(text);
            assert_eq!(to_text(&bytes, None).text, text);
        }
    }
}
