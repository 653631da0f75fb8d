package school.safeguarding.escalation;

import java.time.LocalDate;
import java.util.List;

/** What has been kept for as long as the rules ask, beside records. Nothing deletes by itself: whoever may ask for it is told in the summary. */
public interface OverKeeping {

    /**
     * @param day in Europe/London, on which it is asked
     * @param account whoever is told
     * @return whole sentences with references and no names; empty where nothing is over, or is not theirs
     */
    List<String> sentences(LocalDate day, String account);
}
