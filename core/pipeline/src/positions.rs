//! What a text holds and where it stands: one pass over the events of a YAML parser.
//!
//! The pass also refuses what a definition must not hold (equal keys, tags, several documents) and what could exhaust the machine
//! (depth, aliases that multiply).

mod lines;
mod pass;
mod syntax;
mod values;
mod verbatim;

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::ScalarStyle;

use crate::diagnostics::{Diagnostic, Fault, On, Place};
use lines::line_starts;
pub(crate) use values::scalar;
pub(crate) use verbatim::Verbatim;

/// A definition is a page of text; what is larger is something else.
const MOST_BYTES: usize = 1 << 20;

/// The places of a document's keys and values.
#[derive(Debug)]
pub(crate) struct Positions<'t> {
    file: &'t str,
    text: &'t str,
    lines: Vec<usize>,
    nodes: Vec<Node>,
    root: Option<usize>,
}

#[derive(Debug)]
struct Node {
    range: Range<usize>,
    style: ScalarStyle,
    children: Children,
    /// How much it is, aliases put in: a value, and more for a long text.
    size: usize,
    /// How deep it goes, aliases put in.
    depth: usize,
    closed: bool,
}

#[derive(Debug)]
enum Children {
    Scalar(String),
    List(Vec<usize>),
    Map(HashMap<String, Entry>),
}

#[derive(Debug)]
struct Entry {
    key: Range<usize>,
    value: usize,
}

impl<'t> Positions<'t> {
    /// Reads the places of a text, and what is wrong with it as YAML. With an error, places end where it was met.
    pub(crate) fn read(file: &'t str, text: &'t str) -> (Self, Vec<Fault>) {
        let lines = line_starts(text);
        let mut positions = Self { file, text, lines, nodes: Vec::new(), root: None };
        let mut faults = Vec::new();
        if text.len() > MOST_BYTES {
            faults.push(Fault::error("too-large", format!("the definition is larger than {} KiB", MOST_BYTES >> 10)));
        } else if let Err(fault) = positions.collect(&mut faults) {
            faults.push(*fault);
        } else if positions.root.is_none() {
            faults.push(
                Fault::error("empty", "the definition is empty")
                    .help("a pipeline has at least `sources`, `stages` and `sinks`"),
            );
        }
        (positions, faults)
    }

    /// The range of a value or of its key. What is not there is looked for at the nearest thing that holds it.
    pub(crate) fn range_of(&self, pointer: &str, on: On) -> Option<Range<usize>> {
        let mut node = self.nodes.get(self.root?)?;
        let mut key: Option<&Range<usize>> = None;
        for part in pointer.split('/').skip(1) {
            let name = part.replace("~1", "/").replace("~0", "~");
            let next = match &node.children {
                Children::List(items) => {
                    name.parse::<usize>().ok().and_then(|i| items.get(i)).map(|item| (None, *item))
                }
                Children::Map(entries) => entries.get(&name).map(|entry| (Some(&entry.key), entry.value)),
                Children::Scalar(_) => None,
            };
            let Some((next_key, value)) = next else { break };
            let Some(next_node) = self.nodes.get(value) else { break };
            (key, node) = (next_key, next_node);
        }
        let empty = node.range.is_empty();
        Some(match key {
            Some(key) if on == On::Key || empty => key.clone(),
            _ => node.range.clone(),
        })
    }

    /// Whether a value stands in the text without quotation marks.
    pub(crate) fn is_plain(&self, pointer: &str) -> bool {
        self.exact(pointer).is_some_and(|node| node.style == ScalarStyle::Plain)
    }

    /// Where a text value's characters stand in the file.
    pub(crate) fn verbatim(&self, pointer: &str, value: &str) -> Verbatim {
        let whole = self.range_of(pointer, On::Value);
        let written = whole.as_ref().map_or("", |range| self.text_of(range));
        let style = self.exact(pointer).map(|node| node.style);
        let quoted = matches!(style, Some(ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted));
        Verbatim::find(whole.filter(|_| style.is_some()), written, quoted, value)
    }

    fn exact(&self, pointer: &str) -> Option<&Node> {
        let mut node = self.nodes.get(self.root?)?;
        for part in pointer.split('/').skip(1) {
            let name = part.replace("~1", "/").replace("~0", "~");
            let next = match &node.children {
                Children::List(items) => name.parse::<usize>().ok().and_then(|i| items.get(i)).copied(),
                Children::Map(entries) => entries.get(&name).map(|entry| entry.value),
                Children::Scalar(_) => None,
            };
            node = self.nodes.get(next?)?;
        }
        Some(node)
    }

    /// The text of a range.
    pub(crate) fn text_of(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// The line in which a value begins.
    pub(crate) fn line_of(&self, pointer: &str) -> usize {
        self.range_of(pointer, On::Value).map_or(1, |range| self.line_index(range.start) + 1)
    }

    fn line_index(&self, byte: usize) -> usize {
        self.lines.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    fn place_of(&self, range: &Range<usize>) -> Place {
        let (line, column) = self.line_and_column(range.start);
        let (end_line, end_column) = self.line_and_column(range.end);
        Place { line, column, end_line, end_column, start: range.start, end: range.end }
    }

    fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let index = self.line_index(byte);
        let start = self.lines.get(index).copied().unwrap_or(0);
        let before = self.text.get(start..byte).unwrap_or("");
        (index + 1, before.chars().count() + 1)
    }

    /// The finding with its place. A place that spans lines is cut at the end of its first.
    pub(crate) fn diagnose(&self, fault: Fault) -> Diagnostic {
        let range = fault.range.or_else(|| self.range_of(fault.pointer.as_deref()?, fault.on));
        let place = range.map(|range| {
            let start = self.text.floor_char_boundary(range.start);
            let range = start..self.text.ceil_char_boundary(range.end.max(start));
            let written = self.text_of(&range);
            let first = written.split(['\n', '\r']).next().unwrap_or("").trim_end();
            self.place_of(&(range.start..range.start + first.len()))
        });
        Diagnostic {
            severity: fault.severity,
            code: fault.code,
            message: fault.message,
            file: self.file.to_owned(),
            pointer: fault.pointer,
            place,
            label: fault.label,
            suggestion: fault.suggestion,
            help: fault.help,
            notes: fault.notes,
        }
    }
}
