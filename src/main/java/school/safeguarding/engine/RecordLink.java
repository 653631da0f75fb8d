package school.safeguarding.engine;

/** What the engine holds in place of a record: its reference. */
record RecordLink(String reference) {}
