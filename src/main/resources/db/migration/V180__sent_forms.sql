-- A form that was sent by a page, by the key that the page was made with: sent again, it gives the first answer again. No row
-- says what was sent. Kept for seven days.
CREATE TABLE sent_form (
    school    text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account   text NOT NULL,
    form_key  text NOT NULL,
    reference text NOT NULL DEFAULT '',
    sent_at   timestamptz NOT NULL,
    due_at    timestamptz,
    -- Of what was sent, sealed: whether the same was sent again.
    digest    bytea,
    PRIMARY KEY (school, account, form_key)
);

GRANT SELECT, INSERT, DELETE, UPDATE (reference, due_at, digest) ON sent_form TO app;

ALTER TABLE sent_form ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON sent_form TO app USING (school = current_setting('safeguarding.school', true));
