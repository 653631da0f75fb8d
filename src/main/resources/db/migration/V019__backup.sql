-- When backups were taken, by the role that takes them. The application sees how old the last one is.
CREATE TABLE backup_taken (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school    text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    taken_at  timestamptz NOT NULL,
    bytes     bigint NOT NULL
);

GRANT SELECT ON backup_taken TO app;

ALTER TABLE backup_taken ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON backup_taken TO app USING (school = current_setting('safeguarding.school', true));
