//! The pass over the parser's events that finds the places, and refuses what a definition must not hold.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::lines::ByteOffsets;
use super::syntax::{Bracket, syntax};
use super::{Children, Entry, Node, Positions};
use crate::diagnostics::Fault;

const DEEPEST: usize = 64;
/// How many values a definition may have after its aliases are put in.
const MOST_VALUES: usize = 100_000;
/// A text counts as one value more for each so many bytes.
const LONG_TEXT: usize = 256;
/// More equal keys than a person wants to read of.
const MOST_DUPLICATES: usize = 100;

/// A collection that is being read.
struct Open {
    node: usize,
    key: Option<(String, Range<usize>)>,
    flow: bool,
}

impl Positions<'_> {
    pub(super) fn collect(&mut self, faults: &mut Vec<Fault>) -> Result<(), Box<Fault>> {
        let bytes = ByteOffsets::new(self.text);
        let mut anchors: HashMap<usize, usize> = HashMap::new();
        let mut open: Vec<Open> = Vec::new();
        let mut documents = 0;
        for event in Parser::new_from_str(self.text) {
            let (event, span) = match event {
                Ok(read) => read,
                Err(error) => {
                    let at = bytes.of(error.marker().index());
                    return Err(Box::new(syntax(self, error.info(), at, self.bracket(open.last()))));
                }
            };
            let range = bytes.range(span);
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(Box::new(
                            Fault::error("second-document", "a second document begins here")
                                .in_range(Some(range))
                                .help("a file holds one pipeline: put the other one in a file of its own"),
                        ));
                    }
                }
                Event::Scalar(value, style, anchor, tag) => {
                    refuse_tag(tag.is_some(), &range)?;
                    let range = trim_scalar(self.text, range, style, value.is_empty());
                    let waits_for_key = open.last().is_some_and(|o| self.is_map(o.node) && o.key.is_none());
                    if waits_for_key {
                        self.take_key(&mut open, value.into_owned(), range, faults);
                    } else {
                        let node = self.add(range, style, Children::Scalar(value.into_owned()), true);
                        if anchor != 0 {
                            anchors.insert(anchor, node);
                        }
                        self.attach(&mut open, node)?;
                    }
                }
                Event::Alias(anchor) => {
                    let node =
                        anchors.get(&anchor).copied().filter(|node| self.nodes.get(*node).is_some_and(|n| n.closed));
                    let Some(node) = node else {
                        return Err(Box::new(
                            Fault::error("alias", "this alias names the value that it stands in").in_range(Some(range)),
                        ));
                    };
                    self.refuse_complex_key(&open, &range)?;
                    self.attach(&mut open, node)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    refuse_tag(tag.is_some(), &range)?;
                    self.begin(&mut open, &mut anchors, anchor, range, Children::List(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    refuse_tag(tag.is_some(), &range)?;
                    self.begin(&mut open, &mut anchors, anchor, range, Children::Map(HashMap::new()))?;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let Some(closed) = open.pop() else { continue };
                    self.close(&closed, range.end);
                    self.attach(&mut open, closed.node)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The bracket that is still open, if the innermost collection has brackets.
    fn bracket(&self, open: Option<&Open>) -> Option<Bracket> {
        let open = open.filter(|open| open.flow)?;
        let range = self.nodes.get(open.node)?.range.clone();
        Some(Bracket { range, closing: if self.is_map(open.node) { '}' } else { ']' } })
    }

    fn begin(
        &mut self,
        open: &mut Vec<Open>,
        anchors: &mut HashMap<usize, usize>,
        anchor: usize,
        range: Range<usize>,
        children: Children,
    ) -> Result<(), Box<Fault>> {
        self.refuse_complex_key(open, &range)?;
        if open.len() >= DEEPEST {
            return Err(Box::new(
                Fault::error("too-deep", format!("nested more than {DEEPEST} deep")).in_range(Some(range)),
            ));
        }
        let flow = matches!(self.text.as_bytes().get(range.start), Some(b'[' | b'{'));
        let node = self.add(range, ScalarStyle::Plain, children, false);
        if anchor != 0 {
            anchors.insert(anchor, node);
        }
        open.push(Open { node, key: None, flow });
        Ok(())
    }

    fn close(&mut self, closed: &Open, end: usize) {
        let Some(node) = self.nodes.get_mut(closed.node) else { return };
        let start = node.range.start;
        let written = self.text.get(start..end.max(start)).unwrap_or("");
        node.range.end = start + written.trim_end_matches(BLANKS).len();
        node.closed = true;
    }

    fn take_key(&self, open: &mut [Open], key: String, range: Range<usize>, faults: &mut Vec<Fault>) {
        let Some(map) = open.last_mut() else { return };
        if let Some(Children::Map(entries)) = self.nodes.get(map.node).map(|node| &node.children)
            && let Some(first) = entries.get(&key)
            && faults.len() < MOST_DUPLICATES
        {
            let place = self.place_of(&first.key);
            faults.push(
                Fault::error("duplicate-key", format!("`{key}` stands here a second time"))
                    .in_range(Some(range.clone()))
                    .help("keep one of the two: only one can count")
                    .info(format!("the first is in line {}, column {}", place.line, place.column)),
            );
        }
        map.key = Some((key, range));
    }

    fn attach(&mut self, open: &mut [Open], node: usize) -> Result<(), Box<Fault>> {
        let Some(parent) = open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        let key = parent.key.take();
        let (size, depth) = self.nodes.get(node).map_or((0, 0), |n| (n.size, n.depth));
        let Some(holder) = self.nodes.get_mut(parent.node) else { return Ok(()) };
        holder.size = holder.size.saturating_add(size);
        if holder.size > MOST_VALUES {
            let start = holder.range.start;
            return Err(Box::new(
                Fault::error("too-large", format!("more than {MOST_VALUES} values, once the aliases are put in"))
                    .in_range(Some(start..start)),
            ));
        }
        holder.depth = holder.depth.max(depth + 1);
        if holder.depth > DEEPEST {
            let start = holder.range.start;
            return Err(Box::new(
                Fault::error("too-deep", format!("nested more than {DEEPEST} deep, once the aliases are put in"))
                    .in_range(Some(start..start)),
            ));
        }
        match (&mut holder.children, key) {
            (Children::List(items), _) => items.push(node),
            // Of equal keys, which are an error, the last counts.
            (Children::Map(entries), Some((name, key))) => _ = entries.insert(name, Entry { key, value: node }),
            _ => {}
        }
        Ok(())
    }

    fn refuse_complex_key(&self, open: &[Open], range: &Range<usize>) -> Result<(), Box<Fault>> {
        if !open.last().is_some_and(|parent| self.is_map(parent.node) && parent.key.is_none()) {
            return Ok(());
        }
        let outer = range.start.saturating_sub(1);
        if self.text.get(outer..).is_some_and(|rest| rest.starts_with("{{")) {
            return Err(Box::new(
                Fault::error("key", "to YAML this is a mapping, not a text")
                    .in_range(Some(outer..range.start + 1))
                    .help("a text that begins with `{` needs quotation marks: \"{{ … }}\""),
            ));
        }
        Err(Box::new(
            Fault::error("key", "a key is a name, not a list, a mapping or an alias").in_range(Some(range.clone())),
        ))
    }

    fn add(&mut self, range: Range<usize>, style: ScalarStyle, children: Children, closed: bool) -> usize {
        let size = match &children {
            Children::Scalar(text) => 1 + text.len() / LONG_TEXT,
            _ => 1,
        };
        self.nodes.push(Node { range, style, children, size, depth: 1, closed });
        self.nodes.len() - 1
    }

    fn is_map(&self, node: usize) -> bool {
        matches!(self.nodes.get(node).map(|n| &n.children), Some(Children::Map(_)))
    }
}

fn refuse_tag(tagged: bool, range: &Range<usize>) -> Result<(), Box<Fault>> {
    if tagged {
        return Err(Box::new(
            Fault::error("tag", "a definition has no tags (`!…`)")
                .in_range(Some(range.clone()))
                .help("if the `!` belongs to the text, put the text in quotation marks; in a condition write `not`"),
        ));
    }
    Ok(())
}

/// What YAML takes for blanks; a text may hold others.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// A scalar's range without the blanks that a parser counts to it, nor its anchor.
fn trim_scalar(text: &str, range: Range<usize>, style: ScalarStyle, empty: bool) -> Range<usize> {
    let Some(written) = text.get(range.clone()) else { return range };
    let mut start = range.start;
    if written.starts_with('&') {
        let anchor = written.find(BLANKS).unwrap_or(written.len());
        let rest = &written[anchor..];
        start += anchor + (rest.len() - rest.trim_start_matches(BLANKS).len());
    }
    if style == ScalarStyle::Plain && empty {
        return start..start;
    }
    start..start + text[start..range.end].trim_end_matches(BLANKS).len()
}
