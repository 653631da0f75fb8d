-- One row per notice: to whom, when, and what became of it.
CREATE TABLE notice (
    id            uuid PRIMARY KEY,
    school        text NOT NULL DEFAULT 'main' REFERENCES school,
    reference     text NOT NULL,
    kind          text NOT NULL,
    to_account    text,
    to_address    text,
    state         text NOT NULL CHECK (state IN ('WAITING', 'SENT', 'UNDELIVERED', 'TOLD_ANOTHER_WAY')),
    failure       text,
    created_at    timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL,
    CHECK (num_nonnulls(to_account, to_address) = 1)
);

CREATE INDEX notice_by_reference ON notice (reference);

GRANT SELECT, INSERT, UPDATE ON notice TO app;
