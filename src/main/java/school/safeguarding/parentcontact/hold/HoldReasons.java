package school.safeguarding.parentcontact.hold;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.table.Decisions;
import school.safeguarding.parentcontact.ParentContacts.Hold;
import school.safeguarding.parentcontact.ParentContacts.Reason;

/**
 * What {@code contact-hold.dmn} says of home as things stand now. The models ask that table when they come to it, and something may have
 * come up or gone since.
 */
@Component
class HoldReasons {

    private static final List<RoutingFact> ASKED = List.of(
            RoutingFact.isLadoPending,
            RoutingFact.isAskedToHold,
            RoutingFact.isHouseholdInvolved,
            RoutingFact.isReasonToHold);

    private final Decisions decisions;

    HoldReasons(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param recorded what the table said when it was last asked, the school's own rows included */
    List<Reason> of(Hold hold, List<Reason> recorded) {
        List<Boolean> now =
                List.of(hold.isLadoPending(), hold.isAskedToHold(), hold.isHouseholdInvolved(), hold.isReasonToHold());
        if (!hold.isHeld() && recorded.isEmpty()) {
            return List.of();
        }
        List<Reason> stands = new ArrayList<>();
        List<Reason> gone = new ArrayList<>();
        for (int one = 0; one < ASKED.size(); one++) {
            (now.get(one) ? stands : gone).addAll(reason(ASKED.get(one)).toList());
        }
        recorded.stream()
                .filter(reason -> !stands.contains(reason) && !gone.contains(reason))
                .forEach(stands::add);
        return stands;
    }

    private Stream<Reason> reason(RoutingFact fact) {
        Map<String, Object> inputs = new HashMap<>();
        ASKED.forEach(each -> inputs.put(each.name(), each == fact));
        return decisions.first("contact-hold", inputs).stream()
                .map(row -> new Reason(requireNonNull(row.get("reason")), requireNonNull(row.get("source"))));
    }
}
