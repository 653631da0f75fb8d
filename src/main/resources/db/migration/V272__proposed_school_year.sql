-- School years that somebody typed and a second person has not confirmed yet, and what that person answered. Added, and never
-- changed or removed. Only a confirmed one becomes a row of added_school_year, which is what counts.
CREATE TABLE proposed_school_year (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    proposed_at  timestamptz NOT NULL,
    proposed_by  text NOT NULL,
    days         text NOT NULL
);

CREATE TABLE school_year_answer (
    proposal      uuid PRIMARY KEY REFERENCES proposed_school_year (id),
    school        text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    answered_by   text NOT NULL,
    answered_at   timestamptz NOT NULL,
    is_confirmed  boolean NOT NULL,
    reason        text NOT NULL
);

GRANT SELECT, INSERT ON proposed_school_year, school_year_answer TO app;

ALTER TABLE proposed_school_year ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON proposed_school_year TO app USING (school = current_setting('safeguarding.school', true));
ALTER TABLE school_year_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON school_year_answer TO app USING (school = current_setting('safeguarding.school', true));
