//! How long, and how much, the ledger remembers.
//!
//! What may go, in this order where it is a matter of size:
//!
//! 1. **Lineage**, the oldest first: `explain` no longer tells what the stages did.
//! 2. **Ended runs** but each pipeline's last and its last whole one; **closed dead letters**.
//! 3. **Items** that were not offered in the pipeline's last whole run, the longest unseen first. A whole run went through to
//!    the end and read the definition's own sources: no replay, no rehearsal, nothing put in the sources' place. What a source
//!    goes on offering stays, so nothing is delivered twice because it was forgotten, also when a pipeline stood still for
//!    longer than the age. A story's newest version stays while any other version does: it keeps the older ones,
//!    and what a cancel withdrew, from going out. With its last version a story goes, and which files the sinks hold of it.
//!
//! An open dead letter never goes, nor its item; nor do suspects, sinks and their lengths.

use crate::error::InLedger;
use crate::known::STALE_AFTER;
use crate::values::At;
use crate::{Ledger, LedgerError};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use std::time::Duration;

/// Rows that go in one transaction: a reader or a second writer waits no longer than for these.
const STEP: i64 = 500;

/// What a run met is noted as seen during the run, or was so up to `STALE_AFTER` before it. As long again is for a clock that was
/// set back while the run went on.
const MET_WITHIN: SignedDuration = SignedDuration::from_hours(2 * STALE_AFTER.as_hours());

/// What the ledger may forget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// What is older may go.
    pub age: Option<Duration>,
    /// The size in bytes that the file should stay under.
    pub size: Option<u64>,
}

/// What the ledger forgot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pruned {
    /// Lineages.
    pub lineage: u64,
    /// Runs.
    pub runs: u64,
    /// Closed dead letters.
    pub letters: u64,
    /// Items.
    pub items: u64,
    /// The size in bytes before.
    pub bytes_before: u64,
    /// The size in bytes after.
    pub bytes_after: u64,
    /// By how many bytes it is larger than it should be: what is left may not be forgotten. None: it fits, or has no limit.
    pub over: Option<u64>,
}

impl Ledger {
    /// Forgets what may go, in short transactions, and gives the space back.
    pub fn prune(&mut self, retention: &Retention, now: Timestamp) -> Result<Pruned, LedgerError> {
        let mut pruned = Pruned { bytes_before: size(&self.connection).of(&self.path)?.file, ..Pruned::default() };
        // An age beyond all time keeps everything.
        if let Some(before) = retention.age.and_then(|age| now.checked_sub(age).ok()) {
            self.forget(&mut pruned, before, None)?;
        }
        if let Some(limit) = retention.size {
            self.forget(&mut pruned, now, Some(limit))?;
        }
        self.give_back()?;
        pruned.bytes_after = size(&self.connection).of(&self.path)?.file;
        pruned.over = retention.size.and_then(|limit| pruned.bytes_after.checked_sub(limit)).filter(|over| *over > 0);
        Ok(pruned)
    }

    /// Forgets what is older than `before`, until the ledger fits into `limit` bytes.
    fn forget(&mut self, pruned: &mut Pruned, before: Timestamp, limit: Option<u64>) -> Result<(), LedgerError> {
        for (forget, count) in [
            (lineage as fn(&Connection, Timestamp) -> rusqlite::Result<u64>, &mut pruned.lineage),
            (runs, &mut pruned.runs),
            (closed_letters, &mut pruned.letters),
        ] {
            loop {
                if self.fits(limit)? {
                    return Ok(());
                }
                match self.write(|tx| forget(tx, before))? {
                    0 => break,
                    gone => *count += gone,
                }
            }
        }
        let mut from = Place::default();
        while !self.fits(limit)? {
            let Some((gone, next)) = self.write(|tx| items(tx, before, &from))? else { break };
            pruned.items += gone;
            from = next;
        }
        Ok(())
    }

    fn fits(&self, limit: Option<u64>) -> Result<bool, LedgerError> {
        let Some(limit) = limit else { return Ok(false) };
        Ok(size(&self.connection).of(&self.path)?.used <= limit)
    }

