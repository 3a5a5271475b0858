//! A template tried before the first article comes: what it names must be something a template sees, and it must render for an article
//! that has everything.

use copydesk_plugin_sdk::Failure;
use minijinja::{Environment, Template, context};

use crate::renditions::faults::{describe_with_line, gives_json, nearest, no_json, shown};
use crate::renditions::folder::Folder;

/// What a template sees, sorted: the article's JSON without what is private, and what each rendition has.
const PARTS: &[&str] = &[
    "annotations",
    "authors",
    "body",
    "byline",
    "copyright",
    "creditline",
    "dateline",
    "ednotes",
    "embargoed",
    "extra",
    "headline",
    "language",
    "language_guessed",
    "lead",
    "limit",
    "media",
    "published",
    "pubstatus",
    "quote",
    "quotes",
    "right_to_left",
    "slugline",
    "source",
    "subjects",
    "summary",
    "type",
    "urgency",
    "uri",
    "usageterms",
    "version",
    "versioncreated",
];

/// What the parts hold that are always made alike.
const WITHIN: [(&str, &[&str]); 3] = [
    ("limit", &["characters", "sentences", "words"]),
    ("quote", &["confidence", "cue", "kind", "named", "speaker", "speaker_text", "text"]),
    ("summary", &["sentences", "text"]),
];

/// Tries a template that `pointer` in the configuration asks for.
pub(crate) fn try_out(
    environment: &Environment<'_>,
    folder: &Folder,
    pointer: &str,
    name: &str,
) -> Result<(), Failure> {
    let fail = |message: String| Failure::config(pointer, message);
    let fault = |error| fail(describe_with_line(&error, Some(folder)));
    let template = environment.get_template(name).map_err(fault)?;
    if let Some(message) = unknown(environment, &template, &shown(name, Some(folder))) {
        return Err(fail(message));
    }
    let rendered = template.render(everything()).map_err(fault)?;
    match no_json(&rendered).filter(|_| gives_json(name) && !rendered.trim().is_empty()) {
        Some(trouble) => Err(fail(format!("{} {trouble}", shown(name, Some(folder))))),
        None => Ok(()),
    }
}

/// What the template names and nobody gives it.
fn unknown(environment: &Environment<'_>, template: &Template<'_, '_>, shown: &str) -> Option<String> {
    let globals: Vec<&str> = environment.globals().map(|(name, _)| name).collect();
    let mut paths: Vec<String> = template.undeclared_variables(true).into_iter().collect();
    paths.sort_unstable();
    paths.iter().find_map(|path| {
        let (part, within) =
            path.split_once('.').map_or((path.as_str(), None), |(part, rest)| (part, rest.split('.').next()));
        let (whole, there_are) = if !PARTS.contains(&part) && !globals.contains(&part) {
            (part.to_owned(), PARTS)
        } else {
            let (_, known) = WITHIN.iter().find(|(name, _)| *name == part)?;
            let within = within.filter(|within| !known.contains(within))?;
            (format!("{part}.{within}"), *known)
        };
        let line =
            template.source().lines().position(|line| line.contains(&whole)).map(|line| format!(":{}", line + 1));
        let last = whole.rsplit('.').next().unwrap_or_default();
        let meant = nearest(last, there_are.iter().copied()).map(|near| format!(" (did you mean `{near}`?)"));
        Some(format!(
            "{shown}{}: no template sees `{whole}`{}; there are {}",
            line.unwrap_or_default(),
            meant.unwrap_or_default(),
            there_are.join(", ")
        ))
    })
}

/// An article that has everything.
fn everything() -> minijinja::Value {
    let quote = context! {
        text => "We opened the lock.", kind => "direct", speaker => "Ada Rowe", speaker_text => "Rowe", named => true, cue => "said",
        confidence => 0.97,
    };
    let sentence = "The lock opened on Monday.";
    context! {
        annotations => Vec::<String>::new(),
        authors => ["Bo Lind"],
        body => [context! { id => "b0", kind => "paragraph", text => sentence }],
        byline => "Bo Lind",
        copyright => "© Strandpost",
        creditline => "Strandpost",
        dateline => "Arnsby",
        ednotes => Vec::<String>::new(),
        embargoed => "2026-10-14T06:30:00Z",
        extra => context! {},
        headline => "Lock opens",
        language => "en",
        language_guessed => false,
        lead => sentence,
        limit => context! { characters => 120, sentences => 1, words => 20 },
        media => [context! { id => "m0", href => "https://strandpost.example/lock.jpg", caption => "The lock" }],
        published => "2026-10-14T06:30:00Z",
        pubstatus => "usable",
        quote => quote.clone(),
        quotes => [quote],
        right_to_left => false,
        slugline => "lock",
        source => "Strandpost",
        subjects => [context! { qcode => "medtop:20000337", name => "shipping", confidence => 0.9, creator => "tag-topics" }],
        summary => context! { text => sentence, sentences => [sentence] },
        type => "text",
        urgency => 4,
        uri => "https://strandpost.example/lock",
        usageterms => "none",
        version => "1",
        versioncreated => "2026-10-14T06:30:00Z",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_may_name_all_of_an_article_that_is_not_private() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../../../core/article/schema.json")).expect("JSON");
        let properties = schema["properties"].as_object().expect("properties");
        for name in properties.keys().filter(|name| !["lineage", "removed", "renditions"].contains(&name.as_str())) {
            assert!(PARTS.contains(&name.as_str()), "{name}");
            assert!(!everything().get_attr(name).expect("a value").is_undefined(), "{name}");
        }
        assert!(PARTS.is_sorted());
    }
}
