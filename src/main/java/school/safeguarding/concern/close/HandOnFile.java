package school.safeguarding.concern.close;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.PupilsChanged;
import school.safeguarding.child.PupilsChanged.Change;
import school.safeguarding.concern.correct.CorrectChild;
import school.safeguarding.concern.correct.EndForChildGone;
import school.safeguarding.concern.learn.AddToRecord;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoIsAsked;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/**
 * A child leaves, and their file goes to the next school. Whoever handles a concern about the child sends their own part, since
 * nobody may know of a concern by a file that is not theirs: the step stands at the latest concern of each set of people
 * who handle one. Source: KCSIE (September 2025), part two.
 */
@Component
public class HandOnFile {

    private static final String PROCESS = "file-to-next-school";
    private static final StepId SEND = Steps.SEND_FILE_TO_NEXT_SCHOOL;
    private static final StepId RECEIPT = Steps.RECORD_RECEIPT_OF_FILE;

    /** As two forms' options read in the record. */
    private static final String DIED = "The child has died";

    private final Concerns concerns;
    private final ConcernChildren children;
    private final JoinedReports joined;
    private final WhoIsAsked responsible;
    private final Procedures procedures;
    private final Chronology chronology;

    HandOnFile(
            Concerns concerns,
            ConcernChildren children,
            JoinedReports joined,
            WhoIsAsked responsible,
            Procedures procedures,
            Chronology chronology) {
        this.concerns = concerns;
        this.children = children;
        this.joined = joined;
        this.responsible = responsible;
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /** The register says that they have left. Closed concerns are of the file too. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PupilsChanged changed) {
        changed.changes().stream().filter(Change::hasLeft).map(Change::child).forEach(child -> {
            Map<Set<AccountId>, List<Concern>> byHandler = byHandler(child);
            if (byHandler.values().stream().flatMap(List::stream).noneMatch(this::hasDied)) {
                byHandler.values().forEach(this::begin);
            }
        });
    }

    /** It is said to be about a child who has left the school: the next one knows nothing of this concern. */
    public void confirmed(Concern concern) {
        children.confirmed(concern.reference()).filter(children::haveLeft).ifPresent(child -> {
            Map<Set<AccountId>, List<Concern>> byHandler = byHandler(child);
            if (byHandler.values().stream().flatMap(List::stream).noneMatch(this::hasDied)) {
                begin(ofHandler(byHandler, concern));
            }
        });
    }

    /**
     * Whoever handles it knows that the child is going before the register does. Nobody else hears it by this.
     *
     * @throws RefusedSubmission if nobody knows who the child is, they have died, or the step stands already
     */
    public void begin(Concern concern) {
        ChildId child = children.line(concern.reference())
                .map(NamedChild::child)
                .orElseThrow(() -> new RefusedSubmission("No child has been named yet. Say in the review who it is."));
        List<Concern> ofHandler = ofHandler(byHandler(child), concern);
        if (ofHandler.stream().anyMatch(this::hasDied)) {
            throw new RefusedSubmission(
                    "It is on record that this child has died. Their file goes to no other school.");
        }
        if (!begin(ofHandler)) {
            throw new RefusedSubmission("That this child’s file goes to the next school is a step already.");
        }
    }

    /** With this one, which the transaction that runs may have changed and not written yet. */
    private List<Concern> ofHandler(Map<Set<AccountId>, List<Concern>> byHandler, Concern concern) {
        List<Concern> ofHandler =
                new ArrayList<>(byHandler.getOrDefault(responsible.handlers(concern.facts()), List.of()));
        if (ofHandler.stream().noneMatch(one -> one.reference().equals(concern.reference()))) {
            ofHandler.add(concern);
        }
        return ofHandler;
    }

    /** @return false where the step stands already */
    private boolean begin(List<Concern> ofHandler) {
        boolean isBegun = isOpen(SEND, ofHandler) || isSent(ofHandler);
        if (!isBegun) {
            procedures.start(PROCESS, ofHandler.get(ofHandler.size() - 1).reference(), RoutingFacts.none());
        }
        return !isBegun;
    }

    private boolean isOpen(StepId step, List<Concern> concerns) {
        return concerns.stream()
                .flatMap(concern -> procedures.openSteps(concern.reference()).stream())
                .anyMatch(open -> open.step().equals(step));
    }

    /** Only the receipt is awaited, of a file in which every one of these concerns was. */
    private boolean isSent(List<Concern> ofHandler) {
        return ofHandler.stream()
                .filter(concern -> isOpen(RECEIPT, List.of(concern)))
                .flatMap(concern -> entries(concern).stream())
                .filter(entry -> entry.step().equals(SendFileToNextSchool.SENT))
                .map(Entry::at)
                .anyMatch(sentAt -> ofHandler.stream()
                        .noneMatch(concern -> isAboutSince(concern).isAfter(sentAt)));
    }

    /** When it was first known to be about the child whom it is about. */
    private Instant isAboutSince(Concern concern) {
        List<Entry> entries = entries(concern);
        Optional<Instant> reviewed = entries.stream()
                .filter(entry -> answer(entry, "childConfirmedName")
                        .filter(Child::isNamed)
                        .isPresent())
                .map(Entry::at)
                .findFirst();
        Optional<Instant> putRight = entries.stream()
                .filter(entry -> entry.step().equals(CorrectChild.ASKED))
                .map(Entry::at)
                .reduce((earlier, later) -> later);
        return Stream.of(Optional.of(concern.reportedAt()), reviewed, putRight)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A second person has agreed that the child has died: to what ended for it, or to the close that says so. */
    private boolean hasDied(Concern concern) {
        boolean isSaid = false;
        boolean hasDied = false;
        for (Entry entry : entries(concern)) {
            if (entry.step().equals(AddToRecord.CHILD_GONE)) {
                isSaid = answer(entry, "childGoneHow").filter(DIED::equals).isPresent();
            } else if (entry.kind().equals(EndForChildGone.KIND)) {
                hasDied = isSaid;
            } else if (entry.kind().equals(EntryKind.RECORD_AND_CLOSE) && !concern.isOpen()) {
                hasDied = answer(entry, "childGone").filter(DIED::equals).isPresent();
            }
        }
        return hasDied;
    }

    private static Optional<String> answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst();
    }

    /** Of a record that has been damaged nothing: another alarm tells of that, and the other children leave all the same. */
    private List<Entry> entries(Concern concern) {
        try {
            return chronology.of(concern.reference());
        } catch (CannotOpen damaged) {
            return List.of();
        }
    }

    private Reference goesOnAs(Reference reference) {
        try {
            return joined.goesOnAs(reference);
        } catch (CannotOpen damaged) {
            return reference;
        }
    }

    /** The concerns about this child, as it was confirmed last, by whose they are, oldest first. */
    private Map<Set<AccountId>, List<Concern>> byHandler(ChildId child) {
        Set<ChildId> same = children.sameAs(Set.of(child));
        Set<Reference> references = children.saidOf(same).stream()
                .filter(line -> line.is(NamedChild.Kind.CHILD) && !line.isTakenOut())
                .map(line -> goesOnAs(line.reference()))
                .distinct()
                .filter(reference -> children.line(reference)
                        .map(NamedChild::child)
                        .filter(same::contains)
                        .isPresent())
                .collect(Collectors.toSet());
        Map<Set<AccountId>, List<Concern>> found = new LinkedHashMap<>();
        concerns.findByReferenceInOrderById(references).stream()
                .filter(Concern::isAsDecided)
                .forEach(concern -> found.computeIfAbsent(
                                responsible.handlers(concern.facts()), handlers -> new ArrayList<>())
                        .add(concern));
        return found;
    }
}
