//! What decoders give: items of a record, each an article or the reason why it is none.

use crate::origin::Origin;
use crate::{embargo, hold, identity, kill, language};
use copydesk_article::{Article, Header};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// What the decoders know besides the bytes.
#[derive(Clone, Debug)]
pub struct Context {
    /// Header fields for articles that come without them: the `defaults:` of a source.
    pub defaults: Header,
    /// Guess the language from the body where neither the article nor `defaults` gives it.
    pub guess_language: bool,
}

impl Default for Context {
    fn default() -> Context {
        Context { defaults: Header::default(), guess_language: true }
    }
}

/// One item of a record.
#[derive(Debug)]
pub struct Item {
    /// Where the item's own bytes lie in the record: what a dead letter keeps.
    pub raw: Range<usize>,
    /// The article, or why it is none.
    pub article: Result<Article, DecodeError>,
}

/// Why a record, or one item of it, is no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The source's name.
    pub source: Arc<str>,
    /// The line, where the source holds a record a line.
    pub line: Option<u64>,
    /// The item's number in the record, from 1, where it holds several.
    pub item: Option<usize>,
    /// What is wrong, and what to do.
    pub reason: Reason,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(item) = self.item {
            write!(f, ", item {item}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for DecodeError {}

/// What is wrong with a record or an item.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// No text file at all.
    #[error("this is {0}, not text; unpack or convert it first")]
    Binary(&'static str),
    /// A format that was recognised and that this version does not read.
    #[error("this is {what}, which this version does not read; it reads {reads}")]
    NotRead {
        /// What it is.
        what: String,
        /// The formats that can be read.
        reads: String,
    },
    /// JSON that is neither an article nor ninjs.
    #[error("this is JSON, but neither an article nor ninjs: {0}")]
    OtherJson(String),
    /// A line among lines of JSON that is none.
    #[error("this line is no JSON object, as the lines of such a file are; put it right, or take it out")]
    NotJson,
    /// Nothing is in it.
    #[error("there is no text in it")]
    Empty,
    /// What a server sent in a story's place: the part of its title that says so.
    #[error("this is no story but a page that a server sends in its place: `{0}`; fetch the story again")]
    ErrorPage(String),
    /// It is of its format, but broken or against its rules.
    #[error("{0}")]
    Malformed(String),
    /// The pipeline names a format that can only be written.
    #[error("`{0}` can be written but not read; `format: auto` tells the format by the bytes")]
    WriteOnly(&'static str),
}

impl Reason {
    /// `decode` fills in what can be read.
    pub(crate) fn not_read(what: &str) -> Reason {
        Reason::NotRead { what: what.to_owned(), reads: String::new() }
    }
}

/// Where decoders put what they read.
pub(crate) struct Items<'a> {
    origin: &'a Origin,
    /// The record's line, where the origin holds a record a line.
    line: Option<u64>,
    /// The record's bytes.
    bytes: &'a [u8],
    context: &'a Context,
    out: Vec<(Range<usize>, Result<Article, Reason>)>,
}

impl<'a> Items<'a> {
    pub(crate) fn new(origin: &'a Origin, line: Option<u64>, bytes: &'a [u8], context: &'a Context) -> Items<'a> {
        Items { origin, line, bytes, context, out: Vec::with_capacity(1) }
    }

    /// Says that the record is something that we know and do not read.
    pub(crate) fn not_read(&mut self, what: &str) {
        self.push_whole(Err(Reason::not_read(what)));
    }

    /// Adds an item; `raw` is where its bytes lie in the record.
    pub(crate) fn push(&mut self, raw: Range<usize>, article: Result<Article, Reason>) {
        self.out.push((raw, article));
    }

    /// Adds an item that is the whole record.
    pub(crate) fn push_whole(&mut self, article: Result<Article, Reason>) {
        self.push(0..self.bytes.len(), article);
    }

    /// Gives every item its identity, the defaults, the embargo, the kill or the hold that its own lines tell of, and the language.
    pub(crate) fn finish(mut self) -> Vec<Item> {
        if self.out.is_empty() {
            self.push_whole(Err(Reason::Empty));
        }
        let Items { origin, line, bytes, context, out } = self;
        let several = out.len() > 1;
        let mut names = identity::Names::new(origin, bytes);
        let finish = |(index, (raw, article)): (usize, (Range<usize>, Result<Article, Reason>))| {
            let item = several.then_some(index + 1);
            let article = match article {
                Ok(mut article) => {
                    if article.uri.trim().is_empty() {
                        article.uri = names.of(line, item);
                    }
                    complete(&mut article, context);
                    Ok(article)
                }
                Err(reason) => Err(DecodeError { source: origin.name.clone(), line, item, reason }),
            };
            Item { raw, article }
        };
        out.into_iter().enumerate().map(finish).collect()
    }
}

fn complete(article: &mut Article, context: &Context) {
    for (field, text) in context.defaults.iter() {
        article.header.set_default(field, text);
    }
    embargo::read(article);
    kill::read(article);
    hold::read(article);
    language::settle(article, context.guess_language);
}
