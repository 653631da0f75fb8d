-- What agencies have said about telling home, one row per concern.
CREATE TABLE parent_contact (
    id                     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school                 text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference              text NOT NULL UNIQUE,
    is_household_involved  boolean NOT NULL DEFAULT false,
    advice                 text NOT NULL DEFAULT 'NONE' CHECK (advice IN ('NONE', 'MAY_TELL', 'HOLD')),
    advised_at             timestamptz,
    is_lado_advised        boolean NOT NULL DEFAULT false,
    version                integer NOT NULL DEFAULT 0
);

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
    -- Whether somebody has told this adult; and by which correction they turned out to be another child's.
    is_told         boolean NOT NULL DEFAULT false,
    set_aside_by    uuid REFERENCES correction,
    version         integer NOT NULL DEFAULT 0,
    UNIQUE (reference, adult)
);

GRANT SELECT, INSERT, UPDATE ON parent_contact, adult_contact TO app;

ALTER TABLE parent_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE adult_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON parent_contact TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON adult_contact TO app USING (school = current_setting('safeguarding.school', true));
