package school.safeguarding.policy.review;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.form.FilledIn;
import school.safeguarding.policy.edition.PolicyEditions;

/** Whoever writes the policy again begins with what was written last, or with the edition in force. */
@Component
class FillInPolicy implements FilledIn {

    private final PolicyEditions editions;

    FillInPolicy(PolicyEditions editions) {
        this.editions = editions;
    }

    @Override
    public String formId() {
        return RevisePolicy.FORM;
    }

    @Override
    public Map<String, Object> answers(String key, Map<String, Object> facts, AccountId reader) {
        return editions.findFirstByReviewOrderByDraftDesc(UUID.fromString(key))
                .or(editions::findFirstByNumberIsNotNullOrderByNumberDesc)
                .map(last -> Map.<String, Object>of(
                        "policyText", last.text(),
                        "policyWhomToTell", last.whomToTell()))
                .orElse(Map.of());
    }
}
