-- What paper of a record leaves out is shown once a second person has agreed.
ALTER TABLE correction
    DROP CONSTRAINT correction_kind_check,
    ADD CONSTRAINT correction_kind_check
        CHECK (kind IN ('ADDED', 'TAKEN_AWAY', 'WRONG_CHILD', 'CHILD_GONE', 'SEPARATED', 'SHOWN_ON_PAPER'));
