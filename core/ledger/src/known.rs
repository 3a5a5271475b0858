//! What the ledger knows of an item that comes in.

use crate::story::{self, Item, State};
use crate::{ItemId, ItemKey, PipelineId, RunId, SinkId};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension};

/// Why the item comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A source offered it.
    Arrived,
    /// It comes from the dead letters: what is dead is open for the sinks that lack it.
    Replayed,
    /// `run --again`: what was seen is open for every sink. What a newer version superseded stays superseded, so that a story
    /// never goes back, and a cancel stands.
    Again,
}

/// What the ledger knows of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is not settled: unknown, held back (it is judged anew whenever it comes in), or not yet in every sink.
    Open {
        /// The sinks that it goes to, in the order given. Empty only when a dead item is replayed and the sinks that it lacked are no
        /// more in the definition: then deliver it to none, which closes its letter.
        lacking: Vec<SinkId>,
        /// The files that these sinks hold of the story; delivering replaces them.
        older: Vec<OlderFile>,
    },
    /// It is in every sink, was dropped, or lies among the dead letters.
    Seen {
        /// The item.
        item: ItemId,
        /// The run that settled it; its row may be forgotten.
        run: RunId,
        /// It was last noted as seen over a day ago: a group should [`touch`](crate::Group::touch) it.
        stale: bool,
    },
    /// A newer version of the story is delivered, dropped, dead-lettered, or held back other than by an embargo.
    Superseded {
        /// The newer version.
        by: ItemId,
        /// As with `Seen`: touch the newer version, so that it is remembered as long as older ones come in.
        stale: bool,
    },
}

/// A file that a sink holds of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OlderFile {
    /// The sink.
    pub sink: SinkId,
    /// Its path, as it was delivered.
    pub path: String,
}

/// A sink that a version of a story was delivered to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutAt {
    /// The sink; it may be no more in the definition.
    pub sink: SinkId,
    /// The file that it is in, where the sink writes a file an article.
    pub path: Option<String>,
}

/// How long an item may be offered without a note of it. Retention counts on it.
pub(crate) const STALE_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// What is known of an item of a pipeline that now has these sinks.
pub(crate) fn look(
    db: &Connection,
    pipeline: PipelineId,
    sinks: &[SinkId],
    key: &ItemKey,
    asked: Asked,
    now: Timestamp,
) -> rusqlite::Result<Known> {
    let Some(story) = story::find_story(db, pipeline, &key.uri)? else {
        return Ok(Known::Open { lacking: sinks.to_vec(), older: Vec::new() });
    };
    let item = story::find_item(db, story.id, key)?;
    let lacking = match &item {
        Some(item) => open_for(db, item, sinks, asked)?,
        None => Some(sinks.to_vec()),
    };
    let stale = |seen_at: Timestamp| now.duration_since(seen_at) > STALE_AFTER;
    if let (Some(item), None) = (&item, &lacking) {
        return Ok(Known::Seen { item: item.id, run: item.run, stale: stale(item.seen_at) });
    }
    let itself = item.map(|item| item.id);
    if let Some(latest) = &story.latest
        && Some(latest.item) != itself
        && latest.is_newer_than(key, itself)
    {
        return Ok(Known::Superseded { by: latest.item, stale: stale(latest.seen_at) });
    }
    let lacking = lacking.unwrap_or_default();
    let older = files(db, story.id, &lacking)?;
    Ok(Known::Open { lacking, older })
}

/// The sinks that a known item is open for; none: it is settled.
fn open_for(db: &Connection, item: &Item, sinks: &[SinkId], asked: Asked) -> rusqlite::Result<Option<Vec<SinkId>>> {
    if asked == Asked::Again {
        return Ok(Some(sinks.to_vec()));
    }
    match item.state {
        State::Dropped => Ok(None),
        State::Dead if asked == Asked::Replayed => lacking(db, item.id, sinks).map(Some),
        State::Dead => Ok(None),
        State::Delivered => Ok(Some(lacking(db, item.id, sinks)?).filter(|lacking| !lacking.is_empty())),
        State::Held | State::Reopened => lacking(db, item.id, sinks).map(Some),
    }
}

/// The sinks that do not have the item.
pub(crate) fn lacking(db: &Connection, item: ItemId, sinks: &[SinkId]) -> rusqlite::Result<Vec<SinkId>> {
    let mut statement = db.prepare_cached("SELECT 1 FROM deliveries WHERE item = ?1 AND sink = ?2")?;
    let mut lacking = Vec::new();
    for sink in sinks {
        if !statement.exists((item, sink))? {
            lacking.push(*sink);
        }
    }
    Ok(lacking)
}

fn files(db: &Connection, story: i64, sinks: &[SinkId]) -> rusqlite::Result<Vec<OlderFile>> {
    let mut statement = db.prepare_cached("SELECT path FROM files WHERE story = ?1 AND sink = ?2")?;
    let mut files = Vec::new();
    for &sink in sinks {
        if let Some(path) = statement.query_row((story, sink), |row| row.get(0)).optional()? {
            files.push(OlderFile { sink, path });
        }
    }
    Ok(files)
}

/// Where versions of a story are.
pub(crate) fn places(db: &Connection, pipeline: PipelineId, uri: &str) -> rusqlite::Result<Vec<OutAt>> {
    let sql = "SELECT DISTINCT d.sink, f.path FROM stories s JOIN items i ON i.story = s.id JOIN deliveries d ON d.item = i.id
               LEFT JOIN files f ON f.story = s.id AND f.sink = d.sink WHERE s.pipeline = ?1 AND s.uri = ?2 ORDER BY d.sink";
    let mut statement = db.prepare_cached(sql)?;
    let places = statement.query_map((pipeline, uri), |row| Ok(OutAt { sink: row.get(0)?, path: row.get(1)? }))?;
    places.collect()
}
