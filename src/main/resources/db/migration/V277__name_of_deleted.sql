-- Whose names stand in a record although the record that was about them has been deleted: what is printed or told of the one that stays goes
-- on to hide them. Sealed with the key of the record that stays, and gone with it.
CREATE TABLE name_of_deleted (
    id         uuid PRIMARY KEY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference  text NOT NULL REFERENCES concern (reference),
    names      text NOT NULL
);

CREATE INDEX name_of_deleted_by_reference ON name_of_deleted (reference);

GRANT SELECT, INSERT ON name_of_deleted TO app;

ALTER TABLE name_of_deleted ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON name_of_deleted TO app USING (school = current_setting('safeguarding.school', true));
