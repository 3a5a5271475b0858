//! The look of a line: length, letter cases, digits, marks, how it starts and ends.

use crate::scan;

use super::classes::{
    CAPITAL, CASELESS, Classes, DIGIT, INSIDE, JOIN, LEAD, LETTER, SIGN, SPACE, STOP, WIDE, classes, each, set,
};

/// How a line ends, its closing quotation marks and brackets left aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// A full stop, question or exclamation mark, in any script.
    Stop,
    /// A colon.
    Colon,
    /// Three dots or their sign: a sentence cut off, or one that trails away.
    Ellipsis,
    /// A comma, semicolon or dash: the sentence goes on.
    Open,
    /// A letter, digit or sign.
    #[default]
    Other,
}

/// What a line starts with, an opening quotation mark or bracket counted as itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// A capital, or a letter of a script without cases.
    Upper,
    /// A small letter.
    Lower,
    /// A digit.
    Digit,
    /// An opening quotation mark.
    Quote,
    /// Anything else: bullets, brackets, signs.
    #[default]
    Other,
}

/// The features of one line. Lengths are what a reader sees: characters, those of wide scripts counted double.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Characters, wide ones counted twice.
    pub width: u32,
    /// Runs of letters and digits.
    pub words: u32,
    /// Words that start with a small letter.
    pub lower_words: u32,
    /// Words that start with a capital.
    pub upper_words: u32,
    /// Letters.
    pub letters: u32,
    /// Capitals among the letters.
    pub capitals: u32,
    /// Digits.
    pub digits: u32,
    /// Commas.
    pub commas: u32,
    /// Sentence ends inside the line: a stop followed by a space.
    pub stops: u32,
    /// Quotation marks of any form, apostrophes not counted.
    pub quotes: u32,
    /// Signs that join the entries of a menu or a path: `|`, `•`, `›`, `»`, `·`.
    pub joints: u32,
    /// An address of the web or of mail, or a handle.
    pub address: bool,
    /// How it starts.
    pub start: Start,
    /// How it ends.
    pub ending: Ending,
}

impl Shape {
    /// True where all letters are capitals.
    pub fn all_capitals(&self) -> bool {
        self.letters >= 2 && self.capitals == self.letters
    }

    /// True where the line ends as a sentence does.
    pub fn ends_sentence(&self) -> bool {
        self.ending == Ending::Stop
    }

    /// Small-letter words in a hundred words: high in running text, low in titles and menus. 50 for scripts without cases.
    pub fn running(&self) -> u32 {
        match self.lower_words + self.upper_words {
            0 if self.letters > 0 => 50,
            0 => 0,
            all => self.lower_words * 100 / all,
        }
    }
}

/// So many bytes of a line are looked at closely; what follows only counts as length. The look of a paragraph shows in its beginning.
const CLOSELY: usize = 240;

/// The features of a line, which is taken as it stands: trim it first where that matters.
pub fn shape(line: &str) -> Shape {
    let mut s = Shape { start: start(line), ending: ending(line), ..Shape::default() };
    let (head, rest) = line.split_at(line.floor_char_boundary(CLOSELY));
    s.width = head.len() as u32;
    let mut classes = classes(head.as_bytes());
    beyond_ascii(head, &mut classes, &mut s);
    words_and_stops(&classes, head.len(), &mut s);
    signs(head, &classes, &mut s);
    s.width += rest.chars().count() as u32;
    s.address = s.address || head.starts_with("www.") || line.len() <= CLOSELY && has_www(head.as_bytes(), &classes);
    s
}

/// The width of a line alone, which mostly costs less than its shape.
pub fn width(line: &str) -> u32 {
    if line.is_ascii() {
        return line.len() as u32;
    }
    let mut width = line.chars().count() as u32;
    let head = &line[..line.floor_char_boundary(CLOSELY)];
    if has_odd_widths(head.as_bytes()) {
        each_lead(head.as_bytes(), |at| match head.get(at..).and_then(|rest| rest.chars().next()) {
            Some('‘'..='”' | '–' | '—' | '、' | '，') | None => {}
            Some('。' | '！' | '？') => width += 1,
            Some(c) if is_unseen(c) => width -= 1,
            Some(c) if is_wide(c) => width += 1,
            Some(_) => {}
        });
    }
    width
}

