package school.safeguarding.tables.check;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.table.Tables;
import school.safeguarding.engine.table.Tables.Table;
import school.safeguarding.people.Role;
import school.safeguarding.responsibility.HandlerRole;

/**
 * Whom the release's table of handlers keeps out, for every combination of whom a concern may be about. Another table may keep out
 * more, and never somebody less: who a concern may be about is never given it. Nor is it given to a role whose decisions nobody who
 * is left could countersign, or answer for.
 */
@Component
public class KeptOutByHandler {

    static final String ROLE = RoutingFact.handlerRole.name();

    /** Which roles learn nothing of what is about them. The forms say it, and a test holds both against each other. */
    public static final Map<String, Set<Role>> LEARNS_NOTHING = Map.of(
            RoutingFact.isAboutStaff.name(), Set.of(),
            RoutingFact.isHeadPossible.name(), Set.of(Role.HEAD),
            RoutingFact.isAboutCpo.name(), Set.of(Role.CPO, Role.DEPUTY_CPO),
            RoutingFact.isAboutHead.name(), Set.of(Role.HEAD),
            RoutingFact.isAboutChair.name(), Set.of(Role.CHAIR),
            RoutingFact.isAboutGovernor.name(), Set.of(Role.GOVERNORS, Role.DEPUTY_CHAIR),
            RoutingFact.isAboutUsualHandler.name(), Set.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD));

    private final Tables tables;

    KeptOutByHandler(Tables tables) {
        this.tables = tables;
    }

    /** Where that table keeps out less, in whole sentences, each row once. */
    List<String> faults(Table table) {
        Table released = tables.table(CheckTable.HANDLER);
        Map<Map<String, Object>, HandlerRole> roles = new HashMap<>();
        combinations(table.inputs()).forEach(about -> role(released, about).ifPresent(role -> roles.put(about, role)));
        Set<String> faults = new LinkedHashSet<>();
        combinations(table.inputs()).forEach(about -> role(table, about)
                .flatMap(role -> fault(role, about, roles))
                .ifPresent(fault -> faults.add(CheckTable.cell(row(table, about), ROLE) + " " + fault)));
        return List.copyOf(faults);
    }

    private static Optional<String> fault(
            HandlerRole role, Map<String, Object> about, Map<Map<String, Object>, HandlerRole> released) {
        HandlerRole before = requireNonNull(released.get(about));
        if (role == HandlerRole.NOBODY) {
            return before == HandlerRole.NOBODY
                    ? Optional.empty()
                    : Optional.of(
                            "somebody in the school can handle this: a concern that nobody handles is not worked.");
        }
        boolean isLess = role.orFurther(before) != role;
        // Whoever is given no concern at all in which this is so is kept out because of it.
        boolean isKeptOut = about.entrySet().stream()
                .filter(one -> Boolean.TRUE.equals(one.getValue()))
                .anyMatch(one -> !given(one.getKey(), released).contains(role));
        if (isLess || isKeptOut) {
            return Optional.of(
                    "this gives " + role.inWords() + " concerns from which the software’s table keeps them out.");
        }
        Set<Role> keptOut = learnNothing(about);
        boolean isAlone = before.isCountersignedWithout(keptOut) && !role.isCountersignedWithout(keptOut);
        boolean isTheLast = before.isOverseenWithout(keptOut) && !role.isOverseenWithout(keptOut);
        return isAlone || isTheLast
                ? Optional.of("this gives " + role.inWords() + " concerns in which nobody would be left who may "
                        + (isAlone ? "countersign" : "answer a worry about how they were handled")
                        + ". By the software’s table somebody is.")
                : Optional.empty();
    }

    private static Set<Role> learnNothing(Map<String, Object> about) {
        Set<Role> keptOut = EnumSet.noneOf(Role.class);
        about.forEach((input, is) -> {
            if (Boolean.TRUE.equals(is)) {
                keptOut.addAll(LEARNS_NOTHING.getOrDefault(input, Set.of()));
            }
        });
        return keptOut;
    }

    private static Set<HandlerRole> given(String input, Map<Map<String, Object>, HandlerRole> released) {
        Set<HandlerRole> given = EnumSet.noneOf(HandlerRole.class);
        released.forEach((about, role) -> {
            if (Boolean.TRUE.equals(about.get(input))) {
                given.add(role);
            }
        });
        return given;
    }

    private static Optional<HandlerRole> role(Table table, Map<String, Object> about) {
        return table.rows(about).stream().findFirst().map(row -> HandlerRole.withCode(requireNonNull(row.get(ROLE))));
    }

    /** The first row that counts for it. */
    private static int row(Table table, Map<String, Object> about) {
        Set<Integer> rows = null;
        for (Map.Entry<String, Object> one : about.entrySet()) {
            Set<Integer> takes = table.cells().rowsThatTake(one.getKey(), one.getValue());
            if (rows == null) {
                rows = new LinkedHashSet<>(takes);
            } else {
                rows.retainAll(takes);
            }
        }
        return rows == null ? 1 : rows.stream().min(Integer::compareTo).orElse(1);
    }

    /** Everything that a concern may be about, together in every way. */
    private static List<Map<String, Object>> combinations(List<String> inputs) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int bits = 0; bits < (1 << inputs.size()); bits++) {
            Map<String, Object> about = new HashMap<>();
            for (int at = 0; at < inputs.size(); at++) {
                about.put(inputs.get(at), ((bits >> at) & 1) == 1);
            }
            all.add(about);
        }
        return all;
    }
}
