//! ninjs, the IPTC's news in JSON: versions 1, 2 and 3 in, 3.0 out.
//!
//! The versions differ in spelling (`versioncreated`, `versionCreated`) and in shape (`body_xhtml` or `bodies`). The reader
//! takes names without regard to case and each field in any of its shapes, so a file that mixes them is read too.

mod bodies;
mod concepts;
mod fields;
mod media;
mod notes;
mod read;
mod uris;
mod write;
mod xhtml;

use crate::format::{Format, Sample};
use crate::items::Items;
use crate::looks::looks_like_json;

/// The format's row.
pub(crate) static NINJS: Format = Format {
    name: "ninjs",
    doc: "ninjs 1.x, 2.x and 3.x in (one item, a list, or one a line), ninjs 3.0 out",
    extensions: &["json", "jsonl"],
    lines: true,
    sniff,
    decode: Some(decode),
    encode: Some(write::write),
};

/// Keys that ninjs has and an article has not.
const TELLING: &[&str] = &[
    "$standard",
    "altids",
    "associations",
    "bodies",
    "by",
    "contentcreated",
    "copyrightholder",
    "copyrightnotice",
    "descriptions",
    "ednote",
    "embargoeduntil",
    "eventdetails",
    "events",
    "firstcreated",
    "genre",
    "genres",
    "headlines",
    "infosource",
    "infosources",
    "located",
    "mimetype",
    "object",
    "objects",
    "organisation",
    "organisations",
    "people",
    "person",
    "place",
    "places",
    "profile",
    "representationtype",
    "rightsinfo",
    "standard",
    "subject",
    "trustindicator",
    "trustindicators",
    "digitalsourcetype",
];

fn sniff(sample: &Sample<'_>) -> bool {
    if !looks_like_json(sample.bytes) {
        return false;
    }
    let mut bare = false;
    for key in crate::article_json::first_keys(sample.bytes).into_iter().flatten() {
        // The body is the bulk of a record: what has been told before it is enough.
        if key == b"body" {
            return false;
        }
        // An item that has nothing but its identity and state is of the standard too.
        bare = (bare || key == b"uri") && key != b"headline";
        let Ok(key) = std::str::from_utf8(key) else { continue };
        let key = key.to_ascii_lowercase();
        let family = ["body_", "headline_", "description_"].iter().any(|family| key.starts_with(family));
        if family || TELLING.contains(&key.as_str()) {
            return true;
        }
    }
    bare
}

fn decode(bytes: &[u8], items: &mut Items<'_>) {
    crate::article_json::json_items(bytes, items, read::read);
}
