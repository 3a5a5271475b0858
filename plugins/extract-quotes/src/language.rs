//! What the stage knows of a language: its words (`data/<tag>/cues.txt`, and `core/text/data/<tag>`), and which rules for
//! attribution apply to it.

use std::ops::Range;
use std::sync::OnceLock;

use copydesk_text::lexicon::{Lexicon, entries};
use copydesk_text::vocabulary::{
    self, AUXILIARY, CAPITAL, DOCUMENT, FEMALE, FIRST_NAME, FUNCTION, MALE, NEUTER, OBJECT, PLURAL, PRONOUN, ROLE,
    TITLE,
};
use copydesk_text::words::{Kind, Token, part, tokenize, tokenize_names};

use crate::epithets::Epithets;
use crate::grammar::{ASIDE, BEHIND, CueError, LEANS, LINK, PARTICIPLE, REPORT, SAY, add_cue};
use crate::passage::Passage;

/// A language whose words are known.
#[derive(Debug)]
pub struct Language {
    pub(crate) tag: &'static str,
    pub(crate) lexicon: Lexicon,
    pub(crate) rules: Rules,
    /// Words of a sentence that introduces the quotation in the next paragraph.
    pub(crate) introductions: Vec<&'static str>,
    /// Nouns right before the title of a work, a name, or words that are meant as words.
    pub(crate) works: Vec<&'static str>,
    pub(crate) words: Vec<&'static str>,
    /// Words right before a nickname.
    pub(crate) nicknames: Vec<&'static str>,
    /// Words that stand for one of several people after an article.
    pub(crate) others: Vec<&'static str>,
    /// Nouns by which someone is called again who was named.
    epithets: Epithets,
    /// Words before a role that make another of it.
    pub(crate) former: Vec<&'static str>,
}

/// How speakers are found.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Rules {
    /// By the clauses of the sentence. English.
    Clauses,
    /// Right beside the quotation, or by the verb of saying of its sentence.
    Beside(Habits),
}

/// What sets the grammars apart, as far as an attribution shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Habits {
    /// German: nouns have capitals, so that a capital tells no name.
    pub(crate) nouns_capital: bool,
    /// A noun without an article can be the subject: `säger polisen`.
    pub(crate) bare_nouns: bool,
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
    /// French: `elle` may be the ministry.
    pub(crate) bodies_have_sex: bool,
    /// How verbs end that are no adjectives: `O filho emigrou`.
    pub(crate) past: &'static [&'static str],
    /// What names who does what a passive says: `jugé « indécent » par le syndicat`.
    pub(crate) by: &'static [&'static str],
    /// What opens a sentence that is nothing but the attribution of the one before: `«…». Così Rossi`
    pub(crate) thus: &'static str,
    /// The subject of a verb of saying that has none: `hieß es aus dem Ministerium`, `heter det i ett mejl`.
    pub(crate) it: &'static str,
    /// Pronouns that follow a verb after a hyphen.
    enclitics: &'static [&'static str],
    /// What joins a noun to the noun it belongs to: `una portavoz de la policía`.
    pub(crate) of: &'static [&'static str],
    /// `so wie`, `comme`: opens `as Rowe said`.
    pub(crate) like: &'static str,
    /// `für`, `pour`: in whose view something is so stands after it, at the beginning of a sentence.
    pub(crate) view: &'static str,
    /// `als`, `como`: what something is called stands after it.
    pub(crate) called: &'static str,
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
    drops_subject: false,
    dash_speech: Dashes::None,
    verb_second: false,
    speaks_inside: false,
    that: &[],
    bodies_have_sex: false,
    past: &[],
    by: &[],
    thus: "",
    it: "",
    enclitics: &[],
    of: &[],
    like: "",
    called: "",
    view: "",
};

