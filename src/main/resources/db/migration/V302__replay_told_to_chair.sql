-- What the chair was told of a proposal, in coarse numbers, about concerns whose records the chair may not read. Told once, and
-- the same again each time: from how a number moves one could tell one concern. Added, and never changed or removed.
CREATE TABLE replay_told (
    id        uuid PRIMARY KEY,
    school    text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    proposal  uuid NOT NULL REFERENCES proposed_table,
    told_at   timestamptz NOT NULL,
    told_to   text NOT NULL,
    told      text NOT NULL
);

GRANT SELECT, INSERT ON replay_told TO app;
ALTER TABLE replay_told ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON replay_told TO app USING (school = current_setting('safeguarding.school', true));
