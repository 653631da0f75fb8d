-- Nothing is left of what was kept in plain text.
DROP TABLE entry_in_plain_text, concern_person_in_plain_text;
CLUSTER account USING account_pkey;
CLUSTER account_change USING account_change_pkey;
-- The planner had kept the commonest values of each column.
ANALYZE account, account_change;
ALTER TABLE account ALTER COLUMN standing SET NOT NULL;
ALTER TABLE concern ALTER COLUMN standing SET NOT NULL;

-- Each connection says once whose rows it is after, and sees, adds and changes no others: many schools may come to share
-- one database, and a forgotten condition must not open one to another.
DO $$
DECLARE
    of_school record;
BEGIN
    FOR of_school IN
        SELECT table_name FROM information_schema.columns
        WHERE table_schema = 'safeguarding' AND column_name = 'school'
    LOOP
        EXECUTE format('ALTER TABLE %I ALTER COLUMN school SET DEFAULT current_setting(''safeguarding.school'')',
            of_school.table_name);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_school.table_name);
        EXECUTE format('CREATE POLICY of_one_school ON %I TO app'
            || ' USING (school = current_setting(''safeguarding.school'', true))', of_school.table_name);
    END LOOP;
END $$;

ALTER TABLE school ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_one_school ON school TO app USING (id = current_setting('safeguarding.school', true));
