-- The policy's own life: each yearly review, what was answered at its steps, and the editions that came of them. What people typed
-- is sealed, also what is published: so nobody can change an edition in the database.
CREATE TABLE policy_review (
    id        uuid PRIMARY KEY,
    school    text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    due_on    date NOT NULL,
    begun_on  date NOT NULL,
    ended_on  date,
    -- When the one after it is due.
    next_on   date,
    version   integer NOT NULL DEFAULT 0,
    CHECK ((ended_on IS NULL) = (next_on IS NULL))
);

-- One at a time.
CREATE UNIQUE INDEX policy_review_open ON policy_review (school) WHERE ended_on IS NULL;

CREATE TABLE policy_note (
    id          uuid PRIMARY KEY,
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    review      uuid NOT NULL REFERENCES policy_review,
    step        text NOT NULL,
    by_account  text NOT NULL,
    at          timestamptz NOT NULL,
    answers     text NOT NULL
);

CREATE INDEX policy_note_by_review ON policy_note (review);

-- Written for a review; a text that was sent back is followed by another of the same review. Numbered when it is published.
CREATE TABLE policy_edition (
    id            uuid PRIMARY KEY,
    school        text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    review        uuid NOT NULL REFERENCES policy_review,
    draft         integer NOT NULL,
    written_by    text NOT NULL,
    written_at    timestamptz NOT NULL,
    text          text NOT NULL,
    whom_to_tell  text NOT NULL,
    changes       text NOT NULL,
    accepted_on   date,
    minute_number text,
    accepted_by   text,
    number        integer,
    published_at  timestamptz,
    version       integer NOT NULL DEFAULT 0,
    UNIQUE (review, draft),
    UNIQUE (school, number),
    CHECK ((accepted_on IS NULL) = (minute_number IS NULL) AND (accepted_on IS NULL) = (accepted_by IS NULL)),
    CHECK ((number IS NULL) = (published_at IS NULL) AND (number IS NULL OR accepted_on IS NOT NULL))
);

GRANT SELECT, INSERT ON policy_note TO app;
GRANT SELECT, INSERT, UPDATE (ended_on, next_on, version) ON policy_review TO app;
GRANT SELECT, INSERT, UPDATE (accepted_on, minute_number, accepted_by, number, published_at, version) ON policy_edition TO app;

ALTER TABLE policy_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON policy_review TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON policy_note TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON policy_edition TO app USING (school = current_setting('safeguarding.school', true));
