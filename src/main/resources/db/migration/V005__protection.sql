-- Keys, sealed by the installation's keyset, which is never in here. Each concern has its own. The school's own key is made by
-- the migration that follows.
CREATE TABLE data_key (
    name        text NOT NULL,
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    wrapped     bytea NOT NULL,
    wrapped_by  text NOT NULL,
    made_at     timestamptz NOT NULL,
    PRIMARY KEY (school, name)
);

GRANT SELECT, INSERT ON data_key TO app;

ALTER TABLE data_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON data_key TO app USING (school = current_setting('safeguarding.school', true));
