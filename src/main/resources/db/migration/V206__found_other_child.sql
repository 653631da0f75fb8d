-- The review that first says who a child is finds another than whoever was rung before was told of.
ALTER TABLE correction
    DROP CONSTRAINT correction_kind_check,
    ADD CONSTRAINT correction_kind_check CHECK (kind IN
        ('ADDED', 'TAKEN_AWAY', 'WRONG_CHILD', 'FOUND_OTHER', 'CHILD_GONE', 'SEPARATED', 'SHOWN_ON_PAPER'));
