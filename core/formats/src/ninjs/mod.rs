//! stub
use crate::decode::Items;
use crate::format::{Format, Sample};
pub(crate) static NINJS: Format =
    Format { name: "ninjs", doc: "", extensions: &["ninjs"], lines: false, sniff, decode: Some(decode), encode: None };
fn sniff(_: &Sample<'_>) -> bool {
    false
}
fn decode(_: &[u8], _: &mut Items<'_>) {}
