-- That somebody was asked to read an edition of the policy, which three questions they were asked, and that they have.
CREATE TABLE briefing (
    id         uuid PRIMARY KEY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account    text NOT NULL,
    -- 0 while none was published here.
    edition    integer NOT NULL,
    asked_on   date NOT NULL,
    due_at     timestamptz NOT NULL,
    -- Their codes, one after another.
    questions  text NOT NULL,
    done_at    timestamptz,
    -- Without having been done: another was asked for, or the account has ended.
    ended_at   timestamptz,
    version    integer NOT NULL DEFAULT 0,
    CHECK (done_at IS NULL OR ended_at IS NULL)
);

CREATE INDEX briefing_by_account ON briefing (account);

-- What a head has done about one that was not read.
CREATE TABLE briefing_note (
    id          uuid PRIMARY KEY,
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    briefing    uuid NOT NULL REFERENCES briefing,
    by_account  text NOT NULL,
    at          timestamptz NOT NULL,
    answers     text NOT NULL
);

-- The training of the CPO and their deputies, and where its evidence is.
CREATE TABLE officer_training (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account      text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('FULL', 'REFRESHER')),
    trained_on   date NOT NULL,
    recorded_by  text NOT NULL,
    recorded_at  timestamptz NOT NULL,
    answers      text NOT NULL
);

-- That somebody was asked for it.
CREATE TABLE training_question (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account      text NOT NULL,
    asked_on     date NOT NULL,
    due_at       timestamptz NOT NULL,
    answered_at  timestamptz,
    ended_at     timestamptz,
    version      integer NOT NULL DEFAULT 0,
    CHECK (answered_at IS NULL OR ended_at IS NULL)
);

-- Assemblies, personal safety days, lessons about being safe online.
CREATE TABLE awareness (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    kind         text NOT NULL CHECK (kind IN ('ASSEMBLY', 'SAFETY_DAY', 'E_SAFETY', 'OTHER')),
    held_on      date NOT NULL,
    year_groups  text NOT NULL,
    content      text NOT NULL,
    held_by      text NOT NULL,
    recorded_by  text NOT NULL,
    recorded_at  timestamptz NOT NULL
);

GRANT SELECT, INSERT ON briefing_note, officer_training, awareness TO app;
GRANT SELECT, INSERT, UPDATE (done_at, ended_at, version) ON briefing TO app;
GRANT SELECT, INSERT, UPDATE (answered_at, ended_at, version) ON training_question TO app;

ALTER TABLE briefing ENABLE ROW LEVEL SECURITY;
ALTER TABLE briefing_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE officer_training ENABLE ROW LEVEL SECURITY;
ALTER TABLE training_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE awareness ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON briefing TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON briefing_note TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON officer_training TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON training_question TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON awareness TO app USING (school = current_setting('safeguarding.school', true));
