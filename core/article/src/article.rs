//! The article itself.

use crate::block::names;
use crate::{Annotation, Block, BlockId, BlockKind, Field, Header, Made, Media, Quote, Span, Subject, Target};
use std::collections::BTreeMap;
use std::sync::Arc;

names! {
    /// What an item is.
    ItemType, default Text:
    #[default]
    /// A story.
    Text = 0 "text",
    /// A picture.
    Picture = 1 "picture",
    /// A video.
    Video = 2 "video",
    /// A sound.
    Audio = 3 "audio",
    /// A graphic.
    Graphic = 4 "graphic",
    /// A package of other items.
    Composite = 5 "composite",
    /// A plan of coverage or an event.
    Planning = 6 "planning",
}

names! {
    /// Whether an item may be put out.
    PubStatus, default Usable:
    #[default]
    /// It may.
    Usable = 0 "usable",
    /// Not until the provider says so.
    Withheld = 1 "withheld",
    /// Withdrawn: a kill.
    Canceled = 2 "canceled",
}

names! {
    /// For whom a note is.
    NoteRole, default Private:
    /// For readers, such as a correction.
    Public = 0 "public",
    #[default]
    /// For the desk; never reaches a sink.
    Private = 1 "private",
}

/// A note to the editor or the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// For whom it is.
    pub role: NoteRole,
    /// What it says.
    pub text: String,
}

/// A block that a stage took out of the body, kept with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The block as it was when it was removed.
    pub block: Block,
    /// Who removed it.
    pub stage: Arc<str>,
    /// Why, in a word or two.
    pub reason: String,
    /// The block that it repeats.
    pub of: Option<BlockId>,
    /// Not for publication: it is never given out, not even among what was removed, except to the desk.
    pub private: bool,
}

/// A summary made of whole sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The sentences, in order.
    pub sentences: Vec<String>,
}

impl Summary {
    /// The sentences joined by a space.
    pub fn text(&self) -> String {
        self.sentences.join(" ")
    }
}

/// What one stage did to the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineageEntry {
    /// The stage's id in the pipeline.
    pub stage: Arc<str>,
    /// The plugin and its version.
    pub plugin: Arc<str>,
    /// A digest of the configuration.
    pub config: Arc<str>,
    /// How many edits and annotations it made.
    pub changes: u32,
    /// What they were.
    pub made: Made,
    /// How many annotations of earlier stages its edits retracted.
    pub retracted: u32,
}

/// A versioned item with header fields and a body of blocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Stable across the versions of a story.
    pub uri: String,
    /// What it is.
    pub kind: ItemType,
    /// Whether it may be put out.
    pub pubstatus: PubStatus,
    /// 1 (most urgent) to 9.
    pub urgency: Option<u8>,
    /// The header fields that are text.
    pub header: Header,
    /// Whether `language` was guessed from the body by a decoder.
    pub language_guessed: bool,
    /// Notes, with their role.
    pub ednotes: Vec<Note>,
    /// The body, in order.
    pub body: Vec<Block>,
    /// What stages removed, in the order of removal.
    pub removed: Vec<Removed>,
    /// Pictures and the like.
    pub media: Vec<Media>,
    /// Quotations.
    pub quotes: Vec<Quote>,
    /// Topics, the provider's and ours.
    pub subjects: Vec<Subject>,
    /// Annotations of other types.
    pub annotations: Vec<Annotation>,
    /// The summary, where a stage made one.
    pub summary: Option<Summary>,
    /// Rendered texts by name.
    pub renditions: BTreeMap<String, String>,
    /// What each stage did, in order.
    pub lineage: Vec<LineageEntry>,
    /// What came with the article and has no field of ours.
    pub extra: serde_json::Map<String, serde_json::Value>,
    /// The number of the next block id; above every number in use.
    pub(crate) next_block: u32,
}

impl Article {
    /// An empty text item.
    pub fn new(uri: impl Into<String>) -> Article {
        Article { uri: uri.into(), ..Article::default() }
    }

    /// The text of a header field.
    pub fn field(&self, field: Field) -> Option<&str> {
        self.header.get(field)
    }

    /// Adds a block at the end of the body and gives it the next id.
    pub fn push_block(&mut self, kind: BlockKind, text: impl Into<String>) -> &mut Block {
        let id = self.fresh_id();
        self.body.push(Block::new(id, kind, text));
        let last = self.body.len() - 1;
        &mut self.body[last]
    }

    /// The next unused block id.
    pub(crate) fn fresh_id(&mut self) -> BlockId {
        let number = self.next_block;
        self.next_block = number.saturating_add(1);
        BlockId::Number(number)
    }

    /// Keeps fresh ids above `id`. Those that came with a number beyond what memory holds blocks for are passed over: fresh
    /// ids never get there, and could otherwise run out.
    pub(crate) fn note_id(&mut self, id: &BlockId) {
        const BEYOND: u32 = 1 << 30;
        if let BlockId::Number(number) = id
            && *number < BEYOND
        {
            self.next_block = self.next_block.max(number + 1);
        }
    }

    /// Where the block with this id stands in the body.
    pub fn index_of(&self, id: &BlockId) -> Option<usize> {
        // Ids are mostly numbered in order and blocks are mostly removed, so the block mostly stands a little before its
        // own number: look there first, so that many look-ups in a long article stay cheap.
        let guess = match id {
            BlockId::Number(number) => (*number as usize).saturating_add(1).min(self.body.len()),
            BlockId::Name(_) => 0,
        };
        let (before, after) = self.body.split_at(guess);
        let found = before.iter().rposition(|block| block.id == *id);
        found.or_else(|| after.iter().position(|block| block.id == *id).map(|index| guess + index))
    }

    /// The block of the body with this id.
    pub fn block(&self, id: &BlockId) -> Option<&Block> {
        self.index_of(id).and_then(|index| self.body.get(index))
    }

    /// The text that a span lies in.
    pub fn target_text(&self, target: &Target) -> Option<&str> {
        match target {
            Target::Block(id) => self.block(id).map(|block| block.text.as_str()),
            Target::Field(field) => self.field(*field),
        }
    }

    /// The text of a span; `None` where it lies outside the article or off a character's boundary.
    pub fn span_text(&self, span: &Span) -> Option<&str> {
        self.target_text(&span.target)?.get(span.start..span.end)
    }

    /// A quotation's text: pieces in one block joined by a space, but a stop to what it ends, across blocks by a newline.
    pub fn quote_text(&self, quote: &Quote) -> String {
        let mut text = String::new();
        for (index, (parted, piece)) in self.quote_pieces(quote).enumerate() {
            if index > 0 {
                text.push_str(parted);
            }
            text.push_str(piece);
        }
        text
    }

    /// The pieces of a quotation's text, each with what parts it from the one before.
    pub(crate) fn quote_pieces(&self, quote: &Quote) -> impl Iterator<Item = (&'static str, &str)> {
        let mut before: Option<&Target> = None;
        quote.spans.iter().map(move |span| {
            let together = before.replace(&span.target).is_some_and(|before| *before == span.target);
            let piece = self.span_text(span).unwrap_or_default();
            let parted = match together {
                true if opens_with_stop(piece) => "",
                true => " ",
                false => "\n",
            };
            (parted, piece)
        })
    }

    /// The bytes of text that it holds: what backpressure counts.
    pub fn text_bytes(&self) -> usize {
        self.body.iter().map(|block| block.text.len()).sum()
    }
}

/// Whether a piece of a quotation begins with the stop of the one before it.
fn opens_with_stop(piece: &str) -> bool {
    piece.starts_with([',', '.', ';', ':']) && !piece.starts_with("..")
}
