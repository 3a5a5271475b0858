//! What stands in copy for the desk it goes to, told by how it is set: `[CHECK AGE WITH SCHOOL]`, `<<INSERT MAP>>`, `[Jo – is this libellous?]`,
//! `QUERY: is it 84kg or 48kg?`, `XXXX CHECK FIGURE`, `NB: name to be confirmed`, `Reporter's note: …`, `Words: 420`.
//!
//! A bracket alone tells nothing: `[Applause]` is of a speech, "(Check with your doctor first.)" of a story. What is in it must be what only
//! those ask who make the copy: for a check, for what is to be put in, whether it may be said.

use copydesk_text::lexicon::Lexicon;

use crate::lists::data::part;
use crate::lists::fold::fold;
use crate::lists::heads::Heads;
use crate::lists::openings::Openings;

const FILE: &str = include_str!("../../data/queries.txt");

/// The lists of data/queries.txt.
pub(crate) struct Queries {
    /// How one begins that no mark opens.
    heads: Heads,
    labels: Openings,
    details: Lexicon,
    open: Vec<&'static str>,
    query: Openings,
    asks: Openings,
    questions: Openings,
    orders: Openings,
    last: Vec<&'static str>,
    checks: Vec<&'static str>,
    placed: Vec<&'static str>,
    insert: Openings,
    here: Vec<&'static str>,
    reporters: Openings,
    length: Openings,
    standfirst: Vec<&'static str>,
    unsaid: Openings,
}

/// No such line is longer, in bytes, but a reporter's note.
pub(super) const LONGEST: usize = 160;
/// No label of a note is longer, in bytes.
const LABEL: usize = 12;
/// What is placed somewhere has no more words, with the order to do so.
const PLACED: usize = 7;
/// A fact that is still open is named among so many words behind the label.
const DETAIL: usize = 3;
/// What stands for a figure or a name that is not known.
const UNKNOWN: usize = 3;
/// The same on a line of its own.
const UNKNOWN_ALONE: usize = 4;
/// Marks that close what they open.
const MARKS: [(&str, &str); 6] = [("<<", ">>"), ("[", "]"), ("(", ")"), ("{", "}"), ("***", "***"), ("<", ">")];

impl Queries {
    pub(crate) fn new() -> Self {
        let openings = |name| Openings::new(&part(FILE, name));
        let heads = ["labels", "query", "reporters", "length"].into_iter().flat_map(|name| part(FILE, name));
        Queries {
            heads: Heads::of(heads.chain(["xxx"])),
            labels: openings("labels"),
            details: Lexicon::new(part(FILE, "details").into_iter().map(|word| (word, 1))),
            open: part(FILE, "open"),
            query: openings("query"),
            asks: openings("asks"),
            questions: openings("questions"),
            orders: openings("orders"),
            last: part(FILE, "last"),
            checks: part(FILE, "checks"),
            placed: part(FILE, "placed"),
            insert: openings("insert"),
            here: part(FILE, "here"),
            reporters: openings("reporters"),
            length: openings("length"),
            standfirst: part(FILE, "standfirst"),
            unsaid: openings("unsaid"),
        }
    }

    /// The phrases that open such a line, as far as it may be as long as a sentence.
    pub(crate) fn openings(&self) -> impl Iterator<Item = &str> {
        self.reporters.phrases()
    }

    /// True for such a line. `low` is scratch space.
    pub(crate) fn is_one(&self, text: &str, low: &mut String) -> bool {
        // "Words: 420"
        self.is_within(text, low)
            || self.length.open(text.trim_start_matches(['(', '[', '*'])) && {
                fold(text.trim_matches(['(', '[', '*', ')', ']', ' ']), low);
                self.is_length(low)
            }
    }

