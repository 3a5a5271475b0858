//! One call of `process`: the slots that take edits, and what they collect.

use crate::annotations::Reads;
use crate::parts::{Refused, Writes};
use crate::text::{bytes, checked, nth, plausible, readable};
use copydesk_article::{
    Article, BlockEdit, BlockKind, Edits, Field, Media, NewAnnotation, Note, NoteRole, Part, Place, Removal, ViewSpan,
};
use copydesk_plugin_abi::{
    self as abi, CD_KEEP, CD_NONE, CD_REJECT, cd_annotation, cd_call, cd_feature, cd_media, cd_span, cd_status, cd_str,
};
use serde_json::Value;
use std::cell::Cell;
use std::sync::Arc;

/// The most features or spans that one annotation has, and sentences that a summary has.
const MOST_PARTS: usize = 1 << 20;

/// Room is made at once for so many spans of an annotation.
const USUAL_SPANS: usize = 16;

thread_local! {
    /// The call that this thread is in: a handle that is another's, or an old one, is refused without being looked at.
    static ACTIVE: Cell<*mut Call> = const { Cell::new(std::ptr::null_mut()) };
}

/// What one call collects.
pub(crate) struct Call {
    /// What `get` reads; both are alive while the call is open.
    pub(crate) article: *const Article,
    pub(crate) reads: *const Reads,
    /// What the stage says that it writes: other edits are refused.
    writes: Arc<Writes>,
    pub(crate) edits: Edits,
    /// The first thing that was refused.
    pub(crate) refused: Option<Refused>,
}

impl Call {
    pub(crate) fn new(writes: Arc<Writes>) -> Call {
        let (article, reads) = (std::ptr::null(), std::ptr::null());
        Call { article, reads, writes, edits: Edits::default(), refused: None }
    }

    /// What the plugin names this call by. Only its value counts: it is compared, never followed.
    pub(crate) fn handle(&mut self) -> *mut cd_call {
        std::ptr::from_mut(self).cast::<cd_call>()
    }

    /// Runs `work`; on this thread, and until it returns, the handle of this call is good.
    pub(crate) fn open<T>(&mut self, article: &Article, reads: &Reads, work: impl FnOnce() -> T) -> T {
        self.article = article;
        self.reads = reads;
        self.refused = None;
        self.edits.clear();
        let before = ACTIVE.replace(self);
        let result = work();
        ACTIVE.set(before);
        result
    }
}

/// The uri of the article that this thread is called for, where it is in a call.
pub(crate) fn uri_in_hand() -> Option<String> {
    let active = ACTIVE.get();
    // SAFETY: `open` sets the call, whose article lives until it returns, and only this thread uses it meanwhile; no slot that
    // holds a reference to the call logs.
    unsafe { active.as_ref().and_then(|call| call.article.as_ref()) }.map(|article| article.uri.clone())
}

/// Submits to the call behind a handle; what is wrong is remembered there.
pub(crate) fn submit(handle: *mut cd_call, work: impl FnOnce(&mut Call) -> Result<(), Refused>) -> cd_status {
    let active = ACTIVE.get();
    if active.is_null() || active.cast::<cd_call>() != handle {
        tracing::warn!(target: "plugin", "refused an edit from outside the call that it belongs to; it is lost");
        return CD_REJECT;
    }
    // SAFETY: the handle is the one that `open` is lending out on this very thread, which does not touch the call
    // meanwhile; no slot calls back into the plugin while it holds this reference, except `get`, which does not use it then.
    let call = unsafe { &mut *active };
    match work(call) {
        Ok(()) => CD_KEEP,
        Err(why) => {
            call.refused.get_or_insert(why);
            CD_REJECT
        }
    }
}

/// Text that must be readable; null is empty.
///
/// # Safety
/// As [`checked`].
pub(crate) unsafe fn lent<'a>(text: cd_str, what: &str) -> Result<&'a str, String> {
    // SAFETY: the caller's promise.
    let text = unsafe { checked(text) }.map_err(|fault| format!("{what} is {fault}"))?;
    Ok(text.unwrap_or_default())
}

/// As [`lent`], to be kept.
///
/// # Safety
/// As [`checked`].
unsafe fn owned(text: cd_str, what: &str) -> Result<String, String> {
    // SAFETY: the caller's promise.
    unsafe { lent(text, what) }.map(str::to_owned)
}

/// A type or a feature's name.
///
/// # Safety
/// As [`checked`].
#[inline]
unsafe fn name<'a>(text: cd_str, what: &str) -> Result<&'a str, String> {
    // SAFETY: the caller's promise.
    let text = unsafe { bytes(text) }.map_err(|fault| format!("{what} is {fault}"))?.unwrap_or_default();
    match NewAnnotation::known_name(text) {
        Some(known) => Ok(known),
        None => readable(text).map_err(|fault| format!("{what} is {fault}")),
    }
}

/// # Safety
/// As [`checked`].
unsafe fn optional(text: cd_str, what: &str) -> Result<Option<String>, String> {
    // SAFETY: the caller's promise.
    unsafe { owned(text, what) }.map(|text| (!text.is_empty()).then_some(text))
}

