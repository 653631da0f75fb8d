-- Names of classes, sealed, each once. A concern has the id of its child's class, so that lists are narrowed without opening
-- any record.
CREATE TABLE class_name (
    id      uuid PRIMARY KEY,
    school  text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    name    text NOT NULL
);

-- One row per concern: what the school's rules need to decide the next step. What people wrote is in the entries.
CREATE TABLE concern (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school               text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference            text NOT NULL UNIQUE,
    reported_at          timestamptz NOT NULL,
    reporter             text NOT NULL,
    about                text NOT NULL,
    class                uuid REFERENCES class_name,
    is_immediate_danger  boolean NOT NULL,
    is_outside_hours     boolean NOT NULL DEFAULT false,
    handler_role         text,
    assigned_to          text,
    -- To whom somebody of the line has handed it over who came into the line later, and when. Ids of accounts and times.
    handed_to            text,
    is_child_words_kept  boolean NOT NULL DEFAULT false,
    is_reviewed          boolean NOT NULL DEFAULT false,
    proposed_level       text,
    decided_level        text,
    response             text,
    agencies             text NOT NULL DEFAULT '',
    is_safe              boolean,
    response_decided_by  text,
    is_response_agreed   boolean NOT NULL DEFAULT false,
    monitor_on           date,
    close_decided_by     text,
    is_reporter_told     boolean NOT NULL DEFAULT false,
    is_siblings_asked    boolean NOT NULL DEFAULT false,
    is_actions_settled   boolean NOT NULL DEFAULT false,
    closed_at            timestamptz,
    -- What the rules know of it, sealed: who handles it, whom it is about, who has stepped out, how far it is. A change made
    -- directly in the database does not go with it, and the trail knows how many changes there were.
    standing             text NOT NULL,
    changes              integer NOT NULL DEFAULT 1,
    version              integer NOT NULL DEFAULT 0,
    CONSTRAINT concern_reference_form CHECK (reference ~ '^CSE-[0-9]{4}-[0-9]{4,}$')
);

CREATE INDEX concern_closed ON concern (closed_at) WHERE closed_at IS NOT NULL;
-- For whoever looks for the children of a class.
CREATE INDEX concern_by_class ON concern (class);

-- Whoever has stepped out of a concern is treated as if the worry were about them. Who may know of it after all has no row any
-- more; what stands in these rows is sealed with the concern, so that it cannot be changed unseen.
CREATE TABLE concern_recusal (
    concern  bigint NOT NULL REFERENCES concern (id),
    school   text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account  text NOT NULL,
    PRIMARY KEY (concern, account)
);

-- Which children a concern names. Lines are added, never changed: the last one about a child counts.
CREATE TABLE concern_child (
    id         uuid PRIMARY KEY,
    position   bigint GENERATED ALWAYS AS IDENTITY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference  text NOT NULL REFERENCES concern (reference),
    kind       text NOT NULL CHECK (kind IN ('CHILD', 'SIBLING')),
    child      uuid NOT NULL REFERENCES child,
    state      text NOT NULL CHECK (state IN ('NAMED', 'CONFIRMED', 'TAKEN_OUT'))
);

CREATE INDEX concern_child_by_reference ON concern_child (reference);
CREATE INDEX concern_child_by_child ON concern_child (child);

-- Who was named as the person of concern, so that the same person is seen when several children's concerns name them. Sealed with
-- the concern's own key, and never changed: the last one named counts.
CREATE TABLE person_of_concern (
    id         uuid PRIMARY KEY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference  text NOT NULL,
    name       text NOT NULL,
    named_at   timestamptz NOT NULL
);

-- A handler's confirmation that two concerns are about the same child. Nothing is linked by itself.
CREATE TABLE concern_link (
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference  text NOT NULL REFERENCES concern (reference),
    earlier    text NOT NULL REFERENCES concern (reference),
    PRIMARY KEY (reference, earlier)
);

