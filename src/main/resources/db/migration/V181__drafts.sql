-- What somebody is typing and has not sent, sealed, for themselves alone. After it was sent, discarded or left for seven days,
-- whose it was and when remain, and nothing of what it said.
CREATE TABLE draft (
    id        uuid PRIMARY KEY,
    school    text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account   text NOT NULL,
    form      text NOT NULL,
    began_at  timestamptz NOT NULL,
    kept_at   timestamptz NOT NULL,
    content   text
);

CREATE UNIQUE INDEX draft_one_for_each_form ON draft (school, account, form) WHERE content IS NOT NULL;

GRANT SELECT, INSERT, UPDATE (kept_at, content) ON draft TO app;

ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON draft TO app USING (school = current_setting('safeguarding.school', true));
