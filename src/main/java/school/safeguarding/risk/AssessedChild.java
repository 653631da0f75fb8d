package school.safeguarding.risk;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a review found out about one child.
 *
 * @param answers by indicator id: {@code yes}, {@code no} or {@code unknown}; for a significant one {@code no},
 *     {@code unknown}, {@code current} (within six months), {@code earlier} (six to twelve months ago) or {@code both}; for
 *     pictures come upon alone {@code no}, {@code unknown}, {@code once} or {@code repeated}. A missing answer is unknown.
 * @param explained ids of indicators with an ordinary explanation on record that did not come from the person of concern
 * @param bornOn empty if not known, which counts as under 13
 * @param isSend whether a learning disability or special need is known or not ruled out
 * @param hasCommunicationNeed whether it is, or may be, hard for the child to say what happens to them
 * @param isBackgroundKnown whether every other file of the child that there may be was read: where not, what makes the child
 *     more vulnerable is unknown where nobody knows that it is there
 */
public record AssessedChild(
        Map<String, String> answers,
        Set<String> explained,
        Optional<LocalDate> bornOn,
        boolean isSend,
        boolean hasCommunicationNeed,
        boolean isBackgroundKnown) {}
