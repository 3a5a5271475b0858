//! Words by which French, Italian, Portuguese and Spanish tell whose verb it is: `data/romance.txt`.

use copydesk_text::lexicon::entries;

/// These words of a language, as the head of the data file explains their classes.
#[derive(Debug, Default)]
pub(crate) struct Romance {
    pub(crate) cries: Vec<&'static str>,
    pub(crate) demands: Vec<&'static str>,
    pub(crate) impersonal: Vec<&'static str>,
    infinitive_ends: Vec<&'static str>,
    pub(crate) kin: Vec<&'static str>,
    pub(crate) numbers: Vec<&'static str>,
    pub(crate) objects: Vec<&'static str>,
    plural_ends: Vec<&'static str>,
    pub(crate) refers: Vec<&'static str>,
    pub(crate) reflexive: Vec<&'static str>,
    pub(crate) sends: Vec<&'static str>,
    pub(crate) thinks: Vec<&'static str>,
    pub(crate) this_one: Vec<&'static str>,
    pub(crate) to: Vec<&'static str>,
    pub(crate) told: Vec<&'static str>,
    pub(crate) used_to: Vec<&'static str>,
    pub(crate) whoever: Vec<&'static str>,
    pub(crate) years: Vec<&'static str>,
}

impl Romance {
    /// Those of the language with this tag.
    pub(super) fn of(tag: &str) -> Self {
        let lines = entries(include_str!("../../data/romance.txt"));
        let own = lines.filter_map(|line| line.strip_prefix(tag)?.strip_prefix(' ')?.split_once(' '));
        let own: Vec<(&str, &'static str)> = own.collect();
        let of_class = |class: &str| -> Vec<&'static str> {
            own.iter().filter(|(of, _)| *of == class).map(|(_, word)| *word).collect()
        };
        Self {
            cries: of_class("cry"),
            demands: of_class("demands"),
            impersonal: of_class("impersonal"),
            infinitive_ends: of_class("infinitive-end"),
            kin: of_class("kin"),
            numbers: of_class("number"),
            objects: of_class("object"),
            plural_ends: of_class("plural-end"),
            refers: of_class("refers"),
            reflexive: of_class("reflexive"),
            sends: of_class("sends"),
            thinks: of_class("thinks"),
            this_one: of_class("this-one"),
            to: of_class("to"),
            told: of_class("told"),
            used_to: of_class("used-to"),
            whoever: of_class("whoever"),
            years: of_class("years"),
        }
    }

    /// Whether the word may be an infinitive, by its ending: `recevoir`, `salutare`.
    pub(crate) fn is_infinitive(&self, word: &str) -> bool {
        self.infinitive_ends.iter().any(|end| word.ends_with(end) && word.len() > end.len() + 1)
    }

    /// Whether the finite verb is one of several people, by its ending: `dizem`, but not `tem`.
    pub(crate) fn is_of_several(&self, verb: &str) -> bool {
        self.plural_ends.iter().any(|end| verb.ends_with(end) && verb.len() > end.len() + 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::classed::check_tagged;

    #[test]
    fn every_line_has_a_class_and_a_language_that_are_known() {
        let classes = [
            "cry",
            "demands",
            "impersonal",
            "infinitive-end",
            "kin",
            "number",
            "object",
            "plural-end",
            "refers",
            "reflexive",
            "sends",
            "thinks",
            "this-one",
            "to",
            "told",
            "used-to",
            "whoever",
            "years",
        ];
        check_tagged(include_str!("../../data/romance.txt"), &classes);
    }
}
