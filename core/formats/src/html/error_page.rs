//! Pages that a server, a guard or a check for robots sends in a story's place: told by their title, and by holding no paragraph of a story.

use crate::characters::one_line;
use copydesk_article::Article;
use copydesk_text::lexicon::part;
use dom_query::Document;
use std::collections::HashSet;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../data/error-pages.txt");

static PHRASES: LazyLock<HashSet<&str>> = LazyLock::new(|| part(FILE, "[says]").collect());
/// What stands beside a phrase, or for it.
static BESIDE: LazyLock<Vec<&str>> = LazyLock::new(|| part(FILE, "[beside]").collect());

/// Words of a site's name, which may stand beside it.
const SITE: usize = 4;

/// A page whose paragraphs come to more than this, in bytes, tells of something: it is taken for a story, whatever its title.
const MOST: usize = 900;
/// A shorter block is a label or a line of a menu, no paragraph.
const SHORTEST: usize = 100;

/// The part of the page's title, or its heading, that says it is no story.
pub(super) fn says(document: &Document) -> Option<String> {
    let title = one_line(&document.select_single("title").text());
    let heading = one_line(&document.select_single("h1").text());
    [title, heading].iter().find_map(|title| {
        let parts = || title.split(['|', '·', '–', '—', ':']).flat_map(|part| part.split(" - ")).map(str::trim);
        let beside = |part: &str| is_error(part) || part.split_whitespace().count() <= SITE;
        let error = parts().find(|part| is_error(part))?;
        // `Access denied: tenants locked out of their towers` tells a story
        parts().all(beside).then(|| error.to_owned())
    })
}

/// Whether what was read of the page holds nothing that could be a story.
pub(super) fn holds_no_story(article: &Article) -> bool {
    let lengths = article.body.iter().map(|block| block.text.len());
    lengths.filter(|length| *length >= SHORTEST).sum::<usize>() <= MOST
}

fn is_error(part: &str) -> bool {
    let part = part.to_lowercase().replace('’', "'");
    let words: Vec<&str> = part.split_whitespace().map(|word| word.trim_matches(['.', '!', '?', '…', ','])).collect();
    let code = |word: &str| word.len() == 3 && word.starts_with(['4', '5']) && word.bytes().all(|b| b.is_ascii_digit());
    let rest: Vec<&str> =
        words.iter().copied().filter(|word| !word.is_empty() && !code(word) && !BESIDE.contains(word)).collect();
    let coded = words.iter().any(|word| code(word));
    // `404`, `Error 403`: a number alone
    rest.is_empty() && coded || PHRASES.contains(rest.join(" ").as_str())
}

#[cfg(test)]
mod tests {
    use super::{BESIDE, FILE, is_error};
    use copydesk_text::lexicon::part;

    #[test]
    fn the_words_stand_sorted_in_both_parts() {
        assert!(!BESIDE.is_empty() && BESIDE.is_sorted());
        assert!(part(FILE, "[says]").count() > 0 && part(FILE, "[says]").is_sorted());
    }

    #[test]
    fn a_title_is_an_errors_by_its_words_or_its_number() {
        for title in [
            "404",
            "Error 403",
            "404 Not Found",
            "Page not found!",
            "Just a moment...",
            "Fehler 404",
            "Seite nicht gefunden",
        ] {
            assert!(is_error(title), "{title}");
        }
        for title in ["500 sheep", "Not found guilty", "Access denied to the pier", "The 404", "Error", ""] {
            assert!(!is_error(title), "{title}");
        }
    }
}
