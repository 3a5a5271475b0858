//! Small words of which a rule asks by name, where the classes of the lexicon say too little: `data/<tag>/small-words.txt`.

use super::classed::{Classed, Listed};

/// These words of a language.
#[derive(Debug, Default)]
pub(crate) struct SmallWords {
    /// How adverbs end that no name does.
    pub(crate) adverb_ends: Listed,
    /// What stands before those of whom what is told does not hold.
    pub(crate) excludes: Listed,
    /// What stands before whom a sentence opens with who may as well speak next.
    pub(crate) no_turn: Listed,
    /// How nouns of people end that no list knows.
    pub(crate) trade_ends: Listed,
    /// What stands before whom somebody is asked about.
    pub(crate) about: Listed,
    /// What stands before a subject that is nobody’s object.
    pub(crate) absolute: Listed,
    /// What stands before whoever does what a participle tells.
    pub(crate) agent: Listed,
    /// Nouns that tell nothing but the sex and how old somebody is.
    pub(crate) anybody: Listed,
    /// What stands before an account of somebody’s.
    pub(crate) after: Listed,
    /// Prepositions before what somebody answers.
    pub(crate) answered: Listed,
    /// What stands before nouns in marks that are somebody’s words.
    pub(crate) before_words: Listed,
    /// Prepositions before what words stand on.
    pub(crate) board: Listed,
    /// Prepositions before whoever wrote or said something; and those behind what comes from somebody.
    pub(crate) by: Listed,
    pub(crate) from: Listed,
    /// What joins a clause beside another; opens one with a subject of its own, a preposition among them; opens one without.
    pub(crate) clause_beside: Listed,
    pub(crate) clause_openers: Listed,
    /// What stands for one of two who were named.
    pub(crate) latter: Listed,
    /// What opens a clause of what another says or does.
    pub(crate) contrasts: Listed,
    pub(crate) clause_prepositions: Listed,
    pub(crate) condition: Listed,
    /// What opens a clause that tells what somebody knows, feels or asks.
    pub(crate) content_clause: Listed,
    /// Auxiliaries of what would have been, of what will be, and of what may be; of what was.
    pub(crate) conditional: Listed,
    pub(crate) future: Listed,
    pub(crate) possible: Listed,
    pub(crate) past: Listed,
    /// What stands before what something is called; forms of `have`.
    pub(crate) called_as: Listed,
    pub(crate) have: Listed,
    /// Prepositions with their article in them.
    pub(crate) contracted_articles: Listed,
    /// Forms of `be` that the lexicon has as auxiliaries, or those of an impersonal clause.
    pub(crate) be: Listed,
    /// Articles and possessives that say whose or of what the noun before them is.
    pub(crate) genitive_articles: Listed,
    pub(crate) genitive_indefinites: Listed,
    pub(crate) genitive_possessives: Listed,
    /// Pronouns whose clause is about nobody of the article, and subjects of such.
    pub(crate) impersonal: Listed,
    pub(crate) generic: Listed,
    /// What stands behind a role that is another than whoever was told of.
    pub(crate) itself: Listed,
    /// Conjunctions behind which the verb does not end the clause.
    pub(crate) joining: Listed,
    /// What stands for one of several people, and for more of them.
    pub(crate) one_of_several: Listed,
    pub(crate) some: Listed,
    /// Pronouns of one or several of whom nothing is told, behind a verb.
    pub(crate) someone: Listed,
    /// Pronouns of one human being that open a sentence, with their capital.
    pub(crate) opening_pronouns: Listed,
    /// Relative pronouns behind a preposition.
    pub(crate) governed_relatives: Listed,
    /// The articles of a relative clause that are no subject, and those that may be one.
    pub(crate) relative_objects: Listed,
    pub(crate) relative_subjects: Listed,
    /// How no finite verb of one ends.
    pub(crate) no_verb_ends: Listed,
    /// Endings without which two forms are one word.
    pub(crate) inflected_ends: Listed,
    /// Prepositions of a phrase in front of the verb by which nothing tells who speaks next; and those before whom somebody turns to.
    pub(crate) open_fronts: Listed,
    pub(crate) turned_to: Listed,
    /// How verbs end in the present, and not in the past.
    pub(crate) present_ends: Listed,
    /// Verbs of saying that take nobody for their object.
    pub(crate) objectless: Listed,
    /// What there is none of.
    pub(crate) no: Listed,
    /// What joins an office, or the name of a body, to what it is of.
    pub(crate) office: Listed,
    /// Prepositions before where something is.
    pub(crate) place: Listed,
    /// Who is nobody.
    pub(crate) nobody: Listed,
    /// What opens a clause that tells when something is.
    pub(crate) time_clause: Listed,
    /// Before what is not done, behind a verb of that.
    pub(crate) to_infinitive: Listed,
    /// What takes up what was told, and whom a sentence opens with beside somebody else.
    pub(crate) this: Listed,
    pub(crate) to_them: Listed,
    /// Pronouns of whoever is told or called something.
    pub(crate) told: Listed,
    /// Before what somebody says something in.
    pub(crate) within: Listed,
    /// What opens what somebody said.
    pub(crate) what: Listed,
    /// Verbs of words that stand somewhere.
    pub(crate) stands: Listed,
    /// Pronouns that are subjects beside a verb in the subjunctive.
    pub(crate) subject_pronouns: Listed,
    /// What stands for a subject behind them.
    pub(crate) there: Listed,
    /// Adverbs that call a paper again behind a place.
    pub(crate) paper: Listed,
    /// Words of a clergyman’s style before his name.
    pub(crate) styles: Listed,
    /// What takes up something written.
    pub(crate) therein: Listed,
}

