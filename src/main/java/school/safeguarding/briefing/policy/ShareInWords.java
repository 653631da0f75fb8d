package school.safeguarding.briefing.policy;

import school.safeguarding.briefing.BriefingShare;

/** How many of the staff have read the policy, in steps so coarse that nobody learns from two of them who did in between. */
final class ShareInWords {

    /** Fewer people than that are no number. */
    private static final int LEAST = 5;

    private static final int STEP = 10;

    private ShareInWords() {}

    static String of(BriefingShare share) {
        int missing = share.asked() - share.done();
        if (share.asked() < LEAST) {
            return "not shown";
        }
        if (share.done() == 0) {
            return "nobody yet";
        }
        if (missing == 0) {
            return "everybody";
        }
        if (share.done() < LEAST) {
            return "fewer than 5";
        }
        return missing < LEAST ? "all but fewer than 5" : "at least " + share.percent() / STEP * STEP + " %";
    }
}
