//! The words that tie a quotation to its speaker: their classes, and how a line of `data/<language>/cues.txt` is read.

use copydesk_text::vocabulary::{OBJECT, PREPOSITION, STAGE};

/// A verb that introduces whole sentences: said, told, tweeted.
pub(crate) const SAY: u32 = STAGE;
/// A verb that takes a part of a sentence as its object: called, denounced; sprach von.
pub(crate) const LINK: u32 = STAGE << 1;
/// A noun for what was uttered: claim, statement. In other languages than English one that says, after a preposition, in whose
/// view: nach Angaben von, de acordo com.
pub(crate) const NOUN: u32 = STAGE << 2;
/// A form that is no finite verb: in English that in -ing, which leans on the subject of another verb; elsewhere the past
/// participle, which needs an auxiliary.
pub(crate) const PARTICIPLE: u32 = STAGE << 3;
/// A verb that introduces what stands right beside it: continued, offered; gab zu.
pub(crate) const ASIDE: u32 = STAGE << 4;
/// A word of saying that stands behind whom it names: dem Minister zufolge.
pub(crate) const BEHIND: u32 = ASIDE | PREPOSITION;
/// Outside English, a verb of saying whose subject is nobody: hieß es aus dem Ministerium.
pub(crate) const SOURCE: u32 = NOUN | LINK;
/// Outside English, an infinitive or a gerund of saying, whose subject is that of another verb: avant de conclure.
pub(crate) const LEANS: u32 = PARTICIPLE | LINK;
/// German, a form of the subjunctive, by which a sentence tells what another has said: das sei „ein Anfang“.
pub(crate) const REPORT: u32 = NOUN | ASIDE;
/// The bare form of a verb, which is no finite verb after `he` or a name: a noun, or what follows `would` and `to`. Shares its
/// bit with a class of pronouns, which no cue is.
pub(crate) const BARE: u32 = OBJECT;
/// Any verb of the list.
pub(crate) const VERB: u32 = SAY | LINK | ASIDE;

/// The classes that a language has, as the head of its data file explains them: the build reads that file by them.
fn classes(tag: &str) -> &'static [&'static str] {
    match tag {
        "en" => &["say", "aside", "link", "noun"],
        "de" => &["say", "aside", "said", "according", "behind", "link", "view", "source", "report"],
        "sv" | "da" => &["say", "aside", "said", "according", "link", "view", "source"],
        _ => &["say", "aside", "said", "according", "link", "view", "leans"],
    }
}

/// Why a line is no cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CueError {
    /// Its class is none of those that the language has.
    Class {
        /// What stands for it.
        class: String,
        /// Those that there are.
        known: &'static [&'static str],
    },
    /// It names no word.
    Empty,
}

impl std::fmt::Display for CueError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Class { class, known } => {
                write!(f, "`{class}` is no class of this language's cues; they are {}", known.join(", "))
            }
            Self::Empty => f.write_str("a cue is a class and a word, such as `say declare`"),
        }
    }
}

impl std::error::Error for CueError {}

/// Adds a line of a list of cues of a language: a class, and a word or all of its forms. In English, a regular verb's forms are made from it.
pub(crate) fn add_cue(words: &mut Vec<(String, u32)>, line: &str, tag: &str) -> Result<(), CueError> {
    let inflects = tag == "en";
    let known = classes(tag);
    let mut parts = line.split_whitespace();
    let class = parts.next().ok_or(CueError::Empty)?;
    let unknown = || CueError::Class { class: class.to_owned(), known };
    let class = match class {
        _ if !known.contains(&class) => return Err(unknown()),
        "say" => SAY,
        "aside" => ASIDE,
        "link" => LINK,
        "noun" => NOUN,
        "said" => PARTICIPLE,
        "according" => SAY | PREPOSITION,
        "behind" => BEHIND,
        "view" => NOUN,
        "source" => SOURCE,
        "leans" => LEANS,
        "report" => REPORT,
        _ => return Err(unknown()),
    };
    let forms: Vec<String> = parts.map(str::to_lowercase).collect();
    let forms = match &forms[..] {
        [] => return Err(CueError::Empty),
        _ if !inflects => forms,
        [one] if class == NOUN => vec![one.clone(), inflect(one, Ending::S)],
        [one] => vec![one.clone(), inflect(one, Ending::S), inflect(one, Ending::Ed), inflect(one, Ending::Ing)],
        _ => forms,
    };
    // the bare form, where the past one is another: not of `read`
    let stem = forms[0].char_indices().next_back().map_or("", |(last, _)| &forms[0][..last]);
    let past = forms.iter().skip(2).any(|form| !form.ends_with("ing"));
    let told_apart = inflects && class != NOUN && past && forms[1].starts_with(stem) && !forms[1..].contains(&forms[0]);
    for (i, form) in forms.into_iter().enumerate() {
        let class = if inflects && class != NOUN && form.ends_with("ing") { class | PARTICIPLE } else { class };
        let class = if told_apart && i == 0 { class | BARE } else { class };
        words.push((form, class));
    }
    Ok(())
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
    use crate::language::Language;

    #[test]
    fn a_verb_is_known_in_all_of_its_forms() {
        let lexicon = &Language::of("en").expect("English is known").lexicon;
        for (word, class) in
            [("adds", SAY), ("argued", SAY), ("arguing", PARTICIPLE), ("said", SAY), ("quipped", SAY), ("denied", SAY)]
        {
            assert_ne!(lexicon.get(word.as_bytes()) & class, 0, "{word}");
        }
        assert_ne!(lexicon.get(b"claim") & BARE, 0);
        assert_eq!((lexicon.get(b"claimed") | lexicon.get(b"read")) & BARE, 0);
        assert_ne!(lexicon.get(b"testimony") & NOUN, 0);
        assert_ne!(lexicon.get(b"described") & LINK, 0);
    }
}
