package school.safeguarding.concern.close;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.PupilsChanged;
import school.safeguarding.child.PupilsChanged.Change;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.responsibility.WhoIsAsked;

/**
 * A child leaves, and their file goes to the next school. Whoever handles a concern about the child sends their own part, since
 * nobody may know of a concern by a file that is not theirs: the step stands at the latest concern of each set of people
 * who handle one. Source: KCSIE (September 2025), part two.
 */
@Component
public class HandOnFile {

    private static final String PROCESS = "file-to-next-school";
    private static final Set<String> STEPS = Set.of("userTask_sendFileToNextSchool", "userTask_recordReceiptOfFile");

    private final Concerns concerns;
    private final ConcernChildren children;
    private final JoinedReports joined;
    private final WhoIsAsked responsible;
    private final Procedures procedures;

    HandOnFile(
            Concerns concerns,
            ConcernChildren children,
            JoinedReports joined,
            WhoIsAsked responsible,
            Procedures procedures) {
        this.concerns = concerns;
        this.children = children;
        this.joined = joined;
        this.responsible = responsible;
        this.procedures = procedures;
    }

    /** The register says that they have left. Closed concerns are of the file too. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PupilsChanged changed) {
        changed.changes().stream().filter(Change::hasLeft).map(Change::child).forEach(child -> byHandler(child)
                .values()
                .forEach(this::begin));
    }

    /**
     * Whoever handles it knows that the child is going before the register does. Nobody else hears it by this.
     *
     * @throws RefusedSubmission if nobody knows who the child is, or the step stands already
     */
    public void begin(Concern concern) {
        ChildId child = children.line(concern.reference())
                .map(NamedChild::child)
                .orElseThrow(() -> new RefusedSubmission("No child has been named yet. Say in the review who it is."));
        if (!begin(byHandler(child).get(responsible.handlers(concern.facts())))) {
            throw new RefusedSubmission("That this child’s file goes to the next school is a step already.");
        }
    }

    /** @return false where the step stands already */
    private boolean begin(List<Concern> ofHandler) {
        boolean isBegun = ofHandler.stream()
                .flatMap(concern -> procedures.openSteps(concern.reference()).stream())
                .anyMatch(step -> STEPS.contains(step.step()));
        if (!isBegun) {
            procedures.start(PROCESS, ofHandler.get(ofHandler.size() - 1).reference(), RoutingFacts.none());
        }
        return !isBegun;
    }

    /** The concerns about this child by whose they are, oldest first. */
    private Map<Set<String>, List<Concern>> byHandler(ChildId child) {
        Set<String> references = children.saidOf(children.sameAs(Set.of(child))).stream()
                .filter(line -> line.is(NamedChild.Kind.CHILD) && !line.isTakenOut())
                .map(line -> joined.goesOnAs(line.reference()))
                .collect(Collectors.toSet());
        Map<Set<String>, List<Concern>> found = new LinkedHashMap<>();
        concerns.findByReferenceInOrderById(references).stream()
                .filter(Concern::isAsDecided)
                .forEach(concern -> found.computeIfAbsent(
                                responsible.handlers(concern.facts()), handlers -> new ArrayList<>())
                        .add(concern));
        return found;
    }
}
