package school.safeguarding.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Tables;
import school.safeguarding.engine.Tables.Table;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.replay.Replayed.Changed;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/**
 * What another table of risk levels would have proposed at the last review of each concern. Each reader is told of the concerns
 * that they may know; the chair also how many others there are that change, and of fewer than five only that.
 */
@Service
public class ReplayTable {

    private static final String TABLE = "risk-level";

    /** Fewer could tell who it is about. Source: the procedure, governors' figures. */
    private static final int FEW = 5;

    private final AllReviewInputs inputs;
    private final Tables tables;
    private final Responsibility responsibility;
    private final Trail trail;

    ReplayTable(AllReviewInputs inputs, Tables tables, Responsibility responsibility, Trail trail) {
        this.inputs = inputs;
        this.tables = tables;
        this.responsibility = responsibility;
        this.trail = trail;
    }

    /** Leaves a trace with the references that it was asked of. Empty where the file is no such table. */
    @Transactional
    public Optional<Replayed> replay(byte[] file, Person reader) {
        return tables.read(TABLE, file).filter(ReplayTable::givesLevels).map(other -> replay(other, reader));
    }

    /** One that gave another word could not be proposed by. */
    private static boolean givesLevels(Table table) {
        Set<String> levels = Set.of(RiskLevel.values()).stream().map(Enum::name).collect(Collectors.toSet());
        return table.outputs("level").stream().allMatch(levels::contains);
    }

    private Replayed replay(Table other, Person reader) {
        Table inForce = tables.table(TABLE);
        List<String> asked = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        int hidden = 0;
        for (String reference : inputs.references()) {
            boolean isKnown = responsibility.mayKnow(reference, reader.id());
            if (!isKnown && !reader.holds(Role.CHAIR)) {
                continue;
            }
            Optional<Changed> found = compared(reference, inForce, other);
            if (isKnown) {
                asked.add(reference);
                found.ifPresent(changed::add);
            } else if (found.isPresent()) {
                hidden++;
            }
        }
        trail.leave(Trace.of(reader.id(), Kind.REPLAYED).with(String.join(" ", asked)));
        Map<String, Long> byChange = changed.stream()
                .collect(Collectors.groupingBy(
                        one -> one.from() + " to " + one.to(), TreeMap::new, Collectors.counting()));
        return new Replayed(
                asked.size(),
                byChange,
                changed,
                reader.holds(Role.CHAIR) ? Optional.of(hidden < FEW ? "fewer than 5" : "" + hidden) : Optional.empty());
    }

    private Optional<Changed> compared(String reference, Table inForce, Table other) {
        List<ReviewInputs> rounds = inputs.findByReferenceOrderByAssessedAt(reference);
        Map<String, Object> last = InputCodes.read(rounds.get(rounds.size() - 1).inputs());
        List<Map<String, String>> now = inForce.rows(last);
        List<Map<String, String>> then = other.rows(last);
        return level(now).equals(level(then))
                ? Optional.empty()
                : Optional.of(new Changed(reference, level(now), level(then), without(now, then), without(then, now)));
    }

    /** The highest that any row gives, in words. */
    private static String level(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> RiskLevel.valueOf(row.get("level")))
                .max(RiskLevel::compareTo)
                .map(RiskLevel::inWords)
                .orElse("no level at all");
    }

    private static List<String> without(List<Map<String, String>> rows, List<Map<String, String>> others) {
        Set<Map<String, String>> known = new HashSet<>(others);
        return rows.stream()
                .filter(row -> !known.contains(row))
                .map(row -> row.get("rule"))
                .toList();
    }
}
