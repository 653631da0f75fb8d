package school.safeguarding.briefing.policy;

import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.pages.ToRead;

/** The policy, for whoever has not answered about the edition that they are asked about. */
@Component
class PolicyToRead implements ToRead {

    private final Briefings briefings;

    PolicyToRead(Briefings briefings) {
        this.briefings = briefings;
    }

    @Override
    public List<Reading> of(AccountId account) {
        return briefings.findByAccountAndDoneAtIsNullAndEndedAtIsNull(account).stream()
                .map(asked -> new Reading(
                        "The school’s policy on child sexual exploitation",
                        "/policy",
                        asked.askedOn().atStartOfDay(BritishDates.ZONE).toInstant()))
                .toList();
    }
}
