package school.safeguarding.escalation;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.people.AccountsChanged;

/** No open step stays with somebody who may no longer do it, or away from somebody who may. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class FollowAccounts {

    private final FindLeavers findLeavers;
    private final OfferAgain offerAgain;

    FollowAccounts(FindLeavers findLeavers, OfferAgain offerAgain) {
        this.findLeavers = findLeavers;
        this.offerAgain = offerAgain;
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
