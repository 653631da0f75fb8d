-- A file of pupils between its pages, until somebody confirms what it changes: for whoever chose it, at whichever node they go on.
-- The content is sealed for that account; half an hour after its last page it counts no more.
CREATE TABLE register_import (
    school  text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account text NOT NULL,
    kept_at timestamptz NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (school, account)
);

GRANT SELECT, INSERT, DELETE, UPDATE (kept_at, content) ON register_import TO app;

ALTER TABLE register_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON register_import TO app USING (school = current_setting('safeguarding.school', true));
