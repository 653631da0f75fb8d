-- By the database's own clock. In a function of its own, which the application may not replace.
CREATE FUNCTION today_of_database() RETURNS date
    LANGUAGE sql STABLE SET search_path = safeguarding, pg_temp
    AS $$ SELECT (clock_timestamp() AT TIME ZONE 'Europe/London')::date $$;

REVOKE ALL ON FUNCTION today_of_database() FROM PUBLIC;

DROP FUNCTION delete_removed_low_level_concern(text);

-- The application may delete no entry by itself: only one that two people have taken out more than half a year ago, and by this
-- alone. What the application says the day is counts no further than the database's own day.
CREATE FUNCTION delete_removed_low_level_concern(removed text, today date) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = safeguarding, pg_temp AS $$
BEGIN
    INSERT INTO deleted_low_level_concern (reference, school, asked_by, agreed_by, removed_at)
        SELECT r.reference, r.school, r.asked_by, r.agreed_by, r.removed_at
            FROM low_level_removal r
            WHERE r.reference = removed AND r.school = current_setting('safeguarding.school')
                AND (r.removed_at AT TIME ZONE 'Europe/London')::date + interval '6 months'
                    < LEAST(today, today_of_database());
    IF NOT FOUND THEN
        RETURN FALSE;
    END IF;
    DELETE FROM low_level_note n WHERE n.reference = removed;
    DELETE FROM low_level_removal r WHERE r.reference = removed;
    DELETE FROM low_level_concern c WHERE c.reference = removed;
    RETURN TRUE;
END $$;

REVOKE ALL ON FUNCTION delete_removed_low_level_concern(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_removed_low_level_concern(text, date) TO app;
