//! Content words, verbs and nouns, of which a rule asks by name, where the classes of the lexicon say too little: `data/<tag>/content-words.txt`.

use super::classed::{Classed, Listed};

/// These words of a language, as the head of the English file explains their classes.
#[derive(Debug, Default)]
pub(crate) struct ContentWords {
    /// Verbs whose next noun is whom it is said to.
    pub(crate) addresses: Listed,
    /// Words by which a paper tells what another has said.
    pub(crate) attributes: Listed,
    /// Verbs that say how something written goes, behind it.
    pub(crate) begins: Listed,
    /// Verbs by which people call something so among themselves, and how such verbs begin.
    pub(crate) call: Listed,
    pub(crate) call_stems: Listed,
    /// Participles of who is quoted, and of who is heard or shown.
    pub(crate) cited: Listed,
    pub(crate) seen: Listed,
    /// Verbs of what somebody would not do.
    pub(crate) declines: Listed,
    /// Verbs of coming upon what another has written, and of pointing at it; and how nouns end for it.
    pub(crate) comes_upon: Listed,
    pub(crate) points: Listed,
    pub(crate) messages: Listed,
    /// What a quotation begins with of whoever shows something; how nouns end for what somebody says.
    pub(crate) shown: Listed,
    pub(crate) sayings: Listed,
    /// Nouns for a man by what he is to another.
    pub(crate) related: Listed,
    /// How the names of papers end.
    pub(crate) mastheads: Listed,
    /// Verbs of how somebody takes what was said; and of how they take something, with words that end their clause, and those words.
    pub(crate) reacts: Listed,
    pub(crate) stance: Listed,
    pub(crate) stance_open: Listed,
    pub(crate) stance_end: Listed,
    /// Verbs of finding and of wanting a thing.
    pub(crate) finds: Listed,
    pub(crate) wants: Listed,
    /// Verbs by which somebody gives what a noun says was uttered.
    pub(crate) gives: Listed,
    /// Nouns for several people.
    pub(crate) group: Listed,
    /// Verbs by which a body tells something.
    pub(crate) informs: Listed,
    /// Verbs of saying aloud or writing, as people do.
    pub(crate) spoken: Listed,
    /// Nouns of where something was said.
    pub(crate) interview: Listed,
    /// Verbs of saying that open a sentence, with their capital.
    pub(crate) opening_say: Listed,
    /// Verbs of saying that are other verbs right before a part of a sentence.
    pub(crate) ordinary: Listed,
    /// Verbs that say what stands on something.
    pub(crate) reads: Listed,
    /// Verbs that take whom they are about as their object.
    pub(crate) takes_whom: Listed,
    /// Participles of whoever is asked or told something.
    pub(crate) told_whom: Listed,
    /// Verbs that take somebody and what they are heard to say.
    pub(crate) remembers: Listed,
    /// How participles begin of what somebody has written.
    pub(crate) signed: Listed,
    /// Words before what somebody does, and does not mean to do.
    pub(crate) wont: Listed,
    /// Nouns for words that are written.
    pub(crate) words: Listed,
    /// Nouns of how old somebody is.
    pub(crate) years: Listed,
}

impl ContentWords {
    /// Those of the language with this tag.
    pub(super) fn of(tag: &str) -> Self {
        let words = Classed::read(file(tag));
        Self {
            addresses: words.of("addresses"),
            attributes: words.of("attributes"),
            begins: words.of("begins"),
            call: words.of("call"),
            call_stems: words.of("call-stem"),
            cited: words.of("cited"),
            seen: words.of("seen"),
            comes_upon: words.of("comes-upon"),
            points: words.of("points"),
            messages: words.of("message"),
            shown: words.of("shown"),
            sayings: words.of("saying"),
            related: words.of("related"),
            mastheads: words.of("masthead"),
            reacts: words.of("reacts"),
            stance: words.of("stance"),
            stance_open: words.of("stance-open"),
            stance_end: words.of("stance-end"),
            declines: words.of("declines"),
            finds: words.of("finds"),
            takes_whom: words.of("takes-whom"),
            told_whom: words.of("told-whom"),
            wants: words.of("wants"),
            gives: words.of("gives"),
            group: words.of("group"),
            informs: words.of("informs"),
            spoken: words.of("spoken"),
            interview: words.of("interview"),
            opening_say: words.of("opening-say"),
            ordinary: words.of("ordinary"),
            reads: words.of("reads"),
            remembers: words.of("remembers"),
            signed: words.of("signed"),
            wont: words.of("wont"),
            words: words.of("words"),
            years: words.of("years"),
        }
    }
}

/// The file of a language.
fn file(tag: &str) -> &'static str {
    match tag {
        "de" => include_str!("../../data/de/content-words.txt"),
        "en" => include_str!("../../data/en/content-words.txt"),
        "es" => include_str!("../../data/es/content-words.txt"),
        "fr" => include_str!("../../data/fr/content-words.txt"),
        "it" => include_str!("../../data/it/content-words.txt"),
        "pt" => include_str!("../../data/pt/content-words.txt"),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_read() {
        super::super::classed::check(file, include_str!("content_words.rs"));
    }
}
