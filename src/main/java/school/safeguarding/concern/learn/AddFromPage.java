package school.safeguarding.concern.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.RecordAdditions;
import school.safeguarding.concern.exclude.KeepOutNamed;
import school.safeguarding.concern.model.ChangedConcerns;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.read.Readers;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.form.Answer;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** Adds to a record from a page, by the rules by which the step "Add to the record" does. */
@Service
public class AddFromPage implements RecordAdditions {

    /** What pages add, by the kind of its entry. All of it is what somebody saw, has or was given: no view. */
    public static final Set<String> KINDS = Set.of(EntryKind.BODY_MAP, EntryKind.PAPER_ORIGINAL, EntryKind.ATTACHMENT);

    private static final StepId STEP = Steps.ADD_TO_RECORD;

    private static final String NO_LONGER =
            "Not stored: this concern has been closed, or is no longer yours to add to. What you typed is still here.";

    private final Concerns concerns;
    private final ChangedConcerns changed;
    private final Readers readers;
    private final Procedures procedures;
    private final KeepOutNamed keepOutNamed;
    private final LearnNewInformation learn;
    private final Chronology chronology;
    private final Trail trail;
    private final People people;

    AddFromPage(
            Concerns concerns,
            ChangedConcerns changed,
            Readers readers,
            Procedures procedures,
            KeepOutNamed keepOutNamed,
            LearnNewInformation learn,
            Chronology chronology,
            Trail trail,
            People people) {
        this.concerns = concerns;
        this.changed = changed;
        this.readers = readers;
        this.procedures = procedures;
        this.keepOutNamed = keepOutNamed;
        this.learn = learn;
        this.chronology = chronology;
        this.trail = trail;
        this.people = people;
    }

    private record Found(Optional<Kind> reading, List<OpenStep> steps) {}

    /** All of it asked in either case, so that what is not there takes as long as what is somebody else's. */
    private Found find(Reference reference, AccountId person) {
        Optional<Concern> found = concerns.findByReference(reference);
        Optional<Person> reader = people.person(person);
        boolean isChanged = changed.isOne(reference);
        List<OpenStep> steps = procedures.openSteps(reference);
        return new Found(
                found.filter(concern -> !isChanged).flatMap(concern -> reader.filter(
                                one -> readers.mayRead(one, concern))
                        .map(one -> readers.isHandler(one, concern) ? Kind.READ_AS_HANDLER : Kind.READ_FOR_STEP)),
                steps);
    }

    @Override
    @Transactional
    public Standing standing(Reference reference, AccountId person) {
        Found found = find(reference, person);
        if (found.reading().isEmpty()) {
            refused(reference, person);
            return Standing.NOTHING;
        }
        boolean mayAdd = found.steps().stream()
                .anyMatch(step -> step.step().equals(STEP) && step.people().contains(person));
        return mayAdd ? Standing.MAY_ADD : Standing.READS_ONLY;
    }

    private void refused(Reference reference, AccountId person) {
        trail.leaveOnceAnHour(
                !reference.isNeverGiven()
                        ? Trace.about(reference, person, Kind.READ_REFUSED)
                        : Trace.of(person, Kind.READ_REFUSED));
    }

    @Override
    @Transactional
    public boolean reads(Reference reference, AccountId reader, String part) {
        Optional<Kind> reading = find(reference, reader).reading();
        reading.ifPresentOrElse(
                kind -> trail.leave(Trace.about(reference, reader, kind).with(part)), () -> refused(reference, reader));
        return reading.isPresent();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Addition addition) {
        if (standing(addition.reference(), addition.by()) != Standing.MAY_ADD) {
            throw new RefusedSubmission(NO_LONGER);
        }
        String written = addition.lines().stream().map(Line::answer).collect(Collectors.joining("\n"));
        keepOutNamed.from(submission(addition), written, concerns.withReference(addition.reference()));
        chronology.append(
                addition.reference(),
                new NewEntry(addition.by(), addition.step(), addition.kind(), addition.linesOfEntry()));
        if (addition.news() != News.NOTHING) {
            learn.of(addition.reference(), addition.news() == News.HARM_POSSIBLE);
        }
    }

    /** As the form sends what it asks of the same. */
    private static Submission submission(Addition addition) {
        return new Submission(
                addition.kind(),
                addition.by(),
                Optional.of(addition.reference()),
                Optional.of(STEP),
                addition.isAboutNamed()
                        .map(answer -> List.of(new Answer(
                                "isAboutNamed", "Is the worry about them?", List.of(answer), List.of(answer))))
                        .orElse(List.of()),
                Optional.empty(),
                Map.of());
    }
}
