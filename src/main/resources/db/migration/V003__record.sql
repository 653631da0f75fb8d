-- The chronology of every concern, each entry sealed with the concern's own key: entries are added, never changed and never
-- removed.
CREATE TABLE entry (
    school         text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
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

-- Where each chronology ends, so that two people who add at once queue instead of colliding.
CREATE TABLE record_head (
    reference    text PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    last_number  integer NOT NULL,
    last_hash    bytea NOT NULL
);

GRANT SELECT, INSERT ON entry TO app;
GRANT SELECT, INSERT, UPDATE (last_number, last_hash) ON record_head TO app;

ALTER TABLE entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_head ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON entry TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON record_head TO app USING (school = current_setting('safeguarding.school', true));
