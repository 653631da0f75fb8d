package school.safeguarding.governance.figures;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to many made-up concerns, written as the application would have, and none of them is anybody's. */
public final class MadeUpYears {

    private static final String REFERENCE = "'CSE-2025-' || lpad((90000 + number)::text, 7, '0')";

    private final JdbcClient database;

    public MadeUpYears(JdbcClient database) {
        this.database = database;
    }

    /**
     * Each was read, reviewed, decided, told an agency, answered, told home and closed; some were late, held, countersigned or
     * opened again.
     *
     * @param from the first day; @param days over how many days they are spread
     */
    public void closed(int concerns, String from, int days) {
        write(
                concerns,
                from,
                days,
                "REPORTED",
                "(ARRAY['parent','child','unknown','online','stranger'])[1 + number % 5]",
                0,
                "",
                "true");
        write(concerns, from, days, "SEEN", "''", 20, "number % 9 <> 0", "true");
        write(concerns, from, days, "REVIEWED", "''", 90, "number % 7 <> 0", "true");
        write(
                concerns,
                from,
                days,
                "DECIDED",
                "(ARRAY['LOW','MEDIUM','HIGH','IMMEDIATE'])[1 + number % 4]",
                0,
                "",
                "true");
        write(concerns, from, days, "REFERRED", "''", 240, "number % 5 <> 0", "number % 2 = 0");
        write(concerns, from, days, "ANSWERED", "''", 1500, "number % 4 <> 0", "number % 2 = 0");
        write(concerns, from, days, "TOLD_HOME", "''", 700, "number % 6 <> 0", "number % 3 <> 0");
        write(concerns, from, days, "HELD", "'agency-asked'", 0, "", "number % 3 = 0");
        write(concerns, from, days, "OVERDUE", "'userTask_reviewConcern'", 0, "", "number % 7 = 0");
        write(concerns, from, days, "OVERDUE_LEVEL", "'1'", 0, "", "number % 7 = 0");
        write(concerns, from, days, "COUNTERSIGNED", "'close-agree'", 0, "", "true");
        write(
                concerns,
                from,
                days,
                "CLOSED",
                "(ARRAY['monitor','early-help','refer','no-further-action'])[1 + number % 4]",
                0,
                "",
                "true");
    }

    private void write(
            int concerns, String from, int days, String kind, String code, int minutes, String inTime, String which) {
        database.sql("INSERT INTO safeguarding.counted_event (reference, kind, code, at, minutes, is_in_time) SELECT "
                        + REFERENCE + ", '" + kind + "', " + code
                        + ", CAST(? AS timestamptz) + number % ? * interval '1 day',"
                        + (minutes == 0 ? "NULL" : minutes + " + (number * 37) % " + minutes) + ", "
                        + (inTime.isEmpty() ? "NULL" : inTime)
                        + " FROM generate_series(1, ?) number WHERE " + which)
                .params(from, days, concerns)
                .update();
    }
}
