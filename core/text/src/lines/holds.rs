//! Lines that tell a newsroom to hold a story: `HOLD - DO NOT RUN BEFORE VERDICT`, `Noch nicht freigegeben`. What asks opens the line, and
//! behind it stands nothing, or what is waited for. `data/holds.txt` has the words.
//!
//! "Hold for ten seconds" and "Do not run until the light is green" are steps of a story: there is no word of a newsroom in them, and
//! neither capitals nor marks. `LEGAL: run past Fiona before using` says who must see it first; "Check with your doctor before using" does not.

use crate::lexicon::{opened, part};
use crate::lines::said::is_reported;
use std::sync::LazyLock;

/// How a line asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// In so many words and no more: below a story such a line may head what is private.
    Bare,
    /// With what is waited for.
    Waiting,
}

/// A longer line is text, in bytes.
const LONGEST: usize = 120;
/// No more words stand behind what asks.
const WORDS: usize = 14;
/// What stands around such a line.
const MARKS: [char; 12] = ['(', '[', '*', '#', '<', '{', '-', '=', '>', '+', '/', ' '];

/// How a line asks to hold a story, where it does.
pub fn hold(line: &str) -> Option<Hold> {
    if line.len() > LONGEST {
        return None;
    }
    let mut text = line.trim_start_matches(MARKS);
    let mut plain = text.len() == line.len();
    let mut of_desk = false;
    loop {
        let lists = FILE.by_first.get(usize::from(*text.as_bytes().first()? | 0x20))?;
        if let Some((said, rest)) = longest(&lists.says, text) {
            // "Hold for release, the trainer shouted."
            return asks(said, text, rest, plain).filter(|_| !is_reported(line));
        }
        if !plain && is_to_be_cleared(text, of_desk) {
            return Some(Hold::Waiting);
        }
        let (label, rest) = longest(&lists.before, text)?;
        of_desk |= FILE.desk.contains(&label);
        let next = rest.trim_start_matches([':', '-', '–', '—', '!', '.', ',', ' ', '*', '(', '[']);
        // "Editors: do not …" is for editors; "Note hold …" says nothing of the kind.
        plain &= !rest.trim_start().starts_with([':', '-', '–', '—', '!']);
        text = next;
    }
}

/// What stands behind the words that ask decides. `plain` is whether no mark and no label stood before them.
fn asks(said: &str, text: &str, rest: &str, plain: bool) -> Option<Hold> {
    let loud = !text[..text.len() - rest.len()].contains(char::is_lowercase);
    let core = rest.trim_end_matches([')', ']', '*', '#', '>', '}', '-', '=', '+', '/', '.', '!', ' ']);
    if core.is_empty() {
        let shown = !plain || loud || rest.contains('!');
        return (shown || !FILE.title.contains(&said)).then_some(Hold::Bare);
    }
    if core.split_whitespace().count() > WORDS {
        return None;
    }
    let low = core.to_lowercase().replace('’', "'");
    let behind = low.trim_start();
    let begun = behind.trim_start_matches([':', '-', '–', '—', ',', ';', '.', '!', '(', '[', '/', '*', ' ']);
    let parted = begun.len() < behind.len();
    let waits = || FILE.why.iter().any(|why| has_word(begun, why));
    let opens = |list: &[&str]| list.iter().any(|word| opens_with(begun, word));
    let until = opens(&FILE.until);
    let shown = loud || !plain;
    let again = || parted && FILE.says.iter().any(|said| opens_with(begun, said));
    let holds = until && shown || (until || parted || opens(&FILE.with)) && waits() || loud && again();
    holds.then_some(Hold::Waiting)
}

