//! Blocks of the body, their inline marks, and the media that go with them.

use std::fmt;
use std::sync::Arc;

/// The permanent name of a block: it names the same block for the article's life.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BlockId {
    /// `b7`: given by us.
    Number(u32),
    /// Anything else: came with the article.
    Name(Arc<str>),
}

impl BlockId {
    /// Reads an id; `b7` becomes a number where it is written just so.
    pub fn parse(text: &str) -> BlockId {
        let canonical = |digits: &str| {
            let plain = digits.bytes().all(|b| b.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
            plain.then(|| digits.parse().ok()).flatten()
        };
        match text.strip_prefix('b').and_then(canonical) {
            Some(number) => BlockId::Number(number),
            None => BlockId::Name(text.into()),
        }
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BlockId::Number(number) => write!(f, "b{number}"),
            BlockId::Name(name) => f.write_str(name),
        }
    }
}

macro_rules! names {
    ($(#[$doc:meta])* $name:ident, default $default:ident: $($(#[$vdoc:meta])* $variant:ident = $number:literal $text:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* $variant = $number),+ }

        impl $name {
            /// Every value, by number.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name in JSON and in messages.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The value with this name.
            pub fn from_name(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)+ _ => None }
            }

            /// The value with this number of the plugin ABI.
            pub fn from_number(number: u32) -> Option<$name> {
                match number { $($number => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.name()) }
        }
    };
}
pub(crate) use names;

names! {
    /// What a block is.
    BlockKind, default Paragraph:
    /// Running text.
    #[default]
    Paragraph = 0 "paragraph",
    /// A heading within the body.
    Heading = 1 "heading",
    /// The caption of a picture, video or graphic.
    Caption = 2 "caption",
    /// One item of a list.
    ListItem = 3 "list_item",
    /// A block quotation.
    Blockquote = 4 "blockquote",
    /// A table; its text is for reading, its rows hold the cells.
    Table = 5 "table",
}

names! {
    /// What an inline mark is.
    MarkKind, default Emphasis:
    /// A link, with its target.
    Link = 0 "link",
    /// Emphasis, mostly italic.
    #[default]
    Emphasis = 1 "emphasis",
    /// Strong emphasis, mostly bold.
    Strong = 2 "strong",
}

/// An inline mark: a half-open range of bytes of the block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Where a link leads.
    pub href: Option<String>,
}

/// One block of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its permanent id.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Its text, in UTF-8.
    pub text: String,
    /// Inline marks, in the order of their start.
    pub marks: Vec<Mark>,
    /// The cells of a table.
    pub rows: Vec<Vec<String>>,
    /// The id of the media item that stands here.
    pub media: Option<String>,
}

impl Block {
    /// A block of text without marks.
    pub fn new(id: BlockId, kind: BlockKind, text: impl Into<String>) -> Block {
        Block { id, kind, text: text.into(), marks: Vec::new(), rows: Vec::new(), media: None }
    }
}

/// A picture, video, audio or graphic that goes with the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Media {
    /// Its id within the article: `m0`, or as it came.
    pub id: String,
    /// Where its bytes are.
    pub href: Option<String>,
    /// picture, video, audio, graphic, …
    pub kind: Option<String>,
    /// The block that is its caption.
    pub caption: Option<BlockId>,
    /// Whom to credit.
    pub credit: Option<String>,
    /// The alternative text.
    pub alt: Option<String>,
}
