-- Worries about an adult's conduct below the harm threshold. Added, and never changed or removed. Who it is about, whose list it
-- is in and what was written is sealed.
CREATE TABLE low_level_concern (
    reference      text PRIMARY KEY,
    school         text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    kept_in        text NOT NULL,
    added_by       text NOT NULL,
    added_at       timestamptz NOT NULL,
    adult          text NOT NULL,
    about_account  text,
    threshold      text NOT NULL CHECK (threshold IN ('NO', 'UNKNOWN', 'YES')),
    answers        text NOT NULL
);

-- What became of one.
CREATE TABLE low_level_note (
    id          uuid PRIMARY KEY,
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference   text NOT NULL REFERENCES low_level_concern (reference),
    step        text NOT NULL,
    by_account  text NOT NULL,
    at          timestamptz NOT NULL,
    answers     text NOT NULL
);

CREATE INDEX low_level_note_by_reference ON low_level_note (reference);

-- A low-level concern that two people took out of its list. Its own row stays as it was written, and is shown to nobody. That the
-- two did it is sealed, so that a row written directly in the database takes nothing out.
CREATE TABLE low_level_removal (
    reference   text PRIMARY KEY REFERENCES low_level_concern,
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    asked_by    text NOT NULL,
    agreed_by   text NOT NULL,
    removed_at  timestamptz NOT NULL,
    sealed      text NOT NULL,
    CHECK (asked_by <> agreed_by)
);

-- That a second person was asked to read a list, and what they found.
CREATE TABLE low_level_reading (
    id            uuid PRIMARY KEY,
    school        text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    list          text NOT NULL CHECK (list IN ('HEAD', 'CHAIR')),
    -- What a list's reader is not shown, since it may be about them, somebody else reads: which entries those are is sealed.
    only_entries  text,
    asked_at      timestamptz NOT NULL,
    read_by       text,
    read_at       timestamptz,
    answers       text,
    version       integer NOT NULL DEFAULT 0,
    CHECK ((read_by IS NULL) = (read_at IS NULL) AND (read_by IS NULL) = (answers IS NULL))
);

GRANT SELECT, INSERT ON low_level_concern, low_level_note, low_level_removal TO app;
GRANT SELECT, INSERT, UPDATE ON low_level_reading TO app;

ALTER TABLE low_level_concern ENABLE ROW LEVEL SECURITY;
ALTER TABLE low_level_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE low_level_removal ENABLE ROW LEVEL SECURITY;
ALTER TABLE low_level_reading ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON low_level_concern TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON low_level_note TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON low_level_removal TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON low_level_reading TO app USING (school = current_setting('safeguarding.school', true));
