-- One day of the next four weeks that somebody asks to have closed, opened or given other hours, and what the chair said. Added, and
-- never changed or removed. What counts is the sealed text of the answer.
CREATE TABLE near_day_change (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    proposed_at  timestamptz NOT NULL,
    proposed_by  text NOT NULL,
    day          text NOT NULL,
    reason       text NOT NULL
);

CREATE TABLE near_day_answer (
    change       uuid PRIMARY KEY REFERENCES near_day_change (id),
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    answered_by  text NOT NULL,
    answered_at  timestamptz NOT NULL,
    counts       text NOT NULL,
    reason       text NOT NULL
);

GRANT SELECT, INSERT ON near_day_change, near_day_answer TO app;

ALTER TABLE near_day_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON near_day_change TO app USING (school = current_setting('safeguarding.school', true));
ALTER TABLE near_day_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON near_day_answer TO app USING (school = current_setting('safeguarding.school', true));
