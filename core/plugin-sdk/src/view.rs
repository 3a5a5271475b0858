//! The parts of an article as a stage reads them: borrowed from the host for the call.
#![allow(unsafe_code)]

use copydesk_plugin_abi::{self as abi, CD_NONE, cd_block, cd_mark, cd_media, cd_str};
use std::marker::PhantomData;

macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident: $($(#[$vdoc:meta])* $variant:ident = $number:path),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            #[allow(dead_code)] // not every enumeration crosses both ways
            pub(crate) fn number(self) -> u32 { match self { $($name::$variant => $number),+ } }

            #[allow(dead_code)]
            pub(crate) fn from_number(number: u32) -> Option<$name> {
                match number { $($number => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

numbered! {
    /// What a block is.
    BlockKind:
    /// Running text.
    Paragraph = abi::CD_PARAGRAPH,
    /// A heading within the body.
    Heading = abi::CD_HEADING,
    /// The caption of a picture, video or graphic.
    Caption = abi::CD_CAPTION,
    /// One item of a list.
    ListItem = abi::CD_LIST_ITEM,
    /// A block quotation.
    Blockquote = abi::CD_BLOCKQUOTE,
    /// A table; the text is for reading.
    Table = abi::CD_TABLE,
}

numbered! {
    /// What an inline mark is.
    MarkKind:
    /// A link.
    Link = abi::CD_LINK,
    /// Emphasis.
    Emphasis = abi::CD_EMPHASIS,
    /// Strong emphasis.
    Strong = abi::CD_STRONG,
}

numbered! {
    /// A header field that holds text.
    Field:
    /// The headline.
    Headline = abi::CD_HEADLINE,
    /// The slug.
    Slugline = abi::CD_SLUGLINE,
    /// Who wrote it, as printed.
    Byline = abi::CD_BYLINE,
    /// Where it was written, as printed.
    Dateline = abi::CD_DATELINE,
    /// Whom to credit.
    Creditline = abi::CD_CREDITLINE,
    /// The copyright notice.
    Copyright = abi::CD_COPYRIGHT,
    /// Restrictions and terms of use.
    Usageterms = abi::CD_USAGETERMS,
    /// BCP 47.
    Language = abi::CD_LANGUAGE,
    /// RFC 3339.
    Published = abi::CD_PUBLISHED,
    /// The agency or desk that it comes from.
    Source = abi::CD_SOURCE,
    /// The version; cannot be set.
    Version = abi::CD_VERSION,
    /// When this version was made; cannot be set.
    Versioncreated = abi::CD_VERSIONCREATED,
    /// Not before this time; cannot be set.
    Embargoed = abi::CD_EMBARGOED,
}

numbered! {
    /// For whom a note is.
    NoteRole:
    /// For readers.
    Public = abi::CD_NOTE_PUBLIC,
    /// For the desk; never reaches a sink.
    Private = abi::CD_NOTE_PRIVATE,
}

/// Text that the host lent. `None` where there is none.
///
/// # Safety
/// `text` must come from the host within a call and obey the ABI's contract: null, or UTF-8 that lives for `'a`.
pub(crate) unsafe fn text<'a>(text: cd_str) -> Option<&'a str> {
    if text.ptr.is_null() {
        return None;
    }
    // SAFETY: by the caller's promise the bytes are valid UTF-8 and live for 'a.
    Some(unsafe { std::str::from_utf8_unchecked(std::slice::from_raw_parts(text.ptr, text.len)) })
}

/// The host's arrays are walked by their stride, because a newer host's structs may be longer.
pub(crate) struct Array<'a, T> {
    first: *const T,
    len: usize,
    stride: usize,
    life: PhantomData<&'a T>,
}

impl<T> Clone for Array<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Array<'_, T> {}

impl<'a, T> Array<'a, T> {
    /// # Safety
    /// `first` must lead to `len` values that lie `stride` bytes apart and live for `'a`.
    pub(crate) unsafe fn new(first: *const T, len: usize, stride: usize) -> Array<'a, T> {
        let len = if first.is_null() || stride < size_of::<T>() { 0 } else { len };
        Array { first, len, stride, life: PhantomData }
    }

    /// An array whose values an older host may cut short after `least` bytes: to be reached with `at` alone.
    ///
    /// # Safety
    /// `first` must lead to `len` values, or beginnings of values, that lie `stride` bytes apart and live for `'a`.
    pub(crate) unsafe fn of_grown(first: *const T, len: usize, stride: usize, least: usize) -> Array<'a, T> {
        let len = if first.is_null() || stride < least { 0 } else { len };
        Array { first, len, stride, life: PhantomData }
    }

    pub(crate) fn stride(&self) -> usize {
        self.stride
    }

    /// Where a value lies.
    pub(crate) fn at(&self, index: usize) -> Option<*const T> {
        (index < self.len).then(|| self.first.wrapping_byte_add(index * self.stride))
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn get(&self, index: usize) -> Option<&'a T> {
        // SAFETY: the index is in range, so by `new`'s promise there is a value at that distance that lives for 'a.
        (index < self.len).then(|| unsafe { &*self.first.byte_add(index * self.stride) })
    }

    pub(crate) fn iter(self) -> impl ExactSizeIterator<Item = &'a T> + DoubleEndedIterator {
        // SAFETY: as in `get`.
        (0..self.len).map(move |index| unsafe { &*self.first.byte_add(index * self.stride) })
    }
}

fn index(number: u32) -> Option<usize> {
    (number != CD_NONE).then_some(number as usize)
}

/// A block of the body.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    /// Its index in the view: what edits and spans name it by.
    pub index: usize,
    /// What it is; a kind that this version does not know is a paragraph.
    pub kind: BlockKind,
    /// Its text.
    pub text: &'a str,
    /// The index of the media item that stands here.
    pub media: Option<usize>,
    /// Its permanent id, which names the same block for the article's life; `None` in a host of ABI 1.0, which does not tell it.
    pub id: Option<&'a str>,
    marks: Array<'a, cd_mark>,
}

