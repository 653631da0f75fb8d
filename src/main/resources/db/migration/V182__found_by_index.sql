-- What is asked for at each report, and would otherwise be looked for in every row there is.

-- What the engine's job executor asks for whenever a job is made: which jobs are due, and which are being done. The engine's own
-- scripts have no index for either.
CREATE INDEX job_by_due_date ON engine.act_ru_job (duedate_);
CREATE INDEX job_in_progress ON engine.act_ru_job (lock_exp_time_) WHERE lock_owner_ IS NOT NULL;

-- Which transaction wrote a child's row last. That is xmin too, of which there can be no index.
ALTER TABLE child ADD COLUMN changed_in xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX child_by_change ON child (changed_in);

CREATE FUNCTION child_has_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id();
    RETURN NEW;
END $$;
CREATE TRIGGER child_has_changed BEFORE INSERT OR UPDATE ON child FOR EACH ROW EXECUTE FUNCTION child_has_changed();
