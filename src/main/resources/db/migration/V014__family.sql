-- Which account is family of which pupil, so that nobody learns of a concern about a child of their own family. Whose account it
-- is is sealed, and why somebody said otherwise. A link that has ended stays, with who said so.
CREATE TABLE family_link (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account      text NOT NULL,
    child        uuid NOT NULL REFERENCES child,
    origin       text NOT NULL CHECK (origin IN ('DECLARED', 'REGISTER')),
    state        text NOT NULL CHECK (state IN ('STANDS', 'PROPOSED', 'END_ASKED', 'ENDED')),
    said_at      timestamptz NOT NULL,
    answered_by  text,
    answered_at  timestamptz,
    reason       text,
    version      integer NOT NULL DEFAULT 0,
    CHECK ((answered_by IS NULL) = (answered_at IS NULL) AND (answered_by IS NULL) = (reason IS NULL))
);

-- That somebody was asked, each September, whether they have family at this school. What they answered is the links above.
CREATE TABLE family_question (
    id           uuid PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    account      text NOT NULL,
    asked_on     date NOT NULL,
    answered_at  timestamptz,
    version      integer NOT NULL DEFAULT 0
);

GRANT SELECT, INSERT, UPDATE ON family_link, family_question TO app;

ALTER TABLE family_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE family_question ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON family_link TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON family_question TO app USING (school = current_setting('safeguarding.school', true));

-- Links are read again only when one has changed, like everything else about the school's people.
CREATE TRIGGER staff_has_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON family_link
    FOR EACH STATEMENT EXECUTE FUNCTION staff_has_changed();
