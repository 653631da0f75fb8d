-- Who is responsible when: outside hours, hand-overs, stepping out, absence, what was seen and what is overdue.
ALTER TABLE concern
    ADD COLUMN is_outside_hours boolean NOT NULL DEFAULT false,
    ADD COLUMN assigned_to text;

-- Whoever has stepped out of a concern is treated as if the worry were about them.
CREATE TABLE concern_recusal (
    concern  bigint NOT NULL REFERENCES concern (id),
    school   text NOT NULL DEFAULT 'main' REFERENCES school,
    account  text NOT NULL,
    PRIMARY KEY (concern, account)
);

-- What somebody said about their days, both included. For each day the last word counts, so nothing is ever changed.
CREATE TABLE absence (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school     text NOT NULL DEFAULT 'main' REFERENCES school,
    account    text NOT NULL REFERENCES account (id),
    from_day   date NOT NULL,
    until_day  date NOT NULL,
    is_away    boolean NOT NULL,
    CHECK (from_day <= until_day)
);

-- The first time somebody responsible for a step opened its form.
CREATE TABLE step_seen (
    task_id    text NOT NULL,
    school     text NOT NULL DEFAULT 'main' REFERENCES school,
    reference  text NOT NULL,
    account    text NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (task_id, account)
);

-- One row per step that went overdue, and one per person who became responsible for it.
CREATE TABLE overdue_step (
    id         uuid PRIMARY KEY,
    school     text NOT NULL DEFAULT 'main' REFERENCES school,
    reference  text NOT NULL,
    task_id    text NOT NULL,
    step       text NOT NULL,
    step_name  text NOT NULL,
    cause      text NOT NULL CHECK (cause IN ('NOT_DONE', 'NOT_SEEN', 'MAIL_FAILED')),
    due_at     timestamptz NOT NULL,
    is_due_assumed boolean NOT NULL DEFAULT false,
    held_by    text NOT NULL,
    ladder     text NOT NULL,
    pause      text NOT NULL,
    next_at    timestamptz NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,
    version    integer NOT NULL DEFAULT 0
);

-- One ladder per step at a time.
CREATE UNIQUE INDEX overdue_step_running ON overdue_step (task_id) WHERE ended_at IS NULL;
CREATE INDEX overdue_step_by_reference ON overdue_step (reference);

CREATE TABLE overdue_level (
    overdue_step  uuid NOT NULL REFERENCES overdue_step (id),
    school        text NOT NULL DEFAULT 'main' REFERENCES school,
    level         integer NOT NULL,
    account       text NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('REMINDED', 'OFFERED', 'TO_ACT')),
    told_at       timestamptz NOT NULL,
    PRIMARY KEY (overdue_step, level, account)
);

GRANT SELECT, INSERT, DELETE ON concern_recusal TO app;
GRANT SELECT, INSERT ON absence, step_seen, overdue_level TO app;
GRANT SELECT, INSERT, UPDATE ON overdue_step TO app;

-- A notice about a step names the step, and what made it late. At most one per person, step and level.
ALTER TABLE notice
    ADD COLUMN overdue_id uuid REFERENCES overdue_step (id),
    ADD COLUMN step_name text,
    ADD COLUMN detail text,
    ADD COLUMN once_key text UNIQUE;

-- What somebody who has left leaves behind, for one person to hand over.
CREATE TABLE hand_over (
    id        uuid PRIMARY KEY,
    school    text NOT NULL DEFAULT 'main' REFERENCES school,
    leaver    text NOT NULL,
    asked     text NOT NULL,
    found_at  timestamptz NOT NULL
);

CREATE TABLE hand_over_step (
    hand_over  uuid NOT NULL REFERENCES hand_over (id),
    school     text NOT NULL DEFAULT 'main' REFERENCES school,
    task_id    text NOT NULL,
    reference  text NOT NULL,
    step_name  text NOT NULL,
    PRIMARY KEY (hand_over, task_id)
);

GRANT SELECT, INSERT ON hand_over, hand_over_step TO app;

-- The days whose summary and alarms were given.
CREATE TABLE day_begun (
    day     date NOT NULL,
    school  text NOT NULL DEFAULT 'main' REFERENCES school,
    PRIMARY KEY (school, day)
);

GRANT SELECT, INSERT ON day_begun TO app;

-- A notice may be about no concern; one to somebody who may no longer know is withdrawn.
ALTER TABLE notice
    ALTER COLUMN reference DROP NOT NULL,
    DROP CONSTRAINT notice_state_check,
    ADD CONSTRAINT notice_state_check
        CHECK (state IN ('WAITING', 'SENT', 'UNDELIVERED', 'TOLD_ANOTHER_WAY', 'WITHDRAWN'));

-- The other side's clock.
ALTER TABLE referral
    ADD COLUMN telephoned_at timestamptz,
    ADD COLUMN confirmed_at timestamptz,
    ADD COLUMN asked_at timestamptz,
    ADD COLUMN disputed_since timestamptz,
    ADD COLUMN disputes integer NOT NULL DEFAULT 0;
