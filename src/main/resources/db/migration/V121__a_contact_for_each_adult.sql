-- What has been decided about telling each adult with parental responsibility. A name is sealed with the concern's key.
CREATE TABLE adult_contact (
    id              uuid PRIMARY KEY,
    school          text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference       text NOT NULL REFERENCES concern (reference),
    adult           integer NOT NULL,
    name            text,
    deferred_until  timestamptz,
    deferrals       integer NOT NULL DEFAULT 0,
    decision        text,
    decided_at      timestamptz,
    is_settled      boolean NOT NULL DEFAULT false,
    version         integer NOT NULL DEFAULT 0,
    UNIQUE (reference, adult)
);

INSERT INTO adult_contact (id, school, reference, adult, deferred_until, deferrals, decision, decided_at, is_settled)
SELECT gen_random_uuid(), school, reference, 1, deferred_until, deferrals, decision, decided_at, is_settled
FROM parent_contact;

ALTER TABLE parent_contact
    DROP COLUMN deferred_until,
    DROP COLUMN deferrals,
    DROP COLUMN decision,
    DROP COLUMN decided_at,
    DROP COLUMN is_settled;

GRANT SELECT, INSERT, UPDATE ON adult_contact TO app;
ALTER TABLE adult_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON adult_contact TO app USING (school = current_setting('safeguarding.school', true));