fn block_kind(kind: u32) -> BlockKind {
    BlockKind::from_number(kind).unwrap_or_default()
}

fn field(number: u32) -> Result<Field, String> {
    Field::from_number(number).ok_or_else(|| format!("there is no header field number {number}"))
}

fn view_span(span: &cd_span) -> Result<ViewSpan, String> {
    let place = match span.place {
        abi::CD_IN_BLOCK => Place::Block(span.index as usize),
        abi::CD_IN_FIELD => Place::Field(field(span.index)?),
        other => return Err(format!("a span names the unknown place {other}")),
    };
    Ok(ViewSpan { place, start: span.start, end: span.end })
}

pub(crate) unsafe extern "C" fn replace(handle: *mut cd_call, span: cd_span, text: cd_str) -> cd_status {
    submit(handle, |call| {
        // SAFETY: the plugin's text lives in the call.
        let text = unsafe { owned(text, "the text of `replace`")? };
        let span = view_span(&span)?;
        call.writes.allow_at("replace", span.place)?;
        call.edits.blocks.push(BlockEdit::Replace { span, text });
        Ok(())
    })
}

pub(crate) unsafe extern "C" fn set_kind(handle: *mut cd_call, block: u32, kind: u32) -> cd_status {
    submit(handle, |call| {
        call.writes.allow("set_kind", Part::Body)?;
        call.edits.blocks.push(BlockEdit::SetKind { block: block as usize, kind: block_kind(kind) });
        Ok(())
    })
}

pub(crate) unsafe extern "C" fn split(handle: *mut cd_call, block: u32, at: usize) -> cd_status {
    submit(handle, |call| {
        call.writes.allow("split", Part::Body)?;
        call.edits.blocks.push(BlockEdit::Split { block: block as usize, at });
        Ok(())
    })
}

pub(crate) unsafe extern "C" fn insert(handle: *mut cd_call, before: u32, kind: u32, text: cd_str) -> cd_status {
    submit(handle, |call| {
        // SAFETY: the plugin's text lives in the call.
        let text = unsafe { owned(text, "the text of `insert`")? };
        call.writes.allow("insert", Part::Body)?;
        call.edits.blocks.push(BlockEdit::Insert { before: before as usize, kind: block_kind(kind), text });
        Ok(())
    })
}

pub(crate) unsafe extern "C" fn remove(
    handle: *mut cd_call,
    block: u32,
    of: u32,
    flags: u32,
    reason: cd_str,
) -> cd_status {
    submit(handle, |call| {
        // SAFETY: the plugin's text lives in the call.
        let reason = unsafe { owned(reason, "the reason of `remove`")? };
        call.writes.allow("remove", Part::Body)?;
        let of = (of != CD_NONE).then_some(of as usize);
        let removal = Removal { reason, of, private: flags & abi::CD_PRIVATE != 0 };
        call.edits.blocks.push(BlockEdit::Remove { block: block as usize, removal });
        Ok(())
    })
}

pub(crate) unsafe extern "C" fn set_field(handle: *mut cd_call, number: u32, text: cd_str) -> cd_status {
    submit(handle, |call| {
        // SAFETY: the plugin's text lives in the call.
        let text = unsafe { owned(text, "the text of `set_field`")? };
        let field = field(number)?;
        call.writes.allow("set_field", Part::Field(field))?;
        call.edits.fields.push((field, text));
        Ok(())
    })
}

pub(crate) unsafe extern "C" fn add_note(handle: *mut cd_call, role: u32, text: cd_str) -> cd_status {
    submit(handle, |call| {
        // SAFETY: the plugin's text lives in the call.
        let text = unsafe { owned(text, "the text of `add_note`")? };
        call.writes.allow("add_note", Part::Ednotes)?;
        // A note of unknown role might not be meant for readers.
        call.edits.notes.push(Note { role: NoteRole::from_number(role).unwrap_or(NoteRole::Private), text });
        Ok(())
    })
}

pub(crate) unsafe extern "C" fn set_media(handle: *mut cd_call, index: u32, media: *const cd_media) -> cd_status {
    submit(handle, |call| {
        // SAFETY: the plugin's struct lives in the call; its size is looked at before the rest.
        let media = unsafe { sized(media, |media| &raw const (*media).size) }
            .ok_or("the struct of `set_media` is too short")?;
        // SAFETY: the plugin's texts live in the call.
        let new = unsafe {
            Media {
                id: String::new(),
                href: optional(media.href, "a media item's href")?,
                kind: optional(media.kind, "a media item's kind")?,
                caption: None,
                credit: optional(media.credit, "a media item's credit")?,
                alt: optional(media.alt, "a media item's alt")?,
            }
        };
        call.writes.allow("set_media", Part::Media)?;
        let caption = (media.caption != CD_NONE).then_some(media.caption as usize);
        call.edits.media.push(((index != CD_NONE).then_some(index as usize), new, caption));
        Ok(())
    })
}

