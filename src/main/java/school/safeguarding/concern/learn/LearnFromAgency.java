package school.safeguarding.concern.learn;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import school.safeguarding.referral.AgencyToldNews;

/** What an agency says is new for the review. It knows it already, so that nobody else has to be told at once. */
@Component
class LearnFromAgency {

    private final LearnNewInformation learn;

    LearnFromAgency(LearnNewInformation learn) {
        this.learn = learn;
    }

    @EventListener
    void on(AgencyToldNews told) {
        learn.of(told.reference(), false);
    }
}
