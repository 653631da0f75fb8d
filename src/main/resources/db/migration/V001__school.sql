-- Every row of ours carries its school; one installation serves one school until there are more.
-- The schemas and the two roles exist before the first migration: `owner` migrates and owns, `app` gets what is granted.
CREATE TABLE school (
    id text PRIMARY KEY
);

INSERT INTO school (id) VALUES ('main');

GRANT USAGE ON SCHEMA safeguarding TO app;
GRANT SELECT ON school TO app;

-- Each connection says once whose rows it is after, and sees, adds and changes no others: many schools may come to share
-- one database, and a forgotten condition must not open one to another. Every table that follows has the same policy.
ALTER TABLE school ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON school TO app USING (id = current_setting('safeguarding.school', true));
