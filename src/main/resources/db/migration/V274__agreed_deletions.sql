-- A row of deleted_record hides a concern from everybody and lets its key be destroyed. So it says which agreement it carries out,
-- and there is none of an open concern, nor of one of which nobody has agreed to that. A report that is read as one with another
-- goes by that one's agreement, after it.
ALTER TABLE deleted_record ADD COLUMN agreement uuid REFERENCES correction;

UPDATE deleted_record d SET agreement = (
    SELECT a.id FROM correction a
        WHERE a.kind = 'RECORD_DELETED' AND a.state = 'CONFIRMED' AND a.asked_by = d.asked_by AND a.answered_by = d.agreed_by
            AND a.answered_at <= d.deleted_at
        ORDER BY a.reference = d.reference DESC, a.answered_at DESC
        LIMIT 1);

ALTER TABLE deleted_record ALTER COLUMN agreement SET NOT NULL;

CREATE FUNCTION refuse_deletion_nobody_agreed_to() RETURNS trigger
    LANGUAGE plpgsql SET search_path = safeguarding, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
            SELECT FROM concern c
                WHERE c.reference = NEW.reference AND c.school = NEW.school AND c.closed_at IS NOT NULL)
        OR NOT EXISTS (
            SELECT FROM correction a
                WHERE a.id = NEW.agreement AND a.school = NEW.school AND a.kind = 'RECORD_DELETED' AND a.state = 'CONFIRMED'
                    AND a.asked_by = NEW.asked_by AND a.answered_by = NEW.agreed_by
                    AND (a.reference = NEW.reference OR EXISTS (
                        SELECT FROM deleted_record d
                            WHERE d.agreement = a.id AND d.reference = a.reference AND d.deleted_at = NEW.deleted_at)))
    THEN
        RAISE EXCEPTION 'No two people have agreed that the record % is deleted, or it is open', NEW.reference;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER agreed_by_two BEFORE INSERT ON deleted_record
    FOR EACH ROW EXECUTE FUNCTION refuse_deletion_nobody_agreed_to();
