package school.safeguarding.concern.event;

/**
 * The reporter is to be told how far their concern has come, without its content.
 *
 * @param isClosed whether it was closed; else it was reviewed
 */
public record ReporterToTell(String reference, String reporter, boolean isClosed) {}
