//! Copy to feed the program with: as much as a test needs, always the same.

use serde_json::{Value, json};

/// A short story with this identity.
pub(crate) fn story(uri: &str) -> Value {
    json!({
        "uri": uri,
        "headline": format!("Harbour dredger {uri} runs aground"),
        "language": "en",
        "body": [
            "VELSUND, Ostrevia (ENA) — A dredger ran aground at the mouth of the Velsund canal on Tuesday, the port said.",
            "“She sits there like a hen on an egg,” said harbour pilot Ottar Quist. “She will get up when she wants to.”",
            "Nobody was hurt. Tugs are to try again with the evening tide.",
        ],
    })
}

/// A story of about so many bytes.
pub(crate) fn long_story(uri: &str, bytes: usize) -> Value {
    let mut body = Vec::new();
    let mut length = 0;
    for number in 0.. {
        let text = format!(
            "Witness {number} told the inquiry that the door of lock {} had stood open since the spring. \
             “We counted {number} boats that morning,” the witness said, “and not one of them was asked to wait.”",
            number % 7
        );
        length += text.len();
        body.push(text);
        if length >= bytes {
            break;
        }
    }
    json!({ "uri": uri, "headline": format!("Inquiry {uri} hears witnesses"), "language": "en", "body": body })
}

/// Articles as a file with one a line.
pub(crate) fn lines(articles: impl IntoIterator<Item = Value>) -> String {
    articles.into_iter().map(|article| format!("{article}\n")).collect()
}
