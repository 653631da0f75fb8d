package school.safeguarding.calendar;

/** The calendar's file says something that cannot be. Stops the start, since every due time rests on it. */
class CalendarFault extends RuntimeException {

    private final String fault;

    /** @param line counted from 1; 0 where the fault is of the whole file */
    CalendarFault(String file, int line, String fault) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + fault);
        this.fault = fault;
    }

    /** Without where it stands. */
    String fault() {
        return fault;
    }
}