    /// The same for what stands in brackets within a paragraph. A word that counts and a number are a name and a minute there: "(Ord 78)".
    pub(crate) fn is_within(&self, text: &str, low: &mut String) -> bool {
        let may_have_marks = matches!(text.as_bytes().first(), Some(b'<' | b'[' | b'(' | b'{' | b'*'));
        let marks = MARKS.iter().find(|(open, _)| may_have_marks && text.starts_with(open));
        // Most lines end here.
        if marks.is_none() && !self.heads.may_open_folded(text.as_bytes())
            || text.len() > LONGEST && !self.reporters.open(text)
        {
            return false;
        }
        let inner = marks.and_then(|(open, close)| text.strip_prefix(open)?.strip_suffix(close)).map(str::trim);
        fold(inner.unwrap_or(text), low);
        let loud = !inner.unwrap_or(text).contains(char::is_lowercase);
        if behind_label(&self.reporters, low).is_some() {
            return true;
        }
        let marked = match (marks, inner) {
            (Some((open, _)), Some(inner)) => self.is_marked(open, inner, loud, low),
            _ => false,
        };
        marked || self.is_open(low) || self.is_query(inner.unwrap_or(text), low) || self.is_unknown(low, loud)
    }

    /// What stands behind a label such as "note:".
    pub(crate) fn behind_note<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (label, rest) = text.split_once(':')?;
        let known = label.len() <= LABEL && self.labels.opens(&label.trim_end().to_lowercase()) == Some("");
        known.then(|| rest.trim_start())
    }

    /// How many bytes a label has that says that a standfirst follows: "Standfirst: Year 5 puts pasta to the test".
    pub(crate) fn standfirst(&self, text: &str) -> Option<usize> {
        let (label, rest) = text.split_once(':')?;
        let known = label.len() <= LABEL && self.standfirst.contains(&label.trim_end().to_lowercase().as_str());
        let said = rest.trim_start();
        (known && said.contains(' ')).then(|| text.len() - said.len())
    }

    /// What stands between two marks, the first of which is `open`.
    fn is_marked(&self, open: &str, inner: &str, loud: bool, low: &str) -> bool {
        let square = open != "(" && open != "<";
        let ordered = || {
            low.contains(' ') && (self.orders.opens(low).is_some() || self.last.iter().any(|last| closes(low, last)))
        };
        let cried = || open == "<<" && loud && low.contains(char::is_alphabetic);
        let asked = |asks: &Openings, text: &str| text.ends_with('?') && asks.opens(text).is_some();
        // "Jo – is this libellous?", "Jo, can we say this?"
        let named = || {
            let at = inner.find([' ', ',', ':', '-', '–', '—'])?;
            let name = &inner[..at];
            let person = name.starts_with(char::is_uppercase) && name.chars().skip(1).all(char::is_lowercase);
            let sign = inner[at..].trim_start();
            let rest = low.get(low.len() - sign.len()..)?.trim_start_matches([',', ':', '-', '–', '—']);
            (person && rest.len() < sign.len()).then(|| (sign.starts_with(':'), rest.trim_start()))
        };
        (square || loud) && ordered()
            || self.is_checked(low)
            || cried()
            || self.is_placed(low)
            || square && asked(&self.asks, low)
            || named().is_some_and(|(colon, rest)| {
                asked(&self.asks, rest) || square && !colon && asked(&self.questions, rest)
            })
    }

    /// True for what a fact is called that is checked, with the marks around it.
    fn is_detail(&self, word: &str) -> bool {
        self.details.contains(word.trim_matches(|c: char| !c.is_alphanumeric()).as_bytes())
    }

    /// "(Zahl bitte prüfen)", "(chiffre à vérifier)": a fact, and that it is to be checked.
    fn is_checked(&self, low: &str) -> bool {
        let text = low.trim_end_matches(['.', '!', '?', ' ']);
        let named = |word: &str| self.is_detail(word);
        let opens = |check: &&&str| text.strip_prefix(**check).is_some_and(|rest| rest.starts_with(' '));
        (2..=PLACED).contains(&text.split(' ').count())
            && text.split(' ').any(named)
            && (self.checks.iter().any(|check| closes(text, check)) || self.checks.iter().any(|check| opens(&check)))
    }

    /// "pic 2 here", "insert map of the valley": what goes where the line stands.
    fn is_placed(&self, low: &str) -> bool {
        let words = || low.split(' ');
        let thing = |word: &str| self.placed.contains(&word.trim_end_matches([':', ',', '.', ')']));
        let pairs =
            || words().zip(words().skip(1)).any(|(a, b)| self.placed.iter().any(|p| p.split_once(' ') == Some((a, b))));
        let closed = || {
            words().next().is_some_and(thing) && self.here.iter().any(|here| closes(low.trim_end_matches('.'), here))
        };
        words().count() <= PLACED
            && (closed() || self.insert.opens(low).is_some() && (words().skip(1).any(thing) || pairs()))
    }

    /// "NB: name of school to be confirmed": a fact of the copy that is not known yet.
    fn is_open(&self, low: &str) -> bool {
        let Some(rest) = behind_label(&self.labels, low) else { return false };
        // "note: off the record, she says …"
        if self.unsaid.opens(rest).is_some() {
            return true;
        }
        let named = |word: &str| self.is_detail(word);
        let end = rest.trim_end_matches(['.', '!', ' ']);
        rest.split(' ').take(DETAIL).any(named) && self.open.iter().any(|open| closes(end, open))
    }

    /// "QUERY: is it 84kg or 48kg?"
    fn is_query(&self, text: &str, low: &str) -> bool {
        let capitals = || !text.split(':').next().unwrap_or_default().contains(char::is_lowercase);
        behind_label(&self.query, low).filter(|_| capitals()).is_some_and(|rest| {
            rest.ends_with('?') && (self.questions.opens(rest).is_some() || self.asks.opens(rest).is_some())
        })
    }

    /// "XXXX CHECK FIGURE": what stands for what is not known, alone or with what is to be done.
    fn is_unknown(&self, low: &str, loud: bool) -> bool {
        let rest = low.trim_start_matches('x');
        let signs = low.len() - rest.len();
        let told = rest.strip_prefix([' ', ':']).map(str::trim_start).filter(|_| signs >= UNKNOWN);
        loud && signs >= UNKNOWN_ALONE && rest.is_empty()
            || told.is_some_and(|told| {
                self.orders.opens(told).is_some()
                    || told.split(' ').next().is_some_and(|word| self.details.contains(word.as_bytes()))
            })
    }

    /// "Words: 420", "Word count 420".
    fn is_length(&self, low: &str) -> bool {
        let rest = self.length.opens(low).map(|rest| rest.trim_start_matches([' ', ':']));
        let number = |rest: &str| rest.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
        rest.is_some_and(|rest| !rest.is_empty() && rest.len() <= 6 && number(rest))
    }
}

