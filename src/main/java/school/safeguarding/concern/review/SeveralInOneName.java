package school.safeguarding.concern.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import school.safeguarding.child.SeveralNames;
import school.safeguarding.concern.RecordRemark;
import school.safeguarding.concern.read.RedactedRecord;
import school.safeguarding.concern.report.ConcernOfOwn;
import school.safeguarding.engine.form.ShownAnswers;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/**
 * A child whose name stands in another child's field has no concern, and nobody would notice. Whoever handles it is told until
 * somebody has added another child, or the review has said how it is.
 */
@Component
class SeveralInOneName implements RecordRemark {

    private static final String ANSWER = "childrenInName";

    /** What leaves nothing to do: it is one child, or the others have concerns of their own. */
    private static final Set<Object> SETTLED = Set.of("one", "added");

    private final RedactedRecord record;
    private final ShownAnswers shown;

    SeveralInOneName(RedactedRecord record, ShownAnswers shown) {
        this.record = record;
        this.shown = shown;
    }

    @Override
    public List<Remark> of(Reference reference, Person reader) {
        List<Entry> entries = record.of(reference);
        return name(entries)
                .filter(name -> !SeveralNames.in(name).isEmpty())
                .filter(Predicate.not(name -> isSettled(name, entries)))
                .map(name -> new Remark("several-in-one-name", Map.of("name", name)))
                .stream()
                .toList();
    }

    private static Optional<String> name(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(EntryKind.REPORT))
                .findFirst()
                .flatMap(report -> answer(report, "childName"));
    }

    /** One added leaves a third to be added. */
    private boolean isSettled(String name, List<Entry> entries) {
        return entries.stream()
                                .filter(entry -> entry.kind().equals(ConcernOfOwn.KIND))
                                .count()
                        >= SeveralNames.in(name).size() - 1
                || entries.stream()
                        .filter(entry -> entry.kind().equals(EntryKind.REVIEW))
                        .reduce((earlier, later) -> later)
                        .flatMap(review -> answer(review, ANSWER))
                        .flatMap(answer -> shown.sent(EntryKind.REVIEW, ANSWER, answer))
                        .filter(SETTLED::contains)
                        .isPresent();
    }

    private static Optional<String> answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst();
    }
}
