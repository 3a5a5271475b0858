//! A text as the words and numbers of a notice, and where a notice may begin and end among them.

use super::words::WORDS;
use std::ops::Range;

/// A word or a number.
#[derive(Debug)]
pub(super) struct Token {
    /// In small letters, without marks around it.
    pub(super) text: String,
    /// Where it lies in the text.
    pub(super) range: Range<usize>,
    /// A notice may begin here: at the start, behind a full stop, a colon, a dash, a bracket, stars.
    pub(super) opens: bool,
    /// A sentence or a line ends behind it.
    pub(super) ends: bool,
    /// How many brackets are open around it.
    pub(super) depth: u8,
    /// A bracket closes behind it.
    pub(super) closes: bool,
    /// An exclamation mark follows it.
    pub(super) cried: bool,
    /// A colon follows it.
    pub(super) colon: bool,
    /// It begins with a capital or a digit.
    pub(super) capital: bool,
    /// It has capitals only.
    pub(super) capitals: bool,
    /// A full stop follows it, of a sentence or an abbreviation.
    stop: bool,
}

/// Marks that end what stands before them.
const CLOSING: &str = "!?;|”»";
/// Marks that part words and begin something.
const OPENING: &str = "([|\"“„«*^<>#=!?";

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut cut = Cut { text, tokens: Vec::with_capacity(text.len() / 6), opens: true, depth: 0 };
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let next_is_digit = || text.get(at + 1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let parts = c.is_whitespace()
            || c == ','
            || CLOSING.contains(c)
            || OPENING.contains(c)
            || ")]".contains(c)
            || (c == '+' && !next_is_digit())
            || "–—".contains(c);
        if !parts {
            start = start.or(Some(at));
            continue;
        }
        if let Some(start) = start.take() {
            cut.piece(start..at);
        }
        cut.mark(c);
    }
    let mut tokens = cut.tokens;
    for at in 0..tokens.len() {
        if ends_sentence(&tokens, at) {
            tokens[at].ends = true;
            if let Some(next) = tokens.get_mut(at + 1) {
                next.opens = true;
            }
        }
    }
    if let Some(last) = tokens.last_mut() {
        last.ends = true;
    }
    tokens
}

struct Cut<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    opens: bool,
    depth: u8,
}

impl Cut<'_> {
    fn mark(&mut self, c: char) {
        if let (Some(last), ')' | ']' | '!') = (self.tokens.last_mut(), c) {
            (last.closes, last.cried) = (last.closes || c != '!', last.cried || c == '!');
        }
        match c {
            '(' | '[' => self.depth = self.depth.saturating_add(1),
            ')' | ']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if (CLOSING.contains(c) || c == '\n')
            && let Some(last) = self.tokens.last_mut()
        {
            last.ends = true;
        }
        self.opens |= CLOSING.contains(c) || OPENING.contains(c) || ")]–—+\n".contains(c);
    }

    /// What stands between two spaces or marks.
    fn piece(&mut self, range: Range<usize>) {
        let piece = &self.text[range.clone()];
        let dashes = |c: char| c == '-' || c == '_';
        let bare = piece.trim_start_matches(dashes);
        let start = range.end - bare.len();
        if start > range.start {
            self.opens = true;
        }
        let bare = bare.trim_end_matches(dashes);
        // `SPERRFRIST:03.06.2024`, `print/online`: parted; `06:00`, `03/06/2024` not.
        let parts = bare.char_indices().find(|(at, c)| {
            let before = bare[..*at].chars().next_back();
            (*c == ':' || *c == '/') && before.is_some_and(char::is_alphabetic) && *at + 1 < bare.len()
        });
        if let Some((at, _)) = parts {
            self.piece(start..start + at + 1);
            return self.piece(start + at + 1..start + bare.len());
        }
        let colon = bare.ends_with(':');
        let word = bare.trim_end_matches([':', '/', '\'', '’']);
        let stop = word.ends_with('.');
        let word = word.trim_end_matches('.').trim_start_matches(['\'', '‘', '’', '.']);
        if word.is_empty() {
            return;
        }
        for part in parts_of(word) {
            self.push(start, word, part);
        }
        if let Some(last) = self.tokens.last_mut() {
            (last.colon, last.stop) = (colon, stop);
            self.opens = colon;
        }
    }

    fn push(&mut self, start: usize, word: &str, part: Range<usize>) {
        let text = &word[part.clone()];
        let letters = text.chars().filter(|c| *c != '.').all(char::is_alphabetic);
        let text_of = |text: &str| {
            // `a.m`, `U.K`
            let dotted = letters && text.contains('.');
            if dotted { text.replace('.', "") } else { text.to_owned() }
        };
        self.tokens.push(Token {
            text: text_of(&text.to_lowercase().replace('’', "'")),
            range: start + part.start..start + part.end,
            opens: std::mem::take(&mut self.opens),
            ends: false,
            depth: self.depth,
            closes: false,
            cried: false,
            colon: false,
            capital: text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()),
            capitals: !text.contains(char::is_lowercase),
            stop: false,
        });
    }
}

