-- One row per child, whether the school's register has them or somebody typed their name. What is known of them is sealed;
-- whoever compares names does so in memory.
CREATE TABLE child (
    id              uuid PRIMARY KEY,
    school          text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    is_in_register  boolean NOT NULL,
    -- Nothing once the child has been forgotten.
    content         text,
    left_on         date
);

-- Which children a concern names. Lines are added, never changed: the last one about a child counts.
CREATE TABLE concern_child (
    id         uuid PRIMARY KEY,
    position   bigint GENERATED ALWAYS AS IDENTITY,
    school     text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    reference  text NOT NULL REFERENCES concern (reference),
    kind       text NOT NULL CHECK (kind IN ('CHILD', 'SIBLING')),
    child      uuid NOT NULL REFERENCES child,
    state      text NOT NULL CHECK (state IN ('NAMED', 'CONFIRMED', 'TAKEN_OUT'))
);

CREATE INDEX concern_child_by_reference ON concern_child (reference);
CREATE INDEX concern_child_by_child ON concern_child (child);

ALTER TABLE child ENABLE ROW LEVEL SECURITY;
ALTER TABLE concern_child ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON child TO app USING (school = current_setting('safeguarding.school', true));
CREATE POLICY of_one_school ON concern_child TO app USING (school = current_setting('safeguarding.school', true));

GRANT SELECT, INSERT ON child, concern_child TO app;
GRANT UPDATE (is_in_register, content, left_on) ON child TO app;
