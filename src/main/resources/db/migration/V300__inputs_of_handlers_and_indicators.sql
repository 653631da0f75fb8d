-- What the table of handlers was asked, and how each indicator was answered, is kept as well, so that others can be tried on it.
ALTER TABLE review_inputs DROP CONSTRAINT review_inputs_decision_check;
ALTER TABLE review_inputs ADD CONSTRAINT review_inputs_decision_check
    CHECK (decision IN ('risk-level', 'contact-hold', 'deadlines', 'handler', 'indicators'));
