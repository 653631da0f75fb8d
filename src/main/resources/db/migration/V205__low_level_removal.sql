-- A low-level concern that two people took out of its list. Its own row stays as it was written, and is shown to nobody. That the
-- two did it is sealed, so that a row written directly in the database takes nothing out.
CREATE TABLE low_level_removal (
    reference  text PRIMARY KEY REFERENCES low_level_concern,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    asked_by   text NOT NULL,
    agreed_by  text NOT NULL,
    removed_at timestamptz NOT NULL,
    sealed     text NOT NULL,
    CHECK (asked_by <> agreed_by)
);

GRANT SELECT, INSERT ON low_level_removal TO app;

ALTER TABLE low_level_removal ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON low_level_removal TO app USING (school = current_setting('safeguarding.school', true));
