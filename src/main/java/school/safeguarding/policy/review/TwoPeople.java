package school.safeguarding.policy.review;

import java.util.UUID;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.policy.edition.PolicyEditions;

/** Nobody accepts what they wrote, and nobody publishes what they accepted: no edition is the work of one person alone. */
@Component
class TwoPeople {

    private final PolicyEditions editions;
    private final PolicyNotes notes;

    TwoPeople(PolicyEditions editions, PolicyNotes notes) {
        this.editions = editions;
        this.notes = notes;
    }

    /** Whether they wrote the text that is to be accepted now, if any is. */
    boolean isWriter(UUID review, AccountId account) {
        return editions.findFirstByReviewOrderByDraftDesc(review)
                .filter(edition -> edition.writtenBy().equals(account))
                .isPresent();
    }

    /** Whether they said that the text was accepted which is to be published now, if any is. */
    boolean isAccepter(UUID review, AccountId account) {
        return editions.findFirstByReviewOrderByDraftDesc(review)
                .filter(edition -> edition.isAccepted() && !edition.isPublished())
                .flatMap(edition -> notes.findFirstByReviewAndStepOrderByAtDesc(review, RecordAcceptance.ACCEPTED))
                .filter(note -> note.by().equals(account))
                .isPresent();
    }
}
