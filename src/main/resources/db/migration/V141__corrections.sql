-- What was put right in a concern, and what waits for a second person. Codes and ids of accounts; why is in the record.
CREATE TABLE correction (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference    text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('ADDED', 'TAKEN_AWAY', 'WRONG_CHILD')),
    about        text NOT NULL DEFAULT '',
    accounts     text NOT NULL DEFAULT '',
    is_name_only boolean NOT NULL DEFAULT false,
    asked_by     text NOT NULL,
    asked_at     timestamptz NOT NULL,
    state        text NOT NULL CHECK (state IN ('WAITING', 'CONFIRMED', 'REFUSED')),
    answered_by  text,
    answered_at  timestamptz,
    version      integer NOT NULL DEFAULT 0,
    CHECK (asked_by <> answered_by),
    CHECK ((state = 'WAITING') = (answered_by IS NULL) AND (answered_by IS NULL) = (answered_at IS NULL))
);

CREATE INDEX correction_by_reference ON correction (reference);

GRANT SELECT, INSERT, UPDATE ON correction TO app;

ALTER TABLE correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON correction TO app USING (school = current_setting('safeguarding.school', true));
