-- Decision tables that somebody proposed, what the head and the CPO said of them, and those that count. Added, and never changed
-- or removed. A table counts by its row of adopted_table alone, whose content nobody seals in the database.
CREATE TABLE proposed_table (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    proposed_at  timestamptz NOT NULL,
    proposed_by  text NOT NULL,
    content      text NOT NULL
);

CREATE TABLE table_answer (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    proposal     uuid NOT NULL REFERENCES proposed_table,
    seat         text NOT NULL CHECK (seat IN ('HEAD', 'CPO')),
    answered_by  text NOT NULL,
    answered_at  timestamptz NOT NULL,
    is_agreed    boolean NOT NULL,
    reason       text NOT NULL,
    UNIQUE (proposal, seat)
);

CREATE TABLE adopted_table (
    id          uuid PRIMARY KEY REFERENCES proposed_table,
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    adopted_at  timestamptz NOT NULL,
    content     text NOT NULL
);

GRANT SELECT, INSERT ON proposed_table, table_answer, adopted_table TO app;

ALTER TABLE proposed_table ENABLE ROW LEVEL SECURITY;
ALTER TABLE table_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE adopted_table ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON proposed_table TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON table_answer TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON adopted_table TO app USING (school = current_setting('safeguarding.school', true));
