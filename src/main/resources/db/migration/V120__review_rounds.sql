-- The review, each time it is asked for: the first with the report, again with whatever is learned later.
CREATE TABLE review_round (
    id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school                text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference             text NOT NULL REFERENCES concern (reference),
    round                 integer NOT NULL,
    -- Asked for while the concern is being worked, so that it runs beside the work.
    is_beside             boolean NOT NULL,
    asked_at              timestamptz NOT NULL,
    -- The record's last entry at that time: the form has shown what came before.
    asked_entry           integer NOT NULL,
    harm_possible_since   timestamptz,
    reviewed_at           timestamptz,
    -- When a decision was made on it, or on one after it.
    decided_at            timestamptz,
    version               integer NOT NULL DEFAULT 0,
    UNIQUE (reference, round),
    CHECK (decided_at IS NULL OR reviewed_at IS NOT NULL)
);

-- One review of a concern at a time, whoever learns something at the same moment.
CREATE UNIQUE INDEX review_round_open ON review_round (reference) WHERE reviewed_at IS NULL;

-- How much of the record somebody had in front of them who has a review in hand: the number of its last entry.
CREATE TABLE review_shown (
    task_id    text NOT NULL,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference  text NOT NULL,
    account    text NOT NULL,
    entry      integer NOT NULL,
    PRIMARY KEY (task_id, account)
);

INSERT INTO review_round (school, reference, round, is_beside, asked_at, asked_entry, reviewed_at, decided_at)
SELECT school, reference, 1, false, reported_at, 1,
    CASE WHEN is_reviewed THEN reported_at END,
    CASE WHEN is_reviewed AND response IS NOT NULL THEN reported_at END
FROM concern;

GRANT SELECT, INSERT, UPDATE ON review_round TO app;
GRANT SELECT, INSERT, UPDATE (entry) ON review_shown TO app;

ALTER TABLE review_round ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON review_round TO app USING (school = current_setting('safeguarding.school', true));
ALTER TABLE review_shown ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON review_shown TO app USING (school = current_setting('safeguarding.school', true));
