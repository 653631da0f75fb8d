package school.safeguarding.concern.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.risk.Aggregates;
import school.safeguarding.risk.AssessedChild;
import school.safeguarding.risk.Indicator;
import school.safeguarding.risk.Indicators;
import school.safeguarding.risk.RiskAssessment;

/** Turns what a review answers into the facts that {@code risk-level.dmn} reads. */
@Component
class AssessReview {

    private static final Set<String> BACKGROUND_KNOWN = Set.of("none", "read");

    private final Indicators indicators;
    private final RiskAssessment risk;
    private final Clock clock;

    AssessReview(Indicators indicators, RiskAssessment risk, Clock clock) {
        this.indicators = indicators;
        this.risk = risk;
        this.clock = clock;
    }

    /** @param bornOn the child's date of birth, empty if not known */
    Aggregates assess(Submission submission, Optional<LocalDate> bornOn) {
        LocalDate today = BritishDates.today(clock);
        return risk.aggregate(child(submission, bornOn), today);
    }

    private AssessedChild child(Submission submission, Optional<LocalDate> bornOn) {
        // Neither "unknown" nor what was not asked is ever taken for "no".
        return new AssessedChild(
                answers(submission),
                explained(submission),
                bornOn,
                !isNo(submission, "isSend") || submission.isChosen("plansAndOrders", "ehcp"),
                !isNo(submission, "hasCommunicationNeed"),
                BACKGROUND_KNOWN.contains(submission.required("otherFiles")));
    }

    /** What another set of indicators would be tried on: what the rules read, each answer, and what was explained. */
    Map<String, Object> codes(Submission submission, Map<String, Object> read) {
        Map<String, Object> codes = new HashMap<>(read);
        answers(submission).forEach((id, answer) -> codes.put(DecisionAsked.ANSWER + id, answer));
        codes.put(
                DecisionAsked.EXPLAINED, explained(submission).stream().sorted().collect(Collectors.joining(",")));
        return codes;
    }

    private Map<String, String> answers(Submission submission) {
        Map<String, String> answers = new HashMap<>();
        for (Indicator indicator : indicators.all()) {
            submission.text("indicator_" + indicator.id()).ifPresent(answer -> answers.put(indicator.id(), answer));
        }
        if (submission.isChosen("plansAndOrders", "looked-after")) {
            answers.computeIfPresent("lookedAfter", (id, answer) -> "yes");
        }
        return answers;
    }

    /** What the person of concern says, or somebody who may be speaking for them, explains nothing. */
    private static Set<String> explained(Submission submission) {
        return isNo(submission, "explanationFromPersonOfConcern")
                ? Set.copyOf(submission.choices("explainedSigns"))
                : Set.of();
    }

    private static boolean isNo(Submission submission, String key) {
        return submission.text(key).filter("no"::equals).isPresent();
    }

    static RoutingFacts facts(Aggregates found) {
        return RoutingFacts.of(RoutingFact.isDisclosed, found.isDisclosed())
                .with(RoutingFact.isWitnessed, found.isWitnessed())
                .with(RoutingFact.isImaged, found.isImaged())
                .with(RoutingFact.isShownPictures, found.isShownPictures())
                .with(RoutingFact.isPhysicalSign, found.isPhysicalSign())
                .with(RoutingFact.isHarmIndicated, found.isHarmIndicated())
                .with(RoutingFact.isUnderThirteen, found.isUnderThirteen())
                .with(RoutingFact.isSend, found.isSend())
                .with(RoutingFact.isMoodWithCommunicationNeed, found.isMoodWithCommunicationNeed())
                .with(RoutingFact.currentSignificant, found.currentSignificant())
                .with(RoutingFact.scoreBand, found.scoreBand())
                .with(RoutingFact.isSpecificIndicated, found.isSpecificIndicated())
                .with(RoutingFact.generalSigns, found.generalSigns())
                .with(RoutingFact.isExplained, found.isExplained())
                .with(RoutingFact.picturesAlone, found.picturesAlone())
                .with(RoutingFact.isMuchUnknown, found.isMuchUnknown());
    }
}
