//! One mark, bracket or sign of an address, with what stands around it.

use crate::sentences::bytes::marks::{Around, Marks};
use crate::sentences::no_story::pictured::{Bracket, bracket, remark};
use crate::sentences::units::gathered::Gathered;
use crate::sentences::units::unit::Unit;

/// Whether an apostrophe that stands alone belongs to the plural before it, in text that was cut into words: `the
/// pilots ' strike`. Nothing behind it closes what it would open: within its sentence, where that ends with a stop that stands alone.
fn owns(text: &str, at: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let closes = |place: usize| {
        let after = &bytes[end + place + 1..];
        !after.first().is_some_and(u8::is_ascii_alphanumeric)
    };
    bytes[..at].ends_with(b"s ") && bytes.get(end) == Some(&b' ') && {
        let sentence = memchr::memmem::find(&bytes[end..], b" . ").map_or(bytes.len(), |stop| end + stop);
        !memchr::memchr_iter(b'\'', &bytes[end..sentence]).any(closes)
    }
}

/// Whether an apostrophe after a space belongs to the word before it, in text that was cut into words: `harbour 's`; or
/// stands for `and`: `Rope 'N Sail`.
fn is_ending(after: &[u8]) -> bool {
    if let [b'N' | b'n', b' ', ..] = after {
        return true;
    }
    let letters = after.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    matches!(&after[..letters], b"s" | b"t" | b"d" | b"m" | b"ll" | b"re" | b"ve")
        && !after.get(letters).is_some_and(u8::is_ascii_alphanumeric)
}

/// Reads one mark, bracket or sign of an address; gives the place after it.
#[inline(never)] // few characters are
pub(crate) fn read_mark(text: &str, at: usize, marks: &mut Marks, unit: &mut Unit, gathered: &mut Gathered) -> usize {
    let bytes = text.as_bytes();
    let Some(mut mark) = text[at..].chars().next() else { return at + 1 };
    let mut end = at + mark.len_utf8();
    match mark {
        '(' | '[' if remark(text, at).is_some() => unit.pointers = true,
        '(' => match bracket(text, at) {
            Bracket::Points(_) => gathered.pointers += 1,
            Bracket::Caption => gathered.furniture = true,
            Bracket::Other => {}
        },
        '@' => gathered.address |= at > 0 && bytes[at - 1].is_ascii_alphanumeric(),
        '/' => gathered.address |= at > 1 && bytes[at - 1] == b':' && bytes.get(at + 1) == Some(&b'/'),
        '\'' | '`' if bytes.get(at + 1) == Some(&bytes[at]) => {
            mark = if mark == '`' { '`' } else { '"' };
            end += 1;
        }
        '`' => return end,
        '\'' | '’' if is_ending(&bytes[end..]) => return end,
        '\'' if !marks.in_quotation() && owns(text, at, end) => return end,
        '’' if text[end..].starts_with('’') => {
            mark = '”';
            end += 3;
        }
        '‘' if text[end..].starts_with('‘') => {
            mark = '“';
            end += 3;
        }
        _ => {}
    }
    mark = match mark {
        '「' | '『' | '（' => '(',
        '」' | '』' | '）' => ')',
        other => other,
    };
    if matches!(mark, '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '«' | '»' | '“' | '”' | '„' | '‘' | '’') {
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        if mark == '"' && end == at + 2 {
            // `''` closes; after a space, only what is open.
            mark = if marks.in_quotation() || !before.is_none_or(char::is_whitespace) { '”' } else { '"' };
        }
        marks.read(mark, Around { before, after });
        unit.quotes |= marks.in_quotation();
        gathered.before = 0;
    }
    end
}
