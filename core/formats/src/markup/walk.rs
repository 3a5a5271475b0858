//! Tells the builder what opens and closes in a tree.

use super::builder::Builder;
use super::steps::{Step, steps};
use super::{limits::within_limits, table};
use crate::characters::one_line;
use copydesk_article::{Article, BlockId, BlockKind, MarkKind, Media};
use dom_query::{Document, NodeRef};
use std::collections::HashSet;

/// Adds the blocks and media of a fragment of HTML or XHTML to the article.
pub(crate) fn blocks_of_fragment(html: &str, article: &mut Article) {
    let document = Document::fragment(&*within_limits(html));
    blocks_of(&document.root(), article);
}

/// Adds the blocks and media under `root` to the article.
pub(crate) fn blocks_of(root: &NodeRef<'_>, article: &mut Article) {
    let hrefs = article.media.iter().filter_map(|media| media.href.clone()).collect();
    let mut walk = Walk { article, builder: Builder::default(), figures: Vec::new(), hrefs };
    let mut steps = steps(root);
    while let Some(step) = steps.next() {
        match step {
            Step::Open(node) => {
                if walk.open(&node) == Inside::Skip {
                    steps.skip_children();
                }
            }
            Step::Text(text) => walk.builder.push_text(&text),
            Step::Close(node) => walk.close(&node),
        }
    }
    walk.builder.flush(walk.article);
}

/// Whether the children of an element are walked.
#[derive(PartialEq)]
enum Inside {
    Walk,
    Skip,
}

struct Walk<'a> {
    article: &'a mut Article,
    builder: Builder,
    /// Of each open figure: the first of its media, and its caption.
    figures: Vec<(usize, Option<BlockId>)>,
    hrefs: HashSet<String>,
}

