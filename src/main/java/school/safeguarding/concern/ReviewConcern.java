package school.safeguarding.concern;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.child.Child;
import school.safeguarding.child.Particulars;
import school.safeguarding.concern.NamedChild.Kind;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.people.People;
import school.safeguarding.risk.Aggregates;
import school.safeguarding.risk.Indicators;

/** The handler confirms which child it is, answers each indicator and keeps the child's words. */
@Service
class ReviewConcern implements StepForm {

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ShownInReview shown;
    private final ConcernChildren children;
    private final RelatedConcerns related;
    private final LearnFromReport furtherReport;
    private final ParentContacts contacts;
    private final Indicators indicators;
    private final AssessReview assess;
    private final ReportOtherChild otherChild;
    private final TellReporter tellReporter;
    private final ReviewAnswers reviewAnswers;
    private final People people;
    private final Clock clock;

    ReviewConcern(
            Concerns concerns,
            ReviewRounds rounds,
            ShownInReview shown,
            ConcernChildren children,
            RelatedConcerns related,
            LearnFromReport furtherReport,
            ParentContacts contacts,
            Indicators indicators,
            AssessReview assess,
            ReportOtherChild otherChild,
            TellReporter tellReporter,
            ReviewAnswers reviewAnswers,
            People people,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.shown = shown;
        this.children = children;
        this.related = related;
        this.furtherReport = furtherReport;
        this.contacts = contacts;
        this.indicators = indicators;
        this.assess = assess;
        this.otherChild = otherChild;
        this.tellReporter = tellReporter;
        this.reviewAnswers = reviewAnswers;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "review";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Concern concern = concerns.withReference(submission.concern());
        shown.refuseUnlessSeen(concern.reference(), submission.submittedBy());
        ReviewRound round =
                rounds.findByReferenceAndReviewedAtIsNull(concern.reference()).orElseThrow();
        Optional<LocalDate> bornOn = submission.date("childConfirmedDateOfBirth");
        List<Child> child = confirmChild(concern, submission.required("childConfirmedName"), bornOn);
        linkEarlier(concern, submission);
        contacts.householdInvolved(
                concern.reference(), !submission.required("personInHousehold").equals("no"));
        concern.review(submission.text("childsWordsKind").isPresent());
        round.reviewed(clock.instant());
        Aggregates found = assess.assess(submission, bornOn);
        reviewAnswers.keep(round, submission, found.score() + " (band " + found.scoreBand() + ")");
        otherChild.named(concern, submission);
        related.tellHandlersOfHiddenNaming(concern, child);
        if (!round.isBeside()) {
            tellReporter.reviewed(concern);
        }
        return AssessReview.facts(found).with("isBeingWorked", round.isBeside());
    }

    private List<Child> confirmChild(Concern concern, String name, Optional<LocalDate> bornOn) {
        Optional<Child> reported = children.of(concern.reference())
                .filter(child -> child.particulars().equals(Particulars.typed(name, bornOn)));
        Optional<Child> child = reported.or(() -> children.name(concern.reference(), Kind.CHILD, name, bornOn));
        child.ifPresent(confirmed -> children.confirm(concern.reference(), confirmed.id()));
        return child.stream().toList();
    }

    private void linkEarlier(Concern concern, Submission submission) {
        Set<String> named = submission
                .text("sameChildAs")
                .map(text -> Arrays.stream(text.split("[,;\\s]+"))
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        if (named.isEmpty()) {
            return;
        }
        Set<String> known = related
                .knownTo(people.person(submission.submittedBy()).orElseThrow(), concern)
                .stream()
                .map(one -> one.concern().reference())
                .collect(Collectors.toSet());
        if (!known.containsAll(named)) {
            throw new RefusedSubmission(submission.label("sameChildAs")
                    + " may only name references from the list of earlier concerns shown above, separated by commas.");
        }
        boolean isHarmPossible = indicators.signsOfHarm().stream()
                .anyMatch(id ->
                        submission.text("indicator_" + id).filter("no"::equals).isEmpty());
        named.forEach(earlier -> {
            if (concerns.link(concern.reference(), earlier) > 0) {
                furtherReport.learn(concern, earlier, isHarmPossible);
            }
        });
    }
}
