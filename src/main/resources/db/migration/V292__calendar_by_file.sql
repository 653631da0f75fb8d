-- What a calendar's file came to, day by day, that the head and the CPO agreed to. Added, and never changed or removed.
CREATE TABLE calendar_change (
    id         uuid PRIMARY KEY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    agreed_at  timestamptz NOT NULL,
    days       text NOT NULL
);

GRANT SELECT, INSERT ON calendar_change TO app;
ALTER TABLE calendar_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON calendar_change TO app USING (school = current_setting('safeguarding.school', true));