impl SmallWords {
    /// Those of the language with this tag.
    pub(super) fn of(tag: &str) -> Self {
        let words = Classed::read(file(tag));
        Self {
            absolute: words.of("absolute"),
            adverb_ends: words.of("adverb-end"),
            excludes: words.of("excludes"),
            no_turn: words.of("no-turn"),
            trade_ends: words.of("trade-end"),
            about: words.of("about"),
            called_as: words.of("called-as"),
            have: words.of("have"),
            paper: words.of("paper"),
            styles: words.of("style"),
            agent: words.of("agent"),
            anybody: words.of("anybody"),
            after: words.of("after"),
            answered: words.of("answered"),
            before_words: words.of("before-words"),
            board: words.of("board"),
            by: words.of("by"),
            from: words.of("from"),
            clause_beside: words.of("clause-beside"),
            contrasts: words.of("contrast"),
            latter: words.of("latter"),
            clause_openers: words.of("clause-opener"),
            clause_prepositions: words.of("clause-preposition"),
            condition: words.of("condition"),
            content_clause: words.of("content-clause"),
            conditional: words.of("conditional"),
            future: words.of("future"),
            possible: words.of("possible"),
            past: words.of("past"),
            contracted_articles: words.of("contracted-article"),
            be: words.of("be"),
            genitive_articles: words.of("genitive-article"),
            genitive_indefinites: words.of("genitive-indefinite"),
            genitive_possessives: words.of("genitive-possessive"),
            impersonal: words.of("impersonal"),
            generic: words.of("generic"),
            itself: words.of("itself"),
            joining: words.of("joining"),
            one_of_several: words.of("one-of-several"),
            some: words.of("some"),
            someone: words.of("someone"),
            opening_pronouns: words.of("opening-pronoun"),
            governed_relatives: words.of("governed-relative"),
            relative_objects: words.of("relative-object"),
            relative_subjects: words.of("relative-subject"),
            no_verb_ends: words.of("no-verb-end"),
            inflected_ends: words.of("inflected-end"),
            open_fronts: words.of("open-front"),
            turned_to: words.of("turned-to"),
            present_ends: words.of("present-end"),
            objectless: words.of("objectless"),
            no: words.of("no"),
            office: words.of("office"),
            place: words.of("place"),
            nobody: words.of("nobody"),
            time_clause: words.of("time-clause"),
            to_infinitive: words.of("to-infinitive"),
            this: words.of("this"),
            to_them: words.of("to-them"),
            told: words.of("told"),
            within: words.of("within"),
            what: words.of("what"),
            stands: words.of("stands"),
            subject_pronouns: words.of("subject-pronoun"),
            there: words.of("there"),
            therein: words.of("therein"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_read() {
        super::super::classed::check(file, include_str!("small_words.rs"));
    }
}
