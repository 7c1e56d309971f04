-- Saved queries and the alerts that they raise.

CREATE TABLE watches (
    name     TEXT PRIMARY KEY,
    filter   TEXT NOT NULL,               -- JSON
    author   TEXT NOT NULL,
    created  TEXT NOT NULL
) STRICT;

-- What a watch has seen, so that it tells of each thing once.
CREATE TABLE watch_seen (
    watch  TEXT NOT NULL REFERENCES watches (name) ON DELETE CASCADE,
    key    TEXT NOT NULL,
    PRIMARY KEY (watch, key)
) STRICT, WITHOUT ROWID;

-- Kept when their watch goes.
CREATE TABLE alerts (
    number    INTEGER PRIMARY KEY,
    time      TEXT NOT NULL,
    watch     TEXT NOT NULL,
    kind      TEXT NOT NULL,
    case_id   TEXT NOT NULL,
    about     TEXT NOT NULL,
    text      TEXT NOT NULL,
    document  TEXT NOT NULL REFERENCES documents (id),
    claim     INTEGER NOT NULL,
    says      TEXT NOT NULL,
    key       TEXT NOT NULL
) STRICT;
CREATE INDEX alerts_time ON alerts (time);
