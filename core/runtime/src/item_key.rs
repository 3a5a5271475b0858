//! What tells an item from others, in the ledger and across runs.

use crate::batch::Raw;
use copydesk_article::{Article, Field, PubStatus};
use copydesk_ledger::ItemKey;
use std::sync::Arc;
use xxhash_rust::xxh3::xxh3_128;

/// The key of an article that was read.
pub(crate) fn of_article(article: &Article, raw: &Raw) -> Arc<ItemKey> {
    Arc::new(ItemKey {
        uri: article.uri.clone(),
        version: article.field(Field::Version).map(str::to_owned).filter(|version| !version.trim().is_empty()),
        versioncreated: article.field(Field::Versioncreated).and_then(|time| time.parse().ok()),
        canceled: article.pubstatus == PubStatus::Canceled,
        content: digest(raw.bytes()),
    })
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
