-- An agency that never answered, and a child who is gone, end a referral too: each as what it is.
ALTER TABLE referral
    DROP CONSTRAINT referral_state_check,
    ADD CONSTRAINT referral_state_check CHECK (state IN
        ('TO_TELEPHONE', 'TO_WRITE', 'AWAITING_ANSWER', 'DISAGREED', 'AT_WORK', 'SETTLED', 'NOT_NEEDED', 'SILENT', 'CHILD_GONE')),
    -- How often in a row the agency did not decide by when it should have.
    ADD COLUMN unanswered integer NOT NULL DEFAULT 0;

DROP INDEX referral_open;
CREATE UNIQUE INDEX referral_open ON referral (reference, agency)
    WHERE state NOT IN ('SETTLED', 'NOT_NEEDED', 'SILENT', 'CHILD_GONE');

ALTER TABLE correction
    DROP CONSTRAINT correction_kind_check,
    ADD CONSTRAINT correction_kind_check CHECK (kind IN ('ADDED', 'TAKEN_AWAY', 'WRONG_CHILD', 'CHILD_GONE'));
