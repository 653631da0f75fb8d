-- To whom a step was offered, and when it was due, is a trace too: nobody has read anything by it, so lists of readers pass over it.
DROP INDEX trace_by_reference;
DROP INDEX trace_by_time;
CREATE INDEX trace_by_reference ON trace (reference) WHERE kind NOT IN ('ENTRY', 'CONCERN_STANDS', 'STEP_OFFERED');
CREATE INDEX trace_by_time ON trace (at) WHERE kind NOT IN ('ENTRY', 'CONCERN_STANDS', 'STEP_OFFERED');
CREATE INDEX trace_of_offers ON trace (reference, number) WHERE kind = 'STEP_OFFERED';
