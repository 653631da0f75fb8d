-- A legal hold is lifted once a second person has agreed. That there is one, the record says.
ALTER TABLE correction
    DROP CONSTRAINT correction_kind_check,
    ADD CONSTRAINT correction_kind_check CHECK (kind IN
        ('ADDED', 'TAKEN_AWAY', 'WRONG_CHILD', 'FOUND_OTHER', 'CHILD_GONE', 'SEPARATED', 'SHOWN_ON_PAPER', 'HOLD_LIFTED'));
