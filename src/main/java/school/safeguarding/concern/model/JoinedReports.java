package school.safeguarding.concern.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;

/** Which reports are worked as one. The records say it, which nobody can change; what they said last counts. */
@Component
public class JoinedReports {

    /** In the record that goes on. */
    public static final String JOINED = "report-joined";

    public static final String SEPARATED = "report-separated";

    /** In the record whose own procedure has ended. */
    public static final String JOINED_TO = "joined-to";

    public static final String SEPARATED_FROM = "separated-from";

    /** Key of the line that says which other report. */
    public static final String OTHER = "joinedReference";

    private final Chronology chronology;

    JoinedReports(Chronology chronology) {
        this.chronology = chronology;
    }

    /** The report in whose record this one goes on by now; its own where it was joined to none. */
    public Reference goesOnAs(Reference reference) {
        return joinedTo(reference).map(this::goesOnAs).orElse(reference);
    }

    public Optional<Reference> joinedTo(Reference reference) {
        Optional<Reference> other = Optional.empty();
        for (Entry entry : chronology.of(reference)) {
            if (entry.kind().equals(JOINED_TO)) {
                other = other(entry);
            } else if (entry.kind().equals(SEPARATED_FROM)) {
                other = Optional.empty();
            }
        }
        return other;
    }

    /** The others that are worked as one with this report, whichever goes on; mostly none. */
    public List<Reference> workedWith(Reference reference) {
        Reference goesOn = goesOnAs(reference);
        List<Reference> others = new ArrayList<>(joinedInto(goesOn));
        others.add(goesOn);
        others.remove(reference);
        return others;
    }

    /** The reports that go on in this one's record, those too that were joined to one of them before. */
    public List<Reference> joinedInto(Reference reference) {
        return joinedInto(reference, Instant.MAX);
    }

    /** The same as it was just before that time. */
    public List<Reference> joinedInto(Reference reference, Instant until) {
        List<Reference> all = new ArrayList<>();
        for (Reference joined : directly(reference, until)) {
            all.add(joined);
            all.addAll(joinedInto(joined, until));
        }
        return all;
    }

    /** Without those that came with one of them. */
    public Set<Reference> directly(Reference reference) {
        return directly(reference, Instant.MAX);
    }

    private Set<Reference> directly(Reference reference, Instant until) {
        Set<Reference> joined = new LinkedHashSet<>();
        for (Entry entry : chronology.of(reference)) {
            if (!entry.at().isBefore(until)) {
                break;
            }
            if (entry.kind().equals(JOINED)) {
                other(entry).ifPresent(joined::add);
            } else if (entry.kind().equals(SEPARATED)) {
                other(entry).ifPresent(joined::remove);
            }
        }
        return joined;
    }

    private static Optional<Reference> other(Entry entry) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(OTHER))
                .map(Line::answer)
                .map(Reference::of)
                .findFirst();
    }
}
