-- What would let one person make the chain of traces as long as they like, by the hour: the chain holds the first of it at once,
-- and how often it was when a day begins. What a page asks by itself is only counted, since the chain has one end for which
-- everybody waits. A row goes when its number is in the chain.
CREATE TABLE counted_trace (
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    by_account text NOT NULL,
    kind       text NOT NULL,
    hour       timestamptz NOT NULL,
    -- A concern's reference or a step's id; empty where it is about neither, or about too many in that hour.
    about      text NOT NULL,
    reference  text,
    number     integer NOT NULL,
    is_traced  boolean NOT NULL,
    PRIMARY KEY (school, by_account, kind, hour, about)
);

GRANT SELECT, INSERT, DELETE, UPDATE (number, is_traced) ON counted_trace TO app;

ALTER TABLE counted_trace ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON counted_trace TO app USING (school = current_setting('safeguarding.school', true));
