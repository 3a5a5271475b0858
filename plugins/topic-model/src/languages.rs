//! Which languages an archive was in: words of another say nothing to its model, and what they share by chance misleads it.

/// A language of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Its tag, without region or script.
    pub tag: String,
    /// How many articles were in it.
    pub articles: u32,
}

/// The language of a tag without region or script, in lower case; Norwegian is one, whichever way it is written. A tag of another form
/// (`und`, `eng`, `english`) says nothing that could be compared.
pub(crate) fn of_tag(tag: &str) -> Option<String> {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match language.as_str() {
        "nb" | "nn" => Some("no".to_owned()),
        _ => Some(language).filter(|language| language.len() == 2),
    }
}

/// How many articles of an archive were in the language of a tag; none where the archive or the article does not say.
pub(crate) fn articles(languages: &[Language], tag: Option<&str>) -> Option<u32> {
    let language = of_tag(tag?).filter(|_| !languages.is_empty())?;
    Some(languages.iter().find(|known| known.tag == language).map_or(0, |known| known.articles))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_whatever_its_region() {
        let known = [("en", 200), ("no", 3)].map(|(tag, articles)| Language { tag: tag.to_owned(), articles });
        let of = |tag| articles(&known, Some(tag));
        assert_eq!(
            [of("en-GB"), of("EN"), of("nb"), of("de-AT"), of("und"), of("eng")],
            [Some(200), Some(200), Some(3), Some(0), None, None]
        );
        assert_eq!((articles(&known, None), articles(&[], Some("de"))), (None, None));
    }
}
