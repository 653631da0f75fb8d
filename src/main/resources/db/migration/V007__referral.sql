-- Telling one agency about one concern.
CREATE TABLE referral (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school          text NOT NULL DEFAULT 'main' REFERENCES school,
    reference       text NOT NULL,
    agency          text NOT NULL CHECK (agency IN ('POLICE', 'SOCIAL_CARE', 'SCHOOL_NURSING', 'LADO')),
    state           text NOT NULL CHECK (state IN ('TO_TELEPHONE', 'TO_WRITE', 'AWAITING_ANSWER', 'DISAGREED', 'SETTLED', 'NOT_NEEDED')),
    is_required     boolean NOT NULL DEFAULT true,
    is_advised      boolean NOT NULL DEFAULT false,
    is_held         boolean NOT NULL DEFAULT false,
    held_at         timestamptz,
    opened_at       timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    version         integer NOT NULL DEFAULT 0
);

-- One open referral per agency and concern.
CREATE UNIQUE INDEX referral_open ON referral (reference, agency) WHERE state NOT IN ('SETTLED', 'NOT_NEEDED');
CREATE INDEX referral_by_reference ON referral (reference);

GRANT SELECT, INSERT, UPDATE ON referral TO app;