impl Walk<'_> {
    fn open(&mut self, node: &NodeRef<'_>) -> Inside {
        let Some(name) = node.node_name() else { return Inside::Walk };
        match &*name {
            "script" | "style" | "noscript" | "template" | "svg" | "math" | "head" | "iframe" | "object" | "embed"
            | "button" | "input" | "select" | "textarea" | "nav" | "title" => return Inside::Skip,
            "img" | "video" | "audio" => self.media(node, &name),
            "br" => self.line_break(),
            "a" => {
                let href = node.attr("href").map(|href| href.trim().to_owned()).filter(|href| is_target(href));
                self.builder.open(MarkKind::Link, href);
            }
            "em" | "i" => self.builder.open(MarkKind::Emphasis, None),
            "strong" | "b" => self.builder.open(MarkKind::Strong, None),
            "q" => self.builder.push_text("\u{201C}"),
            "cite" | "footer" if self.is_attribution(node) => {
                self.builder.flush(self.article);
                if !node.text().trim_start().starts_with(['-', '–', '—', '―']) {
                    self.builder.push_text("\u{2014} ");
                }
            }
            "table" => return self.table(node),
            "figure" => {
                self.builder.flush(self.article);
                self.figures.push((self.article.media.len(), None));
            }
            name => match nesting_kind(name) {
                Some(kind) => {
                    self.builder.flush(self.article);
                    self.builder.kinds.push(kind);
                }
                None if is_block(name) => drop(self.builder.flush(self.article)),
                None => {}
            },
        }
        Inside::Walk
    }

    fn close(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        match &*name {
            "a" => self.builder.close(MarkKind::Link),
            "em" | "i" => self.builder.close(MarkKind::Emphasis),
            "strong" | "b" => self.builder.close(MarkKind::Strong),
            "q" => self.builder.push_text("\u{201D}"),
            "cite" | "footer" if self.is_attribution(node) => drop(self.builder.flush(self.article)),
            "figure" => {
                self.builder.flush(self.article);
                self.figures.pop();
            }
            name => match nesting_kind(name) {
                Some(kind) => {
                    let before = self.article.body.len();
                    self.builder.flush(self.article);
                    self.builder.kinds.pop();
                    if kind == BlockKind::Caption && self.article.body.len() > before {
                        self.caption_of_figure();
                    }
                }
                None if is_block(name) => drop(self.builder.flush(self.article)),
                None => {}
            },
        }
    }

    /// Who said or wrote what a block quotation holds: an element of its own in it, with other text above. It stands behind a dash, so that
    /// nobody takes it for more of the quotation; `cite` within a sentence names a work.
    fn is_attribution(&self, node: &NodeRef<'_>) -> bool {
        /// No such line is longer, in bytes.
        const LONGEST: usize = 200;
        let quoted = self.builder.kinds.last() == Some(&BlockKind::Blockquote);
        let Some(parent) = node.parent().filter(|parent| quoted && parent.is_element()) else { return false };
        let (text, around) = (one_line(&node.text()), one_line(&parent.text()));
        let direct = parent.has_name("blockquote") && around.len() > text.len() && around.ends_with(&*text);
        // `<p><cite>Ada Rowe</cite></p>` below the quotation.
        let alone = || around == text && parent.prev_element_sibling().is_some() && !parent.has_name("footer");
        !text.is_empty() && text.len() <= LONGEST && (direct || alone())
    }

    /// A line ends: in running text that is a block of its own, in a heading or caption only a space.
    fn line_break(&mut self) {
        match self.builder.kinds.last() {
            Some(BlockKind::Heading | BlockKind::Caption | BlockKind::ListItem) => self.builder.push_space(),
            _ => drop(self.builder.flush(self.article)),
        }
    }

    fn media(&mut self, node: &NodeRef<'_>, name: &str) {
        let attr = |name: &str| node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let source =
            || node.children_it(false).find(|child| child.has_name("source")).and_then(|child| child.attr("src"));
        let lazy = || attr("data-src").or_else(|| attr("data-original"));
        let href =
            attr("src").filter(|src| is_target(src)).or_else(lazy).or_else(|| source().map(|src| src.to_string()));
        let Some(href) = href.filter(|href| is_target(href)) else { return };
        let tiny = |name: &str| attr(name).is_some_and(|size| matches!(size.as_str(), "0" | "1" | "1px"));
        if (tiny("width") && tiny("height")) || !self.hrefs.insert(href.clone()) {
            return;
        }
        let kind = if name == "img" { "picture" } else { name };
        let id = format!("m{}", self.article.media.len());
        let alt = attr("alt").map(|alt| one_line(&alt)).filter(|alt| !alt.is_empty());
        self.article.media.push(Media { id, href: Some(href), kind: Some(kind.to_owned()), alt, ..Media::default() });
        if let Some((_, Some(caption))) = self.figures.last().cloned() {
            self.link(self.article.media.len() - 1, &caption);
        }
    }

    /// The block that was just added is the caption of the figure around.
    fn caption_of_figure(&mut self) {
        let Some(id) = self.article.body.last().map(|block| block.id.clone()) else { return };
        let Some((first, caption)) = self.figures.last_mut() else { return };
        *caption = Some(id.clone());
        let first = *first;
        for index in first..self.article.media.len() {
            self.link(index, &id);
        }
    }

    fn link(&mut self, index: usize, caption: &BlockId) {
        let Some(media) = self.article.media.get_mut(index) else { return };
        media.caption.get_or_insert_with(|| caption.clone());
        let media = media.id.clone();
        if let Some(block) = self.article.body.iter_mut().rev().take(4).find(|block| block.id == *caption) {
            block.media.get_or_insert(media);
        }
    }

    fn table(&mut self, node: &NodeRef<'_>) -> Inside {
        self.builder.flush(self.article);
        let Some(rows) = table::rows(node) else { return Inside::Walk };
        let caption = node.children_it(false).find(|child| child.has_name("caption"));
        if let Some(caption) = caption.map(|caption| one_line(&caption.text())).filter(|text| !text.is_empty()) {
            self.article.push_block(BlockKind::Caption, caption);
        }
        let text = table::text(&rows);
        self.article.push_block(BlockKind::Table, text).rows = rows;
        Inside::Skip
    }
}

/// A link or source that leads somewhere.
fn is_target(href: &str) -> bool {
    let lower = href.get(..11).unwrap_or(href).to_ascii_lowercase();
    !(href.is_empty() || href.starts_with('#') || lower.starts_with("javascript:") || lower.starts_with("data:"))
}

/// Elements that make every block in them a block of this kind.
fn nesting_kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dd" => BlockKind::ListItem,
        "blockquote" => BlockKind::Blockquote,
        "figcaption" => BlockKind::Caption,
        _ => return None,
    })
}

/// Elements that stand on lines of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "body"
            | "caption"
            | "center"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "footer"
            | "form"
            | "header"
            | "hl1"
            | "hl2"
            | "hr"
            | "html"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "tbody"
            | "td"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
