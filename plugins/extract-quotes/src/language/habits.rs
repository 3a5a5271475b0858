//! What sets the grammars apart, as far as an attribution shows it: one row a language.

/// How speakers are found.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Rules {
    /// By the clauses of the sentence. English.
    Clauses,
    /// Right beside the quotation, or by the verb of saying of its sentence.
    Beside(&'static Habits),
}

/// What sets the grammars apart, as far as an attribution shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Habits {
    /// German: nouns have capitals, so that a capital tells no name.
    pub(crate) nouns_capital: bool,
    /// A noun without an article can be the subject: `säger polisen`.
    pub(crate) bare_nouns: bool,
    /// People have two surnames, and are called by both or the first: `Óscar Lindo Rey … Lindo`.
    pub(crate) two_surnames: bool,
    /// The subject may be left out: `«…», dijo`.
    pub(crate) drops_subject: bool,
    /// Which dashes a line of speech begins with: `– Det är bra, säger Rowe.`
    pub(crate) dash_speech: Dashes,
    /// The verb is the second part of a sentence, so that its subject may follow it: `Am Montag sagte Rowe`.
    pub(crate) verb_second: bool,
    /// French and Italian: an attribution may stand inside the marks.
    pub(crate) speaks_inside: bool,
    /// What opens a clause that reports: `dijo que`.
    pub(crate) that: &'static [&'static str],
    /// The relative pronoun that is a subject whatever follows: `qui`; behind a comma and before a verb of saying, `que`.
    pub(crate) who: &'static str,
    /// French: `elle` may be the ministry.
    pub(crate) bodies_have_sex: bool,
    /// How verbs end that are no adjectives: `O filho emigrou`.
    pub(crate) past: &'static [&'static str],
    /// What stands before a verb that is denied and that its subject has to stand before: `ne`.
    pub(crate) denies: &'static [&'static str],
    /// How verbs end that tell what was so for long, and names do too: `Conosceva`.
    pub(crate) imperfect: &'static [&'static str],
    /// What names who does what a passive says: `jugé « indécent » par le syndicat`.
    pub(crate) by: &'static [&'static str],
    /// What opens a sentence that is nothing but the attribution of the one before: `«…». Così Rossi`
    pub(crate) thus: &'static str,
    /// What opens such a sentence that has a verb: `«…». Lo ha detto Rossi`
    pub(crate) so: &'static [&'static str],
    /// A preposition and a noun that make a verb before them one of saying: `met en garde`. Empty where there are none.
    pub(crate) warns: (&'static str, &'static str),
    /// The subject of a verb of saying that has none: `hieß es aus dem Ministerium`, `heter det i ett mejl`.
    pub(crate) it: &'static str,
    /// Pronouns that follow a verb after a hyphen.
    pub(super) enclitics: &'static [&'static str],
    /// What joins a noun to the noun it belongs to: `una portavoz de la policía`.
    pub(crate) of: &'static [&'static str],
    /// What joins a role to its office before the name of who has it: `l'assessora alle Infrastrutture Ada Rowe`.
    pub(crate) office: &'static [&'static str],
    /// `so wie`, `comme`: opens `as Rowe said`.
    pub(crate) like: &'static str,
    /// `für`, `pour`: in whose view something is so stands after it, at the beginning of a sentence.
    pub(crate) view: &'static str,
    /// `als`, `como`: what something is called stands after it.
    pub(crate) called: &'static str,
    /// What joins two who speak together.
    pub(crate) and: &'static [&'static str],
    /// Auxiliaries whose participle may end the clause, with the subject beside them: `Rowe hatte dem Rat vorgeworfen`.
    pub(crate) has: &'static [&'static str],
    /// Forms of the auxiliary of a passive whose participle ends the clause: `wurde von Rowe als „Unsinn“ bezeichnet`.
    pub(crate) becomes: &'static [&'static str],
}

/// The dashes that speech begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dashes {
    /// None: a dash opens a list.
    None,
    /// Any, with space after it.
    Spaced,
    /// The long ones, with space after them or without: a hyphen opens a list.
    Long,
}

const PLAIN: Habits = Habits {
    nouns_capital: false,
    bare_nouns: false,
    two_surnames: false,
    drops_subject: false,
    dash_speech: Dashes::None,
    verb_second: false,
    speaks_inside: false,
    that: &[],
    who: "",
    bodies_have_sex: false,
    past: &[],
    denies: &[],
    imperfect: &[],
    by: &[],
    warns: ("", ""),
    thus: "",
    so: &[],
    it: "",
    enclitics: &[],
    of: &[],
    office: &[],
    like: "",
    called: "",
    view: "",
    and: &[],
    has: &[],
    becomes: &[],
};

/// The words that the build has prepared.
macro_rules! words {
    ($tag:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/", $tag, ".words"))
    };
}

