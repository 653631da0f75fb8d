-- Which low-level concerns were deleted after two people had taken them out of their list. That is all that remains of one.
CREATE TABLE deleted_low_level_concern (
    reference   text PRIMARY KEY,
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    asked_by    text NOT NULL,
    agreed_by   text NOT NULL,
    removed_at  timestamptz NOT NULL,
    CHECK (asked_by <> agreed_by)
);

GRANT SELECT ON deleted_low_level_concern TO app;

ALTER TABLE deleted_low_level_concern ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON deleted_low_level_concern TO app USING (school = current_setting('safeguarding.school', true));

-- The application may delete no entry by itself: only one that two people have taken out, and by this alone.
CREATE FUNCTION delete_removed_low_level_concern(removed text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = safeguarding, pg_temp AS $$
BEGIN
    INSERT INTO deleted_low_level_concern (reference, school, asked_by, agreed_by, removed_at)
        SELECT r.reference, r.school, r.asked_by, r.agreed_by, r.removed_at
            FROM low_level_removal r
            WHERE r.reference = removed AND r.school = current_setting('safeguarding.school');
    IF NOT FOUND THEN
        RETURN FALSE;
    END IF;
    DELETE FROM low_level_note n WHERE n.reference = removed;
    DELETE FROM low_level_removal r WHERE r.reference = removed;
    DELETE FROM low_level_concern c WHERE c.reference = removed;
    RETURN TRUE;
END $$;

REVOKE ALL ON FUNCTION delete_removed_low_level_concern(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_removed_low_level_concern(text) TO app;