/// One row a language: its tag, its cues, its rules.
static KNOWN: [(&str, &str, Rules); 8] = [
    ("en", include_str!("../data/en/cues.txt"), Rules::Clauses),
    (
        "da",
        include_str!("../data/da/cues.txt"),
        Rules::Beside(Habits {
            bare_nouns: true,
            dash_speech: Dashes::Spaced,
            verb_second: true,
            of: &["for", "fra", "hos", "ved"],
            like: "som",
            view: "for",
            called: "som",
            that: &["at"],
            it: "det",
            ..PLAIN
        }),
    ),
    (
        "de",
        include_str!("../data/de/cues.txt"),
        Rules::Beside(Habits {
            nouns_capital: true,
            verb_second: true,
            of: &["der", "des", "von", "vom", "für", "eines", "einer", "beim"],
            like: "wie",
            view: "für",
            called: "als",
            it: "es",
            ..PLAIN
        }),
    ),
    (
        "es",
        include_str!("../data/es/cues.txt"),
        Rules::Beside(Habits {
            drops_subject: true,
            dash_speech: Dashes::Long,
            of: &["de", "del"],
            like: "como",
            view: "para",
            called: "como",
            that: &["que"],
            by: &["por"],
            past: &["ó", "aba", "aban", "aron"],
            ..PLAIN
        }),
    ),
    (
        "fr",
        include_str!("../data/fr/cues.txt"),
        Rules::Beside(Habits {
            enclitics: &["-t-il", "-t-elle", "-t-on", "-t-ils", "-t-elles", "-il", "-elle", "-ils", "-elles", "-on"],
            of: &["de", "du", "des", "d'", "d’"],
            like: "comme",
            view: "pour",
            called: "comme",
            dash_speech: Dashes::Long,
            speaks_inside: true,
            bodies_have_sex: true,
            that: &["que", "qu'", "qu’"],
            by: &["par"],
            ..PLAIN
        }),
    ),
    (
        "it",
        include_str!("../data/it/cues.txt"),
        Rules::Beside(Habits {
            drops_subject: true,
            dash_speech: Dashes::Long,
            of: &["di", "del", "dello", "della", "dei", "degli", "delle", "dell'", "dell’", "d'", "d’"],
            like: "come",
            view: "per",
            called: "come",
            that: &["che"],
            thus: "così",
            speaks_inside: true,
            by: &["da", "dal", "dalla", "dallo", "dai", "dalle", "dagli", "dall'", "dall’"],
            past: &["ò", "ava", "avano", "arono"],
            ..PLAIN
        }),
    ),
    (
        "pt",
        include_str!("../data/pt/cues.txt"),
        Rules::Beside(Habits {
            drops_subject: true,
            dash_speech: Dashes::Long,
            of: &["de", "do", "da", "dos", "das"],
            like: "como",
            view: "para",
            called: "como",
            that: &["que"],
            enclitics: &["-se", "-lhe", "-lhes", "-me", "-nos", "-o", "-a", "-os", "-as"],
            by: &["por", "pelo", "pela", "pelos", "pelas"],
            past: &["ou", "iu", "ava", "avam", "aram"],
            ..PLAIN
        }),
    ),
    (
        "sv",
        include_str!("../data/sv/cues.txt"),
        Rules::Beside(Habits {
            bare_nouns: true,
            dash_speech: Dashes::Spaced,
            verb_second: true,
            of: &["för", "från", "hos", "vid", "på"],
            like: "som",
            view: "för",
            called: "som",
            that: &["att"],
            it: "det",
            ..PLAIN
        }),
    ),
];

static LANGUAGES: [OnceLock<Language>; KNOWN.len()] = [const { OnceLock::new() }; KNOWN.len()];

