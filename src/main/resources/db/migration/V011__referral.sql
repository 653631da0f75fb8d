-- Telling one agency about one concern. After an agency has accepted a referral it works: the school asks until that has ended
-- or the child has a plan. An agency that never answered, and a child who is gone, end a referral too: each as what it is.
CREATE TABLE referral (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school            text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference         text NOT NULL,
    agency            text NOT NULL CHECK (agency IN ('POLICE', 'SOCIAL_CARE', 'SCHOOL_NURSING', 'LADO')),
    state             text NOT NULL CHECK (state IN
        ('TO_TELEPHONE', 'TO_WRITE', 'AWAITING_ANSWER', 'DISAGREED', 'AT_WORK', 'SETTLED', 'NOT_NEEDED', 'SILENT', 'CHILD_GONE',
         'JOINED')),
    -- A referral of a report that was joined to another goes on there; what it was is kept for when the two are separated.
    state_before      text,
    is_required       boolean NOT NULL DEFAULT true,
    is_advised        boolean NOT NULL DEFAULT false,
    -- One that was proposed and that nobody has made yet may end only where that agency or the LADO said so.
    is_advice_enough  boolean NOT NULL DEFAULT false,
    is_held           boolean NOT NULL DEFAULT false,
    held_at           timestamptz,
    opened_at         timestamptz NOT NULL,
    -- The other side's clock.
    telephoned_at     timestamptz,
    confirmed_at      timestamptz,
    asked_at          timestamptz,
    -- How often in a row the agency was asked and said nothing.
    silences          integer NOT NULL DEFAULT 0,
    -- How often in a row the agency did not decide by when it should have.
    unanswered        integer NOT NULL DEFAULT 0,
    disputed_since    timestamptz,
    disputes          integer NOT NULL DEFAULT 0,
    changed_at        timestamptz NOT NULL,
    version           integer NOT NULL DEFAULT 0,
    CHECK ((state = 'JOINED') = (state_before IS NOT NULL))
);

-- One open referral per agency and concern.
CREATE UNIQUE INDEX referral_open ON referral (reference, agency)
    WHERE state NOT IN ('SETTLED', 'NOT_NEEDED', 'SILENT', 'CHILD_GONE', 'JOINED');
CREATE INDEX referral_by_reference ON referral (reference);

GRANT SELECT, INSERT, UPDATE ON referral TO app;

ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON referral TO app USING (school = current_setting('safeguarding.school', true));
