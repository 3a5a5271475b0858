//! How an item is recorded: its row, its story's newest version, its deliveries, its lineage and its letter.

use crate::story::{self, State};
use crate::values::{At, Exact, Json};
use crate::{Came, Closed, ItemId, ItemKey, Letter, LetterId, Run, Settled, SinkId, known, suspect};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// What an item's row says of what became of it.
struct Outcome<'a> {
    state: &'static str,
    stage: Option<&'a str>,
    reason: Option<&'a str>,
    until: Option<Timestamp>,
    /// Whether it supersedes older versions.
    supersedes: bool,
}

impl Outcome<'_> {
    fn plain(state: &'static str) -> Outcome<'static> {
        Outcome { state, stage: None, reason: None, until: None, supersedes: true }
    }
}

/// What all that a run records has in common.
#[derive(Clone, Copy)]
pub(crate) struct Recorder<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) run: &'a Run,
    /// Whether there are suspects at all: settling clears them.
    pub(crate) has_suspects: bool,
}

/// An item's row, as it is now.
struct Recorded {
    story: i64,
    item: ItemId,
    /// What it was before; none: it is new.
    before: Option<State>,
}

impl Recorder<'_> {
    pub(crate) fn deliver(
        self,
        sinks: &[SinkId],
        key: &ItemKey,
        from: &Came,
        to: &[(SinkId, Option<&str>)],
        lineage: Option<&str>,
    ) -> rusqlite::Result<ItemId> {
        let row = self.item(key, from, &Outcome::plain("delivered"))?;
        for (sink, path) in to {
            let sql = "INSERT INTO deliveries (item, sink, at) VALUES (?1, ?2, ?3)
                       ON CONFLICT DO UPDATE SET at = excluded.at";
            self.db.prepare_cached(sql)?.execute((row.item, sink, At(from.at)))?;
            if let Some(path) = path {
                let sql = "INSERT INTO files (story, sink, path, item) VALUES (?1, ?2, ?3, ?4)
                           ON CONFLICT (story, sink) DO UPDATE SET path = excluded.path, item = excluded.item";
                self.db.prepare_cached(sql)?.execute((row.story, sink, path, row.item))?;
            }
        }
        if row.before == Some(State::Dead) {
            // In part delivered, it is still owed to the other sinks, and stays among the dead letters.
            match known::lacking(self.db, row.item, sinks)?.is_empty() {
                true => close_open_letter(self.db, row.item, Closed::Replayed, from.at)?,
                false => set_state(self.db, row.item, "dead")?,
            }
        }
        note_lineage(self.db, &row, from.at, lineage)?;
        Ok(row.item)
    }

    pub(crate) fn settle(
        self,
        key: &ItemKey,
        from: &Came,
        state: Settled<'_>,
        lineage: Option<&str>,
    ) -> rusqlite::Result<ItemId> {
        let outcome = match state {
            Settled::Dropped { stage, reason } => {
                Outcome { state: "dropped", stage: Some(stage), reason: Some(reason), until: None, supersedes: true }
            }
            Settled::Held { state, until } => {
                Outcome { state: "held", stage: None, reason: Some(state), until, supersedes: state != "embargo" }
            }
        };
        let row = self.item(key, from, &outcome)?;
        if row.before == Some(State::Dead) {
            close_open_letter(self.db, row.item, Closed::Replayed, from.at)?;
        }
        note_lineage(self.db, &row, from.at, lineage)?;
        Ok(row.item)
    }

    pub(crate) fn dead_letter(
        self,
        key: &ItemKey,
        from: &Came,
        letter: &Letter<'_>,
        lineage: Option<&str>,
    ) -> rusqlite::Result<LetterId> {
        let row = self.item(key, from, &Outcome::plain("dead"))?;
        note_lineage(self.db, &row, from.at, lineage)?;
        // It keeps its number: a replay names letters by number, and does not meet its own failures again.
        let mut statement = self.db.prepare_cached(
            "INSERT INTO dead_letters (pipeline, item, run, stage, plugin, sink, error, tries, at, record, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT (item) WHERE closed IS NULL DO UPDATE SET run = excluded.run, stage = excluded.stage,
                 plugin = excluded.plugin, sink = excluded.sink, error = excluded.error, tries = tries + excluded.tries,
                 at = excluded.at, record = excluded.record, bytes = excluded.bytes
             RETURNING id",
        )?;
        let Letter { stage, plugin, sink, error, tries, record, bytes, at } = *letter;
        statement.query_row(
            (self.run.pipeline, row.item, self.run.id, stage, plugin, sink, error, tries, At(at), Json(record), bytes),
            |row| row.get(0),
        )
    }

    pub(crate) fn take_back(self, key: &ItemKey, sinks: &[SinkId]) -> rusqlite::Result<()> {
        let Some(story) = story::find_story(self.db, self.run.pipeline, &key.uri)? else { return Ok(()) };
        let Some(item) = story::find_item(self.db, story.id, key)? else { return Ok(()) };
        for sink in sinks {
            let sql = "DELETE FROM deliveries WHERE item = ?1 AND sink = ?2";
            self.db.prepare_cached(sql)?.execute((item.id, sink))?;
        }
        Ok(())
    }

    /// Writes the item's row, and makes it its story's newest where it is.
    fn item(self, key: &ItemKey, from: &Came, outcome: &Outcome<'_>) -> rusqlite::Result<Recorded> {
        if self.has_suspects {
            suspect::clear(self.db, self.run.pipeline, key.content)?;
        }
        let found = story::find_story(self.db, self.run.pipeline, &key.uri)?;
        let before = match &found {
            Some(story) => story::find_item(self.db, story.id, key)?,
            None => None,
        };
        let story = match &found {
            Some(story) => story.id,
            None => {
                self.db
                    .prepare_cached("INSERT INTO stories (pipeline, uri) VALUES (?1, ?2)")?
                    .execute((self.run.pipeline, &key.uri))?;
                self.db.last_insert_rowid()
            }
        };
        let at = At(from.at);
        let item = match &before {
            Some(item) => {
                let mut statement = self.db.prepare_cached(
                    "UPDATE items SET state = ?2, stage = ?3, reason = ?4, until = ?5, source = ?6, line = ?7, run = ?8,
                     at = ?9, seen_at = max(seen_at, ?9) WHERE id = ?1",
                )?;
                let Outcome { state, stage, reason, until, .. } = *outcome;
                statement.execute((
                    item.id,
                    state,
                    stage,
                    reason,
                    until.map(At),
                    &from.source,
                    from.line,
                    self.run.id,
                    &at,
                ))?;
                item.id
            }
            None => {
                let mut statement = self.db.prepare_cached(
                    "INSERT INTO items (story, version, versioncreated, canceled, content, state, stage, reason, until, source,
                     line, run, at, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13)",
                )?;
                let created = key.versioncreated.map(Exact);
                let Outcome { state, stage, reason, until, .. } = *outcome;
                statement.execute((
                    story,
                    key.version_text(),
                    created,
                    key.canceled,
                    key.content,
                    state,
                    stage,
                    reason,
                    until.map(At),
                    &from.source,
                    from.line,
                    self.run.id,
                    &at,
                ))?;
                ItemId(self.db.last_insert_rowid())
            }
        };
        let newer = found.and_then(|story| story.latest).is_some_and(|latest| {
            latest.item == item || latest.is_newer_than(key, before.as_ref().map(|item| item.id))
        });
        if outcome.supersedes && !newer {
            self.db.prepare_cached("UPDATE stories SET latest = ?2 WHERE id = ?1")?.execute((story, item))?;
        }
        Ok(Recorded { story, item, before: before.map(|item| item.state) })
    }
}