impl Language {
    /// The language of a BCP 47 tag, by its primary part. None where its words are not known.
    pub fn of(tag: &str) -> Option<&'static Self> {
        let row = row(tag)?;
        Some(LANGUAGES[row].get_or_init(|| Self::build(row, &[]).unwrap_or_else(|_| Self::nothing())))
    }

    /// The language with cues added to its own, in the syntax of its file; with the number of the line that is wrong.
    pub fn with_cues(tag: &str, cues: &[String]) -> Result<Option<Self>, (usize, CueError)> {
        row(tag).map(|row| Self::build(row, cues)).transpose()
    }

    fn build(row: usize, cues: &[String]) -> Result<Self, (usize, CueError)> {
        let (tag, own, rules) = KNOWN[row];
        let mut words = vocabulary::other(tag).unwrap_or_else(vocabulary::english);
        let inflects = matches!(rules, Rules::Clauses);
        for line in entries(own) {
            add_cue(&mut words, line, inflects).map_err(|error| (0, error))?;
        }
        for (number, line) in cues.iter().enumerate() {
            add_cue(&mut words, line, inflects).map_err(|error| (number, error))?;
        }
        let list = |file: &'static str| -> Vec<&'static str> {
            entries(file).filter_map(|line| line.strip_prefix(tag)?.strip_prefix(' ')).collect()
        };
        let of_class = |class: &str| -> Vec<&'static str> {
            let lines = entries(include_str!("../data/works.txt"));
            lines.filter_map(|line| line.strip_prefix(tag)?.strip_prefix(class)).collect()
        };
        Ok(Self {
            tag,
            lexicon: vocabulary::lexicon(words),
            rules,
            introductions: list(include_str!("../data/introductions.txt")),
            works: of_class(" work "),
            words: of_class(" word "),
            nicknames: list(include_str!("../data/nicknames.txt")),
            others: list(include_str!("../data/others.txt")),
            epithets: Epithets::of(tag),
            former: list(include_str!("../data/former.txt")),
        })
    }

    fn nothing() -> Self {
        let (introductions, nicknames, others) = (Vec::new(), Vec::new(), Vec::new());
        let (epithets, former) = (Epithets::default(), Vec::new());
        let lexicon = vocabulary::lexicon(Vec::new());
        let (works, words, rules) = (Vec::new(), Vec::new(), Rules::Clauses);
        Self { tag: "", lexicon, rules, introductions, works, words, nicknames, others, epithets, former }
    }

    /// Appends the tokens of a part of a text.
    #[inline]
    pub(crate) fn tokenize(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let from = tokens.len();
        tokenize(&self.lexicon, text, range, tokens);
        if let Rules::Beside(habits) = self.rules {
            self.refine(text, &habits, from, tokens);
        }
    }

    /// Appends the names of a part of a text.
    #[inline]
    pub(crate) fn tokenize_names(&self, text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
        let from = tokens.len();
        tokenize_names(&self.lexicon, text, range, tokens);
        if let Rules::Beside(habits) = self.rules {
            self.refine(text, &habits, from, tokens);
        }
    }

    /// What the words themselves do not tell: elided articles, `sagte sie`, `Polizeisprecher`.
    fn refine(&self, text: &str, habits: &Habits, from: usize, tokens: &mut Vec<Token>) {
        part(&self.lexicon, text, habits.enclitics, from, tokens);
        // `ex-ministre`, `exministra`: what someone was is a role too
        for token in &mut tokens[from..] {
            let word = &text[token.range()];
            if let Some(office) =
                word.strip_prefix("ex").filter(|rest| rest.len() > 4 && token.bits & (ROLE | TITLE) == 0)
            {
                let bits = self.lexicon.get(office.strip_prefix('-').unwrap_or(office).as_bytes());
                token.bits |= if bits & (ROLE | TITLE) == 0 { 0 } else { ROLE | bits & (MALE | FEMALE | PLURAL) };
            }
        }
        // `Me Ada Rowe`: a title that is written like a small word
        for at in from..tokens.len().saturating_sub(1) {
            if tokens[at].is(TITLE) && tokens[at].is(CAPITAL) && tokens[at].is(FUNCTION) && tokens[at + 1].name() {
                tokens[at].bits &= !(FUNCTION | OBJECT);
            }
        }
        if !habits.nouns_capital {
            return;
        }
        for at in from..tokens.len() {
            let word = &text[tokens[at].range()];
            // `die freiwillige Wehr`, `der angeklagte Arzt`: nouns have capitals
            if tokens[at].kind == Kind::Word
                && tokens[at].bits & (CAPITAL | PRONOUN) == 0
                && tokens[at].is(ROLE | TITLE)
            {
                tokens[at].bits &= !(ROLE | TITLE | MALE | FEMALE | PLURAL | NEUTER | DOCUMENT);
            }
            if tokens[at].kind == Kind::Word && tokens[at].bits & CAPITAL == 0 && is_subjunctive(text, tokens, at, from)
            {
                tokens[at].bits |= REPORT;
            }
            let token = &tokens[at];
            let then =
                tokens.get(at + 1).filter(|next| next.is(SAY | ASIDE | LINK | AUXILIARY) && next.bits & CAPITAL == 0);
            if word == "Sie"
                && let Some(then) = then
            {
                // outside quotations it is nobody who is spoken to
                tokens[at].bits |= if text[..then.end].ends_with('n') { PLURAL } else { FEMALE };
            } else if token.is(PRONOUN) && word == "sie" {
                let verb = at
                    .checked_sub(1)
                    .map(|verb| &tokens[verb])
                    .filter(|verb| verb.is(SAY | AUXILIARY | ASIDE | LINK) && verb.bits & CAPITAL == 0);
                let plural = verb.is_some_and(|verb| {
                    let verb = &text[verb.range()];
                    verb.ends_with('n') || verb.eq_ignore_ascii_case("sind")
                });
                tokens[at].bits |= if plural || verb.is_none() { PLURAL } else { FEMALE };
            } else if token.name()
                && word.ends_with("in")
                && token.bits & FIRST_NAME == 0
                && (FEMININE.iter().any(|tail| word.ends_with(tail)) && word.len() > 7 || self.is_role(token, word))
            {
                tokens[at].bits |= FEMALE | if token.bits & TITLE == 0 { ROLE } else { 0 };
            } else if token.name()
                && token.bits & (FIRST_NAME | ROLE | TITLE) == 0
                && tokens.get(at + 1).is_some_and(|next| next.is(CAPITAL))
                && let tail @ 1.. = self.role_tail(word)
            {
                tokens[at].bits |= ROLE | tail & (MALE | FEMALE);
            } else if token.name()
                && token.bits & (FIRST_NAME | ROLE | TITLE) == 0
                && tokens.get(at + 1).is_some_and(|next| next.is(CAPITAL))
                && (self.genitive_role(word)
                    // a noun before a first name and another: `Galerist Uwe Lind`
                    || tokens[at + 1].is(FIRST_NAME) && tokens.get(at + 2).is_some_and(Token::name))
            {
                tokens[at].bits |= ROLE;
            }
        }
    }

    /// Whether a noun is one by which someone is called again who was named: scientist.
    pub(crate) fn is_epithet(&self, noun: &str) -> bool {
        let noun = noun.to_lowercase();
        // `o ex-prefeito`: another than the mayor
        if noun.strip_prefix("ex").is_some_and(|office| {
            let office = office.strip_prefix('-').unwrap_or(office);
            self.lexicon.get(office.as_bytes()) & (ROLE | TITLE) != 0
        }) {
            return false;
        }
        let compounds = matches!(self.rules, Rules::Beside(habits) if habits.nouns_capital);
        let known = self.lexicon.get(noun.as_bytes()) & (ROLE | TITLE) != 0 || self.compound_role(&noun);
        // `die Thüringerin`: where she is from
        let from = compounds && !known && FEMININE.iter().any(|tail| noun.ends_with(tail));
        self.epithets.contain(&noun, compounds, known, from)
    }

    /// The participle of saying that stands before the quotation at this token, in whatever form: `jugée « indécente »`,
    /// `calificada de “burla”`.
    pub(crate) fn passive(&self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        (at.saturating_sub(2)..at).find(|at| {
            let at = *at;
            let word = &passage.text[passage.tokens[at].range()];
            let stems = [word.trim_end_matches('s'), word.trim_end_matches("es").trim_end_matches('e')];
            let endings = ["", "o"];
            let stem = |stem: &str| {
                let cut = stem.strip_suffix(['a', 'e', 'i', 'o']).unwrap_or(stem);
                [stem.to_owned(), format!("{cut}{}", endings[1])]
            };
            stems.iter().flat_map(|one| stem(one)).any(|form| self.lexicon.get(form.as_bytes()) & LEANS == PARTICIPLE)
        })
    }

    /// `des Gutachters`
    fn genitive_role(&self, word: &str) -> bool {
        let noun = word.strip_suffix("es").or_else(|| word.strip_suffix('s')).unwrap_or_default();
        let small = || noun.char_indices().map(|(at, c)| if at == 0 { c.to_ascii_lowercase() } else { c });
        noun.len() > 3
            && (self.lexicon.get(small().collect::<String>().as_bytes()) & (ROLE | TITLE) != 0
                || self.compound_role(noun))
    }

    fn is_role(&self, token: &Token, word: &str) -> bool {
        token.is(ROLE | TITLE) || self.compound_role(word)
    }

    /// Whether the last part of a compound is a role: `Polizeisprecher`, `CDU-Chefin`.
    pub(crate) fn compound_role(&self, word: &str) -> bool {
        self.role_tail(word) != 0
    }

    /// Whether the last part of a compound is something written: `Polizeibericht`.
    pub(crate) fn compound_document(&self, word: &str) -> bool {
        self.role_tail(word) & DOCUMENT != 0
    }

    /// What is known of the role that is the last part of a compound; 0 where none is.
    pub(crate) fn role_tail(&self, word: &str) -> u32 {
        let starts = word.char_indices().map(|(at, _)| at).skip(2).filter(|at| (4..=24).contains(&(word.len() - at)));
        let bits = starts.into_iter().map(|at| {
            let tail = &word.as_bytes()[at..];
            self.lexicon.get(tail) | self.lexicon.get(&tail.to_ascii_lowercase())
        });
        bits.into_iter().find(|bits| bits & (ROLE | TITLE) != 0 && bits & FUNCTION == 0).unwrap_or(0)
    }
}

