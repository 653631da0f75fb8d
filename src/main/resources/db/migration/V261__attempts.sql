-- How often somebody tried a password or a code, under one name: an account, an address or a browser. For all nodes, or a guesser
-- would have the first few attempts at each. The name is a hash: nobody reads here where somebody signs in from.
CREATE TABLE sign_in_attempt (
    name         bytea PRIMARY KEY,
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    tried        integer NOT NULL,
    -- When the next one may be looked at; empty while all may.
    next_at      timestamptz,
    -- From then on it is as if there had been none.
    forgotten_at timestamptz NOT NULL
);

CREATE INDEX sign_in_attempt_by_end ON sign_in_attempt (forgotten_at);

GRANT SELECT, INSERT, DELETE, UPDATE (tried, next_at, forgotten_at) ON sign_in_attempt TO app;

ALTER TABLE sign_in_attempt ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON sign_in_attempt TO app USING (school = current_setting('safeguarding.school', true));
