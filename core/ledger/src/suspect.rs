//! Suspects: what a process was at work on when it died.

use crate::error::InLedger;
use crate::values::At;
use crate::{Ledger, LedgerError, PipelineId};
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
    /// The signal that the stage's own call raised, if it was that which ended the process.
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
    /// How many processes died of a signal that the stage's own call raised.
    pub crashes: u32,
    /// The last such signal.
    pub signal: Option<i32>,
    /// How many processes were ended from outside while they had it.
    pub kills: u32,
    /// When it was found last.
    pub at: Timestamp,
}

impl Ledger {
    /// The suspects of a pipeline. Settling an item clears it.
    pub fn suspects(&self, pipeline: PipelineId) -> Result<Vec<Suspect>, LedgerError> {
        let read = || -> rusqlite::Result<Vec<Suspect>> {
            let sql = "SELECT uri, content, stage, attempts, at FROM suspects WHERE pipeline = ?1 ORDER BY at, uri";
            self.connection
                .prepare(sql)?
                .query_map((pipeline,), |row| {
                    Ok(Suspect {
                        uri: row.get(0)?,
                        content: row.get(1)?,
                        stage: row.get(2)?,
                        attempts: row.get(3)?,
                        at: row.get::<_, At>(4)?.0,
                    })
                })?
                .collect()
        };
        read().of(&self.path)
    }

    /// After an unclean end: counts one more attempt for each.
    pub fn note_suspects(&mut self, pipeline: PipelineId, found: &[FoundSuspect]) -> Result<(), LedgerError> {
        self.write(|tx| {
            let mut note = tx.prepare(
                "INSERT INTO suspects (pipeline, uri, content, stage, attempts, at) VALUES (?1, ?2, ?3, ?4, 1, ?5)
                 ON CONFLICT DO UPDATE SET stage = excluded.stage, attempts = attempts + 1, at = excluded.at",
            )?;
            for FoundSuspect { uri, content, stage, at } in found {
                note.execute((pipeline, uri, content, stage, At(*at)))?;
            }
            Ok(())
        })?;
        self.has_suspects |= !found.is_empty();
        Ok(())
    }

    /// Clears a suspect that turned out to be none.
    pub fn forget_suspect(&mut self, pipeline: PipelineId, uri: &str, content: [u8; 16]) -> Result<(), LedgerError> {
        self.write(|tx| clear(tx, pipeline, uri, content))
    }
}

pub(crate) fn clear(db: &Connection, pipeline: PipelineId, uri: &str, content: [u8; 16]) -> rusqlite::Result<()> {
    let sql = "DELETE FROM suspects WHERE pipeline = ?1 AND uri = ?2 AND content = ?3";
    db.prepare_cached(sql)?.execute((pipeline, uri, content))?;
    Ok(())
}
