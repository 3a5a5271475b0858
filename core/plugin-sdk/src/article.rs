//! The article as a stage sees it, and the edits that it submits.
#![allow(unsafe_code)]

use crate::Json;
use crate::annotation::Annotation;
use crate::edit::{NewAnnotation, NewMedia, Removal, Span};
use crate::host::{Host, slot};
use crate::view::{Array, BLOCK_1_0, Block, BlockKind, Field, Media, NoteRole, text};
use copydesk_plugin_abi::{
    CD_KEEP, CD_LANGUAGE_GUESSED, CD_NONE, CD_PRIVATE, cd_annotation, cd_article, cd_call, cd_feature, cd_media,
    cd_span, cd_status, cd_str,
};
use std::ffi::c_void;
use std::ops::Range;

/// An article within one call of `process`.
///
/// What it lends (`&'a str`, [`Block`], …) lives for the call and stays as it was: edits show only to later stages, so
/// they can be submitted while reading. An edit that cannot be right fails the article with the host's words.
pub struct Article<'a> {
    raw: &'a cd_article,
    host: Host,
    fields: Array<'a, cd_str>,
    blocks: Array<'a, copydesk_plugin_abi::cd_block>,
    /// The features of the annotation that is handed over, in memory for one after the other.
    features: Vec<cd_feature>,
}

impl<'a> Article<'a> {
    /// # Safety
    /// `raw` must be what the host gave to `process`, and the call must outlive `'a`.
    pub(crate) unsafe fn new(raw: &'a cd_article, host: Host) -> Article<'a> {
        // SAFETY: the host's arrays are as long as it says, and live for the call.
        let (fields, blocks) = unsafe {
            (
                Array::new(raw.fields, raw.n_fields, size_of::<cd_str>()),
                Array::of_grown(raw.blocks, raw.n_blocks, raw.block_stride, BLOCK_1_0),
            )
        };
        Article { raw, host, fields, blocks, features: Vec::new() }
    }

    /// Names the story through all its versions.
    pub fn uri(&self) -> &'a str {
        // SAFETY: the host's text lives for the call.
        unsafe { text(self.raw.uri) }.unwrap_or_default()
    }

    /// 1 (most urgent) to 9.
    pub fn urgency(&self) -> Option<u32> {
        (self.raw.urgency != 0).then_some(self.raw.urgency)
    }

