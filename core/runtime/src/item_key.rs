//! What tells an item from others, in the ledger and across runs.

use crate::batch::Raw;
use copydesk_article::{Article, Field, PubStatus};
use copydesk_ledger::ItemKey;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_128;

/// The key of an article that was read.
pub(crate) fn of_article(article: &Article, raw: &Raw) -> Arc<ItemKey> {
    Arc::new(ItemKey {
        uri: article.uri.clone(),
        version: article.field(Field::Version).map(str::to_owned).filter(|version| !version.trim().is_empty()),
        versioncreated: article.field(Field::Versioncreated).and_then(|time| created(&article.uri, time)),
        canceled: article.pubstatus == PubStatus::Canceled,
        content: digest(raw.bytes()),
    })
}

/// When a version was made. A time without a zone is taken for UTC: of one feed's versions it tells the newer all the same.
fn created(uri: &str, time: &str) -> Option<Timestamp> {
    let time = time.trim();
    let created = time
        .parse()
        .or_else(|_| {
            time.parse::<DateTime>().and_then(|time| time.to_zoned(TimeZone::UTC)).map(|time| time.timestamp())
        })
        .or_else(|_| rfc2822::parse(time).map(|time| time.timestamp()));
    match created {
        Ok(created) => Some(created),
        Err(_) if time.is_empty() => None,
        Err(error) => {
            tracing::warn!(uri, versioncreated = time, %error, "no time: the newer version is told without it");
            None
        }
    }
}

/// The key of what could not be read as an article: its place stands for a `uri`, and why it could not be read for bytes that are not
/// there.
pub(crate) fn of_unread(raw: &Raw, why: &str) -> Arc<ItemKey> {
    let (source, line) = raw.place();
    let mut uri = source.to_owned();
    let item = match raw {
        Raw::Bytes { item, .. } => *item,
        _ => None,
    };
    for number in [line, item.map(|item| item as u64 + 1)].into_iter().flatten() {
        uri += &format!("#{number}");
    }
    let bytes = raw.bytes();
    let content = digest(if bytes.is_empty() { why.as_bytes() } else { bytes });
    Arc::new(ItemKey { uri, version: None, versioncreated: None, canceled: false, content })
}

/// XXH3 with 128 bits and its own fixed seed: ledgers keep it. It need not withstand an attacker: who can choose two articles with one
/// digest, one `uri` and one version has replaced nothing but his own.
fn digest(bytes: &[u8]) -> [u8; 16] {
    xxh3_128(bytes).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::created;

    #[test]
    fn a_time_of_any_usual_form_tells_the_newer_version() {
        let at = |time: &str| created("urn:a", time).map(|time| time.to_string());
        let noon = Some("2026-11-24T12:00:00Z".to_owned());
        for time in [
            "2026-11-24T12:00:00Z",
            "2026-11-24T13:00:00+01:00",
            " 2026-11-24T12:00:00",
            "2026-11-24 12:00:00",
            "Tue, 24 Nov 2026 13:00:00 +0100",
        ] {
            assert_eq!(at(time), noon, "{time}");
        }
        assert_eq!(at("2026-11-24"), Some("2026-11-24T00:00:00Z".to_owned()));
        for time in ["", "24.11.2026 12:00", "yesterday"] {
            assert_eq!(at(time), None, "{time}");
        }
    }
}
