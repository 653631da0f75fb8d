package school.safeguarding.policy;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.policy.edition.PolicyEditions;

/** Which edition of the policy is in force, for whatever is decided or read under it. */
@Component
public class PolicyInForce {

    private final PolicyEditions editions;

    PolicyInForce(PolicyEditions editions) {
        this.editions = editions;
    }

    /** Counted from 1; 0 while none was published here. An edition that does not open any more keeps nobody from a decision. */
    @Transactional(readOnly = true)
    public int number() {
        return editions.lastNumber().orElse(0);
    }
}
