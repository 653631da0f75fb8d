-- How many tries of a notice have begun of which nobody knows whether the mail server took it: it was cut off before its answer
-- arrived, or the process was killed before the answer was kept. Written before each try, in a transaction of its own. Without a
-- reference to its notice, whose row is held while it is sent.
CREATE TABLE mail_attempt (
    notice     uuid PRIMARY KEY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    unsettled  integer NOT NULL CHECK (unsettled BETWEEN 0 AND 2),
    begun_at   timestamptz NOT NULL
);

GRANT SELECT, INSERT, DELETE, UPDATE (unsettled, begun_at) ON mail_attempt TO app;

ALTER TABLE mail_attempt ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON mail_attempt TO app USING (school = current_setting('safeguarding.school', true));
