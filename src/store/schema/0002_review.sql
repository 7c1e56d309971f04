-- What people decide about claims, cases and sources. Only ever appended to.

CREATE TABLE decisions (
    number  INTEGER PRIMARY KEY,
    time    TEXT NOT NULL,
    author  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    reason  TEXT NOT NULL,
    body    TEXT NOT NULL                 -- JSON: docs/formats/store.md
) STRICT;

CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN
    SELECT RAISE (ABORT, 'decisions are only ever appended to');
END;
CREATE TRIGGER decisions_stay_too BEFORE DELETE ON decisions BEGIN
    SELECT RAISE (ABORT, 'decisions are only ever appended to');
END;

-- The documents that a decision names.
CREATE TABLE decision_documents (
    document  TEXT NOT NULL REFERENCES documents (id),
    decision  INTEGER NOT NULL REFERENCES decisions (number),
    PRIMARY KEY (document, decision)
) STRICT, WITHOUT ROWID;
