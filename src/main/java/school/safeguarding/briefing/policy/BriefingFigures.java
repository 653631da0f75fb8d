package school.safeguarding.briefing.policy;

import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.briefing.BriefingShare;
import school.safeguarding.briefing.WhoIsBriefed;
import school.safeguarding.governance.OtherFigures;

/** How many of the staff have read the policy, in steps so coarse that nobody learns from two of them who did in between. */
@Component
class BriefingFigures implements OtherFigures {

    /** Fewer people than that are no number. */
    private static final int LEAST = 5;

    private static final int STEP = 10;

    private final WhoIsBriefed briefed;

    BriefingFigures(WhoIsBriefed briefed) {
        this.briefed = briefed;
    }

    @Override
    public List<Section> sections() {
        BriefingShare share = briefed.share();
        String what = share.edition() == 0 ? "The policy" : "Edition " + share.edition() + " of the policy";
        return List.of(new Section(
                "Staff who have read the policy",
                "Of all who have an account, in this school year until today.",
                List.of("What", "Read by"),
                List.of(List.of(what, inWords(share)))));
    }

    static String inWords(BriefingShare share) {
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
