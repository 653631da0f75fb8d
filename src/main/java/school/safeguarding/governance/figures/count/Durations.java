package school.safeguarding.governance.figures.count;

/** How long something took, no more exactly than anybody needs to know. */
public final class Durations {

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private Durations() {}

    /** Such as 25 minutes, 3 hours, 2 days. */
    public static String inWords(int minutes) {
        if (minutes < 2 * HOUR) {
            return minutes <= 5 ? "up to 5 minutes" : Math.round(minutes / 5.0) * 5 + " minutes";
        }
        return minutes < 2 * DAY
                ? Math.round(minutes / (double) HOUR) + " hours"
                : Math.round(minutes / (double) DAY) + " days";
    }
}