/// What stands behind a label and its colon or stroke.
fn behind_label<'t>(labels: &Openings, low: &'t str) -> Option<&'t str> {
    let rest = labels.opens(low)?.trim_start();
    let behind = rest.strip_prefix([':', '!', '–', '—']).or_else(|| rest.strip_prefix("- "))?.trim_start();
    Some(behind).filter(|behind| !behind.is_empty())
}

/// True where a phrase closes a text, and no word begins before it.
fn closes(text: &str, phrase: &str) -> bool {
    text.strip_suffix(phrase).is_some_and(|before| before.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> bool {
        Queries::new().is_one(text, &mut String::new())
    }

    #[test]
    fn what_stands_in_copy_for_the_desk_is_known_in_eight_languages() {
        for line in [
            "[CHECK AGE WITH SCHOOL]",
            "[Check age with school]",
            "(CHECK SPELLING)",
            "(note: off the record, she says the board offered her £2,000)",
            "*** CONFIRM FIGURES WITH COUNCIL ***",
            "<<INSERT MAP>>",
            "<insert map here>",
            "[pic 2 here]",
            "(insert pull quote)",
            "[Map goes here]",
            "[Jo – is this libellous?]",
            "[Jo, can we say this?]",
            "(Jo: are we sure about this?)",
            "[do we know his age?]",
            "QUERY: is it 84kg or 48kg?",
            "XXXX CHECK FIGURE",
            "XXXX",
            "NB: name of school to be confirmed",
            "Note: spelling of surname TBC",
            "Reporter's note: I have the consent forms for all pupils named.",
            "Words: 420",
            "WORD COUNT 1,204",
            "[Alter bei der Schule prüfen]",
            "[Foto 2 hier]",
            "[Ute – stimmt das so?]",
            "NB: Name der Schule wird noch bestätigt",
            "RÜCKFRAGE: ist es 84 oder 48?",
            "Zeichen: 2400",
            "[Vérifier l’âge auprès de l’école]",
            "[insérer carte]",
            "NB : nom de l’école à confirmer",
            "[Comprobar edad con el colegio]",
            "DUDA: ¿son 84 o 48?",
            "[insertar mapa]",
            "Nota: nombre del colegio por confirmar",
            "[Verificare l'età]",
            "Nota: nome della scuola da confermare",
            "[Verificar idade com a escola]",
            "[foto aqui]",
            "[Kolla åldern med skolan]",
            "OBS! Namnet på skolan ska bekräftas",
            "[Tjek alder med skolen]",
            "(Zahl bitte prüfen)",
            "[Zitat bitte noch autorisieren lassen!]",
            "(please check figure)",
            "(chiffre à vérifier)",
            "(comprobar cifra)",
            "(cifra da verificare)",
            "(número a verificar)",
            "(siffran ska kollas)",
            "(tallet skal tjekkes)",
            "NB: skolens navn skal bekræftes",
        ] {
            assert!(one(line), "{line}");
        }
    }

    #[test]
    fn what_is_in_brackets_behind_a_label_or_in_capitals_of_a_story_is_none() {
        for line in [
            "[Applause]",
            "(Laughter)",
            "[sic]",
            "[Check]",
            "(Check with your doctor first.)",
            "(Zahl der Toten steigt)",
            "(prüfen lassen)",
            "(please check in early)",
            "(nome de guerre)",
            "(Reporting by Ada Rowe; Editing by Ben Ott)",
            "[The bridge] is shut",
            "[Interviewer: Is it cold out there?]",
            "(Do we know why? We do not.)",
            "(Are we nearly there?)",
            "[Map]",
            "[Photo: Ada Rowe]",
            "[Image 2]",
            "(Pictured here)",
            "<<Non lo so, mi ha detto>>",
            "«INSERT COIN»",
            "NB: Bring a torch.",
            "NB: venue to be confirmed",
            "Off the record: a history of the weir in song",
            "Note: offshore winds are expected",
            "NB: Use plain flour, not self-raising.",
            "Note: the time of the second race is to be confirmed",
            "Nota: el concierto empieza a las 20h",
            "QUERY: My roses have black spots. What should I do?",
            "Query: is it true that the weir was built in 1911?",
            "Question: is it cold?",
            "XXX",
            "xxxx",
            "XXL shirts are sold out",
            "XXX: The Return",
            "Words: Ada Rowe",
            "Words fail me",
            "Ord: Ada Rowe",
            "Zeichen: 3 von 5",
            "Reporters note the weir is shut",
            "Reporters noted: nothing moved",
            "Editor's note: we do not publish the names of victims.",
            "",
            "[]",
            "[Ö]",
        ] {
            assert!(!one(line), "{line}");
        }
    }

    #[test]
    fn every_part_of_the_data_file_is_read_and_sorted() {
        let parts = [
            "labels",
            "details",
            "open",
            "query",
            "asks",
            "questions",
            "orders",
            "last",
            "checks",
            "placed",
            "insert",
            "here",
            "reporters",
            "length",
            "standfirst",
            "unsaid",
        ];
        assert!(crate::lists::data::entries(FILE).all(|(part, _)| parts.contains(&part)));
        assert!(parts.iter().all(|name| part(FILE, name).is_sorted()));
    }
}
