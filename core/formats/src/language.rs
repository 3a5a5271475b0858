//! The language of articles that do not say it, guessed from a sample of the body.

use copydesk_article::{Article, BlockKind, Field};
use whatlang::Lang;

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
    if let Some(info) = whatlang::detect(&sample)
        && info.is_reliable()
    {
        article.header.set(Field::Language, tag(info.lang()));
        article.language_guessed = true;
    }
}

/// BCP 47 prefers the two letters of ISO 639-1 where there are such; whatlang gives three of ISO 639-3.
fn tag(lang: Lang) -> &'static str {
    let table = include_str!("../data/languages.txt");
    let code = lang.code();
    table.lines().find_map(|line| line.strip_prefix(code)?.strip_prefix(' ')).unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_can_be_guessed_has_its_tag() {
        let short = Lang::all().iter().filter(|lang| tag(**lang).len() == 2).count();
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