/// True where a text names who must see the story before it goes out: what asks for that opens it, and before what is said behind, or the
/// other way round.
fn is_to_be_cleared(text: &str, of_desk: bool) -> bool {
    let low = text.to_lowercase().replace('’', "'");
    let opens = |list: &[&str]| list.iter().any(|phrase| opens_with(&low, phrase));
    let within = |list: &[&str]| list.iter().any(|phrase| has_word(&low, phrase));
    let in_order = |first: &[&str], then: &[&str]| opens(first) && within(then);
    let cleared = |before: &[&str]| in_order(&FILE.clears, before) || in_order(before, &FILE.clears);
    low.split_whitespace().count() <= WORDS && (cleared(&FILE.goes_out) || of_desk && cleared(&FILE.using))
}

/// The longest of the phrases that opens a text, in whatever case, and what stands behind it; no word goes on there.
fn longest<'a>(phrases: &[&'static str], text: &'a str) -> Option<(&'static str, &'a str)> {
    let second = |text: &str| text.as_bytes().get(1).map(|byte| byte | 0x20);
    let opens = |phrase: &&'static str| {
        // Most phrases end here.
        if second(phrase) != second(text) {
            return None;
        }
        let rest = opened(text, phrase)?;
        (!rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’')).then_some((*phrase, rest))
    };
    phrases.iter().filter_map(opens).min_by_key(|(_, rest)| rest.len())
}

fn opens_with(text: &str, word: &str) -> bool {
    let elided = word.ends_with('\'');
    text.strip_prefix(word).is_some_and(|rest| elided || !rest.starts_with(char::is_alphanumeric))
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric) && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}

/// The phrases that begin with a byte.
#[derive(Clone, Default)]
struct Lists {
    says: Vec<&'static str>,
    before: Vec<&'static str>,
}

/// The words of data/holds.txt.
struct File {
    /// By the first byte, of letters the small one.
    by_first: Vec<Lists>,
    says: Vec<&'static str>,
    title: Vec<&'static str>,
    until: Vec<&'static str>,
    with: Vec<&'static str>,
    why: Vec<&'static str>,
    clears: Vec<&'static str>,
    goes_out: Vec<&'static str>,
    using: Vec<&'static str>,
    desk: Vec<&'static str>,
}

const DATA: &str = include_str!("../../data/holds.txt");

/// How lines open that ask to hold a story.
pub fn hold_openings() -> impl Iterator<Item = &'static str> {
    part(DATA, "[says]")
}

/// How what follows a mark or a label opens, where it asks that somebody sees the story first.
pub fn hold_clearances() -> impl Iterator<Item = &'static str> {
    part(DATA, "[clears]").chain(part(DATA, "[use]"))
}

/// What stands before what is waited for: "until", "before".
pub fn hold_waits() -> impl Iterator<Item = &'static str> {
    part(DATA, "[until]").chain(part(DATA, "[with]"))
}

