//! Who speaks beside a quotation where the sentence names nobody, and has no pronoun of its own: languages whose verbs tell it, or take it
//! on as an ending.

use copydesk_text::lexicon::entries;

use crate::classes::SAYING;
use crate::language::Language;
use crate::sentences::bytes::scan::read_word;

/// Whether a sentence with a quotation leaves it to the one before who speaks: `« … », a-t-il dit`, `“…”, aseguró.`
pub(crate) fn leaves_speaker(sentence: &str, language: &Language) -> bool {
    if language.is_english() {
        return false; // told by its pronouns
    }
    let inverted = |ending: &'static str| {
        sentence.match_indices(ending).any(|(at, _)| !sentence[at + ending.len()..].starts_with(char::is_alphanumeric))
    };
    ends_with_saying(sentence, language) || entries(include_str!("../../../data/fr/inverted.txt")).any(inverted)
}

/// Whether a verb of saying alone stands between a quotation and the end.
fn ends_with_saying(sentence: &str, language: &Language) -> bool {
    let text = sentence.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = text.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |at| at + 1);
    let Some(word) = text.get(start..).filter(|word| !word.is_empty()) else { return false };
    let before = text[..start].trim_end();
    language.classes(read_word(word, 0, word.len()).whole) & SAYING != 0
        && before.trim_end_matches(',').ends_with(['"', '”', '»', '“', '’', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::language;

    #[test]
    fn verbs_that_leave_out_who_speaks_are_told() {
        for (tag, text) in [
            ("fr", "« Le port est prêt », a-t-il assuré."),
            ("fr", "« Le port », assurait-elle hier, « est prêt »."),
            ("es", "“El puerto está listo”, aseguró."),
            ("es", "\"El puerto está listo\", dijo."),
        ] {
            assert!(leaves_speaker(text, language(tag)), "{text}");
        }
        for (tag, text) in [
            ("fr", "« Le port est prêt », a assuré la mairie."),
            ("es", "“El puerto está listo”, aseguró la alcaldesa."),
            ("es", "Nadie sabe lo que la alcaldesa dijo."),
            ("de", "„Der Hafen ist fertig“, hieß es."),
            ("en", "“The port is ready,” said."),
        ] {
            assert!(!leaves_speaker(text, language(tag)), "{text}");
        }
    }
}
