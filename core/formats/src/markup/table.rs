//! Tables that hold data become one block with rows; tables that only lay out a page are walked through like other elements.

use super::steps::{Step, steps};
use crate::characters::one_line;
use dom_query::NodeRef;

/// A cell longer than this holds a text, not a datum.
const LONGEST_CELL: usize = 400;

/// The cells of a table of data.
pub(super) fn rows(table: &NodeRef<'_>) -> Option<Vec<Vec<String>>> {
    if table.attr("role").is_some_and(|role| &*role == "presentation") {
        return None;
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut foot = Foot::default();
    let mut in_cell = false;
    for step in steps(table) {
        match step {
            Step::Open(node) => match node.node_name().as_deref() {
                Some("table" | "script" | "style") => return None,
                Some("tfoot") => foot.start = Some(rows.len()),
                Some("tr") => rows.push(Vec::new()),
                Some("td" | "th") => {
                    in_cell = true;
                    rows.last_mut()?.push(String::new());
                }
                Some("br" | "p" | "div") => push(&mut rows, " ", in_cell)?,
                _ => {}
            },
            Step::Text(text) => push(&mut rows, &text, in_cell)?,
            Step::Close(node) => {
                in_cell = in_cell && !node.has_name("td") && !node.has_name("th");
                if node.has_name("tfoot") {
                    foot.take(&mut rows);
                }
            }
        }
    }
    for cell in rows.iter_mut().chain(&mut foot.rows).flatten() {
        *cell = one_line(cell);
    }
    foot.put_below(&mut rows);
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let wide = rows.iter().filter(|row| row.len() > 1).count();
    (rows.len() > 1 && wide * 2 > rows.len()).then_some(rows)
}

/// What stands below a table, wherever its markup stands: HTML 4 wants the foot above the body.
#[derive(Default)]
struct Foot {
    start: Option<usize>,
    rows: Vec<Vec<String>>,
}

impl Foot {
    /// Takes out the rows since the foot began.
    fn take(&mut self, rows: &mut Vec<Vec<String>>) {
        if let Some(start) = self.start.take() {
            self.rows.extend(rows.drain(start.min(rows.len())..));
        }
    }

    /// Puts the foot below the rows, unless it says the head again, as long tables have it for the reader's eyes.
    fn put_below(self, rows: &mut Vec<Vec<String>>) {
        if !rows.starts_with(&self.rows) {
            rows.extend(self.rows);
        }
    }
}

fn push(rows: &mut [Vec<String>], text: &str, in_cell: bool) -> Option<()> {
    if !in_cell {
        return Some(());
    }
    let cell = rows.last_mut()?.last_mut()?;
    cell.push_str(text);
    (cell.len() <= LONGEST_CELL).then_some(())
}

/// The table's text for reading: a line a row.
pub(super) fn text(rows: &[Vec<String>]) -> String {
    let lines: Vec<_> = rows.iter().map(|row| row.join(" | ")).collect();
    lines.join("\n")
}
