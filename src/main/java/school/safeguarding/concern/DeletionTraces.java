package school.safeguarding.concern;

/** Finds, for whoever looks for what was changed directly in the database, deletions that are in one place only. */
public final class DeletionTraces {

    private static final String SAME = "t.kind = 'RECORD_DELETED' AND t.school = d.school AND t.reference = d.reference"
            + " AND t.by_account = d.agreed_by AND t.detail = d.asked_by || ' ' || to_char(d.kept_until, 'YYYY-MM-DD')";

    /** References of records that count as deleted without the trace of the same two people, or with a key. */
    public static final String ROWS_WITHOUT_TRACE = "SELECT d.reference FROM safeguarding.deleted_record d"
            + " WHERE NOT EXISTS (SELECT FROM safeguarding.trace t WHERE " + SAME + ")"
            + " OR EXISTS (SELECT FROM safeguarding.data_key k WHERE k.school = d.school"
            + " AND k.name = 'concern ' || d.reference) ORDER BY d.reference";

    /** References of records that the trail says were deleted, and that do not count as deleted by the same two people. */
    public static final String TRACES_WITHOUT_ROW = "SELECT t.reference FROM safeguarding.trace t"
            + " WHERE t.kind = 'RECORD_DELETED' AND NOT EXISTS (SELECT FROM safeguarding.deleted_record d WHERE " + SAME
            + ") ORDER BY t.reference";

    private DeletionTraces() {}
}
