//! The vocabulary of this stage: the shared one, and the words that tie a quotation to its speaker (`data/en/cues.txt`).

use std::sync::OnceLock;

use copydesk_text::lexicon::{Lexicon, entries};
use copydesk_text::vocabulary::{self, STAGE};

/// A verb that introduces whole sentences: said, told, tweeted.
pub(crate) const SAY: u32 = STAGE;
/// A verb that takes a part of a sentence as its object: called, denounced.
pub(crate) const LINK: u32 = STAGE << 1;
/// A noun for what was uttered: claim, statement.
pub(crate) const NOUN: u32 = STAGE << 2;
/// The form in -ing of a verb: it leans on the subject of another.
pub(crate) const PARTICIPLE: u32 = STAGE << 3;
/// A verb that introduces what stands right beside it: continued, offered.
pub(crate) const ASIDE: u32 = STAGE << 4;
/// Any verb of the list.
pub(crate) const VERB: u32 = SAY | LINK | ASIDE;

/// All that is known of English words.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut words = vocabulary::english();
        for line in entries(include_str!("../data/en/cues.txt")) {
            add_cue(&mut words, line);
        }
        vocabulary::lexicon(words)
    })
}

/// Adds a line of the list of cues: a class, and a word or all of its forms.
fn add_cue(words: &mut Vec<(String, u32)>, line: &str) {
    let mut parts = line.split_ascii_whitespace();
    let class = match parts.next() {
        Some("say") => SAY,
        Some("aside") => ASIDE,
        Some("link") => LINK,
        _ => NOUN,
    };
    let forms: Vec<String> = parts.map(str::to_owned).collect();
    let forms = match &forms[..] {
        [one] if class == NOUN => vec![one.clone(), inflect(one, Ending::S)],
        [one] => vec![one.clone(), inflect(one, Ending::S), inflect(one, Ending::Ed), inflect(one, Ending::Ing)],
        _ => forms,
    };
    for form in forms {
        let class = if class != NOUN && form.ends_with("ing") { class | PARTICIPLE } else { class };
        words.push((form, class));
    }
}

enum Ending {
    S,
    Ed,
    Ing,
}

/// A regular form. What doubles its consonant stands in the list with all of its forms.
fn inflect(word: &str, ending: Ending) -> String {
    let stem = word.strip_suffix('e').unwrap_or(word);
    match ending {
        Ending::S if word.ends_with(['s', 'x']) || word.ends_with("sh") || word.ends_with("ch") => format!("{word}es"),
        Ending::S if word.ends_with("ly") || word.ends_with("ny") || word.ends_with("ry") => {
            format!("{}ies", &word[..word.len() - 1])
        }
        Ending::S => format!("{word}s"),
        Ending::Ed => format!("{stem}ed"),
        Ending::Ing => format!("{stem}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_known_in_all_of_its_forms() {
        let lexicon = lexicon();
        for (word, class) in
            [("adds", SAY), ("argued", SAY), ("arguing", PARTICIPLE), ("said", SAY), ("quipped", SAY), ("denied", SAY)]
        {
            assert_ne!(lexicon.get(word.as_bytes()) & class, 0, "{word}");
        }
        assert_ne!(lexicon.get(b"testimony") & NOUN, 0);
        assert_ne!(lexicon.get(b"described") & LINK, 0);
    }
}
