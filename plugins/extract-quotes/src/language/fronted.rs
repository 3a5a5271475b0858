//! Words of sentences that name somebody beside whoever speaks (`data/fronted.txt`).

use copydesk_text::lexicon::entries;

/// These words of a language.
#[derive(Debug, Default)]
pub(crate) struct Fronted {
    /// Participles of whoever is asked, with which a sentence opens.
    pub(crate) asked: Vec<&'static str>,
    /// Words before whom somebody is compared with, or who is spoken of.
    pub(crate) beside: Vec<&'static str>,
    /// Words before `that` for what is said.
    pub(crate) what: Vec<&'static str>,
    /// How nouns end for what is said.
    pub(crate) sayings: Vec<&'static str>,
    /// Verbs of getting, and nouns for praise and blame: whoever gives it says what stands behind the colon.
    pub(crate) receives: Vec<&'static str>,
    pub(crate) support: Vec<&'static str>,
    /// Words before somebody who comes in as well.
    pub(crate) also: Vec<&'static str>,
    /// Verbs of what moves somebody, whose object feels it; and of what seems so to somebody.
    pub(crate) moves: Vec<&'static str>,
    pub(crate) seems: Vec<&'static str>,
    /// Verbs of who comes upon something with words on it, and how nouns end for such things that are heard.
    pub(crate) reads: Vec<&'static str>,
    pub(crate) heard_things: Vec<&'static str>,
    /// Verbs of who takes something over.
    pub(crate) takes_over: Vec<&'static str>,
    /// What somebody gets to hear: the two words that end it.
    pub(crate) to_hear: Vec<(&'static str, &'static str)>,
    /// Nouns by which somebody comes to speak.
    pub(crate) floor: Vec<&'static str>,
    /// Verbs of what comes to somebody, from whoever gives it.
    pub(crate) comes: Vec<&'static str>,
    /// Verbs of recalling what another has said, and more nouns for that.
    pub(crate) recalls: Vec<&'static str>,
    pub(crate) citations: Vec<&'static str>,
    /// What somebody gets who is told something, and participles of getting it.
    pub(crate) answers: Vec<&'static str>,
    pub(crate) got: Vec<&'static str>,
    /// Participles of calling somebody something.
    pub(crate) called: Vec<&'static str>,
    /// Nouns of what somebody tells, knows or reckons; and those of which that holds without an article alone.
    pub(crate) accounts: Vec<&'static str>,
    pub(crate) reports: Vec<&'static str>,
    /// Verbs whose subject acts on whom the sentence opens with.
    pub(crate) acts: Vec<&'static str>,
    /// Words of a sentence that tells of dying where nobody died.
    pub(crate) alive: Vec<&'static str>,
    /// Nouns of what somebody does for another, and verbs of who hears something from another.
    pub(crate) given: Vec<&'static str>,
    pub(crate) heard: Vec<&'static str>,
    /// Participles of learning something that another tells.
    pub(crate) learned: Vec<&'static str>,
    /// Verbs of whoever answers.
    pub(crate) replies: Vec<&'static str>,
    /// Verbs of dying.
    pub(crate) died: Vec<&'static str>,
    /// Nouns of what somebody wants, thinks or feels.
    pub(crate) felt: Vec<&'static str>,
    /// How nouns end for what is asked.
    pub(crate) questions: Vec<&'static str>,
    /// Nouns for a view that may be a look at something, and how those end for what is looked at.
    pub(crate) viewed: Vec<&'static str>,
    pub(crate) seen: Vec<&'static str>,
    /// Verbs whose object has said what stands behind the colon.
    pub(crate) cites: Vec<&'static str>,
}

impl Fronted {
    /// Those of the language with this tag.
    pub(super) fn of(tag: &str) -> Self {
        let lines = entries(include_str!("../../data/fronted.txt"));
        let own = lines.filter_map(|line| line.strip_prefix(tag)?.strip_prefix(' ')?.split_once(' '));
        let own: Vec<(&str, &'static str)> = own.collect();
        let of_class = |class: &str| -> Vec<&'static str> {
            own.iter().filter(|(of, _)| *of == class).map(|(_, word)| *word).collect()
        };
        Self {
            asked: of_class("asked"),
            beside: of_class("beside"),
            what: of_class("what"),
            sayings: of_class("saying"),
            receives: of_class("receives"),
            support: of_class("support"),
            comes: of_class("comes"),
            floor: of_class("floor"),
            reads: of_class("reads"),
            takes_over: of_class("takes-over"),
            heard_things: of_class("heard-thing"),
            to_hear: of_class("to-hear").into_iter().filter_map(|words| words.split_once(' ')).collect(),
            recalls: of_class("recalls"),
            citations: of_class("citation"),
            seen: of_class("seen"),
            answers: of_class("answer"),
            got: of_class("got"),
            called: of_class("called"),
            accounts: of_class("account"),
            reports: of_class("report"),
            acts: of_class("acts"),
            alive: of_class("alive"),
            given: of_class("given"),
            heard: of_class("heard"),
            learned: of_class("learned"),
            replies: of_class("replies"),
            died: of_class("died"),
            felt: of_class("felt"),
            questions: of_class("question"),
            viewed: of_class("viewed"),
            also: of_class("also"),
            moves: of_class("moves"),
            seems: of_class("seems"),
            cites: of_class("cites"),
        }
    }
}
