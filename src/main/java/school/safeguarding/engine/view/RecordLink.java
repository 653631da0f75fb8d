package school.safeguarding.engine.view;

/** What the engine holds in place of a record: its reference. */
record RecordLink(String reference) {}
