-- Documents that belong to a record's entries, sealed with the concern's own key. Added, never changed and never removed; the
-- trail has the hash of each row.
CREATE TABLE attachment (
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference  text NOT NULL,
    number     integer NOT NULL,
    format     text NOT NULL,
    content    bytea NOT NULL,
    PRIMARY KEY (reference, number)
);

-- It is sealed, and does not become smaller.
ALTER TABLE attachment ALTER COLUMN content SET STORAGE EXTERNAL;

GRANT SELECT, INSERT ON attachment TO app;

ALTER TABLE attachment ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON attachment TO app USING (school = current_setting('safeguarding.school', true));
