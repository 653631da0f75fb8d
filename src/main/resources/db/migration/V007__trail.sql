-- Who read what, who was refused, who signed in, whose rights changed, and each entry of each record: one chain.
CREATE TABLE trace (
    school         text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    number         bigint NOT NULL,
    at             timestamptz NOT NULL,
    by_account     text NOT NULL,
    kind           text NOT NULL,
    reference      text,
    detail         text,
    -- Of what the trace is about: an entry, a document, how a concern stands.
    entry_hash     bytea,
    -- What the rules knew of a concern after a change, sealed. The trace has its hash, so that nobody can put another in its
    -- place.
    standing       text,
    hash           bytea NOT NULL,
    previous_hash  bytea NOT NULL,
    PRIMARY KEY (school, number)
);

CREATE INDEX trace_by_reference ON trace (reference) WHERE kind NOT IN ('ENTRY', 'CONCERN_STANDS');
CREATE INDEX trace_of_concern ON trace (reference, number) WHERE kind = 'CONCERN_STANDS';
CREATE INDEX trace_by_time ON trace (at) WHERE kind NOT IN ('ENTRY', 'CONCERN_STANDS');

-- Where the chain ends. Everybody who leaves a trace waits for this row.
CREATE TABLE trail_head (
    school       text PRIMARY KEY DEFAULT current_setting('safeguarding.school') REFERENCES school,
    last_number  bigint NOT NULL,
    last_hash    bytea NOT NULL
);

INSERT INTO trail_head (school, last_number, last_hash) SELECT id, 0, decode(repeat('00', 32), 'hex') FROM school;

-- What the chair was told of it by email.
CREATE TABLE daily_head (
    school  text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    day     date NOT NULL,
    number  bigint NOT NULL,
    hash    bytea NOT NULL,
    PRIMARY KEY (school, day)
);

-- What would let one person make the chain of traces as long as they like, by the hour: the chain holds the first of it at once,
-- and how often it was when a day begins. What a page asks by itself is only counted, since the chain has one end for which
-- everybody waits. A row goes when its number is in the chain.
CREATE TABLE counted_trace (
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    by_account  text NOT NULL,
    kind        text NOT NULL,
    hour        timestamptz NOT NULL,
    -- A concern's reference or a step's id; empty where it is about neither, or about too many in that hour.
    about       text NOT NULL,
    reference   text,
    number      integer NOT NULL,
    is_traced   boolean NOT NULL,
    PRIMARY KEY (school, by_account, kind, hour, about)
);

GRANT SELECT, INSERT ON trace, daily_head TO app;
GRANT SELECT, UPDATE (last_number, last_hash) ON trail_head TO app;
GRANT SELECT, INSERT, DELETE, UPDATE (number, is_traced) ON counted_trace TO app;

ALTER TABLE trace ENABLE ROW LEVEL SECURITY;
ALTER TABLE trail_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE daily_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE counted_trace ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON trace TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON trail_head TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON daily_head TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON counted_trace TO app USING (school = current_setting('safeguarding.school', true));