/// What may stand before that.
pub fn hold_labels() -> impl Iterator<Item = &'static str> {
    part(DATA, "[before]")
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    let mut by_first = vec![Lists::default(); 256];
    let first = |phrase: &str| phrase.bytes().next().map_or(0, |byte| usize::from(byte | 0x20));
    part(DATA, "[says]").for_each(|phrase| by_first[first(phrase)].says.push(phrase));
    part(DATA, "[before]").for_each(|phrase| by_first[first(phrase)].before.push(phrase));
    let list = |heading| part(DATA, heading).collect();
    let [says, title, until, with, why] = ["[says]", "[title]", "[until]", "[with]", "[why]"].map(list);
    let [clears, goes_out, using, desk] = ["[clears]", "[use]", "[using]", "[desk]"].map(list);
    File { by_first, says, title, until, with, why, clears, goes_out, using, desk }
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::entries;

    #[test]
    fn a_line_that_tells_a_newsroom_to_hold_a_story_is_known_in_eight_languages() {
        for line in [
            "HOLD - DO NOT RUN BEFORE VERDICT",
            "HOLD FOR LEGAL",
            "Hold for legal",
            "*** HOLD ***",
            "HOLD HOLD HOLD",
            "[Hold]",
            "HOLD!",
            "HOLD: awaiting OK from the lawyers",
            "Hold until next of kin are informed",
            "HOLD UNTIL THE MINISTER SPEAKS",
            "Eds: hold for the editor's OK",
            "STORY ON HOLD",
            "DO NOT RUN",
            "Please do not publish yet, legal are checking it",
            "[DO NOT PUBLISH: legal still checking par 2]",
            "Do not publish until further notice.",
            "NOT CLEARED FOR PUBLICATION",
            "Not yet legalled",
            "ACHTUNG REDAKTION: NOCH NICHT FREIGEGEBEN",
            "Bitte noch nicht veröffentlichen!",
            "GESPERRT bis zum Urteil",
            "Nicht veröffentlichen ohne Rücksprache mit der Rechtsabteilung",
            "À ne pas publier avant relecture",
            "NE PAS DIFFUSER - en attente de validation",
            "EN ATTENTE",
            "No publicar hasta nuevo aviso",
            "NO DIFUNDIR",
            "Non pubblicare senza il visto buono della direzione",
            "DA NON PUBBLICARE",
            "Não publicar até novo aviso",
            "AVVAKTA MED PUBLICERING",
            "Publicera inte innan juristen har läst",
            "MÅ IKKE PUBLICERES",
            "Afvent publicering",
            "LEGAL: run past Fiona before using.",
            "Legal - check with the news editor before use",
            "[Check with Fiona before publication]",
            "NB: show to the solicitor before we publish",
            "Redaktion: vor Veröffentlichung mit Frau Kern abstimmen",
            "NB : vérifier avec Paul avant publication",
            "Nota: consultar con Ada antes de publicar",
            "[Verificare con Ada prima di pubblicare]",
            "Nota: confirmar com Ada antes de publicar",
            "OBS! Kolla med Ada före publicering",
            "[Tjek med Ada inden offentliggørelse]",
        ] {
            assert!(hold(line).is_some(), "{line}");
        }
    }

    #[test]
    fn steps_titles_and_notes_on_a_part_of_the_copy_are_none() {
        for line in [
            "Hold",
            "Hold for ten seconds, then release",
            "Hold on to your hats",
            "HOLD ON TO YOUR HATS",
            "HOLD THE FRONT PAGE",
            "HOLD FOR RANSOM",
            "HOLD – THE MUSICAL",
            "Hold: 10 seconds",
            "Hold until the glue dries",
            "Do not run until the light is green",
            "Do not publish: the worker's name is Karl Bode",
            "Ne pas publier : le nom de l'ouvrier est Karl Bode.",
            "DO NOT RUN FROM A BEAR",
            "Do not post before you think",
            "On hold",
            "Gesperrt",
            "Gesperrt für Lastwagen bis Montag",
            "En espera",
            "Legal holds",
            "Holding the line",
            "(Check with your doctor before using.)",
            "NB: check with your doctor before use",
            "CHECK WITH YOUR DOCTOR BEFORE USE",
            "Show it to the neighbours before publication",
            "Legal: the board ran it past the council before using it",
            "Editors hold a meeting",
            "Hold for release, the trainer shouted.",
            "Not cleared snow blocks the road",
            "",
        ] {
            assert_eq!(hold(line), None, "{line}");
        }
    }

    #[test]
    fn the_words_stand_sorted_in_parts_that_are_read() {
        let headings =
            ["[says]", "[title]", "[before]", "[until]", "[with]", "[why]", "[clears]", "[use]", "[using]", "[desk]"];
        assert!(entries(DATA).filter(|line| line.starts_with('[')).eq(headings));
        for heading in headings {
            assert!(part(DATA, heading).is_sorted(), "{heading}");
        }
        assert!(part(DATA, "[title]").all(|title| FILE.says.contains(&title)));
        assert!(part(DATA, "[desk]").all(|label| part(DATA, "[before]").any(|before| before == label)));
    }
}
