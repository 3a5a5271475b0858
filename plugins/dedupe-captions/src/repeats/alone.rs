//! Lines whose form and place alone show that they are of a picture: many words without a stop, between two sentences of the story, with a name and a
//! verb in the present. Where one stands again so, it is no refrain.

use std::sync::LazyLock;

use copydesk_text::lines::{Ending, Start};

use crate::info::{Info, Kind};
use crate::lines::Lines;
use crate::repeats::legends::are_of_one_number;
use crate::similar::Relation;
use crate::similar::same_words::ALIKE;
use crate::similar::version_words::{Word, joins, tells_apart, words};
use crate::similar::ways::say_the_same;
use crate::similar::word_lists::{AGAIN, part};

const FILE: &str = include_str!("../../data/own-captions.txt");
static JOINS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "joins"));
static ARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "articles"));
static OPENS: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "opens"));
static PARTICLES: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "particles"));

/// True where two lines, each alone between sentences, are of a picture by their form.
pub(crate) fn are_shown_alone(infos: &[Info<'_>], i: usize, of: usize) -> bool {
    i.abs_diff(of) > 1
        && [i, of].iter().all(|at| stands_alone(infos, *at))
        && (tells(infos[i].text) || tells(infos[of].text))
}

/// True where one of two such lines says the other again: in the same words, written in another way, or with a word or two more. A word spelt otherwise
/// may be another name: "Smith opens the door", "Smyth opens the door".
pub(crate) fn says_again(lines: &Lines<'_>, i: usize, of: usize) -> bool {
    let [info, twin] = [i, of].map(|at| &lines.infos[at]);
    let same = || info.print == twin.print || say_the_same(info.compared_text(), twin.compared_text());
    are_shown_alone(&lines.infos, i, of) && (same() || said_alike(lines, i, of).is_some())
}

/// How two such lines stand to each other, where one writes a word in another way, "Cllr", or has a word or two more at its end: "… from Marl
/// Primary", "… from Marl Primary School".
pub(crate) fn said_alike(lines: &Lines<'_>, i: usize, j: usize) -> Option<Relation> {
    /// Words that the longer has more.
    const MORE: usize = 2;
    let (own, other) = (lines.words(i), lines.words(j));
    let (short, full) = if own.len() < other.len() { (i, j) } else { (j, i) };
    let more = own.len().abs_diff(other.len());
    let opens = || {
        let (short, full) = (lines.words(short), lines.words(full));
        short.iter().zip(full).all(|(a, b)| ALIKE.way(*a) == ALIKE.way(*b))
    };
    // Most pairs end here.
    if more > MORE || !opens() {
        return None;
    }
    if more == 0 && are_of_one_number(&lines.infos[i], &lines.infos[j]) {
        return Some(Relation::Near);
    }
    if !are_shown_alone(&lines.infos, i, j) {
        return None;
    }
    if more == 0 {
        return Some(Relation::Near);
    }
    let full = words(lines.infos[full].compared_text());
    let behind = full.get(full.len().checked_sub(more)?..)?;
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let other = behind.iter().any(|word| tells_apart(word) || joins(word) || is_again(word) || digit(word.text));
    (!other).then_some(if short == i { Relation::Cut } else { Relation::Cuts })
}

/// "Ada Rowe waits outside the court again"
fn is_again(word: &Word<'_>) -> bool {
    AGAIN.binary_search(&word.hash).is_ok()
}

/// A line of many words without a stop or a mark, and a sentence of the story on either side.
fn stands_alone(infos: &[Info<'_>], i: usize) -> bool {
    /// Words, or the width, of such a line at least, and its width at most.
    const WORDS: u32 = 7;
    const WIDE: u32 = 45;
    const WIDEST: u32 = 200;
    /// A sentence of the story is no narrower.
    const SENTENCE: u32 = 25;
    let (info, shape) = (&infos[i], infos[i].shape());
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-' | '&' | '£' | '$' | '€');
    let sentence = |at: Option<usize>| {
        at.and_then(|at| infos.get(at)).is_some_and(|info| {
            info.kind == Kind::Paragraph && info.shape().ends_sentence() && info.width() >= SENTENCE
        })
    };
    // A line alone may have come as a heading.
    matches!(info.kind, Kind::Paragraph | Kind::Heading)
        && matches!(shape.start, Start::Upper)
        && matches!(shape.ending, Ending::Other)
        && (shape.words >= WORDS || info.width() >= WIDE)
        && info.width() <= WIDEST
        && info.text.chars().all(plain)
        && info.text.ends_with(char::is_alphabetic)
        && sentence(i.checked_sub(1))
        && sentence(Some(i + 1))
}

/// True for a name and a verb in the present: "Volunteers polish the brass at the museum on Station Road", "Ada Rowe waits outside the court".
fn tells(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let known = |list: &[&str], word: &str| list.binary_search(&word.to_lowercase().as_str()).is_ok();
    // A name of two words: "Marl sleeps and the river carries the boats" may be a refrain.
    let named = words.windows(2).any(|pair| capital(pair[0]) && capital(pair[1]));
    let capitals = words.iter().skip(1).filter(|word| capital(word)).count();
    // "Marl Needs Its Bridge" is a title, "Marl United beat the Rovers 3-1" a result.
    let score = |word: &&str| word.contains('-') && word.starts_with(|c: char| c.is_ascii_digit());
    if !named || capitals * 3 > words.len() * 2 || known(&OPENS, words[0]) || words.iter().any(score) {
        return false;
    }
    let verb = |at: usize| {
        let plain = words[at].bytes().all(|b| b.is_ascii_lowercase()) && !words[at].ends_with("ed");
        let noun = at.checked_sub(1).is_none_or(|before| known(&ARTICLES, words[before]));
        plain && !noun && !words[at].ends_with("ly") && !known(&JOINS, words[at])
    };
    let object = |at: usize| {
        words.get(at).is_some_and(|word| known(&ARTICLES, word) || word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let particle = |at: usize| words.get(at).is_some_and(|word| PARTICLES.contains(word));
    let acts = |at: usize| object(at + 1) || particle(at + 1) && object(at + 2);
    // "Rowe waits outside": behind a name, before a preposition.
    let stands = |at: usize| {
        let joined = words.get(at + 1).is_some_and(|word| known(&JOINS, word));
        joined && capital(words[at - 1]) && words[at].ends_with('s') && !words[at].ends_with("ss")
    };
    (1..words.len()).any(|at| verb(at) && (acts(at) || stands(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_verb_in_the_present_tell_a_caption() {
        for line in [
            "Volunteers polish the brass at the museum on Station Road",
            "Ada Rowe waits outside the court with her brother",
            "Firefighters damp down the ruins of the Corn Exchange in Tarn",
            "Councillor Eve Lind cuts the ribbon with pupils from Marl Primary School",
            "The new line at the Tarn Weir factory packs 400 pies a minute",
        ] {
            assert!(tells(line), "{line}");
        }
        for line in [
            "What the council of Marl tells the people of Tarn",
            "A letter from the mayor of Marl to the people of Tarn",
            "Nobody in Marl crosses the river after the bells",
            "The river takes the ones it wants and leaves the rest",
            "Marl Needs The Bridge Back Before The Winter",
            "The man who walked to the sea at Marl",
            "Home is where the river at Marl meets the sea",
            "Winter comes to the hills above Marl and the lamps go out",
            "Marl United beat the Rovers 3-1 at Weir Park",
            "A trip down the river to Tarn Water",
            "Questions from the floor of the hall in Marl",
            "",
        ] {
            assert!(!tells(line), "{line}");
        }
        assert!([&JOINS, &ARTICLES, &OPENS].iter().all(|list| list.is_sorted()));
    }
}