    /// A header field, where it is set.
    pub fn field(&self, field: Field) -> Option<&'a str> {
        // SAFETY: the host's text lives for the call.
        self.fields.get(field.number() as usize).and_then(|field| unsafe { text(*field) })
    }

    /// The headline, where there is one.
    pub fn headline(&self) -> Option<&'a str> {
        self.field(Field::Headline)
    }

    /// The language (BCP 47), where it is known.
    pub fn language(&self) -> Option<&'a str> {
        self.field(Field::Language)
    }

    /// Whether the language was guessed from the body.
    pub fn language_is_guessed(&self) -> bool {
        self.raw.flags & CD_LANGUAGE_GUESSED != 0
    }

    /// How many blocks the body has.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Whether the body has no block.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The block with this index.
    pub fn block(&self, index: usize) -> Option<Block<'a>> {
        // SAFETY: the blocks are the host's, within the call.
        self.blocks.at(index).map(|block| unsafe { Block::new(index, block, self.blocks.stride()) })
    }

    /// The body.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = Block<'a>> + DoubleEndedIterator + use<'a> {
        let blocks = self.blocks;
        let first = self.raw.blocks;
        // SAFETY: the blocks are the host's, within the call.
        (0..blocks.len())
            .map(move |index| unsafe { Block::new(index, first.byte_add(index * blocks.stride()), blocks.stride()) })
    }

    /// Pictures and the like.
    pub fn media(&self) -> impl ExactSizeIterator<Item = Media<'a>> + use<'a> {
        // SAFETY: the host's array is as long as it says, and lives for the call.
        let media = unsafe { Array::new(self.raw.media, self.raw.n_media, self.raw.media_stride) };
        // SAFETY: the media are the host's, within the call.
        media.iter().map(|media| unsafe { Media::new(media) })
    }

    /// The annotations that the stage's `READS` name.
    pub fn annotations(&self) -> impl ExactSizeIterator<Item = Annotation<'a>> + use<'a> {
        let (first, len, stride) = (self.raw.annotations, self.raw.n_annotations, self.raw.annotation_stride);
        // SAFETY: the host's array is as long as it says, and lives for the call.
        let annotations = unsafe { Array::new(first, len, stride) };
        // SAFETY: the annotations are the host's, within the call.
        annotations.iter().map(|annotation| unsafe { Annotation::new(annotation) })
    }

    /// What the JSON pointer leads to in the article's JSON (`copydesk schema article`), for example `/extra/priority` or
    /// `/body/7/rows`. `extra` is the provider's: a stage reads it and cannot write it.
    ///
    /// Each call makes the JSON of what is asked for and reads it again: an entry of a list costs what the entry does, `/body`
    /// the whole text, the empty pointer the whole article. Ask once, not for each block; ids and texts are in the views.
    ///
    /// What [`READS`](crate::Stage::READS) must name to be there: `quotes`, `subjects` and other annotations by their type,
    /// as in [`annotations`](Article::annotations), `removed`, `lineage`, and `ednotes` for the private notes among them.
    pub fn get(&self, pointer: &str) -> Option<Json> {
        let get = slot!(self.host, get)?;
        let mut json = String::new();
        // SAFETY: the call is the host's; `collect` takes the pointer to `json`, which outlives the call of `get`.
        let status = unsafe {
            get(self.raw.call, cd_str::new(pointer), Some(crate::host::collect), (&raw mut json).cast::<c_void>())
        };
        if status != CD_KEEP {
            return None;
        }
        serde_json::from_str(&json).ok()
    }

    /// Whether the call should end soon: its time is up, or the run stops.
    pub fn cancelled(&self) -> bool {
        // SAFETY: the host's context outlives the instance.
        slot!(self.host, cancelled).is_some_and(|cancelled| unsafe { cancelled(self.host.context()) } != 0)
    }

    /// Puts `new` where `bytes` of a block were; an empty range inserts.
    pub fn replace(&mut self, block: usize, bytes: Range<usize>, new: &str) {
        self.replace_span(Span::block(block, bytes).0, new);
    }

    /// Puts `new` where `bytes` of a header field were.
    pub fn replace_field(&mut self, field: Field, bytes: Range<usize>, new: &str) {
        self.replace_span(Span::field(field, bytes).0, new);
    }

    fn replace_span(&mut self, span: cd_span, new: &str) {
        // SAFETY: the slot is called within the call, with text that lives that long.
        self.submit(slot!(self.host, replace), |replace, call| unsafe { replace(call, span, cd_str::new(new)) });
    }

    /// Makes a block one of another kind.
    pub fn set_kind(&mut self, block: usize, kind: BlockKind) {
        // SAFETY: the slot is called within the call.
        self.submit(slot!(self.host, set_kind), |set, call| unsafe { set(call, number(block), kind.number()) });
    }

    /// Ends a block at byte `at` and starts a new one with the rest.
    pub fn split(&mut self, block: usize, at: usize) {
        // SAFETY: the slot is called within the call.
        self.submit(slot!(self.host, split), |split, call| unsafe { split(call, number(block), at) });
    }

    /// Puts a new block before the block `before`; [`Article::len`] means at the end.
    pub fn insert(&mut self, before: usize, kind: BlockKind, new: &str) {
        // SAFETY: the slot is called within the call, with text that lives that long.
        self.submit(slot!(self.host, insert), |insert, call| unsafe {
            insert(call, number(before), kind.number(), cd_str::new(new))
        });
    }

    /// Takes a block out of the body; the host keeps it with the reason.
    pub fn remove(&mut self, block: usize, removal: Removal<'_>) {
        let of = removal.of.map_or(CD_NONE, number);
        let flags = if removal.private { CD_PRIVATE } else { 0 };
        // SAFETY: the slot is called within the call, with text that lives that long.
        self.submit(slot!(self.host, remove), |remove, call| unsafe {
            remove(call, number(block), of, flags, cd_str::new(removal.reason))
        });
    }

    /// Sets a header field. Empty text unsets it, except one that carries rights.
    pub fn set_field(&mut self, field: Field, value: &str) {
        // SAFETY: the slot is called within the call, with text that lives that long.
        self.submit(slot!(self.host, set_field), |set, call| unsafe { set(call, field.number(), cd_str::new(value)) });
    }

    /// Adds a note.
    pub fn add_note(&mut self, role: NoteRole, note: &str) {
        // SAFETY: the slot is called within the call, with text that lives that long.
        self.submit(slot!(self.host, add_note), |add, call| unsafe { add(call, role.number(), cd_str::new(note)) });
    }

    /// Changes the media item `index`, or adds one where `index` is `None`.
    pub fn set_media(&mut self, index: Option<usize>, media: &NewMedia<'_>) {
        let lent = |text: Option<&str>| text.map_or(cd_str::NONE, cd_str::new);
        let raw = cd_media {
            size: size_of::<cd_media>() as u32,
            caption: media.caption.map_or(CD_NONE, number),
            href: lent(media.href),
            kind: lent(media.kind),
            credit: lent(media.credit),
            alt: lent(media.alt),
        };
        let index = index.map_or(CD_NONE, number);
        // SAFETY: the slot is called within the call, with a struct that lives that long.
        self.submit(slot!(self.host, set_media), |set, call| unsafe { set(call, index, &raw) });
    }

    /// Adds an annotation. Its spans mean the view, and move with the other edits of the call.
    ///
    /// A span that is just what the same call replaces lies on the new text afterwards; so an annotation says where a change
    /// stands. Any other that touches replaced bytes or a removed block fails the article, and so does a `quote` on a replaced
    /// range: what nobody said must not become a quotation. Of what goes altogether tell in the features, without a span.
    pub fn annotate(&mut self, annotation: &NewAnnotation<'_>) {
        self.features.clear();
        self.features.extend(annotation.features.iter().map(|(name, value)| value.lend(name)));
        let raw = cd_annotation {
            size: size_of::<cd_annotation>() as u32,
            flags: 0,
            kind: cd_str::new(annotation.kind),
            spans: annotation.spans.as_ptr().cast::<cd_span>(),
            n_spans: annotation.spans.len(),
            span_stride: size_of::<Span>(),
            features: self.features.as_ptr(),
            n_features: self.features.len(),
            feature_stride: size_of::<cd_feature>(),
            stage: cd_str::NONE,
        };
        // SAFETY: the slot is called within the call, with arrays that live that long.
        self.submit(slot!(self.host, annotate), |annotate, call| unsafe { annotate(call, &raw) });
    }

    /// Sets the summary. Each sentence is whole.
    pub fn set_summary<S: AsRef<str>>(&mut self, sentences: &[S]) {
        let lent: Vec<cd_str> = sentences.iter().map(|sentence| cd_str::new(sentence.as_ref())).collect();
        // SAFETY: the slot is called within the call, with an array that lives that long.
        self.submit(slot!(self.host, set_summary), |set, call| unsafe { set(call, lent.as_ptr(), lent.len()) });
    }

    /// Sets a rendition, such as `brief.html`.
    pub fn set_rendition(&mut self, name: &str, rendered: &str) {
        // SAFETY: the slot is called within the call, with text that lives that long.
        self.submit(slot!(self.host, set_rendition), |set, call| unsafe {
            set(call, cd_str::new(name), cd_str::new(rendered))
        });
    }

    /// Calls a slot. What the host refuses it remembers itself; a host without the slot is too old for the plugin.
    fn submit<F>(&mut self, slot: Option<F>, call: impl FnOnce(F, *mut cd_call) -> cd_status) {
        match slot {
            Some(slot) => {
                let _ = call(slot, self.raw.call);
            }
            None => tracing::error!("the host lacks a slot of ABI 1.0; the edit is lost"),
        }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(CD_NONE - 1)
}
