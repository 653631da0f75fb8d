package school.safeguarding.concern.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.Particulars;
import school.safeguarding.concern.close.HandOnFile;
import school.safeguarding.concern.correct.CorrectChild;
import school.safeguarding.concern.event.ReviewAssessed;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.handle.DecideHandler;
import school.safeguarding.concern.join.RelatedConcerns;
import school.safeguarding.concern.join.RelatedConcerns.Related;
import school.safeguarding.concern.learn.LearnFromReport;
import school.safeguarding.concern.model.ClassNames;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.NamedChild.Kind;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.concern.report.ReportOtherChild;
import school.safeguarding.concern.report.TellReporter;
import school.safeguarding.concern.review.ChildChoices.Chosen;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.Aggregates;
import school.safeguarding.risk.Indicators;

/** The handler confirms which child it is, answers each indicator and keeps the child's words. */
@Service
class ReviewConcern implements StepForm {

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ShownInReview shown;
    private final ConcernChildren children;
    private final ClassNames classes;
    private final RelatedConcerns related;
    private final ChildChoices choices;
    private final LearnFromReport furtherReport;
    private final ParentContacts contacts;
    private final Indicators indicators;
    private final AssessReview assess;
    private final DecideHandler decideHandler;
    private final CorrectChild correctChild;
    private final ReportOtherChild otherChild;
    private final BetweenChildren betweenChildren;
    private final KeepOutFamily keepOutFamily;
    private final TellReporter tellReporter;
    private final ReviewAnswers reviewAnswers;
    private final NewHarm newHarm;
    private final HandOnFile handOnFile;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewConcern(
            Concerns concerns,
            ReviewRounds rounds,
            ShownInReview shown,
            ConcernChildren children,
            ClassNames classes,
            RelatedConcerns related,
            ChildChoices choices,
            LearnFromReport furtherReport,
            ParentContacts contacts,
            Indicators indicators,
            AssessReview assess,
            DecideHandler decideHandler,
            CorrectChild correctChild,
            ReportOtherChild otherChild,
            BetweenChildren betweenChildren,
            KeepOutFamily keepOutFamily,
            TellReporter tellReporter,
            ReviewAnswers reviewAnswers,
            NewHarm newHarm,
            HandOnFile handOnFile,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.shown = shown;
        this.children = children;
        this.classes = classes;
        this.related = related;
        this.choices = choices;
        this.furtherReport = furtherReport;
        this.contacts = contacts;
        this.indicators = indicators;
        this.assess = assess;
        this.decideHandler = decideHandler;
        this.correctChild = correctChild;
        this.otherChild = otherChild;
        this.betweenChildren = betweenChildren;
        this.keepOutFamily = keepOutFamily;
        this.tellReporter = tellReporter;
        this.reviewAnswers = reviewAnswers;
        this.newHarm = newHarm;
        this.handOnFile = handOnFile;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.REVIEW;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission sent) {
        Concern concern = concerns.withReference(sent.concern());
        shown.refuseUnlessSeen(concern.reference(), sent.submittedBy());
        Person reviewer = people.person(sent.submittedBy()).orElseThrow();
        Chosen chosen = choices.chosen(concern, reviewer, sent);
        Submission submission = chosen.submission();
        Optional<ChildId> notConfirmed = correctChild.review(concern, submission, chosen);
        ReviewRound round =
                rounds.findByReferenceAndReviewedAtIsNull(concern.reference()).orElseThrow();
        Optional<ChildId> confirmedBefore =
                concern.isReviewed() ? children.confirmed(concern.reference()) : Optional.empty();
        Optional<LocalDate> bornOn = submission.date("childConfirmedDateOfBirth");
        Optional<ChildId> before = keepOutFamily.knownSoFar(concern);
        List<Child> child = confirmChild(concern, chosen, bornOn);
        correctChild.found(concern, notConfirmed, child, submission.submittedBy());
        keepOutFamily.confirmed(concern, child, before, submission);
        linkEarlier(concern, reviewer, chosen);
        contacts.householdInvolved(
                concern.reference(), !submission.required("personInHousehold").equals("no"));
        boolean isFirst = !concern.isReviewed();
        concern.review(submission.text("childsWordsKind").isPresent());
        concern.inClass(submission.text("childConfirmedClass").map(classes::idOf));
        round.reviewed(clock.instant());
        Aggregates found = assess.assess(submission, bornOn);
        reviewAnswers.keep(round, submission, found.score() + " (band " + found.scoreBand() + ")");
        otherChild.named(concern, submission);
        related.tellHandlersOfHiddenNaming(concern, child);
        if (!confirmedBefore.equals(children.confirmed(concern.reference()))) {
            handOnFile.confirmed(concern);
        }
        if (!round.isBeside()) {
            tellReporter.reviewed(concern);
        }
        tellReporter.reviewedWithOther(concern.reference());
        RoutingFacts answered = AssessReview.facts(found);
        // Said once, it stands until home was asked about: a further review before that takes nothing back.
        boolean isHarmNew = newHarm.is(concern.reference(), round, answered, sent.facts());
        if (isHarmNew) {
            contacts.newHarmFound(concern.reference());
        }
        RoutingFacts facts = isHarmNew ? answered.with(RoutingFact.isHomeAskedAgain, true) : answered;
        events.publishEvent(new ReviewAssessed(concern.reference(), isFirst, answered.values()));
        events.publishEvent(new DecisionAsked(
                concern.reference(), DecisionAsked.INDICATORS, assess.codes(submission, answered.values())));
        decideHandler.sayWhatIsAsked(concern);
        return facts.with(RoutingFact.isBeingWorked, round.isBeside())
                .with(RoutingFact.isBetweenChildren, betweenChildren.is(concern, submission));
    }

    private List<Child> confirmChild(Concern concern, Chosen chosen, Optional<LocalDate> bornOn) {
        String name = chosen.submission().required("childConfirmedName");
        Optional<Child> child = chosen.child()
                .or(() -> children.of(concern.reference())
                        .filter(reported -> reported.particulars().equals(Particulars.typed(name, bornOn))))
                .or(() -> children.name(concern.reference(), Kind.CHILD, name, bornOn));
        child.ifPresent(confirmed -> children.confirm(concern.reference(), confirmed.id()));
        return child.stream().toList();
    }

    /** Those that somebody names, and those that are about the child who was chosen: choosing them says as much. */
    private void linkEarlier(Concern concern, Person reviewer, Chosen chosen) {
        Submission submission = chosen.submission();
        Set<String> typed = submission
                .text("sameChildAs")
                .map(text -> Arrays.stream(text.split("[,;\\s]+"))
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.toSet()))
                .orElseGet(Set::of);
        Set<Reference> named = typed.stream()
                .flatMap(part -> Reference.in(part).stream())
                .collect(Collectors.toCollection(HashSet::new));
        if (typed.isEmpty() && chosen.child().isEmpty()) {
            return;
        }
        List<Related> related = this.related.knownTo(reviewer, concern);
        Set<Reference> known =
                related.stream().map(one -> one.concern().reference()).collect(Collectors.toSet());
        if (named.size() < typed.size() || !known.containsAll(named)) {
            throw new RefusedSubmission(submission.label("sameChildAs")
                    + " may only name references from the list of earlier concerns shown above, separated by commas.");
        }
        Set<Reference> linked = concerns.linkedWith(concern.reference());
        related.stream()
                .filter(one ->
                        chosen.child().map(Child::id).filter(one.id()::equals).isPresent())
                .map(one -> one.concern().reference())
                .filter(reference -> !linked.contains(reference))
                .forEach(named::add);
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