/// `0600GMT`, `6am`, `18h00`, `03-Jun-2024`, `GMT+1` are several; `3rd`, `1er` lose their letters; all others are one.
fn parts_of(word: &str) -> Vec<Range<usize>> {
    let digit = |c: char| c.is_ascii_digit();
    let (has_digit, has_letter) = (word.contains(digit), word.contains(char::is_alphabetic));
    if !has_digit || !has_letter {
        return std::iter::once(0..word.len()).collect();
    }
    let number = word.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &word[number..];
    if number > 0 && ["st", "nd", "rd", "th", "er", "ère", "ST", "ND", "RD", "TH", "ER", "º"].contains(&tail) {
        return std::iter::once(0..number).collect();
    }
    // An ISO time is read as a whole.
    if number == 4 && word.contains('-') && word.contains(['T', 't']) && word.len() >= 16 {
        return std::iter::once(0..word.len()).collect();
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut last: Option<char> = None;
    for (at, c) in word.char_indices() {
        let follows = last.is_some_and(|last| {
            let number = |c: char| digit(c) || c == ':' || c == '.' || c == '+';
            (number(last) && number(c)) || (last.is_alphabetic() && (c.is_alphabetic() || c == '.'))
        });
        // `UTC-5`
        let minus =
            c == '-' && number == 0 && last.is_some_and(char::is_alphabetic) && word[at + 1..].starts_with(digit);
        match parts.last_mut() {
            Some(part) if follows || (last == Some('-') && digit(c) && part.end == at) => part.end = at + c.len_utf8(),
            _ if c == '-' && !minus => {}
            _ => parts.push(at..at + c.len_utf8()),
        }
        last = Some(c);
    }
    parts
}

/// Whether the full stop behind a token ends a sentence, and is none of a date, an hour or an abbreviation.
fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let Some(next) = tokens.get(at + 1).filter(|_| token.stop) else { return false };
    let is_date = |token: &Token| {
        let word = WORDS.of(&token.text);
        word.month > 0 || word.day > 0
    };
    let abbreviated = token.text.chars().count() <= 4 && is_date(token) && is_date(next);
    token.text.chars().count() > 2
        && next.capital
        && !next.text.starts_with(|c: char| c.is_ascii_digit())
        && !abbreviated
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn numbers_and_their_units_are_parted() {
        assert_eq!(
            texts("6am 0600GMT 18h00 6.00 a.m. BST"),
            ["6", "am", "0600", "gmt", "18", "h", "00", "6.00", "am", "bst"]
        );
        assert_eq!(texts("03-Jun-2024 2024-06-03T06:00:00+02:00"), ["03", "jun", "2024", "2024-06-03t06:00:00+02:00"]);
        assert_eq!(texts("GMT+1 UTC-5 UTC+02:00"), ["gmt", "+1", "utc", "-5", "utc", "+02:00"]);
        assert_eq!(texts("3rd June, 03. Juni 2024, 1er juin"), ["3", "june", "03", "juni", "2024", "1", "juin"]);
        assert_eq!(texts("SPERRFRIST:03.06.2024 (print/online)"), ["sperrfrist", "03.06.2024", "print", "online"]);
    }

    #[test]
    fn a_sentence_ends_at_its_full_stop_and_not_at_that_of_a_date() {
        let ends = |text: &str| {
            tokens(text).iter().filter(|token| token.ends).map(|token| token.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ends("Until Mon. June 3. The harbour opens."), ["opens"]);
        assert_eq!(ends("Until 3 June 2024. The harbour opens."), ["2024", "opens"]);
        assert_eq!(ends("Bis 03. Juni, 6.00 Uhr. Der Hafen."), ["uhr", "hafen"]);
        assert_eq!(ends("*** EMBARGO! *** (6 a.m. GMT) end"), ["embargo", "end"]);
    }

    #[test]
    fn a_notice_may_begin_behind_marks() {
        let opens = |text: &str| {
            tokens(text).iter().filter(|token| token.opens).map(|token| token.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            opens("Note: embargoed - until (noon) today. Then more"),
            ["note", "embargoed", "until", "noon", "today", "then"]
        );
    }
}
