//! Phrases that a newsroom protects: a line that holds one is not to be taken away.

/// The protected phrases of one stage.
#[derive(Clone, Debug, Default)]
pub struct Protected {
    /// In small letters, spaces as one.
    phrases: Vec<String>,
}

impl Protected {
    /// Takes the phrases as the newsroom wrote them; empty ones protect nothing.
    pub fn new(phrases: &[String]) -> Self {
        Protected { phrases: phrases.iter().map(|p| folded(p)).filter(|p| !p.is_empty()).collect() }
    }

    /// True where a text holds a protected phrase. Small and capital letters, straight and curly marks, and the widths of spaces are the same.
    pub fn holds(&self, text: &str) -> bool {
        if self.phrases.is_empty() {
            return false;
        }
        let text = folded(text);
        self.phrases.iter().any(|phrase| memchr::memmem::find(text.as_bytes(), phrase.as_bytes()).is_some())
    }
}

fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' => out.push('\''),
                '“' | '”' | '„' => out.push('"'),
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                c => out.extend(c.to_lowercase()),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_whatever_its_typography() {
        let protected = Protected::new(&["the Reader’s  Fund".to_owned(), "  ".to_owned()]);
        assert!(protected.holds("Give to The reader's\u{a0}fund today."));
        assert!(!protected.holds("Give to the fund.") && !Protected::new(&[]).holds("anything"));
    }
}
