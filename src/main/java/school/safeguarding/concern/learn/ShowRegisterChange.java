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
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;

/**
 * Whoever handles an open concern sees what the register said of its child and says now, and decides what follows from it: no
 * hold, contact or link moves by itself.
 */
@Component
class ShowRegisterChange implements RecordRemark {

    private static final String KIND = "register-changed";

    /** Whoever has done one of these since has had it before them. */
    private static final Set<String> SEEN_WITH = Set.of("review", "add-to-record", "decide-response");

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
        Map<ChildId, List<Line>> lines = new HashMap<>();
        byChild.forEach((child, change) -> lines.put(child, lines(change)));
        show(lines);
    }

    /** Writes what has changed of each child into the open concerns about them. */
    void show(Map<ChildId, List<Line>> changes) {
        List<NamedChild> named = children.saidOf(changes.keySet()).stream()
                .filter(line -> !line.isTakenOut())
                .toList();
        if (named.isEmpty()) {
            return;
        }
        Set<String> open = concerns
                .findByReferenceInOrderById(
                        named.stream().map(NamedChild::reference).collect(Collectors.toSet()))
                .stream()
                .filter(concern -> concern.isOpen() && concern.isAsDecided())
                .map(Concern::reference)
                .collect(Collectors.toSet());
        named.stream().filter(line -> open.contains(line.reference())).forEach(line -> {
            List<Line> lines = requireNonNull(changes.get(line.child()));
            if (!lines.isEmpty()) {
                chronology.append(line.reference(), new NewEntry("procedure", "The register has changed", KIND, lines));
            }
        });
    }

    private static List<Line> lines(Change change) {
        List<Line> lines = new ArrayList<>();
        add(lines, change, "registerName", "Name", Particulars::fullName);
        add(lines, change, "registerUsedName", "Name that is used", Particulars::usedName);
        add(lines, change, "registerBornOn", "Date of birth", known -> known.bornOn()
                .map(BritishDates::brief)
                .orElse(""));
        add(lines, change, "registerClass", "Class", Particulars::className);
        add(lines, change, "registerSend", "SEND", known -> known.isSend()
                .map(isSend -> isSend ? "yes" : "no")
                .orElse(""));
        if (change.hasLeft()) {
            lines.add(new Line("registerLeft", "In the register", "no longer: the child has left the school"));
        }
        return lines;
    }

    private static void add(
            List<Line> lines, Change change, String key, String label, Function<Particulars, String> what) {
        add(lines, key, label, what.apply(change.before()), what.apply(change.now()));
    }

    static void add(List<Line> lines, String key, String label, String before, String now) {
        if (!before.equals(now)) {
            lines.add(new Line(key, label, inWords(before) + " before, " + inWords(now) + " now"));
        }
    }

    private static String inWords(String said) {
        return said.isEmpty() ? "nothing" : "“" + said + "”";
    }

    @Override
    public List<String> of(String reference, Person reader) {
        String shown = "";
        for (Entry entry : chronology.of(reference)) {
            if (entry.kind().equals(KIND)) {
                shown = "The register says something else of this child now than before: see entry " + entry.number()
                        + ". Nothing was changed by that; decide whether it matters here.";
            } else if (SEEN_WITH.contains(entry.kind())) {
                shown = "";
            }
        }
        return shown.isEmpty() ? List.of() : List.of(shown);
    }
}
