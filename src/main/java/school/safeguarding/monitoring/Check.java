package school.safeguarding.monitoring;

import java.util.Map;
import java.util.Optional;

/** One thing that may be wrong with an installation. */
interface Check {

    /** How it is called where its answer is shown. */
    String name();

    Found look();

    /**
     * @param details figures and days
     * @param alarm what is said in the log, beginning with the alarm's code; empty where nothing is wrong
     */
    record Found(Map<String, Object> details, Optional<String> alarm) {

        static Found well(Map<String, Object> details) {
            return new Found(details, Optional.empty());
        }

        static Found wrong(Map<String, Object> details, String alarm) {
            return new Found(details, Optional.of(alarm));
        }
    }
}
