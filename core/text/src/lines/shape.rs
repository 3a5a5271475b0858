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

const LETTER: u8 = 1;
const CAPITAL: u8 = 2;
const DIGIT: u8 = 4;
const SPACE: u8 = 8;

/// What a byte below 128 is.
const CLASS: [u8; 128] = {
    let mut table = [0u8; 128];
    let mut b = 0;
    while b < 128 {
        let c = b as u8;
        table[b] = if c.is_ascii_lowercase() {
            LETTER
        } else if c.is_ascii_uppercase() {
            LETTER | CAPITAL
        } else if c.is_ascii_digit() {
            DIGIT
        } else if c.is_ascii_whitespace() {
            SPACE
        } else {
            0
        };
        b += 1;
    }
    table
};

/// The features of a line, which is taken as it stands: trim it first where that matters.
pub fn shape(line: &str) -> Shape {
    let mut s = Shape { start: start(line), ending: ending(line), ..Shape::default() };
    let mut in_word = false;
    let mut after_stop = false;
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(&b) = bytes.get(at) {
        if b < 128 {
            at += 1;
            s.width += 1;
            let class = CLASS[b as usize];
            if class & LETTER != 0 {
                s.letters += 1;
                let capital = u32::from(class & CAPITAL != 0);
                s.capitals += capital;
                if !in_word {
                    s.words += 1;
                    s.upper_words += capital;
                    s.lower_words += 1 - capital;
                }
                in_word = true;
                after_stop = false;
            } else if class & DIGIT != 0 {
                s.digits += 1;
                s.words += u32::from(!in_word);
                in_word = true;
                after_stop = false;
            } else if class & SPACE != 0 {
                s.stops += u32::from(after_stop);
                after_stop = false;
                in_word = false;
            } else {
                match b {
                    b'.' | b'!' | b'?' => after_stop = true,
                    b',' => s.commas += 1,
                    b'"' => s.quotes += 1,
                    b'|' => s.joints += 1,
                    b'@' => s.address = true,
                    b':' => s.address |= bytes[at..].starts_with(b"//"),
                    _ => {}
                }
                // An apostrophe or hyphen inside a word does not end it.
                in_word = in_word && matches!(b, b'\'' | b'-');
            }
        } else {
            let c = line[at..].chars().next().unwrap_or(' ');
            at += c.len_utf8();
            wide(c, &mut s, &mut in_word, &mut after_stop);
        }
    }
    s.address = s.address || bytes.starts_with(b"www.") || memchr::memmem::find(bytes, b" www.").is_some();
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
