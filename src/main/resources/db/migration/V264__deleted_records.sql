-- Which records two people have had deleted once the time for keeping them was over. That, and what the row of the concern says in
-- codes and dates, is what remains: what was written is sealed with a key that is gone.
CREATE TABLE deleted_record (
    reference   text PRIMARY KEY REFERENCES concern (reference),
    school      text NOT NULL DEFAULT current_setting('safeguarding.school') REFERENCES school,
    asked_by    text NOT NULL,
    agreed_by   text NOT NULL,
    kept_until  date NOT NULL,
    deleted_at  timestamptz NOT NULL,
    CHECK (asked_by <> agreed_by)
);

GRANT SELECT, INSERT ON deleted_record TO app;

ALTER TABLE deleted_record ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON deleted_record TO app USING (school = current_setting('safeguarding.school', true));

ALTER TABLE correction
    DROP CONSTRAINT correction_kind_check,
    ADD CONSTRAINT correction_kind_check CHECK (kind IN
        ('ADDED', 'TAKEN_AWAY', 'WRONG_CHILD', 'FOUND_OTHER', 'REPORTED_OTHER', 'CHILD_GONE', 'SEPARATED', 'SHOWN_ON_PAPER', 'HOLD_LIFTED',
         'RECORD_DELETED'));

-- The application may destroy no key by itself: only the key of a closed concern whose deletion is on record, and by this alone.
CREATE FUNCTION destroy_key_of_deleted_record(deleted text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = safeguarding, pg_temp AS $$
BEGIN
    DELETE FROM data_key k
        USING deleted_record d, concern c
        WHERE d.reference = deleted AND c.reference = deleted AND c.closed_at IS NOT NULL
            AND d.school = current_setting('safeguarding.school') AND k.school = d.school
            AND k.name = 'concern ' || deleted;
    RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION destroy_key_of_deleted_record(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION destroy_key_of_deleted_record(text) TO app;
