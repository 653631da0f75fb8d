-- One row per notice: to whom, when, and what became of it. A notice may be about no concern; one to somebody who may no longer
-- know is withdrawn.
CREATE TABLE notice (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference    text,
    kind         text NOT NULL,
    to_account   text,
    to_address   text,
    -- A notice about a step names the step, and what made it late.
    overdue_id   uuid REFERENCES overdue_step (id),
    step_name    text,
    detail       text,
    -- At most one per person, step and level.
    once_key     text UNIQUE,
    state        text NOT NULL CHECK (state IN ('WAITING', 'SENT', 'UNDELIVERED', 'TOLD_ANOTHER_WAY', 'WITHDRAWN')),
    failure      text,
    -- Until when it waits for others to the same person, with which it is one email. Empty for one that goes at once.
    waits_until  timestamptz,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    CHECK (num_nonnulls(to_account, to_address) = 1)
);

CREATE INDEX notice_by_reference ON notice (reference);
CREATE INDEX notice_waiting_for_others ON notice (to_account) WHERE state = 'WAITING' AND waits_until IS NOT NULL;
-- What an email asks somebody to look for in a record stands on their first page until they have read it.
CREATE INDEX notice_asking_to_read ON notice (to_account) WHERE kind IN ('RELATED_CONCERN', 'CORRECTION_REFUSED');

GRANT SELECT, INSERT, UPDATE ON notice TO app;

ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON notice TO app USING (school = current_setting('safeguarding.school', true));
