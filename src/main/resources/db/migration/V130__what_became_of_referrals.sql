-- After an agency has accepted a referral it works: the school asks until that has ended or the child has a plan.
ALTER TABLE referral
    DROP CONSTRAINT referral_state_check,
    ADD CONSTRAINT referral_state_check CHECK (state IN
        ('TO_TELEPHONE', 'TO_WRITE', 'AWAITING_ANSWER', 'DISAGREED', 'AT_WORK', 'SETTLED', 'NOT_NEEDED')),
    -- How often in a row the agency was asked and said nothing.
    ADD COLUMN silences integer NOT NULL DEFAULT 0;
