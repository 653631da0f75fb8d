package school.safeguarding.concern.learn;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.Particulars;
import school.safeguarding.child.PupilsChanged;
import school.safeguarding.child.PupilsChanged.Change;
import school.safeguarding.concern.RecordRemark;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.concern.model.NamedChild.Kind;
import school.safeguarding.concern.model.RegisterDetail;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/**
 * Whoever handles an open concern sees what the register said of its child and says now, and decides what follows from it: no
 * hold, contact or link moves by itself.
 */
@Component
class ShowRegisterChange implements RecordRemark {

    private static final String KIND = "register-changed";

    private static final String CHANGED = "The register has changed";
    private static final String SIBLING_CHANGED = "The register has changed of a brother or sister";

    /** Whoever has done one of these since has had it before them. */
    private static final Set<String> SEEN_WITH =
            Set.of(EntryKind.REVIEW, EntryKind.ADD_TO_RECORD, EntryKind.DECIDE_RESPONSE);

    private final Concerns concerns;
    private final ConcernChildren children;
    private final Chronology chronology;

    ShowRegisterChange(Concerns concerns, ConcernChildren children, Chronology chronology) {
        this.concerns = concerns;
        this.children = children;
        this.chronology = chronology;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PupilsChanged changed) {
        Map<ChildId, Change> byChild =
                changed.changes().stream().collect(Collectors.toMap(Change::child, Function.identity()));
        Map<ChildId, List<Line>> ofChild = new HashMap<>();
        Map<ChildId, List<Line>> ofSibling = new HashMap<>();
        byChild.forEach((child, change) -> {
            ofChild.put(child, lines(change, RegisterDetail::ofChild));
            ofSibling.put(child, ofSibling(change));
        });
        show(Kind.CHILD, CHANGED, ofChild);
        show(Kind.SIBLING, SIBLING_CHANGED, ofSibling);
    }

    /**
     * Writes what has changed of each child's home into the open concerns about them. A brother or sister may have moved to
     * another home, which nobody is to take for this child's.
     */
    void showOfHome(Map<ChildId, List<Line>> changes) {
        show(Kind.CHILD, CHANGED, changes);
    }

    private void show(Kind kind, String step, Map<ChildId, List<Line>> changes) {
        List<NamedChild> named = children.saidOf(changes.keySet()).stream()
                .filter(line -> line.is(kind) && !line.isTakenOut())
                .toList();
        if (named.isEmpty()) {
            return;
        }
        Set<Reference> open = concerns
                .findByReferenceInOrderById(
                        named.stream().map(NamedChild::reference).collect(Collectors.toSet()))
                .stream()
                .filter(concern -> concern.isOpen() && concern.isAsDecided())
                .map(Concern::reference)
                .collect(Collectors.toSet());
        named.stream().filter(line -> open.contains(line.reference())).forEach(line -> {
            List<Line> lines = requireNonNull(changes.get(line.child()));
            if (!lines.isEmpty()) {
                chronology.append(line.reference(), new NewEntry(AccountId.PROCEDURE, step, KIND, lines));
            }
        });
    }

    private static List<Line> ofSibling(Change change) {
        List<Line> lines = lines(change, RegisterDetail::ofSibling);
        if (!lines.isEmpty()) {
            lines.add(
                    0,
                    new Line(
                            RegisterDetail.SIBLING,
                            "Brother or sister",
                            change.before().fullName()));
        }
        return lines;
    }

    private static List<Line> lines(Change change, Function<RegisterDetail, String> key) {
        List<Line> lines = new ArrayList<>();
        for (RegisterDetail detail : RegisterDetail.values()) {
            String before = in(change.before(), detail);
            String now = in(change.now(), detail);
            if (!before.equals(now)) {
                lines.add(new Line(key.apply(detail), detail.label(), RegisterDetail.inWords(before, now)));
            }
        }
        if (change.hasLeft()) {
            lines.add(new Line(
                    key.apply(RegisterDetail.LEFT),
                    RegisterDetail.LEFT.label(),
                    "no longer: the child has left the school"));
        }
        return lines;
    }

    private static String in(Particulars known, RegisterDetail detail) {
        return switch (detail) {
            case NAME -> known.fullName();
            case USED_NAME -> known.usedName();
            case BORN_ON -> known.bornOn().map(BritishDates::brief).orElse("");
            case CLASS -> known.className();
            case SEND -> known.isSend().map(isSend -> isSend ? "yes" : "no").orElse("");
            case LEFT -> "";
        };
    }

    @Override
    public List<Remark> of(Reference reference, Person reader) {
        List<Remark> shown = List.of();
        for (Entry entry : chronology.of(reference)) {
            if (entry.kind().equals(KIND)) {
                shown = List.of(new Remark(
                        "register-changed",
                        Map.of("isSibling", entry.step().equals(SIBLING_CHANGED), "entry", entry.number())));
            } else if (SEEN_WITH.contains(entry.kind())) {
                shown = List.of();
            }
        }
        return shown;
    }
}
