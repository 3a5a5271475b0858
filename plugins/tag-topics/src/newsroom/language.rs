//! The language that a newsroom's vocabulary is for: a tag that articles can carry.

use serde::Deserialize;

/// Codes of ISO 639 that tags begin with.
const CODES: &str = include_str!("../../data/languages.txt");

/// A language tag (BCP 47). Checked while it is read, so that the reader's line and column are the error's: a file for a language
/// that no article is in would do nothing, and nobody would know.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Tag(String);

impl Tag {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Tag {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        let whole =
            parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let shorter = lines("instead").filter_map(|pair| pair.split_once('=')).find(|(long, _)| *long == language);
        if let Some((_, code)) = shorter {
            return Err(format!("{text:?} is no tag of a language: write {code}, as articles do"));
        }
        let of_three = language.len() == 3 && language.bytes().all(|byte| byte.is_ascii_lowercase());
        if whole && (of_three || lines("codes").any(|code| code == language)) {
            return Ok(Self(text));
        }
        Err(format!("{text:?} is no tag of a language: write one that articles carry, such as en, de or pt-BR"))
    }
}

/// The words of the lines that begin so.
fn lines(kind: &str) -> impl Iterator<Item = &'static str> {
    let line = move |line: &'static str| line.strip_prefix(kind)?.strip_prefix(": ");
    CODES.lines().filter_map(line).flat_map(str::split_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_that_no_article_can_carry_is_refused() {
        let taken = |tag: &str| Tag::try_from(tag.to_owned());
        for tag in ["en", "EN-gb", "pt-BR", "zh-Hans", "fi", "gsw"] {
            assert!(taken(tag).is_ok(), "{tag}");
        }
        for tag in ["klingon", "", "xx", "en_GB", "en-", "english", "d3"] {
            assert!(taken(tag).is_err(), "{tag}");
        }
        assert!(taken("ger").is_err_and(|message| message.contains("write de")));
    }

    #[test]
    fn the_codes_are_sorted_and_every_language_that_ships_has_one() {
        let codes: Vec<&str> = lines("codes").collect();
        assert!(codes.is_sorted() && codes.len() > 180);
        assert!(["ar", "da", "de", "en", "es", "fr", "it", "pt", "sv", "zh"].iter().all(|code| codes.contains(code)));
        assert!(lines("instead").all(|pair| pair.split_once('=').is_some_and(|(_, code)| codes.contains(&code))));
    }
}
