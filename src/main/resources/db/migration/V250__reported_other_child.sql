-- The report names another child than the review finds. They are taken out once a second person agrees.
ALTER TABLE correction
    DROP CONSTRAINT correction_kind_check,
    ADD CONSTRAINT correction_kind_check CHECK (kind IN
        ('ADDED', 'TAKEN_AWAY', 'WRONG_CHILD', 'FOUND_OTHER', 'REPORTED_OTHER', 'CHILD_GONE', 'SEPARATED', 'SHOWN_ON_PAPER', 'HOLD_LIFTED'));
