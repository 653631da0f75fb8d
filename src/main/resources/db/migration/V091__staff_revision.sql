-- Which transaction last changed who there is, what they may do and who is away, so that a node reads all of it again only
-- then. The database itself writes it down: a change made directly in it counts like any other.
CREATE TABLE staff_revision (
    school   text PRIMARY KEY DEFAULT current_setting('safeguarding.school') REFERENCES school,
    -- The number of that transaction, which no other ever has: what one that was rolled back has read is never taken for
    -- what stands.
    revision bigint NOT NULL
);
INSERT INTO staff_revision (school, revision) SELECT id, 0 FROM school;
ALTER TABLE staff_revision ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON staff_revision TO app USING (school = current_setting('safeguarding.school', true));
GRANT SELECT ON staff_revision TO app;

-- As the owner of the schema, since the application may not write it.
CREATE FUNCTION staff_has_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE safeguarding.staff_revision SET revision = pg_current_xact_id()::text::bigint
    WHERE revision <> pg_current_xact_id()::text::bigint;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION staff_has_changed FROM PUBLIC;

-- What signing in changes says nothing about who somebody is and what they may do.
CREATE TRIGGER staff_has_changed AFTER UPDATE ON account FOR EACH ROW
    WHEN (to_jsonb(OLD) - '{password,password_until,sign_in_round,second_factor_step,link,version}'::text[]
        IS DISTINCT FROM
        to_jsonb(NEW) - '{password,password_until,sign_in_round,second_factor_step,link,version}'::text[])
    EXECUTE FUNCTION staff_has_changed();
CREATE TRIGGER staff_has_come_or_gone AFTER INSERT OR DELETE OR TRUNCATE ON account
    FOR EACH STATEMENT EXECUTE FUNCTION staff_has_changed();
CREATE TRIGGER staff_has_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON account_role
    FOR EACH STATEMENT EXECUTE FUNCTION staff_has_changed();
CREATE TRIGGER staff_has_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON absence
    FOR EACH STATEMENT EXECUTE FUNCTION staff_has_changed();
