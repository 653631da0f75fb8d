-- School years that were added to the calendar while the application ran. Added, and never changed or removed; their days are
-- sealed.
CREATE TABLE added_school_year (
    id        uuid PRIMARY KEY,
    school    text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    added_by  text NOT NULL,
    added_at  timestamptz NOT NULL,
    days      text NOT NULL
);

GRANT SELECT, INSERT ON added_school_year TO app;

ALTER TABLE added_school_year ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON added_school_year TO app USING (school = current_setting('safeguarding.school', true));
