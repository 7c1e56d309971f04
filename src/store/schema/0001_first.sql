-- The first schema. Text columns sort by bytes; times are UTC in ISO 8601; JSON
-- is kept as text where no query looks into it. docs/formats/store.md explains
-- every table.

CREATE TABLE runs (
    number    INTEGER PRIMARY KEY,
    started   TEXT NOT NULL,
    finished  TEXT NOT NULL DEFAULT '',
    paths     TEXT NOT NULL               -- JSON list
) STRICT;

CREATE TABLE originals (
    sha256  TEXT PRIMARY KEY,
    size    INTEGER NOT NULL,             -- bytes before compression
    packed  BLOB NOT NULL                 -- one zstd frame
) STRICT;

CREATE TABLE documents (
    number      INTEGER PRIMARY KEY,      -- for the full text index only
    id          TEXT NOT NULL UNIQUE,     -- first 16 digits of `original`
    original    TEXT NOT NULL UNIQUE REFERENCES originals (sha256),
    name        TEXT NOT NULL,
    url         TEXT NOT NULL,
    title       TEXT NOT NULL,
    outlet      TEXT NOT NULL,
    published   TEXT NOT NULL,
    lang        TEXT NOT NULL,
    text        TEXT NOT NULL,
    source      BLOB NOT NULL,            -- source map: docs/formats/store.md
    furniture   TEXT NOT NULL,            -- JSON list of [begin, end]
    notes       TEXT NOT NULL,            -- JSON
    run         INTEGER NOT NULL REFERENCES runs (number),
    first_seen  TEXT NOT NULL,
    extraction  INTEGER NOT NULL,         -- the present one
    claims      INTEGER NOT NULL          -- how many the present one has
) STRICT;
CREATE INDEX documents_order ON documents (published, name, id);
CREATE INDEX documents_name ON documents (name);
CREATE INDEX documents_first_seen ON documents (first_seen);

CREATE TABLE inputs (
    path       TEXT PRIMARY KEY,
    state      TEXT NOT NULL CHECK (state IN ('read', 'refused', 'known')),
    reason     TEXT NOT NULL,
    document   TEXT REFERENCES documents (id),
    first_run  INTEGER NOT NULL REFERENCES runs (number),
    last_run   INTEGER NOT NULL REFERENCES runs (number)
) STRICT;
CREATE INDEX inputs_state ON inputs (state, path);
CREATE INDEX inputs_document ON inputs (document);

CREATE TABLE extractions (
    document   TEXT NOT NULL REFERENCES documents (id),
    number     INTEGER NOT NULL,          -- 1, 2, 3 … ; the greatest is the present one
    extractor  TEXT NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

-- Append-only: a new extraction leaves the claims of the old one in place.
CREATE TABLE claims (
    document    TEXT NOT NULL,
    extraction  INTEGER NOT NULL,
    position    INTEGER NOT NULL,         -- index among the document's claims
    stage       TEXT NOT NULL,
    supplier    TEXT,
    recipient   TEXT,
    category    TEXT NOT NULL,
    designation TEXT,
    polarity    TEXT NOT NULL,
    confidence  REAL NOT NULL,
    body        TEXT NOT NULL,            -- the whole claim: docs/formats/claims.md
    PRIMARY KEY (document, extraction, position),
    FOREIGN KEY (document, extraction) REFERENCES extractions (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_parties ON claims (supplier, recipient);

CREATE TABLE cases (
    id         TEXT PRIMARY KEY,
    position   INTEGER NOT NULL UNIQUE,
    supplier   TEXT,
    recipient  TEXT,
    item       TEXT NOT NULL,
    category   TEXT NOT NULL,
    grades     TEXT NOT NULL              -- JSON
) STRICT;

CREATE TABLE case_claims (
    case_id   TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    document  TEXT NOT NULL REFERENCES documents (id),
    claim     INTEGER NOT NULL,
    code      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE origins (
    id           TEXT PRIMARY KEY,
    position     INTEGER NOT NULL UNIQUE,
    label        TEXT NOT NULL,
    stake        TEXT NOT NULL,
    reliability  TEXT NOT NULL
) STRICT;

CREATE TABLE origin_claims (
    origin    TEXT NOT NULL REFERENCES origins (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    document  TEXT NOT NULL REFERENCES documents (id),
    claim     INTEGER NOT NULL,
    code      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (origin, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE derivations (
    position       INTEGER PRIMARY KEY,
    from_document  TEXT NOT NULL REFERENCES documents (id),
    to_document    TEXT NOT NULL REFERENCES documents (id),
    kind           TEXT NOT NULL,
    code           TEXT NOT NULL,
    reason         TEXT NOT NULL
) STRICT;

CREATE TABLE conflicts (
    position         INTEGER PRIMARY KEY,
    kind             TEXT NOT NULL,
    case_id          TEXT NOT NULL,
    first_document   TEXT NOT NULL REFERENCES documents (id),
    first_claim      INTEGER NOT NULL,
    second_document  TEXT NOT NULL REFERENCES documents (id),
    second_claim     INTEGER NOT NULL,
    code             TEXT NOT NULL,
    reason           TEXT NOT NULL
) STRICT;

CREATE TABLE events (
    number   INTEGER PRIMARY KEY,
    time     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    subject  TEXT NOT NULL,
    detail   TEXT NOT NULL
) STRICT;

CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN
    SELECT RAISE (ABORT, 'the custody log is only ever appended to');
END;
CREATE TRIGGER events_stay_too BEFORE DELETE ON events BEGIN
    SELECT RAISE (ABORT, 'the custody log is only ever appended to');
END;

CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = 'documents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
