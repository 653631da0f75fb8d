-- Keys, sealed by the installation's keyset, which is never in here. Each concern has its own.
CREATE TABLE data_key (
    name        text NOT NULL,
    school      text NOT NULL DEFAULT 'main' REFERENCES school,
    wrapped     bytea NOT NULL,
    wrapped_by  text NOT NULL,
    made_at     timestamptz NOT NULL,
    PRIMARY KEY (school, name)
);

-- Who read what, who was refused, who signed in, whose rights changed, and each entry of each record: one chain.
CREATE TABLE trace (
    school         text NOT NULL DEFAULT 'main' REFERENCES school,
    number         bigint NOT NULL,
    at             timestamptz NOT NULL,
    by_account     text NOT NULL,
    kind           text NOT NULL,
    reference      text,
    detail         text,
    entry_hash     bytea,
    hash           bytea NOT NULL,
    previous_hash  bytea NOT NULL,
    PRIMARY KEY (school, number)
);

CREATE INDEX trace_by_reference ON trace (reference) WHERE kind NOT IN ('ENTRY', 'CONCERN_STANDS');
CREATE INDEX trace_of_concern ON trace (reference, number) WHERE kind = 'CONCERN_STANDS';
CREATE INDEX trace_by_time ON trace (at) WHERE kind NOT IN ('ENTRY', 'CONCERN_STANDS');

-- Where the chain ends.
CREATE TABLE trail_head (
    school       text PRIMARY KEY DEFAULT 'main' REFERENCES school,
    last_number  bigint NOT NULL,
    last_hash    bytea NOT NULL
);

INSERT INTO trail_head (last_number, last_hash) VALUES (0, decode(repeat('00', 32), 'hex'));

-- What the chair was told of it by mail.
CREATE TABLE daily_head (
    school   text NOT NULL DEFAULT 'main' REFERENCES school,
    day      date NOT NULL,
    number   bigint NOT NULL,
    hash     bytea NOT NULL,
    PRIMARY KEY (school, day)
);

GRANT SELECT, INSERT ON data_key, trace, daily_head TO app;
GRANT SELECT ON trail_head TO app;
GRANT UPDATE (last_number, last_hash) ON trail_head TO app;

-- The class that somebody teaches, if any: whoever reads about a child of another one is named in the head's summary.
ALTER TABLE account ADD COLUMN teaches text;
ALTER TABLE account_change ADD COLUMN teaches text;
-- What the account may do, sealed: a role or a last day that is changed here, past the application, does not go with it.
ALTER TABLE account ADD COLUMN standing text;
GRANT UPDATE (teaches, standing) ON account TO app;

-- The same of what the rules know of a concern: who handles it, whom it is about, who has stepped out, how far it is.
ALTER TABLE concern ADD COLUMN standing text, ADD COLUMN changes integer NOT NULL DEFAULT 1;
-- Nobody who has stepped out comes in again by the application.
REVOKE DELETE ON concern_recusal FROM app;

-- What was kept in plain text goes over into new tables, sealed, and its old pages are given up.
ALTER TABLE entry RENAME TO entry_in_plain_text;

CREATE TABLE entry (
    school         text NOT NULL DEFAULT 'main' REFERENCES school,
    reference      text NOT NULL,
    number         integer NOT NULL,
    at             timestamptz NOT NULL,
    by_account     text NOT NULL,
    kind           text NOT NULL,
    content        bytea NOT NULL,
    key_id         text NOT NULL,
    hash           bytea NOT NULL,
    previous_hash  bytea NOT NULL,
    PRIMARY KEY (school, reference, number)
);

GRANT SELECT, INSERT ON entry TO app;
REVOKE UPDATE ON record_head FROM app;
GRANT UPDATE (last_number, last_hash) ON record_head TO app;

ALTER TABLE concern_person RENAME TO concern_person_in_plain_text;
ALTER INDEX concern_person_by_name RENAME TO concern_person_by_name_in_plain_text;
ALTER INDEX concern_person_by_reference RENAME TO concern_person_by_reference_in_plain_text;

CREATE TABLE concern_person (
    id         uuid PRIMARY KEY,
    position   bigint GENERATED ALWAYS AS IDENTITY,
    school     text NOT NULL DEFAULT 'main' REFERENCES school,
    reference  text NOT NULL REFERENCES concern (reference),
    kind       text NOT NULL CHECK (kind IN ('CHILD', 'SIBLING')),
    name       text NOT NULL,
    born_on    text,
    -- Keyed hashes: the same for the same child, and worth nothing without the school's key.
    name_mark  bytea NOT NULL,
    born_mark  bytea
);

CREATE INDEX concern_person_by_name ON concern_person (name_mark);
CREATE INDEX concern_person_by_reference ON concern_person (reference);

GRANT SELECT, INSERT ON concern_person TO app;
