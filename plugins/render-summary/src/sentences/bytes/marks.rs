//! Whether quotation marks and brackets are open, read one character at a time.

/// The marks that are open at a place in a block.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Marks {
    double: Option<Opened>,
    /// Whether a curly quotation is open within a straight one.
    nested: bool,
    single: bool,
    brackets: u32,
    stray: bool,
    only_double: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    /// By `„`, which `“` closes.
    Low,
    /// By `"`.
    Straight,
    /// By any other mark.
    High,
}

/// What stands around a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around {
    /// The character before, if any.
    pub(crate) before: Option<char>,
    /// The character after, if any.
    pub(crate) after: Option<char>,
}

impl Around {
    fn opens(self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || "([{—–-/:“‘\"'".contains(c))
    }

    /// As a mark that closes: nothing follows that it could open.
    fn behind_word(self) -> bool {
        self.after.is_none_or(|c| c.is_whitespace() || ".,;:!?)".contains(c))
    }

    /// As an apostrophe.
    fn inside_word(self) -> bool {
        self.before.is_some_and(char::is_alphanumeric) && self.after.is_some_and(char::is_alphanumeric)
    }

    fn before_word(self) -> bool {
        self.after.is_some_and(|c| c.is_alphabetic() || "“\"[(".contains(c))
    }

    fn alone(self) -> bool {
        self.before.is_none_or(char::is_whitespace) && self.after.is_some_and(char::is_whitespace)
    }
}

impl Marks {
    /// Marks for the rest of a block in which something stayed open: only double quotation marks open, and a bracket
    /// spoils its sentence.
    pub(crate) fn only_double() -> Self {
        Self { only_double: true, ..Self::default() }
    }

    /// Whether a double quotation mark is open.
    #[inline]
    pub(crate) fn double_open(self) -> bool {
        self.double.is_some()
    }

    /// Whether a single quotation mark is open, and nothing else.
    #[inline]
    pub(crate) fn single_open(self) -> bool {
        self.single && self.double.is_none() && self.brackets == 0
    }

    /// Whether nothing is open.
    #[inline]
    pub(crate) fn closed(self) -> bool {
        self.double.is_none() && !self.single && self.brackets == 0
    }

    /// Whether a quotation is open.
    #[inline]
    pub(crate) fn in_quotation(self) -> bool {
        self.double.is_some() || self.single
    }

    /// Whether something was closed that was not open, since the last call.
    #[inline]
    pub(crate) fn take_stray(&mut self) -> bool {
        std::mem::take(&mut self.stray)
    }

    /// Reads one mark. A doubled single mark (``` `` ``` or `''`) is given as ``` ` `` or `"`.
    pub(crate) fn read(&mut self, mark: char, around: Around) {
        if self.only_double && matches!(mark, '(' | ')' | '[' | ']' | '‘' | '’' | '\'') {
            self.stray |= !matches!(mark, '‘' | '’' | '\'');
            return;
        }
        match mark {
            '(' | '[' => self.brackets += 1,
            ')' | ']' => match self.brackets.checked_sub(1) {
                Some(brackets) => self.brackets = brackets,
                None => self.stray = true,
            },
            '„' => self.double = Some(Opened::Low),
            '“' if self.double == Some(Opened::Straight) && !around.behind_word() => self.nested = true,
            '”' if self.nested => self.nested = false,
            '“' if self.double == Some(Opened::Low) || self.double.is_some() && around.behind_word() => self.close(),
            '“' | '`' => self.double = Some(Opened::High),
            '«' | '»' if self.double.is_none() => self.double = Some(Opened::High),
            '»' | '«' => self.close(),
            '”' => self.close(),
            '"' if self.double.is_some() => self.close(),
            '"' if around.before.is_some_and(|c| c.is_ascii_digit()) => {} // inches
            '"' if around.inside_word() => {}                              // `Arnsby"s`: an apostrophe
            '"' if around.opens() => self.double = Some(Opened::Straight),
            '"' => self.stray = true,
            '‘' if (around.before_word() || around.alone()) && !around.inside_word() => self.single = true,
            '\'' | '’' => self.apostrophe(mark, around),
            _ => {}
        }
    }

    fn close(&mut self) {
        self.stray |= self.double.is_none();
        self.double = None;
        self.nested = false;
        self.single = false;
    }

    fn apostrophe(&mut self, mark: char, around: Around) {
        if self.single {
            self.single = around.after.is_some_and(char::is_alphanumeric);
        } else if mark == '\'' && (around.alone() || around.opens() && around.before_word()) {
            self.single = true;
        }
    }
}

/// The length of a single mark that a text opens with and that stands alone before a space; else 0.
pub(crate) fn mark_alone(text: &str) -> usize {
    let mark = ["'", "’"].into_iter().find(|mark| text.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' ')));
    mark.map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str) -> (bool, bool) {
        let mut marks = Marks::default();
        let chars: Vec<char> = text.chars().collect();
        for (i, &c) in chars.iter().enumerate() {
            let before = i.checked_sub(1).map(|i| chars[i]);
            marks.read(c, Around { before, after: chars.get(i + 1).copied() });
        }
        (marks.closed(), marks.take_stray())
    }

    #[test]
    fn quotations_in_every_style_close_what_they_open() {
        for text in [
            "“Go,” she said.",
            "\"Go,\" she said.",
            "„Geh“, sagte sie.",
            "«Va», dit-elle.",
            "»Geh«, sagte sie.",
            "‘Go,’ she said.",
            "'Go,' she said.",
            "“He said ‘go’ to us,” she said.",
            "The club “Friends of the Lock“ met.",
            "She called it “ a farce “, he said.",
            "rowe said : ‘ they left . ’",
            "Rowe:\"We go.\"",
        ] {
            assert_eq!(after(text), (true, false), "{text}");
        }
    }

    #[test]
    fn apostrophes_years_and_inches_open_nothing() {
        for text in ["the party‘s rights", "the workers’ rights", "it's the '90s", "a 6\" pipe", "rock ’n’ roll"]
        {
            assert_eq!(after(text), (true, false), "{text}");
        }
    }

    #[test]
    fn half_a_quotation_is_noticed() {
        assert_eq!(after("“We go on."), (false, false));
        assert_eq!(after("We go on,” she said."), (true, true));
        assert_eq!(after("We go on,\" she said."), (true, true));
        assert_eq!(after("It rose (by half"), (false, false));
        assert_eq!(after("rowe said : ‘ they left ."), (false, false));
        assert_eq!(after("\"She called it “late” again."), (false, false));
    }

    #[test]
    fn a_single_mark_alone_opens_a_text_where_a_space_follows() {
        assert_eq!((mark_alone("' the lock"), mark_alone("’ the lock")), (1, 3));
        for text in ["'the lock", "the ' lock", "'' the lock", "'s lock", ""] {
            assert_eq!(mark_alone(text), 0, "{text}");
        }
    }
}
