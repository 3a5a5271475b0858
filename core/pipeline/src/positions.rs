//! Where everything stands: one pass over the events of a YAML parser gives each key and value its range of bytes.
//!
//! The pass also refuses what a definition must not hold (equal keys, tags, several documents) and what could exhaust the machine
//! (depth, aliases that multiply), so that the reader that follows can go ahead.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::diagnostics::{Diagnostic, Fault, On, Place};

/// A definition is a page of text; what is larger is something else.
const MOST_BYTES: usize = 1 << 20;
const DEEPEST: usize = 64;
/// How many values a definition may have after its aliases are put in.
const MOST_VALUES: usize = 100_000;

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
    /// How many values it is, aliases put in.
    size: usize,
    closed: bool,
}

#[derive(Debug)]
enum Children {
    None,
    List(Vec<usize>),
    Map(HashMap<String, Entry>),
}

#[derive(Debug)]
struct Entry {
    key: Range<usize>,
    value: usize,
}

/// A collection that is being read.
struct Open {
    node: usize,
    key: Option<(String, Range<usize>)>,
    flow: bool,
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

    fn collect(&mut self, faults: &mut Vec<Fault>) -> Result<(), Box<Fault>> {
        let bytes = ByteOffsets::new(self.text);
        let mut anchors: HashMap<usize, usize> = HashMap::new();
        let mut open: Vec<Open> = Vec::new();
        let mut documents = 0;
        for event in Parser::new_from_str(self.text) {
            let (event, span) = match event {
                Ok(read) => read,
                Err(error) => {
                    let at = bytes.of(error.marker().index());
                    return Err(Box::new(self.syntax(error.info(), at, open.last())));
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
                    let range = trim_scalar(self.text, range, style);
                    let waits_for_key = open.last().is_some_and(|o| self.is_map(o.node) && o.key.is_none());
                    if waits_for_key {
                        self.take_key(&mut open, value.into_owned(), range, faults);
                    } else {
                        let node = self.add(range, style, Children::None, true);
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
        node.range.end = start + written.trim_end().len();
        node.closed = true;
    }

    fn take_key(&self, open: &mut [Open], key: String, range: Range<usize>, faults: &mut Vec<Fault>) {
        let Some(map) = open.last_mut() else { return };
        if let Some(Children::Map(entries)) = self.nodes.get(map.node).map(|node| &node.children)
            && let Some(first) = entries.get(&key)
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
        let size = self.nodes.get(node).map_or(0, |n| n.size);
        let Some(holder) = self.nodes.get_mut(parent.node) else { return Ok(()) };
        holder.size = holder.size.saturating_add(size);
        if holder.size > MOST_VALUES {
            let start = holder.range.start;
            return Err(Box::new(
                Fault::error("too-large", format!("more than {MOST_VALUES} values, once the aliases are put in"))
                    .in_range(Some(start..start)),
            ));
        }
        match (&mut holder.children, key) {
            (Children::List(items), _) => items.push(node),
            // Of equal keys, which are an error, the last counts here as it does for the reader.
            (Children::Map(entries), Some((name, key))) => _ = entries.insert(name, Entry { key, value: node }),
            _ => {}
        }
        Ok(())
    }

    fn refuse_complex_key(&self, open: &[Open], range: &Range<usize>) -> Result<(), Box<Fault>> {
        match open.last() {
            Some(parent) if self.is_map(parent.node) && parent.key.is_none() => {
                Err(Box::new(complex_key(range.clone())))
            }
            _ => Ok(()),
        }
    }

    fn add(&mut self, range: Range<usize>, style: ScalarStyle, children: Children, closed: bool) -> usize {
        self.nodes.push(Node { range, style, children, size: 1, closed });
        self.nodes.len() - 1
    }

    fn is_map(&self, node: usize) -> bool {
        matches!(self.nodes.get(node).map(|n| &n.children), Some(Children::Map(_)))
    }

    /// What a YAML parser's complaint means to a person.
    fn syntax(&self, info: &str, at: usize, open: Option<&Open>) -> Fault {
        let at = at.min(self.text.len());
        // A complaint at the end of the text is shown where the text ends.
        let at = if self.text[at..].trim().is_empty() { self.text.trim_end().len() } else { at };
        let end = self.text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        let line_start = self.lines.get(self.line_index(at)).copied().unwrap_or(0);
        let before = &self.text[line_start..at];
        let mut fault = Fault::error("syntax", format!("the text is not valid YAML: {}", plain_words(info)));
        fault = fault.in_range(Some(at..end));
        if before.contains("${") && open.is_some_and(|o| o.flow) {
            fault = fault.help("within `{ … }` and `[ … ]` a variable needs quotation marks: \"${NAME}\"");
        } else if info.contains("tab") {
            fault = fault.help("indent with spaces: YAML does not take tabs there");
        } else if info.contains("mapping values") {
            fault = fault.help(
                "if the `:` belongs to the text, put the text in quotation marks; if not, look at the indentation",
            );
        } else if self.text[at..].starts_with(['%', '@', '`']) {
            fault = fault.help("a text that begins with this character needs quotation marks");
        }
        if let Some(open) = open.filter(|open| open.flow)
            && let Some(node) = self.nodes.get(open.node)
        {
            let place = self.place_of(&node.range);
            let (opened, closing) = if self.is_map(open.node) { ('{', '}') } else { ('[', ']') };
            fault = fault.info(format!(
                "`{opened}` was opened in line {}, column {} and no `{closing}` has closed it yet",
                place.line, place.column
            ));
        }
        fault
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
                Children::None => None,
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
        let start = whole.clone().zip(self.exact(pointer)).and_then(|(whole, node)| {
            let written = self.text.get(whole.clone())?;
            let offset = match node.style {
                ScalarStyle::Plain => (written == value).then_some(0),
                ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                    (written.get(1..1 + value.len()) == Some(value)).then_some(1)
                }
                ScalarStyle::Literal | ScalarStyle::Folded => {
                    let content = value.trim_end();
                    (!content.contains('\n')).then(|| written.find(content)).flatten()
                }
            };
            offset.map(|offset| whole.start + offset)
        });
        Verbatim { whole, start }
    }

    fn exact(&self, pointer: &str) -> Option<&Node> {
        let mut node = self.nodes.get(self.root?)?;
        for part in pointer.split('/').skip(1) {
            let name = part.replace("~1", "/").replace("~0", "~");
            let next = match &node.children {
                Children::List(items) => name.parse::<usize>().ok().and_then(|i| items.get(i)).copied(),
                Children::Map(entries) => entries.get(&name).map(|entry| entry.value),
                Children::None => None,
            };
            node = self.nodes.get(next?)?;
        }
        Some(node)
    }

    /// The text of a range.
    pub(crate) fn text_of(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// A byte of the text as line and column of the reader that gave it, which counts both from 1.
    pub(crate) fn byte_at(&self, line: usize, column: usize) -> usize {
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let rest = self.text.get(start..).unwrap_or("");
        rest.char_indices().nth(column.saturating_sub(1)).map_or(self.text.len(), |(offset, _)| start + offset)
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

fn refuse_tag(tagged: bool, range: &Range<usize>) -> Result<(), Box<Fault>> {
    if tagged {
        return Err(Box::new(
            Fault::error("tag", "a definition has no tags (`!…`)")
                .in_range(Some(range.clone()))
                .help("if the `!` belongs to the text, put the text in quotation marks"),
        ));
    }
    Ok(())
}

fn complex_key(range: Range<usize>) -> Fault {
    Fault::error("key", "a key is a name, not a list, a mapping or an alias").in_range(Some(range))
}

/// A scalar's range without the blanks that a parser counts to it, nor its anchor.
fn trim_scalar(text: &str, range: Range<usize>, style: ScalarStyle) -> Range<usize> {
    let Some(written) = text.get(range.clone()) else { return range };
    let mut start = range.start;
    if written.starts_with('&') {
        let anchor = written.find(char::is_whitespace).unwrap_or(written.len());
        let rest = &written[anchor..];
        start += anchor + (rest.len() - rest.trim_start().len());
    }
    if matches!(style, ScalarStyle::Plain) && text[start..range.end].trim().is_empty() {
        return start..start;
    }
    start..start + text[start..range.end].trim_end().len()
}

/// A parser's words, put so that one need not know YAML's grammar.
fn plain_words(info: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("mapping values are not allowed", "a `:` where no key can stand"),
        ("did not find expected node content", "a value is missing"),
        ("simple key expected", "a `:` is missing after the key"),
        ("could not find expected ':'", "a `:` is missing after the key"),
        ("found unknown anchor", "this alias names an anchor that is not there"),
        ("invalid indentation in quoted scalar", "the quotation mark is not closed before the next key"),
        ("tabs disallowed", "a tab in the indentation"),
    ];
    let known = WORDS.iter().find(|(words, _)| info.contains(words));
    known.map_or_else(|| info.to_owned(), |(_, plain)| (*plain).to_owned())
}

/// The first byte of each line. A byte order mark belongs to no line.
fn line_starts(text: &str) -> Vec<usize> {
    let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let bytes = text.as_bytes();
    let mut starts = vec![first];
    for (index, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
            starts.push(index + 1);
        }
    }
    starts
}

/// Where a text value stands, and where its characters do if it stands there as it reads.
#[derive(Debug, Clone)]
pub(crate) struct Verbatim {
    whole: Option<Range<usize>>,
    start: Option<usize>,
}

impl Verbatim {
    /// The range of a part of the text; the whole value's where its characters are written otherwise.
    pub(crate) fn part(&self, part: Range<usize>) -> Option<Range<usize>> {
        let whole = self.whole.clone()?;
        let Some(start) = self.start else { return Some(whole) };
        let from = (start + part.start).min(whole.end);
        Some(from..(start + part.end).clamp(from, whole.end))
    }
}

/// From the parser's count of characters to bytes.
struct ByteOffsets {
    /// One for each character; none where every character is a byte.
    offsets: Option<Vec<usize>>,
    len: usize,
}

impl ByteOffsets {
    fn new(text: &str) -> Self {
        let offsets = (!text.is_ascii()).then(|| text.char_indices().map(|(offset, _)| offset).collect());
        Self { offsets, len: text.len() }
    }

    fn of(&self, character: usize) -> usize {
        match &self.offsets {
            Some(offsets) => offsets.get(character).copied().unwrap_or(self.len),
            None => character.min(self.len),
        }
    }

    fn range(&self, span: Span) -> Range<usize> {
        let start = self.of(span.start.index());
        start..self.of(span.end.index()).max(start)
    }
}