/// The bytes of a block in ABI 1.0.
pub(crate) const BLOCK_1_0: usize = std::mem::offset_of!(cd_block, id);

impl<'a> Block<'a> {
    /// # Safety
    /// `block` must be the host's, `stride` bytes long but for what this version does not know, within a call that lives for `'a`.
    pub(crate) unsafe fn new(at: usize, block: *const cd_block, stride: usize) -> Block<'a> {
        // SAFETY: the caller's promise covers what the block points to; no more of it is read than the stride covers.
        let (kind, media, text, marks, id) = unsafe {
            (
                (*block).kind,
                (*block).media,
                text((*block).text).unwrap_or_default(),
                Array::new((*block).marks, (*block).n_marks, (*block).mark_stride),
                if stride >= size_of::<cd_block>() { text((*block).id) } else { None },
            )
        };
        let kind = BlockKind::from_number(kind).unwrap_or(BlockKind::Paragraph);
        Block { index: at, kind, text, media: index(media), id, marks }
    }

    /// Its inline marks, in the order of their start.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = Mark<'a>> + use<'a> {
        self.marks.iter().map(|mark| Mark {
            kind: MarkKind::from_number(mark.kind).unwrap_or(MarkKind::Emphasis),
            start: mark.start,
            end: mark.end,
            // SAFETY: the mark lives as long as the block that it came with, and its text with it.
            href: unsafe { text(mark.href) },
        })
    }
}

/// An inline mark: bytes of its block's text.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'a> {
    /// What it is.
    pub kind: MarkKind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Where a link leads.
    pub href: Option<&'a str>,
}

/// A picture or the like.
#[derive(Clone, Copy, Debug)]
pub struct Media<'a> {
    /// Where its bytes are.
    pub href: Option<&'a str>,
    /// picture, video, audio, graphic, …
    pub kind: Option<&'a str>,
    /// The index of the block that is its caption.
    pub caption: Option<usize>,
    /// Whom to credit.
    pub credit: Option<&'a str>,
    /// The alternative text.
    pub alt: Option<&'a str>,
}

impl<'a> Media<'a> {
    /// # Safety
    /// `media` must be the host's, within a call that lives for `'a`.
    pub(crate) unsafe fn new(media: &'a cd_media) -> Media<'a> {
        // SAFETY: the caller's promise covers the texts.
        unsafe {
            Media {
                href: text(media.href),
                kind: text(media.kind),
                caption: index(media.caption),
                credit: text(media.credit),
                alt: text(media.alt),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks() -> [cd_block; 3] {
        ["One", "Two", "Three"].map(|text| cd_block {
            kind: abi::CD_HEADING,
            media: CD_NONE,
            text: cd_str::new(text),
            marks: std::ptr::null(),
            n_marks: 0,
            mark_stride: 0,
            id: cd_str::new("lead"),
        })
    }

    fn read(bytes: &[u8], stride: usize) -> Vec<(BlockKind, String, Option<String>)> {
        let first = bytes.as_ptr().cast::<cd_block>();
        // SAFETY: the test lays the blocks out at this stride.
        let array = unsafe { Array::of_grown(first, 3, stride, BLOCK_1_0) };
        let one = |at| {
            // SAFETY: as above.
            let block = unsafe { Block::new(at, array.at(at)?, stride) };
            Some((block.kind, block.text.to_owned(), block.id.map(str::to_owned)))
        };
        (0..array.len()).filter_map(one).collect()
    }

    /// The blocks as a host has them whose struct is `stride` bytes long.
    fn laid_out(stride: usize) -> Vec<u64> {
        let blocks = blocks();
        let mut bytes = vec![0_u64; stride * 3 / 8];
        for (at, block) in blocks.iter().enumerate() {
            let length = stride.min(size_of::<cd_block>());
            let from = std::ptr::from_ref(block).cast::<u8>();
            // SAFETY: both ends have that many bytes.
            unsafe { bytes.as_mut_ptr().byte_add(at * stride).cast::<u8>().copy_from(from, length) };
        }
        bytes
    }

    #[test]
    fn blocks_of_an_older_host_are_read_without_the_id_and_those_of_a_newer_one_with_it() {
        for (stride, id) in
            [(BLOCK_1_0, None), (size_of::<cd_block>(), Some("lead")), (size_of::<cd_block>() + 16, Some("lead"))]
        {
            let bytes = laid_out(stride);
            // SAFETY: numbers may be looked at as bytes.
            let bytes = unsafe { std::slice::from_raw_parts(bytes.as_ptr().cast::<u8>(), bytes.len() * 8) };
            let expected =
                ["One", "Two", "Three"].map(|text| (BlockKind::Heading, text.to_owned(), id.map(str::to_owned)));
            assert_eq!(read(bytes, stride), expected, "{stride}");
        }
    }

    #[test]
    fn blocks_shorter_than_those_of_version_1_0_are_not_read() {
        let bytes = [0_u8; 16];
        assert_eq!(read(&bytes, 8), []);
    }
}
