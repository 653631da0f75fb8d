-- Each node learns in its next transaction that a table of the school's own was adopted, as it learns of a change of staff.
CREATE TRIGGER tables_have_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON adopted_table
    FOR EACH STATEMENT EXECUTE FUNCTION staff_has_changed();
