package school.safeguarding.escalation.cover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.escalation.cover.HandOver.LeftStep;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;

/** Hands the steps of somebody who has left to one person, or leaves them with whoever was offered them at once. */
@Service
class HandOverSteps implements StepForm, SchoolView {

    private static final AccountId NOBODY_IN_PARTICULAR = AccountId.of("as-offered");

    private final HandOvers handOvers;
    private final HandOverOffers offers;
    private final Responsibility responsibility;
    private final ConcernSteps concernSteps;
    private final Procedures procedures;
    private final Chronology chronology;
    private final Names names;
    private final People people;

    HandOverSteps(
            HandOvers handOvers,
            HandOverOffers offers,
            Responsibility responsibility,
            ConcernSteps concernSteps,
            Procedures procedures,
            Chronology chronology,
            Names names,
            People people) {
        this.handOvers = handOvers;
        this.offers = offers;
        this.responsibility = responsibility;
        this.concernSteps = concernSteps;
        this.procedures = procedures;
        this.chronology = chronology;
        this.names = names;
        this.people = people;
    }

    @Override
    public String formId() {
        return EntryKind.HAND_OVER;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        HandOver handOver = withId(submission.fact(RoutingFact.handOverId));
        AccountId account = AccountId.of(submission.required("handOverTo"));
        List<OpenStep> open = open(handOver);
        for (OpenStep step : open) {
            if (!account.equals(NOBODY_IN_PARTICULAR)) {
                giveTo(step, account, submission);
            }
        }
        open.stream()
                .map(OpenStep::reference)
                .distinct()
                .forEach(reference -> chronology.append(
                        Reference.of(reference), FormEntries.entry(submission, "Steps of a leaver handed over")));
        return RoutingFacts.none();
    }

    private void giveTo(OpenStep step, AccountId account, Submission submission) {
        if (!responsibility.mayKnow(Reference.of(step.reference()), submission.submittedBy())) {
            throw new RefusedSubmission(
                    "One of these concerns is not yours to know of any more, so somebody else has to hand"
                            + " the steps over. Please tell whoever stands in for you.");
        }
        if (!responsibility.takers(step).contains(account)) {
            throw new RefusedSubmission(submission.label("handOverTo")
                    + " must be somebody in the list, who is there today and may do all of these steps.");
        }
        if (step.offeredTo().equals("handler")) {
            concernSteps.handTo(Reference.of(step.reference()), account);
        } else {
            concernSteps.letIn(Reference.of(step.reference()), account);
            procedures.offerAlso(step.id(), Set.of(account));
        }
    }

    private List<OpenStep> open(HandOver handOver) {
        return handOver.steps().stream()
                .map(step -> procedures.openStep(step.taskId()))
                .flatMap(step -> step.stream())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean knows(String key) {
        return SchoolView.id(key).flatMap(handOvers::findById).isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> view(String key, AccountId reader) {
        HandOver handOver = withId(key);
        if (!offers.asked(handOver).contains(reader)
                || !handOver.steps().stream().allMatch(step -> responsibility.mayKnow(step.reference(), reader))) {
            return Map.of();
        }
        return Map.of(
                "leaver",
                names.of(handOver.leaver()),
                "steps",
                handOver.steps().stream()
                        .sorted(Comparator.comparing(LeftStep::reference).thenComparing(LeftStep::stepName))
                        .map(this::shown)
                        .toList(),
                "people",
                choices(handOver));
    }

    private Map<String, Object> shown(LeftStep step) {
        return Map.of(
                "reference",
                step.reference().value(),
                "step",
                step.stepName(),
                "now",
                procedures
                        .openStep(step.taskId())
                        .map(open -> names.of(open.people()))
                        .orElse("done meanwhile"));
    }

    private List<Map<String, String>> choices(HandOver handOver) {
        List<AccountId> able = offers.whoMayKnowAll(handOver, this::whoMayTake);
        List<Map<String, String>> choices = new ArrayList<>();
        choices.add(Map.of("label", "Leave them as they are offered now", "value", NOBODY_IN_PARTICULAR.value()));
        able.stream()
                .map(people::person)
                .flatMap(person -> person.stream())
                .sorted(Comparator.comparing(Person::name))
                .forEach(person -> choices.add(
                        Map.of("label", person.name(), "value", person.id().value())));
        return choices;
    }

    private List<AccountId> whoMayTake(Reference reference) {
        return Stream.concat(responsibility.line(reference).stream(), responsibility.newcomers(reference).stream())
                .toList();
    }

    private HandOver withId(String id) {
        return handOvers
                .findById(UUID.fromString(id))
                .orElseThrow(() -> new IllegalStateException("No hand-over " + id));
    }
}