/// True where a character may be that takes two places or none; letters of Latin, Greek and Cyrillic, curly marks and dashes are none.
fn has_odd_widths(bytes: &[u8]) -> bool {
    // Bytes of wide scripts, and the last of the unseen ones.
    let odd = |byte: u8| {
        u8::from(byte == 0xe1) | u8::from(byte >= 0xe3) | u8::from(byte == 0xad) | u8::from(byte.wrapping_sub(0x8b) < 3)
    };
    let last = bytes.last().map_or(0, |byte| odd(*byte));
    // All of them in one go, many at a time.
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    pairs.fold(last, |any, (byte, next)| any | odd(*byte) | u8::from(*byte == 0xe2) & u8::from(*next != 0x80)) != 0
}

/// Gives the place of the first byte of each character beyond ASCII, eight bytes in one step.
fn each_lead(bytes: &[u8], mut give: impl FnMut(usize)) {
    let (whole, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    for (n, eight) in whole.iter().chain([&last]).enumerate() {
        let mut leads = scan::leads(u64::from_le_bytes(*eight));
        while leads != 0 {
            give(n * 8 + leads.trailing_zeros() as usize / 8);
            leads &= leads - 1;
        }
    }
}

/// Characters that take no place.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}')
}

/// Words that start in the line, and stops that a space follows, by arithmetic on whole words of bits: an addition carries a bit through a
/// run of set bits to the place behind it.
fn words_and_stops(classes: &Classes, length: usize, s: &mut Shape) {
    let (mut after_word, mut after_join, mut after_stop) = (0u64, false, false);
    for part in classes.iter().take(length.div_ceil(64)) {
        let (letter, capital, space, join) = (part[LETTER], part[CAPITAL], part[SPACE], part[JOIN]);
        let plain = letter | part[DIGIT] | part[INSIDE];
        let word = plain | part[WIDE];
        // What joins goes on with a word only where a word stands before it.
        let before = word << 1 | after_word;
        after_word = word >> 63;
        let (behind, joined) = carry(join, before & join, after_join);
        after_join = joined;
        let starts = word & !(before | behind & !join);
        // After a stop there may stand anything but letters, digits and spaces before the space that makes it a sentence's end.
        let open = !(plain | space);
        let (behind, stopped) = carry(open, part[STOP], after_stop);
        after_stop = stopped;
        s.letters += letter.count_ones();
        s.capitals += capital.count_ones();
        s.digits += part[DIGIT].count_ones();
        s.words += starts.count_ones();
        s.upper_words += (starts & capital).count_ones();
        s.lower_words += (starts & letter & !(capital | part[CASELESS])).count_ones();
        s.stops += (behind & !open & space).count_ones();
    }
}

/// The sum of a run of bits and the bits to carry through it.
#[inline]
fn carry(run: u64, bits: u64, before: bool) -> (u64, bool) {
    let (sum, over) = run.overflowing_add(bits);
    let (sum, over_too) = sum.overflowing_add(u64::from(before));
    (sum, over || over_too)
}

/// Counts the signs of ASCII.
fn signs(head: &str, classes: &Classes, s: &mut Shape) {
    let bytes = head.as_bytes();
    each(classes, SIGN, |at| match bytes.get(at) {
        Some(b',') => s.commas += 1,
        Some(b'"') => s.quotes += 1,
        Some(b'|') => s.joints += 1,
        Some(b'@') => s.address = true,
        _ => s.address |= bytes.get(at + 1..).is_some_and(|rest| rest.starts_with(b"//")),
    });
}

/// True where " www." stands in the line.
fn has_www(head: &[u8], classes: &Classes) -> bool {
    let mut found = false;
    each(classes, STOP, |at| found |= head.get(..=at).is_some_and(|to| to.ends_with(b" www.")));
    found
}

/// Looks at each character beyond ASCII and counts it, or adds it to the classes.
fn beyond_ascii(head: &str, classes: &mut Classes, s: &mut Shape) {
    for part in 0..classes.len() {
        let mut leads = classes[part][LEAD];
        while leads != 0 {
            let at = part * 64 + leads.trailing_zeros() as usize;
            leads &= leads - 1;
            if let Some(c) = head.get(at..).and_then(|rest| rest.chars().next()) {
                add(c, at, classes, s);
            }
        }
    }
}