/// Closes an open letter and reopens its item; false: there is no such open letter.
pub(crate) fn close_letter(db: &Connection, letter: LetterId, how: Closed, now: Timestamp) -> rusqlite::Result<bool> {
    let sql = "SELECT item FROM dead_letters WHERE id = ?1 AND closed IS NULL";
    let item: Option<ItemId> = db.prepare_cached(sql)?.query_row((letter,), |row| row.get(0)).optional()?;
    let Some(item) = item else { return Ok(false) };
    close_open_letter(db, item, how, now)?;
    match how {
        Closed::Replayed => set_state(db, item, "replayed")?,
        Closed::Superseded => set_state(db, item, "superseded")?,
        Closed::Dropped => {
            let sql = "UPDATE items SET state = 'dropped', stage = NULL, reason = 'dropped from the dead letters' WHERE id = ?1";
            db.prepare_cached(sql)?.execute((item,))?;
        }
    }
    Ok(true)
}

fn close_open_letter(db: &Connection, item: ItemId, how: Closed, now: Timestamp) -> rusqlite::Result<()> {
    let sql = "UPDATE dead_letters SET closed = ?2, closed_at = ?3 WHERE item = ?1 AND closed IS NULL";
    db.prepare_cached(sql)?.execute((item, how, At(now))).map(drop)
}

fn set_state(db: &Connection, item: ItemId, state: &str) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE items SET state = ?2 WHERE id = ?1")?.execute((item, state)).map(drop)
}

fn note_lineage(db: &Connection, row: &Recorded, at: Timestamp, lineage: Option<&str>) -> rusqlite::Result<()> {
    let Some(lineage) = lineage else { return Ok(()) };
    if row.before.is_some() {
        // A new row, not a new text: rows stand in the order of time, and retention takes the oldest first.
        db.prepare_cached("DELETE FROM lineage WHERE item = ?1")?.execute((row.item,))?;
    }
    let sql = "INSERT INTO lineage (item, at, record) VALUES (?1, ?2, ?3)";
    db.prepare_cached(sql)?.execute((row.item, At(at), lineage)).map(drop)
}
