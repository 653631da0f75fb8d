-- What each review came to in the words of risk-level.dmn, so that another table can be asked what it would have proposed. Sealed with
-- the concern's key.
CREATE TABLE review_inputs (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference    text NOT NULL REFERENCES concern (reference),
    assessed_at  timestamptz NOT NULL,
    inputs       text NOT NULL
);

CREATE INDEX review_inputs_by_reference ON review_inputs (reference);

-- Under which edition of the policy and which versions of the tables a response was decided, each time.
CREATE TABLE decided_under (
    id          uuid PRIMARY KEY,
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference   text NOT NULL REFERENCES concern (reference),
    decided_at  timestamptz NOT NULL,
    -- 0 while none was published here.
    edition     integer NOT NULL,
    tables      text NOT NULL
);

CREATE INDEX decided_under_by_reference ON decided_under (reference);

GRANT SELECT, INSERT ON review_inputs, decided_under TO app;
ALTER TABLE review_inputs ENABLE ROW LEVEL SECURITY;
ALTER TABLE decided_under ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON review_inputs TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON decided_under TO app USING (school = current_setting('safeguarding.school', true));
