package school.safeguarding.engine.offer;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.offer.OfferRule.NewStep;
import school.safeguarding.engine.offer.OfferRule.Offered;
import school.safeguarding.step.StepId;

/** Asks, of each word that a model says in {@code offeredTo}, the rule of the feature that owns it. */
@Component
public class StepOffers {

    private final Map<String, OfferRule> rules = new HashMap<>();

    StepOffers(List<OfferRule> all) {
        all.forEach(rule -> rule.words().forEach(word -> {
            if (rules.put(word, rule) != null) {
                throw new IllegalStateException("Two rules say who is meant by " + word);
            }
        }));
    }

    /**
     * Decides to whom a step is offered: people by account id, never a group.
     *
     * @param reference the concern; empty for a step about none
     * @param step the user task's id in its model
     * @param offeredTo the model's {@code offeredTo} property of that user task
     * @param facts the routing facts at that step
     * @return account ids; empty if nobody unconflicted is left, which the rule has then made known
     */
    public Set<AccountId> candidates(String reference, StepId step, String offeredTo, Map<String, Object> facts) {
        return rule(offeredTo).candidates(new Offered(reference, step, offeredTo, facts));
    }

    public void offered(NewStep step) {
        rule(step.offeredTo()).offered(step);
    }

    public Set<AccountId> deputies(String offeredTo, String reference) {
        return rule(offeredTo).deputies(reference);
    }

    /** The due time that a step shows instead of its own; empty if it has its own. */
    public Optional<Instant> originallyDue(String offeredTo, Map<String, Object> facts) {
        return rule(offeredTo).dueAt(facts);
    }

    public Optional<String> detail(String offeredTo, Map<String, Object> facts) {
        return rule(offeredTo).detail(facts);
    }

    private OfferRule rule(String offeredTo) {
        return Optional.ofNullable(rules.get(offeredTo))
                .orElseThrow(() -> new IllegalArgumentException("A step cannot be offered to " + offeredTo));
    }
}
