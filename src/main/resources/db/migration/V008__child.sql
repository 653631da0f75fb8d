-- One row per child, whether the school's register has them or somebody typed their name. What is known of them is sealed;
-- whoever compares names does so in memory.
CREATE TABLE child (
    id              uuid PRIMARY KEY,
    school          text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    is_in_register  boolean NOT NULL,
    -- Nothing once the child has been forgotten.
    content         text,
    left_on         date,
    -- Which transaction wrote the row last. That is xmin too, of which there can be no index.
    changed_in      xid8 NOT NULL DEFAULT pg_current_xact_id()
);

CREATE INDEX child_by_change ON child (changed_in);

GRANT SELECT, INSERT, UPDATE (is_in_register, content, left_on) ON child TO app;

ALTER TABLE child ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON child TO app USING (school = current_setting('safeguarding.school', true));

CREATE FUNCTION child_has_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id();
    RETURN NEW;
END $$;
CREATE TRIGGER child_has_changed BEFORE INSERT OR UPDATE ON child FOR EACH ROW EXECUTE FUNCTION child_has_changed();
