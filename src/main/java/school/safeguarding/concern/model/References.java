package school.safeguarding.concern.model;

import org.springframework.stereotype.Component;
import school.safeguarding.record.DrawnReferences;

/** The references of concerns. */
@Component
public class References {

    private final DrawnReferences drawn;

    References(DrawnReferences drawn) {
        this.drawn = drawn;
    }

    /** In the report's own transaction. */
    public String next() {
        return drawn.next("CSE", "concern");
    }
}
