//! Diagnostics as a person reads them: the place, its line with the part underlined, and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::check::Document;
use crate::diagnostics::{Diagnostic, Severity};

/// Columns in which a message is shown; longer lines of a definition are cut around the place.
const WIDTH: usize = 120;

/// All diagnostics and how many there are, for a terminal (`colour`) or as plain text. Empty where there are none.
pub fn render_all(document: &Document<'_>, diagnostics: &[Diagnostic], colour: bool) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&render(document, diagnostic, colour));
        out.push('\n');
    }
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let counted = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let counted: Vec<String> = counted
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    if !counted.is_empty() {
        out.push_str(&format!("{}: {}\n", document.name, counted.join(", ")));
    }
    out
}

/// One diagnostic. Ends with a newline.
pub fn render(document: &Document<'_>, diagnostic: &Diagnostic, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let window = diagnostic.place.map(|place| Window::around(document.text, place.start, place.end, place.line));
    let mut group = match &window {
        Some(window) => Group::with_title(title).element(
            Snippet::source(window.text.as_str())
                .path(document.name)
                .line_start(window.first_line)
                .annotation(AnnotationKind::Primary.span(window.start..window.end).label(diagnostic.label.as_deref())),
        ),
        None => Group::with_title(title).element(Origin::path(document.name)),
    };
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH).render(&[group]);
    text.push('\n');
    text
}

/// The line of the place: rendering costs what is shown, not what the file holds.
struct Window {
    text: String,
    first_line: usize,
    start: usize,
    end: usize,
}

impl Window {
    fn around(text: &str, start: usize, end: usize, line: usize) -> Self {
        let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let start = start.min(text.len());
        let first = text[..start].rfind(['\n', '\r']).map_or(bom, |at| at + 1).min(start);
        let last = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
        let end = end.clamp(start, last);
        Self { text: text[first..last].to_owned(), first_line: line, start: start - first, end: end - first }
    }
}