/// One row a language: its tag, its words, its rules.
pub(super) static KNOWN: [(&str, &[u8], Rules); 8] = [
    ("en", words!("en"), Rules::Clauses),
    (
        "da",
        words!("da"),
        Rules::Beside(&Habits {
            bare_nouns: true,
            dash_speech: Dashes::Spaced,
            verb_second: true,
            of: &["for", "fra", "hos", "ved"],
            office: &["for", "fra", "hos", "i", "på", "ved"],
            like: "som",
            view: "for",
            called: "som",
            that: &["at"],
            so: &["det"],
            it: "det",
            and: &["og"],
            ..PLAIN
        }),
    ),
    (
        "de",
        words!("de"),
        Rules::Beside(&Habits {
            nouns_capital: true,
            verb_second: true,
            of: &["der", "des", "von", "vom", "für", "eines", "einer", "beim"],
            office: &["der", "des", "von", "vom", "für", "eines", "einer", "beim"],
            like: "wie",
            view: "für",
            called: "als",
            it: "es",
            and: &["und"],
            has: &["habe", "haben", "hat", "hatte", "hatten"],
            becomes: &["werde", "werden", "wird", "worden", "wurde", "wurden"],
            by: &["von", "vom"],
            ..PLAIN
        }),
    ),
    (
        "es",
        words!("es"),
        Rules::Beside(&Habits {
            two_surnames: true,
            drops_subject: true,
            who: "que",
            speaks_inside: true,
            dash_speech: Dashes::Long,
            of: &["de", "del"],
            office: &["de", "del", "en", "para"],
            like: "como",
            view: "para",
            called: "como",
            that: &["que"],
            so: &["así", "lo"],
            by: &["por"],
            past: &["ó", "aba", "aban", "aron"],
            imperfect: &["ía"],
            and: &["y", "e"],
            ..PLAIN
        }),
    ),
    (
        "fr",
        words!("fr"),
        Rules::Beside(&Habits {
            enclitics: &["-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-il", "-elle", "-ils", "-elles", "-on"],
            // `d` right before marks: `parle d’« un gâchis »`
            of: &["de", "du", "des", "d'", "d’", "d"],
            office: &["de", "du", "des", "d'", "d’", "à", "aux", "au"],
            like: "comme",
            view: "pour",
            called: "comme",
            dash_speech: Dashes::Long,
            speaks_inside: true,
            denies: &["ne", "n'", "n’"],
            who: "qui",
            warns: ("en", "garde"),
            bodies_have_sex: true,
            that: &["que", "qu'", "qu’", "qu"],
            so: &["c'", "c’"],
            by: &["par"],
            and: &["et"],
            ..PLAIN
        }),
    ),
    (
        "it",
        words!("it"),
        Rules::Beside(&Habits {
            drops_subject: true,
            who: "che",
            dash_speech: Dashes::Long,
            of: &["di", "del", "dello", "della", "dei", "degli", "delle", "dell'", "dell’", "d'", "d’"],
            office: &[
                "di", "del", "dello", "della", "dei", "degli", "delle", "dell'", "dell’", "al", "allo", "alla", "ai",
                "agli", "alle", "all'", "all’", "per",
            ],
            like: "come",
            view: "per",
            called: "come",
            that: &["che"],
            thus: "così",
            warns: ("in", "guardia"),
            speaks_inside: true,
            so: &["così", "l'", "l’", "lo", "È"],
            by: &["da", "dal", "dalla", "dallo", "dai", "dalle", "dagli", "dall'", "dall’"],
            past: &["ò", "ava", "avano", "arono"],
            imperfect: &["eva", "iva"],
            and: &["e", "ed"],
            ..PLAIN
        }),
    ),
    (
        "pt",
        words!("pt"),
        Rules::Beside(&Habits {
            drops_subject: true,
            who: "que",
            dash_speech: Dashes::Long,
            of: &["de", "do", "da", "dos", "das"],
            office: &["de", "do", "da", "dos", "das", "em", "para"],
            like: "como",
            view: "para",
            called: "como",
            that: &["que"],
            enclitics: &["-se", "-lhe", "-lhes", "-me", "-nos", "-o", "-a", "-os", "-as"],
            so: &["assim", "foi"],
            by: &["por", "pelo", "pela", "pelos", "pelas"],
            past: &["ou", "iu", "ava", "avam", "aram"],
            imperfect: &["ia", "eu"],
            and: &["e"],
            ..PLAIN
        }),
    ),
    (
        "sv",
        words!("sv"),
        Rules::Beside(&Habits {
            bare_nouns: true,
            dash_speech: Dashes::Spaced,
            verb_second: true,
            of: &["för", "från", "hos", "vid", "på"],
            office: &["för", "från", "hos", "i", "på", "vid"],
            like: "som",
            view: "för",
            called: "som",
            that: &["att"],
            so: &["det"],
            it: "det",
            and: &["och"],
            ..PLAIN
        }),
    ),
];