/// A struct that a plugin hands over, where it is as long as ours.
///
/// # Safety
/// A non-null pointer must lead to as many live bytes as its `size` field says, at least the four of that field.
unsafe fn sized<'a, T>(given: *const T, size: impl FnOnce(*const T) -> *const u32) -> Option<&'a T> {
    if given.is_null() || !given.is_aligned() {
        return None;
    }
    // SAFETY: the caller vouches for the size field, and the size for the rest.
    unsafe { (*size(given) as usize >= size_of::<T>()).then(|| &*given) }
}

pub(crate) unsafe extern "C" fn annotate(handle: *mut cd_call, annotation: *const cd_annotation) -> cd_status {
    submit(handle, |call| {
        // SAFETY: the plugin's struct lives in the call; its size is looked at before the rest.
        let given = unsafe { sized(annotation, |given| &raw const (*given).size) };
        let given = given.ok_or("the struct of `annotate` is too short")?;
        if !plausible(given.spans, given.n_spans, given.span_stride, MOST_PARTS) {
            return Err("the spans of `annotate` are no array".into());
        }
        if !plausible(given.features, given.n_features, given.feature_stride, MOST_PARTS) {
            return Err("the features of `annotate` are no array".into());
        }
        // SAFETY: the plugin's texts live in the call.
        let kind = unsafe { name(given.kind, "an annotation's type")? };
        if kind.is_empty() {
            return Err("an annotation has no type".into());
        }
        call.writes.allow_annotation(kind)?;
        let mut annotation = NewAnnotation::new(kind);
        annotation.reserve(given.n_spans.min(USUAL_SPANS));
        for at in 0..given.n_spans {
            // SAFETY: the array is plausible, and the plugin vouches for it.
            annotation.lie(view_span(unsafe { nth(given.spans, at, given.span_stride) })?);
        }
        for at in 0..given.n_features {
            // SAFETY: as above.
            unsafe { say(&mut annotation, nth(given.features, at, given.feature_stride)) }?;
        }
        call.edits.annotations.push(annotation);
        Ok(())
    })
}

/// How deep a feature's JSON may be nested: the article that holds it must be readable as JSON again.
const DEEPEST: usize = 64;

fn deeper_than(value: &Value, levels: usize) -> bool {
    let Some(below) = levels.checked_sub(1) else { return value.is_array() || value.is_object() };
    match value {
        Value::Array(items) => items.iter().any(|item| deeper_than(item, below)),
        Value::Object(map) => map.values().any(|item| deeper_than(item, below)),
        _ => false,
    }
}

/// Adds a feature to an annotation.
///
/// # Safety
/// The feature's texts must live in the call.
unsafe fn say(annotation: &mut NewAnnotation, given: &cd_feature) -> Result<(), String> {
    // SAFETY: the caller's promise.
    let name = unsafe { name(given.name, "a feature's name")? };
    // SAFETY: the caller's promise.
    let text = || unsafe { lent(given.text, "a feature's text") };
    match given.kind {
        abi::CD_TEXT => annotation.say_text(name, text()?),
        abi::CD_NUMBER if given.number.is_finite() => annotation.say_number(name, given.number),
        abi::CD_NUMBER => return Err(format!("feature `{name}` is {}, which is no number of JSON", given.number)),
        abi::CD_BOOL => annotation.say(name, Value::Bool(given.number != 0.0)),
        abi::CD_JSON => {
            let value =
                serde_json::from_str(text()?).map_err(|error| format!("feature `{name}` is no JSON: {error}"))?;
            if deeper_than(&value, DEEPEST) {
                return Err(format!("feature `{name}` is nested deeper than {DEEPEST} levels"));
            }
            annotation.say(name, value);
        }
        other => return Err(format!("feature `{name}` has the unknown kind {other}")),
    }
    Ok(())
}

pub(crate) unsafe extern "C" fn set_summary(handle: *mut cd_call, sentences: *const cd_str, n: usize) -> cd_status {
    submit(handle, |call| {
        if !plausible(sentences, n, size_of::<cd_str>(), MOST_PARTS) {
            return Err("the sentences of `set_summary` are no array".into());
        }
        call.writes.allow("set_summary", Part::Summary)?;
        // SAFETY: the array is plausible, and the plugin vouches for it and its texts.
        let texts = (0..n).map(|at| unsafe { owned(*nth(sentences, at, size_of::<cd_str>()), "a summary's sentence") });
        call.edits.summary = Some(texts.collect::<Result<_, _>>()?);
        Ok(())
    })
}

pub(crate) unsafe extern "C" fn set_rendition(handle: *mut cd_call, name: cd_str, text: cd_str) -> cd_status {
    submit(handle, |call| {
        // SAFETY: the plugin's texts live in the call.
        let (name, text) = unsafe { (owned(name, "a rendition's name")?, owned(text, "a rendition's text")?) };
        if name.is_empty() {
            return Err("a rendition has no name".into());
        }
        call.writes.allow("set_rendition", Part::Renditions)?;
        call.edits.renditions.push((name, text));
        Ok(())
    })
}
