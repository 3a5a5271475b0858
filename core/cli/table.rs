//! Tables in text: columns as wide as what stands in them.

/// On which side of a column its values stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// A table with a head.
pub(crate) struct Table {
    sides: Vec<Side>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns.
    pub(crate) fn new(columns: &[(&str, Side)]) -> Table {
        let head = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        Table { sides: columns.iter().map(|(_, side)| *side).collect(), rows: vec![head] }
    }

    /// Adds a row, a value for each column.
    pub(crate) fn row(&mut self, values: impl IntoIterator<Item = String>) {
        self.rows.push(values.into_iter().collect());
    }

    /// The head and the rows, a line each and without line ends.
    pub(crate) fn lines(&self) -> impl Iterator<Item = String> + '_ {
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(move |row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.sides.len()).map(width).collect();
        self.rows.iter().map(move |row| {
            let cells = row.iter().zip(&self.sides).zip(&widths).map(|((cell, side), width)| match side {
                Side::Left => format!("{cell:<width$}"),
                Side::Right => format!("{cell:>width$}"),
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        })
    }

    /// The table, each line indented by so many spaces.
    pub(crate) fn text(&self, indent: usize) -> String {
        self.lines().map(|line| format!("{:indent$}{line}\n", "")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_value_and_lines_end_without_spaces() {
        let mut table = Table::new(&[("run", Side::Right), ("pipeline", Side::Left), ("", Side::Left)]);
        table.row(["7".to_owned(), "tägliche".to_owned(), String::new()]);
        table.row(["1024".to_owned(), "w".to_owned(), "x".to_owned()]);
        assert_eq!(table.text(1), "  run  pipeline\n    7  tägliche\n 1024  w         x\n");
    }
}
