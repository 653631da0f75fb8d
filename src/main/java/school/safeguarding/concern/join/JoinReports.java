package school.safeguarding.concern.join;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.earlyhelp.EarlyHelp;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/**
 * Two reports of one incident are worked as one: what is open goes on in the record of the elder, never lost and never doubled,
 * and no answer gets lower and no step due later. The other's record stays as it is.
 */
@Service
class JoinReports {

    /** One for each agency. */
    private static final String PASS_ON = "pass-on-what-is-new";

    /** By the process that asks for it once for a concern, its steps. */
    private enum Once {
        PROTECT("protect-children", Steps.PROTECT_CHILDREN),
        GATE("told-by-voice", Steps.TELL_BY_VOICE, Steps.RECORD_WHO_COLLECTED),
        EARLY_HELP("early-help", Steps.PLAN_EARLY_HELP, Steps.REVIEW_EARLY_HELP);

        private final String process;
        private final Set<StepId> steps;

        Once(String process, StepId... steps) {
            this.process = process;
            this.steps = Set.of(steps);
        }
    }

    private static final Set<StepId> UP_TO_THE_DECISION = Set.of(Steps.REVIEW_CONCERN, Steps.DECIDE_RESPONSE);

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final Referrals referrals;
    private final ParentContacts contacts;
    private final EarlyHelp earlyHelp;
    private final Procedures procedures;
    private final Chronology chronology;
    private final Clock clock;

    JoinReports(
            Concerns concerns,
            ReviewRounds rounds,
            Referrals referrals,
            ParentContacts contacts,
            EarlyHelp earlyHelp,
            Procedures procedures,
            Chronology chronology,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.referrals = referrals;
        this.contacts = contacts;
        this.earlyHelp = earlyHelp;
        this.procedures = procedures;
        this.chronology = chronology;
        this.clock = clock;
    }

    /**
     * @param joined the younger report's reference
     * @return when the review or decision was due that the younger one waited for, if it waited for one
     * @throws IllegalStateException if the younger one's procedure cannot end just now; then it is tried again
     */
    @Transactional
    public Optional<Instant> join(Reference reference, Reference joined) {
        Concern goesOn = concerns.withReference(reference);
        Concern other = concerns.withReference(joined);
        if (!goesOn.isOpen() || !other.isOpen()) {
            List.of(reference, joined)
                    .forEach(
                            one -> chronology.append(one, entry("Not joined: one of the two is closed", "not-joined")));
            return Optional.empty();
        }
        if (!procedures.waitsFor(joined, "joined")) {
            throw new IllegalStateException("The procedure of " + joined + " is busy");
        }
        List<OpenStep> steps = procedures.openSteps(joined);
        goesOn.takeIn(other);
        steps.forEach(step -> step.dueAt().ifPresent(due -> procedures.openSteps(reference).stream()
                .filter(same -> same.step().equals(step.step()) && UP_TO_THE_DECISION.contains(step.step()))
                .forEach(same -> procedures.bringForward(same.id(), due))));
        referrals.carryOver(joined, reference);
        contacts.carryOver(joined, reference);
        if (contacts.isToBeAskedAgain(reference)) {
            // Found in the review of either, it stands until the decision that comes next here.
            procedures.keep(reference, RoutingFacts.of(RoutingFact.isHomeAskedAgain, true));
        }
        carryOverOthers(steps, reference, joined);
        // What the younger one's level demands, and a save point of its procedure may still have had to open.
        other.proposedLevel()
                .ifPresent(level -> referrals.openMissing(
                        reference, other.isResponseAgreed() ? other.agenciesDecided() : other.agenciesProposed()));
        rounds.findByReferenceAndReviewedAtIsNull(joined).ifPresent(round -> round.endedByJoining(clock.instant()));
        rounds.findByReferenceAndReviewedAtIsNotNullAndDecidedAtIsNull(joined)
                .forEach(round -> round.endedByJoining(clock.instant()));
        other.joined(clock.instant());
        chronology.append(reference, entry("Report joined", JoinedReports.JOINED, joined));
        chronology.append(joined, entry("Joined to another report", JoinedReports.JOINED_TO, reference));
        procedures.tell(joined, RoutingFacts.none(), "joined");
        procedures.keep(
                reference,
                RoutingFacts.of(RoutingFact.openReferrals, referrals.countOpen(reference))
                        .with(RoutingFact.openContacts, contacts.countOpen(reference))
                        .with(RoutingFact.openEarlyHelp, earlyHelp.goesOn(reference) ? 1 : 0));
        return steps.stream()
                .filter(step -> UP_TO_THE_DECISION.contains(step.step()))
                .flatMap(step -> step.dueAt().stream())
                .min(Comparator.naturalOrder());
    }

    private void carryOverOthers(List<OpenStep> steps, Reference reference, Reference joined) {
        List<OpenStep> there = procedures.openSteps(reference);
        for (Once once : Once.values()) {
            carryOver(
                    once.process,
                    there.stream().anyMatch(step -> once.steps.contains(step.step())),
                    joined,
                    reference,
                    RoutingFact.reference,
                    joined.value());
        }
        for (Agency agency : Agency.values()) {
            Optional<OpenStep> asked = passingOn(there, agency)
                    .filter(step -> step.holder().isEmpty())
                    .findFirst();
            asked.filter(step -> passingOn(steps, agency)
                            .anyMatch(other -> RoutingFact.isPassingOnDemanded.isTrue(other.facts())))
                    .ifPresent(step ->
                            procedures.keepAtStep(step.id(), RoutingFacts.of(RoutingFact.isPassingOnDemanded, true)));
            carryOver(PASS_ON, asked.isPresent(), joined, reference, RoutingFact.agency, agency.code());
        }
    }

    private static Stream<OpenStep> passingOn(List<OpenStep> steps, Agency agency) {
        return steps.stream()
                .filter(step -> step.step().equals(Steps.PASS_ON_WHAT_IS_NEW)
                        && RoutingFact.agency.is(agency.code(), step.facts()));
    }

    private void carryOver(
            String process, boolean isAskedThere, Reference from, Reference to, RoutingFact fact, Object value) {
        if (isAskedThere) {
            procedures.end(process, from, fact, value);
        } else {
            procedures.goOn(process, from, to, fact, value, RoutingFacts.none());
        }
    }

    private static NewEntry entry(String step, String kind) {
        return new NewEntry(AccountId.PROCEDURE, step, kind, List.of());
    }

    private static NewEntry entry(String step, String kind, Reference other) {
        return entry(step, kind).with(new Line(JoinedReports.OTHER, "The other report", other.value()));
    }
}
