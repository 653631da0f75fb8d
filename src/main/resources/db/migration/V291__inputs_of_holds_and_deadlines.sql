-- What a hold and a due time were asked with is kept as well, so that another table can be tried on them. Of what was decided
-- before, nothing is known.
ALTER TABLE review_inputs ADD COLUMN decision text NOT NULL DEFAULT 'risk-level'
    CHECK (decision IN ('risk-level', 'contact-hold', 'deadlines'));
