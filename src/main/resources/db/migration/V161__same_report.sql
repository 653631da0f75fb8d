-- Which concerns one report began, one for each child whom it names. A report of one child has no row.
CREATE TABLE same_report (
    reference  text PRIMARY KEY REFERENCES concern (reference),
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    first      text NOT NULL REFERENCES concern (reference)
);

CREATE INDEX same_report_by_first ON same_report (first);

GRANT SELECT, INSERT ON same_report TO app;

ALTER TABLE same_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON same_report TO app USING (school = current_setting('safeguarding.school', true));
