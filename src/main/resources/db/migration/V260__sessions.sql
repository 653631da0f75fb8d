-- Who is signed in, for all nodes. The id is a hash of what the browser holds, so that whoever reads this signs in as nobody; the
-- content names the account and is sealed for this id, so that a row that is written, changed or moved here signs nobody in.
CREATE TABLE session (
    id      bytea PRIMARY KEY,
    school  text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    content bytea NOT NULL,
    -- Only to tidy up by: what counts is in the content.
    used_at timestamptz NOT NULL
);

CREATE INDEX session_by_use ON session (used_at);

GRANT SELECT, INSERT, DELETE, UPDATE (content, used_at) ON session TO app;

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON session TO app USING (school = current_setting('safeguarding.school', true));