/// Whether the German word is a verb in the first subjunctive, right after its subject at the beginning of a clause: `Man kommentiere`,
/// `, er komme`. Of other forms, none ends in -e but the past in -te.
fn is_subjunctive(text: &str, tokens: &[Token], at: usize, from: usize) -> bool {
    let word = &text[tokens[at].range()];
    let form = word.len() > 4 && word.ends_with('e') && !word.ends_with("te") && !word.ends_with("de");
    if !form || tokens[at].is(FUNCTION) || at <= from {
        return false;
    }
    let subject = &text[tokens[at - 1].range()];
    let opens = at - 1 == from || !matches!(tokens[at - 2].kind, Kind::Word | Kind::Number | Kind::Quoted);
    opens && ["man", "er", "sie", "es"].iter().any(|pronoun| subject.eq_ignore_ascii_case(pronoun))
}

/// Endings of German nouns for women who do or are something: Oppositionsführerin, Pianistin.
const FEMININE: &[&str] = &["antin", "arin", "entin", "erin", "istin", "login", "nomin", "orin"];

fn row(tag: &str) -> Option<usize> {
    let primary = tag.split(['-', '_']).next()?;
    KNOWN.iter().position(|(known, _, _)| known.eq_ignore_ascii_case(primary))
}

/// Whether the token is a word of saying that is a preposition: selon, laut, enligt.
pub(crate) fn is_according(token: &Token) -> bool {
    token.is(SAY) && token.is(vocabulary::PREPOSITION) && token.kind == Kind::Word
}

/// Whether the token is a word of saying that stands behind whom it names: zufolge.
pub(crate) fn is_behind(token: &Token) -> bool {
    token.kind == Kind::Word && token.bits & BEHIND == BEHIND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_reads_its_data() {
        for (row, (tag, _, _)) in KNOWN.iter().enumerate() {
            assert!(Language::build(row, &[]).is_ok(), "{tag}");
        }
        assert!(Language::of("pt-BR").is_some() && Language::of("EN").is_some());
        assert!(Language::of("fi").is_none() && Language::of("").is_none());
    }

    #[test]
    fn compounds_are_roles_by_their_last_part() {
        let german = Language::of("de").expect("its data is here");
        for word in ["Polizeisprecher", "Innenministerin", "CDU-Chef"] {
            assert!(german.compound_role(word), "{word}");
        }
        assert!(!german.compound_role("Arnsberg"));
    }
}
