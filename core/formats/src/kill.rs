//! A kill: an item that tells editors not to use a story. It is no article, and nobody reads it but those who must stop one; where a wire
//! has no field for it, the item says so in a line in capitals (`KILL KILL KILL`) or in a sentence (`Please kill the story slugged …`).
//!
//! Articles of every format are looked at, as for embargoes. A story that tells of kills is none: what asks must open a sentence, and
//! little else may stand in the item. `data/kills.txt` has the words, in eight languages.

use crate::text::lines_above::is_slug;
use crate::wire_header::kept_lines;
use aho_corasick::{AhoCorasick, MatchKind};
use copydesk_article::{Article, Field, PubStatus};
use copydesk_text::lexicon::part;
use std::sync::LazyLock;

/// So many of the first blocks may say it …
const FIRST: usize = 3;
/// … within so many bytes.
const START: usize = 300;
/// A line that cries is no longer.
const LONGEST_CRY: usize = 80;
/// An item with more text than this, in bytes, is a story, whatever its first lines ask for.
const SHORT: usize = 1500;
/// So many words may stand in a kill besides what asks: why, and what will follow.
const OTHERS: usize = 60;
/// What asks has no more words, with the reason it gives; what a paragraph has beyond is counted.
const ASKING: usize = 40;
/// How many words a `*` stands for at most.
const GAP: usize = 12;
/// How many words may stand before what asks: "Editors, please …".
const BEFORE: usize = 6;

/// Marks the article as canceled where it is a kill.
pub(crate) fn read(article: &mut Article) {
    if article.pubstatus == PubStatus::Usable && is_kill(article) {
        article.pubstatus = PubStatus::Canceled;
    }
}

fn is_kill(article: &Article) -> bool {
    // A headline may be a title that says the word twice.
    let headline = article.field(Field::Headline).map_or(Cry::None, |headline| cry(headline).min(Cry::Plain));
    let cry = lines(article).map(cry).max().unwrap_or(Cry::None).max(headline);
    let short = article.body.iter().map(|block| block.text.len()).sum::<usize>() <= SHORT;
    if cry == Cry::None && !(short && lines(article).any(may_ask)) {
        return false;
    }
    let asks = lines(article).any(|line| asks(within(line)));
    let story = !short || tells_a_story(article);
    match cry {
        Cry::Thrice => true,
        Cry::Plain => asks || !story,
        Cry::Word => asks,
        Cry::None => asks && !story,
    }
}

/// The lines that may ask for it: a headline asks nothing.
fn lines(article: &Article) -> impl Iterator<Item = &str> {
    let wire = kept_lines(article);
    let body = article.body.iter().take(FIRST).map(|block| block.text.as_str());
    wire.chain(body)
}

/// Whether there is more than reasons beside what asks: many words, a dateline, or a word that the item itself is what to use.
fn tells_a_story(article: &Article) -> bool {
    let dateline = article.field(Field::Dateline);
    let mut others = 0;
    for block in &article.body {
        let text = block.text.as_str();
        if cry(text) > Cry::None {
            continue;
        }
        if asks(within(text)) {
            if WORDS.instead.iter().any(|instead| contains_word(&text.to_lowercase(), instead)) {
                return true;
            }
            others += text.split_whitespace().count().saturating_sub(ASKING);
            continue;
        }
        if dateline.is_some_and(|dateline| text.starts_with(dateline)) {
            return true;
        }
        others += text.split_whitespace().count();
    }
    others > OTHERS
}

/// What a line in capitals cries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cry {
    None,
    /// The word by itself, which may be a title.
    Word,
    /// The word and what else stands in such lines.
    Plain,
    /// The word again and again.
    Thrice,
}

fn cry(line: &str) -> Cry {
    if line.len() > LONGEST_CRY || line.contains(char::is_lowercase) {
        return Cry::None;
    }
    let (mut cries, mut beside) = (0, 0);
    for word in line.split(|c: char| c.is_whitespace() || "!,.:;*/+()[]<>|".contains(c)) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let low = word.to_lowercase();
        if WORDS.cry.contains(&low.as_str()) {
            cries += 1;
        } else if WORDS.beside.contains(&low.as_str()) || is_item(word, &low) {
            beside += 1;
        } else if word.contains(char::is_alphabetic) {
            return Cry::None;
        }
    }
    match (cries, beside) {
        (0, _) => Cry::None,
        (1, 0) => Cry::Word,
        (1, _) => Cry::Plain,
        _ => Cry::Thrice,
    }
}

