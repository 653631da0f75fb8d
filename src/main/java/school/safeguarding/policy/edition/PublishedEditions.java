package school.safeguarding.policy.edition;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.governance.EditionsInForce;

/** Each edition from the day on which it was published. Nothing that is written in one is opened for it. */
@Component
public class PublishedEditions implements EditionsInForce {

    private final PolicyEditions editions;

    PublishedEditions(PolicyEditions editions) {
        this.editions = editions;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Edition> editions() {
        return editions.published().stream()
                .map(one -> new Edition(
                        "edition " + one.getNumber() + " of the policy",
                        LocalDate.ofInstant(one.getPublishedAt(), BritishDates.ZONE)))
                .toList();
    }
}
