-- Who handles a concern is agreed to by the chair too, who says what the LADO contact said, when and by whom.
ALTER TABLE table_answer DROP CONSTRAINT table_answer_seat_check;
ALTER TABLE table_answer ADD CONSTRAINT table_answer_seat_check CHECK (seat IN ('HEAD', 'CPO', 'CHAIR'));
ALTER TABLE table_answer ADD COLUMN lado_contact text;
