package school.safeguarding.concern.join;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.model.DeletedRecords;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.SameReport;
import school.safeguarding.concern.report.ConcernOfOwn;
import school.safeguarding.concern.report.ReportOtherChild;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** Which concerns tell of the same account: who may know nothing of one could read it, or its reference, in another. */
@Component
public class SameAccount {

    /** Key of the line of a report that says in which concern it was reported first. */
    public static final String REPORTED_IN = "reportedIn";

    /** Key of the line that says which other concern began with this one. */
    public static final String LINKED = "linked";

    private static final Set<String> LINKING = Set.of(ConcernOfOwn.KIND, ReportOtherChild.LINKED);

    private final SameReport sameReport;
    private final JoinedReports joined;
    private final DeletedRecords deleted;
    private final Chronology chronology;

    SameAccount(SameReport sameReport, JoinedReports joined, DeletedRecords deleted, Chronology chronology) {
        this.sameReport = sameReport;
        this.joined = joined;
        this.deleted = deleted;
        this.chronology = chronology;
    }

    /** The others, through however many of them; without those that were deleted, which nobody can open. */
    public List<Reference> others(Reference reference) {
        Set<Reference> found = new LinkedHashSet<>(List.of(reference));
        Deque<Reference> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            deleted.without(next(open.remove()).toList()).stream()
                    .filter(found::add)
                    .forEach(open::add);
        }
        found.remove(reference);
        return List.copyOf(found);
    }

    private Stream<Reference> next(Reference reference) {
        return Stream.of(
                        sameReport.others(reference).stream(),
                        joined.joinedTo(reference).stream(),
                        joined.directly(reference).stream(),
                        chronology.of(reference).stream().flatMap(SameAccount::linked))
                .flatMap(references -> references);
    }

    private static Stream<Reference> linked(Entry entry) {
        return entry.lines().stream()
                .filter(line -> (line.key().equals(LINKED) && LINKING.contains(entry.kind()))
                        || (line.key().equals(REPORTED_IN) && entry.kind().equals(EntryKind.REPORT)))
                .map(Line::answer)
                .map(Reference::of);
    }
}
