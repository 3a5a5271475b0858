//! The language of articles that do not say it, guessed from a sample of the body by its letters, and of short ones by words that only one
//! language has.

pub(crate) mod declared;

use copydesk_article::{Article, BlockKind, Field};

/// As much text as the guess needs; more costs time and changes little.
const SAMPLE: usize = 1200;

/// Of less text than this the letters are guessed wrong too often.
const LEAST: usize = 60;

/// Sets the language as its tag; where none is declared, or what is declared names none, the one that the text tells
/// reliably.
pub(crate) fn settle(article: &mut Article, guess_it: bool) {
    if !declared::settle(article) && guess_it {
        guess(article);
    }
}

fn guess(article: &mut Article) {
    let mut sample = String::new();
    for block in &article.body {
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Blockquote | BlockKind::ListItem) {
            let room = SAMPLE.saturating_sub(sample.len());
            sample.push_str(&block.text[..block.text.floor_char_boundary(room)]);
            sample.push('\n');
        }
        if sample.len() >= SAMPLE {
            break;
        }
    }
    let Some(info) = whatlang::detect(&sample) else { return };
    let by_letters = info.lang().code();
    let language = if info.is_reliable() && sample.len() >= LEAST {
        Some(by_letters)
    } else {
        sample.push_str(article.field(Field::Headline).unwrap_or_default());
        by_words(&sample, by_letters)
    };
    if let Some(language) = language {
        article.header.set(Field::Language, tag(language));
        article.language_guessed = true;
    }
}

/// So many words must tell a language, and so many times as many as tell any of the others; fewer by one where the letters say
/// the same, more by one where they look like a language that is not among them.
const TELLING: usize = 3;

/// What the letters cannot tell for certain, as of short texts and of Danish, Norwegian and Swedish: which language a text is in by frequent
/// words that `data/telling-words.txt` knows of one alone.
fn by_words(text: &str, by_letters: &str) -> Option<&'static str> {
    let rows = || {
        let lines = include_str!("../../data/telling-words.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(' '))
    };
    let known = rows().any(|(code, _)| code == by_letters);
    let text = text.to_lowercase();
    let count = |words: &str| {
        let known: Vec<&str> = words.split(' ').collect();
        text.split(|c: char| !c.is_alphabetic()).filter(|word| known.binary_search(word).is_ok()).count()
    };
    let mut counts: Vec<(usize, &str)> = rows().map(|(code, words)| (count(words), code)).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let (most, second) = (counts.first()?, counts.get(1).map_or(0, |(count, _)| *count));
    let enough = TELLING + usize::from(!known) - usize::from(most.1 == by_letters);
    (most.0 >= enough && most.0 >= TELLING * second).then_some(most.1)
}

/// BCP 47 prefers the two letters of ISO 639-1 where there are such; whatlang gives three of ISO 639-3.
fn tag(code: &str) -> &str {
    let table = include_str!("../../data/languages.txt");
    table.lines().find_map(|line| line.strip_prefix(code)?.strip_prefix(' ')).unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    use whatlang::Lang;

    #[test]
    fn every_language_that_can_be_guessed_has_its_tag() {
        let short = Lang::all().iter().filter(|lang| tag(lang.code()).len() == 2).count();
        assert_eq!(short, Lang::all().len());
    }

    fn guessed(lines: &[&str]) -> Option<String> {
        let mut article = Article::new("a");
        for line in lines {
            article.push_block(BlockKind::Paragraph, *line);
        }
        guess(&mut article);
        article.field(Field::Language).map(str::to_owned)
    }

    #[test]
    fn a_word_tells_of_one_language_alone() {
        let rows = include_str!("../../data/telling-words.txt").lines().filter(|line| !line.starts_with('#'));
        let mut seen = std::collections::HashSet::new();
        for row in rows {
            let words: Vec<_> = row.split(' ').skip(1).collect();
            assert!(words.is_sorted(), "{row}");
            for word in words {
                assert!(seen.insert(word), "`{word}` stands twice");
            }
        }
    }

    #[test]
    fn short_items_are_told_by_their_words() {
        for (language, lines) in [
            ("da", &["Færgen til Orm er aflyst hele ugen.", "- Vi venter endnu på motoren, siger Ada Rowe."][..]),
            (
                "da",
                &[
                    "Havn tabte til Orm",
                    "Ben Ott scorede i det 89. minut, da Orm vandt 2-1.",
                    "»Det er vores skyld,« siger træneren.",
                ],
            ),
            ("de", &["CDU 38,2 Prozent", "SPD 29,7 Prozent", "Grüne 14,1 Prozent", "Wahlbeteiligung: 54,3 Prozent"]),
            ("de", &["Die Fähre nach Orm fährt nicht.", "Das sagte Ada Rowe."]),
            ("en", &["The new ferry is quiet, roomy and, at last, on time.", "Price: £24"]),
            ("en", &["The ferry is back.", "It was in the yard."]),
            (
                "es",
                &["Goles: 1-0, Roe. 1-1, Ott.", "El Orm se llevó los tres puntos con un gol de Ott en el minuto 89."],
            ),
            ("fr", &["Le ferry est de retour dans le port.", "Il était en panne depuis lundi."]),
            ("it", &["Il traghetto è tornato nel porto.", "Era fermo dopo un guasto alla nave."]),
            ("pt", &["A balsa voltou ao porto.", "O motor não foi trocado, disse uma fonte."]),
            ("sv", &["Färjan är tillbaka i hamnen.", "Den har inte gått sedan i måndags."]),
        ] {
            assert_eq!(guessed(lines).as_deref(), Some(language), "{lines:?}");
        }
    }

    #[test]
    fn what_no_word_tells_stays_unknown() {
        for lines in [
            &["Havn 2, Orm 1", "Roe 12, Ott 89"][..],
            &["Ada Rowe, Ben Ott, Maren Holt"],
            &["Berlin, Hamburg, Orm"],
            &["Die Another Day", "Mamma Mia", "La La Land"],
        ] {
            assert_eq!(guessed(lines), None, "{lines:?}");
        }
    }

    #[test]
    fn a_headline_is_too_little_to_guess_from() {
        let mut article = Article::new("a");
        article.push_block(BlockKind::Paragraph, "Storm hits coast");
        guess(&mut article);
        assert_eq!(article.field(Field::Language), None);
    }
}
