-- The ledger of Copydesk. Read it with `sqlite3 -readonly ledger.sqlite`, also while a run goes on; never write to it.
-- Times are RFC 3339 in UTC, all but `versioncreated` to the millisecond, so that they compare as text.

CREATE TABLE pipelines (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE runs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- people name it: never used twice
    pipeline   INTEGER NOT NULL REFERENCES pipelines,
    definition TEXT NOT NULL,    -- path or name
    config     TEXT NOT NULL,    -- digest of the definition
    program    TEXT NOT NULL,    -- version
    pid        INTEGER NOT NULL,
    host       TEXT NOT NULL,
    replay     INTEGER NOT NULL, -- 1: it replayed dead letters
    partial    INTEGER NOT NULL, -- 1: it did not read the definition's own sources; what it did not meet may still be offered
    started    TEXT NOT NULL,
    ended      TEXT,
    outcome    TEXT CHECK (outcome IN ('done', 'not all', 'stopped', 'failed', 'cut short')), -- NULL: goes on, or was killed just now
    message    TEXT,
    account    TEXT,             -- JSON: what came in and what became of it
    steps      TEXT              -- JSON: what each step cost
) STRICT;
CREATE INDEX runs_of_pipeline ON runs (pipeline, id);
CREATE INDEX runs_by_age ON runs (coalesce(ended, started));

CREATE TABLE sinks (
    id       INTEGER PRIMARY KEY,
    pipeline INTEGER NOT NULL REFERENCES pipelines,
    identity TEXT NOT NULL,      -- where it writes
    length   INTEGER,            -- committed length in bytes, where it appends
    used_by  INTEGER,            -- the last run that used it
    UNIQUE (pipeline, identity)
) STRICT;

CREATE TABLE stories (
    id       INTEGER PRIMARY KEY,
    pipeline INTEGER NOT NULL REFERENCES pipelines,
    uri      TEXT NOT NULL,
    latest   INTEGER,            -- the item that supersedes older ones; NULL while all are under embargo
    UNIQUE (pipeline, uri)
) STRICT;

-- A version of a story as it came in. Seen means: the same story, content and version.
CREATE TABLE items (
    id             INTEGER PRIMARY KEY,
    story          INTEGER NOT NULL REFERENCES stories,
    version        TEXT NOT NULL,    -- '': the provider gave none
    versioncreated TEXT,
    canceled       INTEGER NOT NULL,
    content        BLOB NOT NULL,    -- digest
    state          TEXT NOT NULL CHECK (state IN ('delivered', 'dropped', 'held', 'dead', 'replayed', 'superseded')),
    stage          TEXT,             -- that dropped it
    reason         TEXT,             -- why it was dropped; embargo, withheld or canceled where it is held
    until          TEXT,             -- end of an embargo
    source         TEXT NOT NULL,
    line           INTEGER,
    run            INTEGER NOT NULL, -- that settled it; its row may be forgotten
    at             TEXT NOT NULL,    -- when it was settled
    seen_at        TEXT NOT NULL,    -- when it was last offered, to within a day
    UNIQUE (story, content, version)
) STRICT;
CREATE INDEX items_by_seen ON items (seen_at);

-- Which sinks have an item.
CREATE TABLE deliveries (
    item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    sink INTEGER NOT NULL REFERENCES sinks,
    at   TEXT NOT NULL,
    PRIMARY KEY (item, sink)
) STRICT, WITHOUT ROWID;

-- The file that a sink holds of a story. Two stories never share one.
CREATE TABLE files (
    story INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
    sink  INTEGER NOT NULL REFERENCES sinks,
    path  TEXT NOT NULL,
    item  INTEGER NOT NULL, -- the version in it; its row may be forgotten
    PRIMARY KEY (story, sink),
    UNIQUE (sink, path)
) STRICT, WITHOUT ROWID;

-- What each stage did to an item. In the order of time.
CREATE TABLE lineage (
    id     INTEGER PRIMARY KEY,
    item   INTEGER NOT NULL UNIQUE REFERENCES items ON DELETE CASCADE,
    at     TEXT NOT NULL,
    record TEXT NOT NULL -- JSON
) STRICT;

-- Articles that failed, as they came in. An item has one open letter at most.
CREATE TABLE dead_letters (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- people name it: never used twice
    pipeline  INTEGER NOT NULL REFERENCES pipelines,
    item      INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    run       INTEGER NOT NULL, -- that wrote it last; its row may be forgotten
    stage     TEXT,
    plugin    TEXT,
    sink      TEXT,
    error     TEXT NOT NULL,
    tries     INTEGER NOT NULL, -- over all runs
    at        TEXT NOT NULL,
    closed    TEXT CHECK (closed IN ('replayed', 'superseded', 'dropped')), -- NULL: open
    closed_at TEXT,
    record    TEXT NOT NULL,    -- JSON: how the bytes were read
    bytes     BLOB NOT NULL
) STRICT;
CREATE INDEX dead_letters_of_item ON dead_letters (item);
CREATE UNIQUE INDEX one_open_letter ON dead_letters (item) WHERE closed IS NULL;
CREATE INDEX open_letters ON dead_letters (pipeline) WHERE closed IS NULL;
CREATE INDEX closed_letters ON dead_letters (closed_at) WHERE closed IS NOT NULL;

-- What a process was at work on when it died.
CREATE TABLE suspects (
    pipeline INTEGER NOT NULL REFERENCES pipelines,
    content  BLOB NOT NULL,
    uri      TEXT NOT NULL,    -- its beginning, where it is long
    stage    TEXT,
    crashes  INTEGER NOT NULL, -- processes that died of a signal of the stage's own call
    signal   INTEGER,          -- the last such signal
    kills    INTEGER NOT NULL, -- processes that were ended from outside
    at       TEXT NOT NULL,
    PRIMARY KEY (pipeline, content)
) STRICT, WITHOUT ROWID;

CREATE VIEW run_overview AS
SELECT r.id AS run, p.name AS pipeline, r.started, r.ended, r.outcome, r.message,
       r.account ->> 'received' AS received, r.account ->> 'delivered' AS delivered,
       r.account ->> 'dead_lettered' AS dead_lettered
FROM runs r JOIN pipelines p ON p.id = r.pipeline
ORDER BY r.id DESC;

CREATE VIEW open_dead_letters AS
SELECT d.id AS letter, p.name AS pipeline, s.uri, i.version, i.source, i.line, d.stage, d.sink, d.error, d.tries, d.at,
       length(d.bytes) AS bytes
FROM dead_letters d JOIN items i ON i.id = d.item JOIN stories s ON s.id = i.story JOIN pipelines p ON p.id = d.pipeline
WHERE d.closed IS NULL
ORDER BY d.id;

CREATE VIEW story_versions AS
SELECT p.name AS pipeline, s.uri, i.version, i.versioncreated, i.canceled, i.state, i.stage, i.reason, i.until,
       i.id = s.latest AS newest, i.source, i.line, i.run, i.at,
       (SELECT group_concat(k.identity, ', ') FROM deliveries d JOIN sinks k ON k.id = d.sink WHERE d.item = i.id) AS sinks
FROM items i JOIN stories s ON s.id = i.story JOIN pipelines p ON p.id = s.pipeline
ORDER BY p.name, s.uri, i.id;
