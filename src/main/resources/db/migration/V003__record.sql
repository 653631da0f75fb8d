-- The chronology of every concern: lines are added, never changed and never removed.
CREATE TABLE entry (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
    UNIQUE (reference, number)
);

-- Where each chronology ends, so that two people who add at once queue instead of colliding.
CREATE TABLE record_head (
    reference    text PRIMARY KEY,
    school       text NOT NULL DEFAULT 'main' REFERENCES school,
    last_number  integer NOT NULL,
    last_hash    bytea NOT NULL
);

GRANT SELECT, INSERT ON entry TO app;
GRANT SELECT, INSERT, UPDATE ON record_head TO app;
