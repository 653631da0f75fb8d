-- What happened to a concern, as a code and a time, so that governors' figures are counted from here and nothing is opened for
-- them. Written with what it says, and never changed: what a later correction would change has been counted by then.
CREATE TABLE counted_event (
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference   text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('REPORTED', 'SEEN', 'REVIEWED', 'DECIDED', 'REFERRED', 'REFERRED_TO', 'ANSWERED',
        'TOLD_HOME', 'HELD', 'OVERDUE', 'OVERDUE_LEVEL', 'COUNTERSIGNED', 'REOPENED', 'CLOSED')),
    code        text NOT NULL DEFAULT '',
    at          timestamptz NOT NULL,
    -- Since the report, or since the agency was told; nothing where no time is taken.
    minutes     integer CHECK (minutes >= 0),
    is_in_time  boolean
);

-- These happen to a concern once, whoever does them again.
CREATE UNIQUE INDEX counted_event_once ON counted_event (reference, kind)
    WHERE kind NOT IN ('REFERRED_TO', 'HELD', 'OVERDUE', 'OVERDUE_LEVEL', 'COUNTERSIGNED', 'REOPENED');
-- And these once with each code.
CREATE UNIQUE INDEX counted_event_once_each ON counted_event (reference, kind, code) WHERE kind IN ('REFERRED_TO', 'HELD');
CREATE INDEX counted_event_by_time ON counted_event (at);

-- What governors were shown when a term ended. A number that was hidden is not in here either.
CREATE TABLE frozen_figure (
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    school_year  integer NOT NULL,
    term         integer NOT NULL CHECK (term BETWEEN 1 AND 9),
    figure       text NOT NULL,
    cell         text NOT NULL,
    state        text NOT NULL CHECK (state IN ('SHOWN', 'FEW', 'HIDDEN', 'WITHHELD')),
    value        integer,
    PRIMARY KEY (school, school_year, term, figure, cell),
    CHECK ((state = 'SHOWN') = (value IS NOT NULL))
);

CREATE TABLE frozen_term (
    school       text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    school_year  integer NOT NULL,
    term         integer NOT NULL CHECK (term BETWEEN 1 AND 9),
    name         text NOT NULL,
    until        timestamptz NOT NULL,
    frozen_at    timestamptz NOT NULL,
    PRIMARY KEY (school, school_year, term)
);

GRANT SELECT, INSERT ON counted_event, frozen_figure, frozen_term TO app;

ALTER TABLE counted_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE frozen_figure ENABLE ROW LEVEL SECURITY;
ALTER TABLE frozen_term ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON counted_event TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON frozen_figure TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON frozen_term TO app USING (school = current_setting('safeguarding.school', true));
