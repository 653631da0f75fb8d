-- For whoever looks for the children of a class.
CREATE INDEX concern_by_class ON concern (class);