/// Counts the character beyond ASCII that stands at a place, or adds it to the classes.
#[inline]
fn add(c: char, at: usize, classes: &mut Classes, s: &mut Shape) {
    let bytes = at..at + c.len_utf8();
    // Until now each byte counted.
    s.width -= bytes.len() as u32 - 1;
    match c {
        '’' => set(classes, JOIN, bytes),
        '“' | '”' | '„' | '«' | '「' | '」' => s.quotes += 1,
        '–' | '—' | '‘' | '…' | '£' | '€' => {}
        c if is_unseen(c) => s.width -= 1,
        '»' | '•' | '›' | '·' | '►' | '→' => s.joints += 1,
        '。' | '！' | '？' => {
            s.width += 1;
            s.stops += 1;
        }
        '、' | '，' | '،' => s.commas += 1,
        c if is_wide(c) => {
            s.width += 1;
            s.letters += 1;
            set(classes, WIDE, bytes);
        }
        c if c.is_alphabetic() => {
            set(classes, LETTER, at..at + 1);
            set(classes, INSIDE, at + 1..bytes.end);
            if c.is_uppercase() {
                set(classes, CAPITAL, at..at + 1);
            } else if !c.is_lowercase() {
                set(classes, CASELESS, at..at + 1);
            }
        }
        c if c.is_whitespace() => set(classes, SPACE, bytes),
        _ => {}
    }
}

/// Scripts whose characters each hold about a syllable or a word.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{2fff}' | '\u{3040}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

/// What a line starts with, as its shape says.
pub fn start(line: &str) -> Start {
    match line.chars().next() {
        // Most lines open with one of these.
        Some('A'..='Z') => Start::Upper,
        Some('"' | '“' | '„' | '«' | '‘' | '「' | '\'' | '`') => Start::Quote,
        Some(c) if c.is_lowercase() => Start::Lower,
        Some(c) if c.is_alphabetic() => Start::Upper,
        Some(c) if c.is_numeric() => Start::Digit,
        _ => Start::Other,
    }
}

/// How a line ends, as its shape says.
pub fn ending(line: &str) -> Ending {
    // What opens in one language closes in another: „Weiter.“, »Weiter.«
    const CLOSING: [char; 17] =
        ['"', '\'', '“', '”', '‘', '’', '«', '»', '‹', '›', ')', ']', '」', '』', '）', '\u{feff}', '\u{200b}'];
    // Most lines end with a word and its stop.
    if let [.., b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', b'.'] = line.as_bytes() {
        return Ending::Stop;
    }
    // Most others end without one of these.
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'!' | b'?' | b':' | b',');
    let mut rest = line;
    if !line.as_bytes().last().is_some_and(plain) {
        rest = line.trim_end_matches(|c: char| c.is_whitespace() || CLOSING.contains(&c));
        if rest.is_empty() {
            rest = line;
        }
    }
    match rest.chars().next_back() {
        Some('…') => Ending::Ellipsis,
        Some('.') if rest.ends_with("..") || rest.ends_with("[.") => Ending::Ellipsis,
        Some('.' | '!' | '?' | '。' | '！' | '？' | '؟' | '۔' | '।') => Ending::Stop,
        Some(':' | '：') => Ending::Colon,
        Some(',' | ';' | '-' | '–' | '—' | '、' | '，') => Ending::Open,
        _ => Ending::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_and_a_menu_entry_differ_in_shape() {
        let s = shape("The mayor said on Monday, after a long night, that the bridge would stay shut.");
        assert!(s.ends_sentence() && s.running() > 80 && s.commas == 2);
        let m = shape("Sports | Weather | Opinion");
        assert_eq!((m.joints, m.running(), m.ending), (2, 0, Ending::Other));
    }

    #[test]
    fn closing_marks_do_not_hide_the_stop() {
        assert_eq!(shape("“We go on.”").ending, Ending::Stop);
        assert_eq!(shape("It goes on and on [...]").ending, Ending::Ellipsis);
        assert_eq!(shape("彼は言った。」").ending, Ending::Stop);
        for closed in ["„Wir machen weiter.“", "»Wir machen weiter!«", "‚Weiter.‘", "›Weiter?‹"] {
            assert_eq!(shape(closed).ending, Ending::Stop);
        }
    }

    #[test]
    fn wide_scripts_count_double_and_invisible_characters_nothing() {
        assert_eq!(shape("橋は閉鎖").width, 8);
        assert_eq!(shape("a\u{200b}b\u{ad}c").width, 3);
        for line in [
            "",
            "bridge",
            "橋は閉鎖",
            "「橋は、閉鎖，だ。！？」 » – a\u{200b}b\u{ad}\u{feff}، É",
            "“Café” – naïve…",
            "a\u{ad}b",
            "a\u{200d}b",
            "€ ⺀ ⿕",
            "ᄀ",
            "Ἀθῆναι Йод",
            &"bridge ".repeat(60),
            &"brücke ".repeat(60),
        ] {
            assert_eq!(width(line), shape(line).width);
        }
    }

    #[test]
    fn addresses_are_seen() {
        assert!(shape("see https://example.org/a").address && shape("www.example.org").address);
        assert!(!shape("at 10:30 // noon").address);
    }
}
