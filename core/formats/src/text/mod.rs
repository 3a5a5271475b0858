//! stub
use crate::decode::Items;
use crate::format::{Format, Sample};
pub(crate) static TEXT: Format =
    Format { name: "text", doc: "", extensions: &["text"], lines: false, sniff, decode: Some(decode), encode: None };
fn sniff(_: &Sample<'_>) -> bool {
    false
}
fn decode(_: &[u8], _: &mut Items<'_>) {}
