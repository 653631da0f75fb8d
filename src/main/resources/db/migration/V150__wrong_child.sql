-- A child who was named wrongly: whom the record was about, and whom it is about. Both are ids; who that is stands in the rows of
-- children.
ALTER TABLE correction
    ADD COLUMN wrong_child uuid REFERENCES child,
    ADD COLUMN right_child uuid REFERENCES child,
    ADD COLUMN is_same_home boolean NOT NULL DEFAULT false;

-- Whether somebody has told this adult; and by which correction they turned out to be another child's.
ALTER TABLE adult_contact
    ADD COLUMN is_told boolean NOT NULL DEFAULT false,
    ADD COLUMN set_aside_by uuid REFERENCES correction;

UPDATE adult_contact SET is_told = true WHERE decision = 'TELL_NOW' AND is_settled;
