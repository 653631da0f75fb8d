-- Every row of ours carries its school; one installation serves one school until there are more.
-- The schemas and the two roles exist before the first migration: `owner` migrates and owns, `app` gets what is granted.
CREATE TABLE school (
    id text PRIMARY KEY
);

INSERT INTO school (id) VALUES ('main');

GRANT USAGE ON SCHEMA safeguarding TO app;
GRANT SELECT ON school TO app;
