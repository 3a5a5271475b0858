//! The language of articles that do not say it, guessed from a sample of the body.

use copydesk_article::{Article, BlockKind, Field};

/// As much text as the guess needs; more costs time and changes little.
const SAMPLE: usize = 1200;

/// Less text than this is guessed wrong too often.
const LEAST: usize = 60;

/// Sets the language where it is missing and the body tells it reliably.
pub(crate) fn guess(article: &mut Article) {
    if article.field(Field::Language).is_some() {
        return;
    }
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
    if sample.len() < LEAST {
        return;
    }
    let Some(info) = whatlang::detect(&sample) else { return };
    let language = if info.is_reliable() { Some(info.lang().code()) } else { among_close(&sample, info.lang().code()) };
    if let Some(language) = language {
        article.header.set(Field::Language, tag(language));
        article.language_guessed = true;
    }
}

/// So many words must tell a language from those close to it, and so many times as many as tell any of the others.
const TELLING: usize = 3;

/// Letters alone hardly tell Danish, Norwegian and Swedish apart: which of them a text is in, given one of them, by words that
/// `data/close-languages.txt` knows of one alone.
fn among_close(text: &str, one_of: &str) -> Option<&'static str> {
    let rows = || {
        let lines = include_str!("../data/close-languages.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(' '))
    };
    rows().find(|(code, _)| *code == one_of)?;
    let text = text.to_lowercase();
    let count = |words: &str| {
        let known: Vec<&str> = words.split(' ').collect();
        text.split(|c: char| !c.is_alphabetic()).filter(|word| known.binary_search(word).is_ok()).count()
    };
    let mut counts: Vec<(usize, &str)> = rows().map(|(code, words)| (count(words), code)).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let (most, second) = (counts.first()?, counts.get(1).map_or(0, |(count, _)| *count));
    (most.0 >= TELLING && most.0 >= TELLING * second).then_some(most.1)
}

/// BCP 47 prefers the two letters of ISO 639-1 where there are such; whatlang gives three of ISO 639-3.
fn tag(code: &'static str) -> &'static str {
    let table = include_str!("../data/languages.txt");
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

    #[test]
    fn a_headline_is_too_little_to_guess_from() {
        let mut article = Article::new("a");
        article.push_block(BlockKind::Paragraph, "Storm hits coast");
        guess(&mut article);
        assert_eq!(article.field(Field::Language), None);
    }
}