/// The story that is meant, by a noun, a noun behind a hyphen, or its slug.
fn is_item(word: &str, low: &str) -> bool {
    let noun = low.rsplit('-').next().unwrap_or(low);
    let slug = word.starts_with("BC-") || word.matches('-').count() > 1;
    WORDS.item.contains(&noun) || slug && is_slug(word) && word.starts_with(char::is_uppercase)
}

/// A word of a sentence.
struct Word<'a> {
    text: &'a str,
    low: String,
    /// A sentence begins with it, and not within quotation marks.
    opens: bool,
    /// A sentence ends behind it.
    ends: bool,
    /// A stop or a colon stands behind it.
    stops: bool,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut opens = true;
    for raw in text.split_whitespace() {
        let text = raw.trim_matches(|c: char| !c.is_alphanumeric());
        let quoted = raw.starts_with(['"', '“', '„', '«', '»', '‘', '\'']);
        let begins = opens || raw.starts_with(['(', '[', '*']);
        if text.is_empty() {
            opens = true;
            continue;
        }
        let ends = raw.ends_with(['.', '!', '?', ':', ';', ')', ']', '"', '”', '“', '»']);
        let stops = raw.ends_with(['.', '!', '?', ':']);
        words.push(Word { text, low: text.to_lowercase().replace('’', "'"), opens: begins && !quoted, ends, stops });
        opens = raw.ends_with(['.', '!', '?', ':', ';', ')', ']']);
    }
    words
}

/// Whether a sentence asks not to use a story.
fn asks(text: &str) -> bool {
    let words = words(text);
    let starts = (0..words.len()).filter(|at| words[*at].opens);
    starts.into_iter().any(|start| {
        let end = words[start..].iter().position(|word| word.ends).map_or(words.len(), |at| start + at + 1);
        let before = words[start..].iter().take(BEFORE).take_while(|word| WORDS.before.contains(&word.low.as_str()));
        let told = || words[start..end].iter().any(|word| WORDS.told.contains(&word.low.as_str()));
        (start..=start + before.count()).any(|at| WORDS.ask.iter().any(|ask| meets(ask, &words, at))) && !told()
    })
}

/// Whether the words at a place are those of a phrase.
fn meets(phrase: &[&str], words: &[Word<'_>], at: usize) -> bool {
    let Some((first, rest)) = phrase.split_first() else {
        return !words.get(at).is_some_and(|next| WORDS.unless.contains(&next.low.as_str()));
    };
    match *first {
        "*" => {
            let behind = words.get(at..).unwrap_or_default();
            let end = behind.iter().position(|word| word.stops).map_or(words.len(), |last| at + last + 1);
            (at..end.min(at + GAP + 1)).any(|at| meets(rest, words, at))
        }
        "." => at.checked_sub(1).and_then(|last| words.get(last)).is_none_or(|last| last.ends || at == words.len()),
        "@" => words.get(at).is_some_and(|word| is_item(word.text, &word.low)) && meets(rest, words, at + 1),
        known => words.get(at).is_some_and(|word| word.low == known) && meets(rest, words, at + 1),
    }
}

/// Whether a line has what every phrase has one of.
fn may_ask(line: &str) -> bool {
    let low = within(line).to_lowercase().replace('’', "'");
    let words: Vec<&str> = low.split_whitespace().collect();
    WORDS.found.as_ref().is_none_or(|found| found.is_match(&words.join(" ")))
}

/// The first bytes of a line, to the end of a character.
fn within(line: &str) -> &str {
    line.get(..line.floor_char_boundary(START)).unwrap_or_default()
}

fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, behind) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    })
}

/// The words of `data/kills.txt`.
struct Words {
    cry: Vec<&'static str>,
    beside: Vec<&'static str>,
    item: Vec<&'static str>,
    ask: Vec<Vec<&'static str>>,
    before: Vec<&'static str>,
    unless: Vec<&'static str>,
    told: Vec<&'static str>,
    instead: Vec<&'static str>,
    /// Finds of each phrase the longest run of words that is always there.
    found: Option<AhoCorasick>,
}

