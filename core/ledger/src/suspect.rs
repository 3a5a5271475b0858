//! Suspects: what a process was at work on when it died.

use crate::error::InLedger;
use crate::values::At;
use crate::{Ledger, LedgerError, PipelineId, RunId};
use jiff::Timestamp;
use rusqlite::Connection;

/// An article that a process was at work on when it died.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSuspect {
    /// The story, or the place of what was not yet decoded.
    pub uri: String,
    /// The digest of the article, as in [`ItemKey`](crate::ItemKey).
    pub content: [u8; 16],
    /// The stage that had it.
    pub stage: Option<String>,
    /// The signal that the stage's own call raised, if it was that which ended the process; 0 for a call that ended it by `exit`.
    pub signal: Option<i32>,
    /// When it was found.
    pub at: Timestamp,
}

/// A suspect, and how often it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// The story, or the place of what was not yet decoded.
    pub uri: String,
    /// The digest of the article.
    pub content: [u8; 16],
    /// The stage that had it last.
    pub stage: Option<String>,
    /// How many processes the stage's own call ended, by a signal that it raised or by `exit`.
    pub crashes: u32,
    /// The last such signal; 0 for `exit`.
    pub signal: Option<i32>,
    /// How many processes were ended from outside while they had it.
    pub kills: u32,
    /// When it was found last.
    pub at: Timestamp,
}

impl Ledger {
    /// The suspects of a pipeline. Settling an item clears it, and so does a whole run that goes through to the end.
    pub fn suspects(&self, pipeline: PipelineId) -> Result<Vec<Suspect>, LedgerError> {
        let read = || -> rusqlite::Result<Vec<Suspect>> {
            let sql = "SELECT uri, content, stage, crashes, signal, kills, at FROM suspects WHERE pipeline = ?1 ORDER BY at, uri";
            self.connection
                .prepare(sql)?
                .query_map((pipeline,), |row| {
                    Ok(Suspect {
                        uri: row.get(0)?,
                        content: row.get(1)?,
                        stage: row.get(2)?,
                        crashes: row.get(3)?,
                        signal: row.get(4)?,
                        kills: row.get(5)?,
                        at: row.get::<_, At>(6)?.0,
                    })
                })?
                .collect()
        };
        read().of(&self.path)
    }

    /// After an unclean end: counts one more attempt for each, but for those that were settled before the process died: a worker may
    /// have them in hand all the same, when they came twice, or just had been recorded. Kills from outside count only in a row: where the
    /// process had recorded anything before it was killed, nothing stands in the way, and their count begins anew.
    pub fn note_suspects(&mut self, pipeline: PipelineId, found: &[FoundSuspect]) -> Result<(), LedgerError> {
        let counted = self.write(|tx| {
            if went_on(tx, pipeline)? {
                tx.execute("UPDATE suspects SET kills = 0 WHERE pipeline = ?1", (pipeline,))?;
            }
            let mut note = tx.prepare(
                "INSERT INTO suspects (pipeline, uri, content, stage, crashes, signal, kills, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT DO UPDATE SET stage = excluded.stage, crashes = crashes + excluded.crashes,
                     signal = coalesce(excluded.signal, signal), kills = kills + excluded.kills, at = excluded.at",
            )?;
            let mut counted = false;
            for FoundSuspect { uri, content, stage, signal, at } in found {
                if is_settled(tx, pipeline, uri, content)? {
                    continue;
                }
                counted = true;
                let crashed = signal.is_some();
                note.execute((pipeline, uri, content, stage, crashed, signal, !crashed, At(*at)))?;
            }
            Ok(counted)
        })?;
        self.has_suspects |= counted;
        Ok(())
    }
}

/// Whether the run that was cut short last had recorded an item that was new.
fn went_on(db: &Connection, pipeline: PipelineId) -> rusqlite::Result<bool> {
    let sql = "SELECT coalesce((SELECT i.run FROM items i JOIN stories s ON s.id = i.story WHERE s.pipeline = ?1
                                ORDER BY i.id DESC LIMIT 1)
                               = (SELECT max(id) FROM runs WHERE pipeline = ?1 AND outcome = 'cut short'), 0)";
    db.query_row(sql, (pipeline,), |row| row.get(0))
}

/// Whether a run recorded the item after the last one that ended by itself, which left nothing in hand. `uri` may be a beginning only.
fn is_settled(db: &Connection, pipeline: PipelineId, uri: &str, content: &[u8; 16]) -> rusqlite::Result<bool> {
    // What an earlier run recorded is in hand again for a reason: `--again`, a new sink, the end of an embargo.
    let mut statement = db.prepare_cached(
        "SELECT 1 FROM stories s JOIN items i ON i.story = s.id
         WHERE s.pipeline = ?1 AND s.uri >= ?2 AND substr(s.uri, 1, length(?2)) = ?2 AND s.uri < ?2 || char(1114111)
           AND i.content = ?3 AND i.run > (
               SELECT coalesce(max(id), 0) FROM runs WHERE pipeline = ?1 AND outcome <> 'cut short')",
    )?;
    statement.exists((pipeline, uri, content))
}

/// A process that read all that there is, and lived, had no article that kills it: what stays noted came no more, or is superseded.
pub(crate) fn clear_all(db: &Connection, run: RunId) -> rusqlite::Result<()> {
    let sql = "DELETE FROM suspects WHERE pipeline = (
                   SELECT pipeline FROM runs WHERE id = ?1 AND partial = 0 AND outcome IN ('done', 'not all'))";
    db.execute(sql, (run,)).map(drop)
}

pub(crate) fn clear(db: &Connection, pipeline: PipelineId, content: [u8; 16]) -> rusqlite::Result<()> {
    let sql = "DELETE FROM suspects WHERE pipeline = ?1 AND content = ?2";
    db.prepare_cached(sql)?.execute((pipeline, content))?;
    Ok(())
}
