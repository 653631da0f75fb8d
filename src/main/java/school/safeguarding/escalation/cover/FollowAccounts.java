package school.safeguarding.escalation.cover;

import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.people.AccountsChanged;
import school.safeguarding.people.People;

/** No open step stays with somebody who may no longer do it, or away from somebody who may. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class FollowAccounts implements BeginsWithDay {

    private final FindLeavers findLeavers;
    private final OfferAgain offerAgain;
    private final People people;

    FollowAccounts(FindLeavers findLeavers, OfferAgain offerAgain, People people) {
        this.findLeavers = findLeavers;
        this.offerAgain = offerAgain;
        this.people = people;
    }

    @Override
    public String ofDay() {
        return "offer-again";
    }

    /** What nobody of the line was left for has waited for a week, in which those who were told could say that it is not so. */
    @Override
    public void begin(LocalDate day) {
        if (people.staff().isAnybodyGoneSince()) {
            offerAgain.everyStep();
        }
    }

    /** One or the other, since the engine does not see yet what was offered in the same transaction. */
    @EventListener
    void on(AccountsChanged changed) {
        if (changed.isSomebodyGone()) {
            findLeavers.find();
        } else {
            offerAgain.everyStep();
        }
    }
}
