-- The school days of the next four weeks, as they counted when the application looked last. One that the calendar's file closes
-- later goes on to count.
CREATE TABLE near_school_day (
    school  text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    day     date NOT NULL,
    opens   time NOT NULL,
    home    time NOT NULL,
    PRIMARY KEY (school, day)
);

GRANT SELECT, INSERT, DELETE, UPDATE (opens) ON near_school_day TO app;

ALTER TABLE near_school_day ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON near_school_day TO app USING (school = current_setting('safeguarding.school', true));
