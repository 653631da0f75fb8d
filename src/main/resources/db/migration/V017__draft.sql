-- What somebody is typing and has not sent, sealed, for themselves alone. After it was sent, discarded or left for seven days,
-- whose it was and when remain, and nothing of what it said.
CREATE TABLE draft (
    id         uuid PRIMARY KEY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account    text NOT NULL,
    -- What it is a draft of: the process that the form begins, or the task.
    form       text NOT NULL,
    -- Which form it was, under which name and about which concern is for its author, once the step has gone to somebody else.
    form_id    text NOT NULL DEFAULT '',
    title      text NOT NULL DEFAULT '',
    reference  text NOT NULL DEFAULT '',
    began_at   timestamptz NOT NULL,
    kept_at    timestamptz NOT NULL,
    -- Which of its changes this is: a window that has not seen the last one does not overwrite it.
    revision   integer NOT NULL DEFAULT 1,
    content    text
);

CREATE UNIQUE INDEX draft_one_for_each_form ON draft (school, account, form) WHERE content IS NOT NULL;

-- A form that was sent by a page, by the key that the page was made with: sent again, it gives the first answer again. No row
-- says what was sent. Kept for seven days.
CREATE TABLE sent_form (
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account    text NOT NULL,
    form_key   text NOT NULL,
    -- Where a call was sent to: its key lets the same through again, and no other. Empty for a page's form.
    path       text NOT NULL DEFAULT '',
    reference  text NOT NULL DEFAULT '',
    sent_at    timestamptz NOT NULL,
    due_at     timestamptz,
    -- Of what was sent, sealed: whether the same was sent again.
    digest     bytea,
    -- What a call was answered, sealed: whoever sends the same again within seven days is answered the same again.
    answer     bytea,
    PRIMARY KEY (school, account, form_key)
);

GRANT SELECT, INSERT, UPDATE (kept_at, revision, content) ON draft TO app;
GRANT SELECT, INSERT, DELETE, UPDATE (reference, due_at, digest, answer) ON sent_form TO app;

ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE sent_form ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON draft TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON sent_form TO app USING (school = current_setting('safeguarding.school', true));
