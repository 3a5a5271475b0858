//! What the pronouns of a name’s own sentence tell of who bears it. Read from the text, for where names alone are read no pronoun is a token.

use std::sync::LazyLock;

use crate::lexicon::part;
use crate::vocabulary::{FEMALE, MALE};

/// The pronouns that can only be the subject of one human being, in English.
const SUBJECTS: [(&str, u32); 2] = [("he", MALE), ("she", FEMALE)];

/// How far a relative clause is read for its pronoun, and how far behind a name it may begin, in bytes.
const CLAUSE: usize = 80;
const ROLE: usize = 48;

/// How many words may stand between a pronoun and the name that its verb takes: `he worked for Ada Rowe`; and how long each may be.
const TAKES: usize = 2;
const WORD: usize = 12;

const FILE: &str = include_str!("../../data/en/clauses.txt");
static SAME: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "[same]").collect());
static ANOTHER: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "[another]").collect());

/// The sex of the pronoun whose verb takes the name that this text ends before: `On the quay he met Ada Rowe`. She is another. Asked of
/// every name, so that bytes are looked at, and few.
pub(super) fn subject_of_object(before: &[u8]) -> u32 {
    let mut end = before.len();
    for between in 0..=TAKES {
        // before the name, and before each word, stands a space
        end = match end.checked_sub(1) {
            Some(space) if before[space] == b' ' => space,
            _ => return 0,
        };
        let long = before[..end].iter().rev().take(WORD).take_while(|byte| byte.is_ascii_lowercase()).count();
        let word = &before[end - long..end];
        let told = match word {
            b"he" => MALE,
            b"she" => FEMALE,
            b"" => return 0,
            _ => 0,
        };
        if told != 0 {
            let taken = between > 0 && before.get(end - long..).is_some_and(|rest| !names_the_same(rest));
            return if taken { told } else { 0 };
        }
        end -= long;
    }
    0
}

/// Whether one of these words makes of a pronoun and a name the same.
#[cold]
fn names_the_same(words: &[u8]) -> bool {
    words.split(|byte| *byte == b' ').any(|word| SAME.iter().any(|same| same.as_bytes() == word))
}

/// The sex that the relative clause behind a name tells of whoever bears it: `Ada Rowe, a teacher, who said that she would wait`. Nothing
/// where somebody else may be meant: of whom the words `before` tell in its sentence, or whom that clause itself has brought up.
pub(super) fn told_in_relative(before: &str, behind: &str) -> u32 {
    let Some(rest) = behind.strip_prefix(", ") else { return 0 };
    let clause = rest.strip_prefix("who ").or_else(|| {
        let role = ["a ", "an ", "the "].iter().find_map(|article| rest.strip_prefix(article))?;
        let (role, clause) = role.get(..role.floor_char_boundary(ROLE))?.split_once(", who ")?;
        role.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ').then(|| &rest[rest.len() - clause.len()..])
    });
    let Some(clause) = clause else { return 0 };
    let words = clause.get(..clause.floor_char_boundary(CLAUSE)).unwrap_or_default();
    for word in words.split(' ') {
        if let Some((_, sex)) = SUBJECTS.iter().find(|(pronoun, _)| *pronoun == word) {
            let told = SUBJECTS.iter().filter(|(_, other)| other == sex);
            let another = |(pronoun, _): &(&str, u32)| before.split(' ').any(|word| word.eq_ignore_ascii_case(pronoun));
            return if told.clone().any(another) { 0 } else { *sex };
        }
        let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        if !plain || ANOTHER.contains(&word) {
            return 0;
        }
    }
    0
}
