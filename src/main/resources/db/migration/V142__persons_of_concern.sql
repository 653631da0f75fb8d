-- Who was named as the person of concern, so that the same person is seen when several children's concerns name them. Sealed with
-- the concern's own key, and never changed: the last one named counts.
CREATE TABLE person_of_concern (
    id         uuid PRIMARY KEY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference  text NOT NULL,
    name       text NOT NULL,
    named_at   timestamptz NOT NULL
);

GRANT SELECT, INSERT ON person_of_concern TO app;

ALTER TABLE person_of_concern ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON person_of_concern TO app USING (school = current_setting('safeguarding.school', true));
