-- Names of classes, sealed, each once. A concern has the id of its child's class, so that lists are narrowed without opening
-- any record.
CREATE TABLE class_name (
    id      uuid PRIMARY KEY,
    school  text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    name    text NOT NULL
);

ALTER TABLE concern ADD COLUMN class uuid REFERENCES class_name;

CREATE INDEX concern_closed ON concern (closed_at) WHERE closed_at IS NOT NULL;

GRANT SELECT, INSERT ON class_name TO app;
ALTER TABLE class_name ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON class_name TO app USING (school = current_setting('safeguarding.school', true));
