//! Small words of which a rule asks by name, where the classes of the lexicon say too little: `data/<tag>/small-words.txt`.

use copydesk_text::lexicon::entries;

/// These words of a language.
#[derive(Debug, Default)]
pub(crate) struct SmallWords {
    /// What stands before whom somebody is asked about.
    pub(crate) about: Vec<&'static str>,
    /// What stands before an account of somebody’s.
    pub(crate) after: Vec<&'static str>,
    /// Prepositions before what somebody answers.
    pub(crate) answered: Vec<&'static str>,
    /// What stands before nouns in marks that are somebody’s words.
    pub(crate) before_words: Vec<&'static str>,
    /// Prepositions before what words stand on.
    pub(crate) board: Vec<&'static str>,
    /// Prepositions with their article in them.
    pub(crate) contracted_articles: Vec<&'static str>,
    /// Forms of `be` that the lexicon has as auxiliaries.
    pub(crate) be: Vec<&'static str>,
    /// Articles and possessives that say whose or of what the noun before them is.
    pub(crate) genitive_articles: Vec<&'static str>,
    pub(crate) genitive_indefinites: Vec<&'static str>,
    pub(crate) genitive_possessives: Vec<&'static str>,
    /// What stands behind a role that is another than whoever was told of.
    pub(crate) itself: Vec<&'static str>,
    /// Conjunctions behind which the verb does not end the clause.
    pub(crate) joining: Vec<&'static str>,
    /// The articles of a relative clause that are no subject, and those that may be one.
    pub(crate) relative_objects: Vec<&'static str>,
    pub(crate) relative_subjects: Vec<&'static str>,
    /// How no finite verb of one ends.
    pub(crate) no_verb_ends: Vec<&'static str>,
    /// Endings without which two forms are one word.
    pub(crate) inflected_ends: Vec<&'static str>,
    /// Prepositions of a phrase in front of the verb by which nothing tells who speaks next; and those before whom somebody turns to.
    pub(crate) open_fronts: Vec<&'static str>,
    pub(crate) turned_to: Vec<&'static str>,
    /// How verbs end in the present, and not in the past.
    pub(crate) present_ends: Vec<&'static str>,
    /// Who is nobody.
    pub(crate) nobody: Vec<&'static str>,
    /// What takes up what was told, and whom a sentence opens with beside somebody else.
    pub(crate) this: Vec<&'static str>,
    pub(crate) to_them: Vec<&'static str>,
    /// Pronouns of whoever is told or called something.
    pub(crate) told: Vec<&'static str>,
    /// What opens what somebody said.
    pub(crate) what: Vec<&'static str>,
    /// Verbs of words that stand somewhere.
    pub(crate) stands: Vec<&'static str>,
    /// What takes up something written.
    pub(crate) therein: Vec<&'static str>,
}

impl SmallWords {
    /// Those of the language with this tag.
    pub(super) fn of(tag: &str) -> Self {
        let file = file(tag);
        let lines: Vec<(&str, &'static str)> = entries(file).filter_map(|line| line.split_once(' ')).collect();
        let of_class = |class: &str| -> Vec<&'static str> {
            lines.iter().filter(|(of, _)| *of == class).map(|(_, word)| *word).collect()
        };
        Self {
            about: of_class("about"),
            after: of_class("after"),
            answered: of_class("answered"),
            before_words: of_class("before-words"),
            board: of_class("board"),
            contracted_articles: of_class("contracted-article"),
            be: of_class("be"),
            genitive_articles: of_class("genitive-article"),
            genitive_indefinites: of_class("genitive-indefinite"),
            genitive_possessives: of_class("genitive-possessive"),
            itself: of_class("itself"),
            joining: of_class("joining"),
            relative_objects: of_class("relative-object"),
            relative_subjects: of_class("relative-subject"),
            no_verb_ends: of_class("no-verb-end"),
            inflected_ends: of_class("inflected-end"),
            open_fronts: of_class("open-front"),
            turned_to: of_class("turned-to"),
            present_ends: of_class("present-end"),
            nobody: of_class("nobody"),
            this: of_class("this"),
            to_them: of_class("to-them"),
            told: of_class("told"),
            what: of_class("what"),
            stands: of_class("stands"),
            therein: of_class("therein"),
        }
    }
}

/// The file of a language.
fn file(tag: &str) -> &'static str {
    match tag {
        "da" => include_str!("../../data/da/small-words.txt"),
        "de" => include_str!("../../data/de/small-words.txt"),
        "en" => include_str!("../../data/en/small-words.txt"),
        "es" => include_str!("../../data/es/small-words.txt"),
        "fr" => include_str!("../../data/fr/small-words.txt"),
        "it" => include_str!("../../data/it/small-words.txt"),
        "pt" => include_str!("../../data/pt/small-words.txt"),
        "sv" => include_str!("../../data/sv/small-words.txt"),
        _ => "",
    }
}
