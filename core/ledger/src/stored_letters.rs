//! Dead letters, as they are found in the tables.

use crate::values::{At, Json};
use crate::{ItemId, LetterFilter, LetterId, LetterSummary, RecordShape, StoredLetter};
use rusqlite::{Connection, Row, ToSql, params_from_iter};

const SUMMARY: &str =
    "d.id, p.name, d.run, s.uri, i.version, i.source, i.line, d.stage, d.plugin, d.sink, d.error, d.tries, d.at,
                       d.closed, d.closed_at, length(d.bytes)";
const WITH_ARTICLE: &str =
    "d.id, p.name, d.run, s.uri, i.version, i.source, i.line, d.stage, d.plugin, d.sink, d.error, d.tries,
                            d.at, d.closed, d.closed_at, length(d.bytes), d.record, d.bytes";

/// The letters that a filter means.
pub(crate) fn letters(db: &Connection, filter: &LetterFilter) -> rusqlite::Result<Vec<LetterSummary>> {
    filter.condition().query(db, SUMMARY, filter.limit, summary)
}

/// All the letters of an item.
pub(crate) fn letters_of(db: &Connection, item: ItemId) -> rusqlite::Result<Vec<LetterSummary>> {
    let mut wanted = Condition::default();
    wanted.and("d.item = ?", [item]);
    wanted.query(db, SUMMARY, None, summary)
}

/// One letter, open or closed.
pub(crate) fn letter(db: &Connection, letter: LetterId) -> rusqlite::Result<Option<StoredLetter>> {
    let mut wanted = Condition::default();
    wanted.and("d.id = ?", [letter]);
    wanted.query(db, WITH_ARTICLE, Some(1), stored).map(|letters| letters.into_iter().next())
}

impl LetterFilter {
    fn condition(&self) -> Condition<'_> {
        let mut wanted = Condition::default();
        if !self.closed {
            wanted.and::<i64>("d.closed IS NULL", []);
        }
        if !self.ids.is_empty() {
            wanted.and(&format!("d.id IN (?{})", ", ?".repeat(self.ids.len() - 1)), self.ids.iter().copied());
        }
        wanted.and("p.name = ?", self.pipeline.as_deref());
        wanted.and("s.uri = ?", self.uri.as_deref());
        wanted.and("d.stage = ?", self.stage.as_deref());
        // Where several sinks could not take an article, its letter names them all.
        wanted.and("instr(', ' || d.sink || ', ', ', ' || ? || ', ') > 0", self.sink.as_deref());
        wanted.and("d.run = ?", self.run);
        wanted
    }
}

/// A condition over letters, put together from its parts.
#[derive(Default)]
struct Condition<'a> {
    parts: Vec<String>,
    values: Vec<Box<dyn ToSql + 'a>>,
}

impl<'a> Condition<'a> {
    /// Nothing is asked for where there is a `?` and no value.
    fn and<V: ToSql + 'a>(&mut self, part: &str, values: impl IntoIterator<Item = V>) {
        let before = self.values.len();
        self.values.extend(values.into_iter().map(|value| Box::new(value) as Box<dyn ToSql>));
        if self.values.len() > before || !part.contains('?') {
            self.parts.push(part.to_owned());
        }
    }

    fn query<T>(
        &self,
        db: &Connection,
        columns: &str,
        limit: Option<u32>,
        read: fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let all = if self.parts.is_empty() { "1".to_owned() } else { self.parts.join(" AND ") };
        let limit = limit.map_or(-1, i64::from);
        let sql = format!(
            "SELECT {columns} FROM dead_letters d JOIN items i ON i.id = d.item JOIN stories s ON s.id = i.story
             JOIN pipelines p ON p.id = d.pipeline WHERE {all} ORDER BY d.id LIMIT {limit}"
        );
        db.prepare(&sql)?.query_map(params_from_iter(&self.values), read)?.collect()
    }
}

fn summary(row: &Row<'_>) -> rusqlite::Result<LetterSummary> {
    Ok(LetterSummary {
        id: row.get(0)?,
        pipeline: row.get(1)?,
        run: row.get(2)?,
        uri: row.get(3)?,
        version: row.get::<_, Option<String>>(4)?.filter(|version| !version.is_empty()),
        source: row.get(5)?,
        line: row.get(6)?,
        stage: row.get(7)?,
        plugin: row.get(8)?,
        sink: row.get(9)?,
        error: row.get(10)?,
        tries: row.get(11)?,
        at: row.get::<_, At>(12)?.0,
        closed: row.get(13)?,
        closed_at: row.get::<_, Option<At>>(14)?.map(|at| at.0),
        bytes: row.get(15)?,
    })
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredLetter> {
    Ok(StoredLetter { summary: summary(row)?, record: row.get::<_, Json<RecordShape>>(16)?.0, article: row.get(17)? })
}
