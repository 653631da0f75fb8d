-- Of a child whom a concern is about, what the school's register says of the home: address, language, ethnicity and the adults
-- with parental responsibility. Of no other child. What it says is sealed; that there is a row tells no more than concern_child.
CREATE TABLE child_home (
    child    uuid PRIMARY KEY REFERENCES child,
    school   text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    content  text NOT NULL
);

GRANT SELECT, INSERT, DELETE, UPDATE (content) ON child_home TO app;

ALTER TABLE child_home ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON child_home TO app USING (school = current_setting('safeguarding.school', true));