const FILE: &str = include_str!("../data/kills.txt");

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let part = |heading: &'static str| -> Vec<&'static str> { part(FILE, heading).collect() };
    let ask = part("[ask]");
    let run = |phrase: &&'static str| phrase.split(['*', '@', '.']).map(str::trim).max_by_key(|run| run.len());
    let found = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(ask.iter().filter_map(run)).ok();
    Words {
        cry: part("[cry]"),
        beside: part("[beside]"),
        item: part("[item]"),
        ask: ask.iter().map(|phrase| phrase.split(' ').collect()).collect(),
        before: part("[before]"),
        unless: part("[unless]"),
        told: part("[told]"),
        instead: part("[instead]"),
        found,
    }
});

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk_article::BlockKind;
    use copydesk_text::lexicon::entries;

    fn held(lines: &[&str]) -> bool {
        let mut article = Article::new("a");
        for line in lines {
            article.push_block(BlockKind::Paragraph, *line);
        }
        read(&mut article);
        article.pubstatus == PubStatus::Canceled
    }

    #[test]
    fn the_words_stand_sorted_in_parts_that_are_read() {
        let headings = ["[cry]", "[beside]", "[item]", "[ask]", "[before]", "[unless]", "[told]", "[instead]"];
        assert!(entries(FILE).filter(|line| line.starts_with('[')).eq(headings));
        for heading in headings {
            assert!(part(FILE, heading).is_sorted(), "{heading}");
        }
    }

    #[test]
    fn an_item_that_asks_not_to_use_a_story_is_a_kill() {
        for text in [
            "Editors: Please kill the story slugged BC-Ferry-Harbour. The engine was not lost.",
            "Eds: Please do not use the earlier item on the ferry; it was sent by mistake.",
            "The story headlined \"Ferry lost\" is withdrawn.",
            "Please disregard BC-Ferry-Harbour. A kill is mandatory.",
            "Bitte verwenden Sie die Meldung «Fähre gesunken» (ena 0120) nicht. Die Angaben sind falsch.",
            "Die ena-Meldung 0120 wird zurückgezogen.",
            "Achtung Redaktionen: Wir ziehen unsere Meldung von 12.04 Uhr zurück.",
            "Prière de ne pas utiliser la dépêche « Ferry perdu », envoyée par erreur.",
            "La dépêche « Ferry perdu » est annulée.",
            "N’utilisez pas la dépêche sur le ferry.",
            "Rogamos anulen la noticia titulada «Ferry perdido».",
            "Queda anulada la información sobre el ferry.",
            "Si prega di non utilizzare la notizia sul traghetto.",
            "É favor não utilizar a notícia sobre o barco.",
            "Använd inte texten om färjan. Uppgifterna är fel.",
            "Artikeln om färjan dras tillbaka.",
            "Brug ikke artiklen om færgen. Oplysningerne er forkerte.",
            "Historien om færgen trækkes tilbage.",
        ] {
            assert!(held(&[text]), "{text}");
        }
    }

    #[test]
    fn a_line_that_cries_it_is_a_kill() {
        let story = "The ferry sails again on Monday, the board said. ".repeat(40);
        assert!(held(&["KILL KILL KILL", &story]));
        assert!(held(&["EILT - ACHTUNG - STREICHUNG", "Die Angaben sind falsch."]));
        assert!(held(&["*** ADVISORY KILL ***", "BC-Ferry-Harbour"]));
        assert!(held(&["NOTICIA ANULADA", "El ferry no se hundió."]));
        assert!(held(&["KILL", "Editors: Kill the story slugged BC-Ferry-Harbour.", &story]));
        for lines in [
            &["ADVISORY KILL", &story][..],
            &["KILL", "A thriller in five parts on a ferry. 98 minutes."],
            &["URGENT - 12 KILLED", "A ferry sank."],
            &["Kill Kill Kill", "The band plays in the harbour."],
        ] {
            assert!(!held(lines), "{lines:?}");
        }
    }

    #[test]
    fn a_story_that_tells_of_kills_or_asks_for_one_of_another_is_none() {
        for text in [
            "The agency told editors to kill the story about the ferry.",
            "\"Please kill the story,\" the note said.",
            "Kill the story, the minister told the editor, and pay for it.",
            "Kill the weeds before they flower.",
            "Bitte verwenden Sie die Meldung nicht vor 18 Uhr.",
            "Please do not use this story before noon.",
            "Withdraw the troops, the islanders ask.",
            "The bill is withdrawn.",
            "Eds: Please kill the earlier version and use this version.",
            "Streichung von Stellen bei der Fähre",
            "Die Agentur bat, die Meldung nicht mehr zu verwenden.",
            "Kill Bo sequel: first photo",
        ] {
            assert!(!held(&[text]), "{text}");
        }
        let story = "The ferry sails again on Monday, the board said. ".repeat(10);
        assert!(!held(&["Eds: Please kill the story slugged BC-Ferry-Harbour.", &story]));
    }
}