-- Which concerns one report began, one for each child whom it names. A report of one child has no row.
CREATE TABLE same_report (
    reference  text PRIMARY KEY REFERENCES concern (reference),
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    first      text NOT NULL REFERENCES concern (reference)
);

CREATE INDEX same_report_by_first ON same_report (first);

-- The review, each time it is asked for: the first with the report, again with whatever is learned later.
CREATE TABLE review_round (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    school               text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference            text NOT NULL REFERENCES concern (reference),
    round                integer NOT NULL,
    -- Asked for while the concern is being worked, so that it runs beside the work.
    is_beside            boolean NOT NULL,
    asked_at             timestamptz NOT NULL,
    -- The record's last entry at that time: the form has shown what came before.
    asked_entry          integer NOT NULL,
    harm_possible_since  timestamptz,
    reviewed_at          timestamptz,
    -- When a decision was made on it, or on one after it.
    decided_at           timestamptz,
    version              integer NOT NULL DEFAULT 0,
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

-- What was put right in a concern, and what waits for a second person. Codes and ids of accounts; why is in the record.
CREATE TABLE correction (
    id               uuid PRIMARY KEY,
    school           text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference        text NOT NULL,
    -- FOUND_OTHER: the review that first says who a child is finds another than whoever was rung before was told of.
    -- HOLD_LIFTED: of a legal hold. That there is one, the record says.
    kind             text NOT NULL CHECK (kind IN
        ('ADDED', 'TAKEN_AWAY', 'WRONG_CHILD', 'FOUND_OTHER', 'CHILD_GONE', 'SEPARATED', 'SHOWN_ON_PAPER', 'HOLD_LIFTED')),
    about            text NOT NULL DEFAULT '',
    accounts         text NOT NULL DEFAULT '',
    is_name_only     boolean NOT NULL DEFAULT false,
    -- What kept somebody out, where it was not a choice of whom the worry is about.
    is_family        boolean NOT NULL DEFAULT false,
    -- Whom the record was about, and whom it is about. Both are ids; who that is stands in the rows of children.
    wrong_child      uuid REFERENCES child,
    right_child      uuid REFERENCES child,
    is_same_home     boolean NOT NULL DEFAULT false,
    -- The report from which this one is separated again.
    other_reference  text,
    asked_by         text NOT NULL,
    asked_at         timestamptz NOT NULL,
    state            text NOT NULL CHECK (state IN ('WAITING', 'CONFIRMED', 'REFUSED')),
    answered_by      text,
    answered_at      timestamptz,
    version          integer NOT NULL DEFAULT 0,
    CHECK (asked_by <> answered_by),
    CHECK ((state = 'WAITING') = (answered_by IS NULL) AND (answered_by IS NULL) = (answered_at IS NULL)),
    CHECK ((kind = 'SEPARATED') = (other_reference IS NOT NULL))
);

CREATE INDEX correction_by_reference ON correction (reference);

GRANT SELECT, INSERT, UPDATE ON concern, review_round, correction TO app;
GRANT SELECT, INSERT, DELETE ON concern_recusal TO app;
GRANT SELECT, INSERT ON class_name, concern_child, person_of_concern, concern_link, same_report TO app;
GRANT SELECT, INSERT, UPDATE (entry) ON review_shown TO app;

ALTER TABLE class_name ENABLE ROW LEVEL SECURITY;
ALTER TABLE concern ENABLE ROW LEVEL SECURITY;
ALTER TABLE concern_recusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE concern_child ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_of_concern ENABLE ROW LEVEL SECURITY;
ALTER TABLE concern_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE same_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_round ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_shown ENABLE ROW LEVEL SECURITY;
ALTER TABLE correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON class_name TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON concern TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON concern_recusal TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON concern_child TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON person_of_concern TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON concern_link TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON same_report TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON review_round TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON review_shown TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON correction TO app USING (school = current_setting('safeguarding.school', true));
