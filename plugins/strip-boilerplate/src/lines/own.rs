//! The newsroom's own phrases: a line that holds one goes, whatever the rules and the models say of it.

use memchr::memmem::Finder;

use crate::lists::fold::fold;
use crate::lists::labels::ends_trimmed;

/// A line that is as long as this is text, in characters.
const LONG: usize = 160;
/// No character has more bytes.
const BYTES: usize = 4;

/// The phrases of a definition.
pub(crate) struct Own {
    /// Those that count wherever they stand.
    inside: Vec<Finder<'static>>,
    /// Those that are the whole line.
    whole: Vec<String>,
}

impl Own {
    pub(crate) fn new(phrases: &[String]) -> Self {
        let (mut own, mut low) = (Own { inside: Vec::new(), whole: Vec::new() }, String::new());
        for phrase in phrases.iter().map(|phrase| phrase.trim()).filter(|phrase| !phrase.is_empty()) {
            match phrase.strip_prefix('=') {
                Some(line) => {
                    plain(line.trim(), &mut low);
                    own.whole.push(ends_trimmed(&low).to_owned());
                }
                None => {
                    plain(phrase, &mut low);
                    own.inside.push(Finder::new(low.as_bytes()).into_owned());
                }
            }
        }
        own
    }

    /// True for a line that such a phrase takes away. `low` is scratch space.
    pub(crate) fn takes(&self, line: &str, low: &mut String) -> bool {
        // Most definitions end here, and most lines.
        if self.inside.is_empty() && self.whole.is_empty() || line.len() >= LONG * BYTES || line.chars().count() >= LONG
        {
            return false;
        }
        plain(line, low);
        let stands = |phrase: &Finder<'_>| {
            let length = phrase.needle().len();
            phrase.find_iter(low.as_bytes()).any(|at| !is_within_word(low, at) && !is_within_word(low, at + length))
        };
        let trimmed = ends_trimmed(low);
        self.whole.iter().any(|whole| whole == trimmed) || self.inside.iter().any(stands)
    }
}

/// A text in small letters, with straight marks and plain spaces.
fn plain(text: &str, low: &mut String) {
    fold(text, low);
    if low.contains(['‘', '‚', '“', '”', '„']) {
        *low = low.replace(['‘', '‚'], "'").replace(['“', '”', '„'], "\"");
    }
}

/// True where a place is between two letters or digits of one word. Scripts that write no spaces part no words.
fn is_within_word(text: &str, at: usize) -> bool {
    /// Where such scripts begin; before them stands Thai and its neighbours.
    const UNSPACED: char = '\u{2e80}';
    const THAI: std::ops::RangeInclusive<char> = '\u{e00}'..='\u{eff}';
    let of_word = |c: char| c.is_alphanumeric() && c < UNSPACED && !THAI.contains(&c);
    let (Some(before), Some(behind)) = (text.get(..at), text.get(at..)) else { return false };
    before.chars().next_back().is_some_and(of_word) && behind.chars().next().is_some_and(of_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(phrase: &str, line: &str) -> bool {
        Own::new(&[phrase.to_owned()]).takes(line, &mut String::new())
    }

    #[test]
    fn a_phrase_stands_anywhere_in_a_line_and_not_within_a_word() {
        for (phrase, line) in [
            ("pool cost", "The pool cost £9m, of which £2.5m came from a public appeal."),
            ("HASSAN NOOR", "Local swimmer Hassan Noor, 17, said it would change his life."),
            ("the mail's fund", "Give to the Mail’s fund"),
            ("the mail’s fund", "Give to the Mail's fund"),
            ("\"the post\"", "You read “The Post”"),
            ("Été en ville", "L’ÉTÉ EN VILLE : nos idées"),
            ("дзен", "Читайте нас в Дзен"),
            ("邮报之友", "您是邮报之友吗"),
        ] {
            assert!(takes(phrase, line), "{phrase} in {line}");
        }
        for (phrase, line) in [
            ("pool cost", "The whirlpool costs £9m."),
            ("pool cost", "The pool costs £9m."),
            ("été", "Les étés en ville"),
            ("кот", "Дом, который он построил"),
        ] {
            assert!(!takes(phrase, line), "{phrase} in {line}");
        }
    }

    #[test]
    fn a_phrase_of_a_whole_line_matches_it_whatever_it_ends_with() {
        for line in [
            "Opened in 1921",
            "A friend of the Mail since 1921.",
            "You are reading the Brackwater Mail's free edition.",
            "You are reading the Brackwater Mail’s free edition, which is printed on Mondays and Thursdays.",
            "50 years of the Post!",
            "* * *",
        ] {
            assert!(takes(&format!("={line}"), line), "{line}");
            assert!(takes(&format!("= {} ", line.to_uppercase().replace('’', "'")), line), "{line}");
        }
        assert!(!takes("=Opened in 1921", "The lido opened in 1921."));
        assert!(!takes("=Opened in 1921", "Opened in 1922"));
        assert!(!takes("=* * *", "# # #"));
    }

    #[test]
    fn a_line_of_160_characters_is_text() {
        let line = |n: usize| format!("pool cost {}", "é".repeat(n - 10));
        assert!(takes("pool cost", &line(159)) && !takes("pool cost", &line(160)));
        assert!(!takes("pool cost", ""));
        assert!(!Own::new(&[]).takes("pool cost", &mut String::new()));
    }
}
