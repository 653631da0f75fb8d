-- The first time somebody responsible for a step opened its form.
CREATE TABLE step_seen (
    task_id    text NOT NULL,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference  text NOT NULL,
    account    text NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (task_id, account)
);

-- One row per step that went overdue, and one per person who became responsible for it.
CREATE TABLE overdue_step (
    id              uuid PRIMARY KEY,
    school          text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference       text NOT NULL,
    task_id         text NOT NULL,
    step            text NOT NULL,
    step_name       text NOT NULL,
    cause           text NOT NULL CHECK (cause IN ('NOT_DONE', 'NOT_SEEN', 'MAIL_FAILED')),
    due_at          timestamptz NOT NULL,
    is_due_assumed  boolean NOT NULL DEFAULT false,
    held_by         text NOT NULL,
    ladder          text NOT NULL,
    pause           text NOT NULL,
    next_at         timestamptz NOT NULL,
    started_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    version         integer NOT NULL DEFAULT 0
);

-- One ladder per step at a time.
CREATE UNIQUE INDEX overdue_step_running ON overdue_step (task_id) WHERE ended_at IS NULL;
CREATE INDEX overdue_step_by_reference ON overdue_step (reference);

CREATE TABLE overdue_level (
    overdue_step  uuid NOT NULL REFERENCES overdue_step (id),
    school        text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    level         integer NOT NULL,
    account       text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('REMINDED', 'OFFERED', 'TO_ACT')),
    told_at       timestamptz NOT NULL,
    PRIMARY KEY (overdue_step, level, account)
);

-- What somebody who has left leaves behind, for one person to hand over.
CREATE TABLE hand_over (
    id        uuid PRIMARY KEY,
    school    text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    leaver    text NOT NULL,
    asked     text NOT NULL,
    found_at  timestamptz NOT NULL
);

CREATE TABLE hand_over_step (
    hand_over  uuid NOT NULL REFERENCES hand_over (id),
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    task_id    text NOT NULL,
    reference  text NOT NULL,
    step_name  text NOT NULL,
    PRIMARY KEY (hand_over, task_id)
);

-- The days whose summary and alarms were given.
CREATE TABLE day_begun (
    day     date NOT NULL,
    school  text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    PRIMARY KEY (school, day)
);

GRANT SELECT, INSERT ON step_seen, overdue_level, hand_over, hand_over_step, day_begun TO app;
GRANT SELECT, INSERT, UPDATE ON overdue_step TO app;

ALTER TABLE step_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE overdue_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE overdue_level ENABLE ROW LEVEL SECURITY;
ALTER TABLE hand_over ENABLE ROW LEVEL SECURITY;
ALTER TABLE hand_over_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE day_begun ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON step_seen TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON overdue_step TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON overdue_level TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON hand_over TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON hand_over_step TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON day_begun TO app USING (school = current_setting('safeguarding.school', true));
