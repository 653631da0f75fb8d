-- A referral of a report that was joined to another goes on there; what it was is kept for when the two are separated.
ALTER TABLE referral
    DROP CONSTRAINT referral_state_check,
    ADD CONSTRAINT referral_state_check CHECK (state IN
        ('TO_TELEPHONE', 'TO_WRITE', 'AWAITING_ANSWER', 'DISAGREED', 'AT_WORK', 'SETTLED', 'NOT_NEEDED', 'SILENT', 'CHILD_GONE',
         'JOINED')),
    ADD COLUMN state_before text,
    ADD CHECK ((state = 'JOINED') = (state_before IS NOT NULL));

DROP INDEX referral_open;
CREATE UNIQUE INDEX referral_open ON referral (reference, agency)
    WHERE state NOT IN ('SETTLED', 'NOT_NEEDED', 'SILENT', 'CHILD_GONE', 'JOINED');

-- Two reports are separated again by two people.
ALTER TABLE correction
    ADD COLUMN other_reference text,
    DROP CONSTRAINT correction_kind_check,
    ADD CONSTRAINT correction_kind_check CHECK (kind IN ('ADDED', 'TAKEN_AWAY', 'WRONG_CHILD', 'CHILD_GONE', 'SEPARATED')),
    ADD CHECK ((kind = 'SEPARATED') = (other_reference IS NOT NULL));