    fn give_back(&mut self) -> Result<(), LedgerError> {
        loop {
            let before = size(&self.connection).of(&self.path)?;
            if before.used == before.file {
                break;
            }
            self.check()?;
            let pragma = format!("PRAGMA incremental_vacuum({STEP})");
            // The pragma frees a page a step.
            let freed = (|| {
                let mut statement = self.connection.prepare(&pragma)?;
                let mut rows = statement.query([])?;
                while rows.next()?.is_some() {}
                Ok(())
            })();
            self.note(freed)?;
            self.checkpoint();
            if size(&self.connection).of(&self.path)?.file == before.file {
                break;
            }
        }
        self.checkpoint_now("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}

/// Sizes in bytes: of the file, and of what is in use in it.
struct Size {
    file: u64,
    used: u64,
}

fn size(db: &Connection) -> rusqlite::Result<Size> {
    let number = |pragma: &str| db.query_row(pragma, [], |row| row.get::<_, u64>(0));
    let (page, pages, free) =
        (number("PRAGMA page_size")?, number("PRAGMA page_count")?, number("PRAGMA freelist_count")?);
    Ok(Size { file: pages * page, used: pages.saturating_sub(free) * page })
}

fn lineage(db: &Connection, before: Timestamp) -> rusqlite::Result<u64> {
    // Rows stand in the order of time: the first that is young enough ends it, without a look at the rest.
    let last: Option<i64> = db.query_row(
        "SELECT max(id) FROM (SELECT id, at FROM lineage ORDER BY id LIMIT ?2) WHERE at < ?1",
        (At(before), STEP),
        |row| row.get(0),
    )?;
    Ok(db.execute("DELETE FROM lineage WHERE id <= ?1", (last,))? as u64)
}

fn runs(db: &Connection, before: Timestamp) -> rusqlite::Result<u64> {
    let gone = db.execute(
        "DELETE FROM runs WHERE id IN (
             SELECT id FROM runs r WHERE coalesce(ended, started) < ?1 AND outcome IS NOT NULL
               AND id < (SELECT max(id) FROM runs WHERE pipeline = r.pipeline)
               AND id IS NOT (SELECT max(id) FROM runs
                              WHERE pipeline = r.pipeline AND partial = 0 AND outcome IN ('done', 'not all'))
             ORDER BY coalesce(ended, started) LIMIT ?2)",
        (At(before), STEP),
    )?;
    Ok(gone as u64)
}

fn closed_letters(db: &Connection, before: Timestamp) -> rusqlite::Result<u64> {
    let gone = db.execute(
        "DELETE FROM dead_letters WHERE id IN (
             SELECT id FROM dead_letters WHERE closed IS NOT NULL AND closed_at < ?1 ORDER BY closed_at LIMIT ?2)",
        (At(before), STEP),
    )?;
    Ok(gone as u64)
}

/// A place in the items in the order in which they were seen last.
#[derive(Default)]
struct Place {
    seen_at: String,
    item: i64,
}

/// Forgets what may go of the next items; none: there are no more.
fn items(db: &Connection, before: Timestamp, from: &Place) -> rusqlite::Result<Option<(u64, Place)>> {
    let next: Vec<(Place, i64, i64)> = db
        .prepare_cached(
            "SELECT i.seen_at, i.id, i.story, s.pipeline FROM items i JOIN stories s ON s.id = i.story
             WHERE (i.seen_at, i.id) > (?1, ?2) AND i.seen_at < ?3 ORDER BY i.seen_at, i.id LIMIT ?4",
        )?
        .query_map((&from.seen_at, from.item, At(before), STEP), |row| {
            Ok((Place { seen_at: row.get(0)?, item: row.get(1)? }, row.get(2)?, row.get(3)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut gone = 0;
    for (place, story, pipeline) in &next {
        if unseen_since(db, *pipeline)?.is_some_and(|since| place.seen_at < since) && forget_item(db, place.item)? {
            gone += 1;
            let sql = "DELETE FROM stories WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM items WHERE story = ?1)";
            db.prepare_cached(sql)?.execute((story,))?;
        }
    }
    Ok(next.into_iter().next_back().map(|(place, ..)| (gone, place)))
}

/// What the pipeline's last whole run did not meet was last seen before this; none: there was no such run.
fn unseen_since(db: &Connection, pipeline: i64) -> rusqlite::Result<Option<String>> {
    let sql =
        "SELECT min(started, ended) FROM runs WHERE pipeline = ?1 AND partial = 0 AND outcome IN ('done', 'not all')
               ORDER BY id DESC LIMIT 1";
    let began = db.prepare_cached(sql)?.query_row((pipeline,), |row| row.get::<_, At>(0)).optional()?;
    Ok(began.and_then(|At(began)| began.checked_sub(MET_WITHIN).ok()).map(|since| format!("{since:.3}")))
}

fn forget_item(db: &Connection, item: i64) -> rusqlite::Result<bool> {
    let sql = "DELETE FROM items WHERE id = ?1
                 AND NOT EXISTS (SELECT 1 FROM dead_letters WHERE item = ?1 AND closed IS NULL)
                 AND NOT (id IS (SELECT latest FROM stories WHERE id = items.story)
                          AND EXISTS (SELECT 1 FROM items o WHERE o.story = items.story AND o.id <> ?1))";
    Ok(db.prepare_cached(sql)?.execute((item,))? > 0)
}
