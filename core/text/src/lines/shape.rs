//! The look of a line, taken in one pass over its bytes: length, letter cases, digits, marks, how it starts and ends.

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

// The bits that the loop below shifts out.
const LETTER: u8 = 1;
const CAPITAL: u8 = 2;
const DIGIT: u8 = 4;
const SPACE: u8 = 8;
/// Ends a sentence.
const STOP: u8 = 16;
/// Stands within a word without ending it.
const JOIN: u8 = 32;
/// One of the signs that are counted.
const SIGN: u8 = 64;

/// What a byte below 128 is.
const CLASS: [u8; 128] = {
    let mut table = [0u8; 128];
    let mut b = 0;
    while b < 128 {
        let c = b as u8;
        table[b] = match c {
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | CAPITAL,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t' | b'\n' | b'\r' | 0x0c => SPACE,
            b'.' | b'!' | b'?' => STOP,
            b'\'' | b'-' => JOIN,
            b',' | b'"' | b'|' | b'@' | b':' => SIGN,
            _ => 0,
        };
        b += 1;
    }
    table
};

/// So many bytes of a line are looked at closely; what follows only counts as length. The look of a paragraph shows in its beginning.
const CLOSELY: usize = 240;

/// The features of a line, which is taken as it stands: trim it first where that matters.
pub fn shape(line: &str) -> Shape {
    let mut s = Shape { start: start(line), ending: ending(line), ..Shape::default() };
    let (head, rest) = line.split_at(line.floor_char_boundary(CLOSELY));
    // The loop has no branch for what changes from byte to byte: words are too short for guessing.
    let (mut in_word, mut after_stop) = (0u32, 0u32);
    let bytes = head.as_bytes();
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        if b >= 128 {
            let c = head[at..].chars().next().unwrap_or(' ');
            at += c.len_utf8();
            let (mut word, mut stop) = (in_word != 0, after_stop != 0);
            wide(c, &mut s, &mut word, &mut stop);
            (in_word, after_stop) = (u32::from(word), u32::from(stop));
            continue;
        }
        at += 1;
        let class = u32::from(CLASS[b as usize]);
        let letter = class & 1;
        let capital = class >> 1 & 1;
        let digit = class >> 2 & 1;
        let space = class >> 3 & 1;
        let starts = (letter | digit) & (in_word ^ 1);
        s.letters += letter;
        s.capitals += capital;
        s.digits += digit;
        s.words += starts;
        s.upper_words += starts & capital;
        s.lower_words += starts & letter & (capital ^ 1);
        s.stops += space & after_stop;
        after_stop = class >> 4 & 1 | after_stop & ((letter | digit | space) ^ 1);
        in_word = letter | digit | in_word & (class >> 5 & 1);
        if class & u32::from(SIGN) != 0 {
            match b {
                b',' => s.commas += 1,
                b'"' => s.quotes += 1,
                b'|' => s.joints += 1,
                b'@' => s.address = true,
                _ => s.address |= bytes[at..].starts_with(b"//"),
            }
        }
        s.width += 1;
    }
    s.width += if rest.is_empty() { 0 } else { rest.bytes().filter(|b| *b & 0xc0 != 0x80).count() as u32 };
    s.address = s.address || head.starts_with("www.") || line.len() <= CLOSELY && head.contains(" www.");
    s
}

/// One character beyond ASCII.
fn wide(c: char, s: &mut Shape, in_word: &mut bool, after_stop: &mut bool) {
    s.width += 1;
    match c {
        '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => s.width -= 1,
        '“' | '”' | '„' | '«' | '「' | '」' => s.quotes += 1,
        '»' => s.joints += 1,
        '•' | '›' | '·' | '►' | '→' => s.joints += 1,
        '。' | '！' | '？' => {
            s.width += 1;
            s.stops += 1;
        }
        '、' | '，' | '،' => s.commas += 1,
        '’' => return,
        c if is_wide(c) => {
            s.width += 1;
            s.letters += 1;
            s.words += u32::from(!*in_word);
            *in_word = true;
            return;
        }
        c if c.is_alphabetic() => {
            s.letters += 1;
            let capital = c.is_uppercase();
            s.capitals += u32::from(capital);
            if !*in_word {
                s.words += 1;
                s.upper_words += u32::from(capital);
                s.lower_words += u32::from(c.is_lowercase());
            }
            *in_word = true;
            *after_stop = false;
            return;
        }
        c if c.is_whitespace() => {
            s.stops += u32::from(*after_stop);
            *after_stop = false;
        }
        _ => {}
    }
    *in_word = false;
}

/// Scripts whose characters each hold about a syllable or a word.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{2fff}' | '\u{3040}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3fffd}')
}

fn start(line: &str) -> Start {
    match line.chars().next() {
        Some(c) if c.is_lowercase() => Start::Lower,
        Some(c) if c.is_alphabetic() => Start::Upper,
        Some(c) if c.is_numeric() => Start::Digit,
        Some('"' | '“' | '„' | '«' | '‘' | '「' | '\'' | '`') => Start::Quote,
        _ => Start::Other,
    }
}

fn ending(line: &str) -> Ending {
    let mut rest = line.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '\u{feff}' | '\u{200b}')
    });
    if rest.is_empty() {
        rest = line;
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
    }

    #[test]
    fn wide_scripts_count_double_and_invisible_characters_nothing() {
        assert_eq!(shape("橋は閉鎖").width, 8);
        assert_eq!(shape("a\u{200b}b\u{ad}c").width, 3);
    }

    #[test]
    fn addresses_are_seen() {
        assert!(shape("see https://example.org/a").address && shape("www.example.org").address);
        assert!(!shape("at 10:30 // noon").address);
    }
}
