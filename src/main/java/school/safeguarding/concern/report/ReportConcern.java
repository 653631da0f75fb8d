package school.safeguarding.concern.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.SchoolHours;
import school.safeguarding.child.Child;
import school.safeguarding.concern.correct.WhomItIsAbout;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ReportedFacts;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.EntryKind;
import school.safeguarding.risk.Indicators;

/** Accepts a report: stores it and gives it a reference. From here on it is never lost and never changed. */
@Service
class ReportConcern implements StepForm {

    private final AcceptReport acceptReport;
    private final WhomItIsAbout whomItIsAbout;
    private final ReportOtherChild otherChild;
    private final ReportFurtherChildren furtherChildren;
    private final Indicators indicators;
    private final SchoolHours hours;
    private final Clock clock;

    ReportConcern(
            AcceptReport acceptReport,
            WhomItIsAbout whomItIsAbout,
            ReportOtherChild otherChild,
            ReportFurtherChildren furtherChildren,
            Indicators indicators,
            SchoolHours hours,
            Clock clock) {
        this.acceptReport = acceptReport;
        this.whomItIsAbout = whomItIsAbout;
        this.otherChild = otherChild;
        this.furtherChildren = furtherChildren;
        this.indicators = indicators;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.REPORT;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        if (!Child.isNamed(submission.required("childName"))
                && submission.text("childDescription").isEmpty()) {
            throw RefusedSubmission.at(
                    "childDescription",
                    "“Description of the child” is needed when the name is not known:"
                            + " say what would help somebody find this child today.");
        }
        List<FurtherChild> further = FurtherChild.of(submission);
        Set<AboutWhom> about = whomItIsAbout.of(submission);
        boolean doClocksRunOn = doClocksRunOn(submission);
        Concern concern = acceptReport.accept(FurtherChild.ofFirst(submission), about, doClocksRunOn);
        List<Concern> others = furtherChildren.accept(concern, further, doClocksRunOn);
        otherChild.report(concern, submission, others);
        furtherChildren.start(others, further);
        return ReportedFacts.of(concern, submission.required("childName"));
    }

    /**
     * Whether its first clocks run through the night: outside school hours unless a child is said not to be at risk before
     * the school opens and no sign of harm is there, and whenever little is left to home time. Unanswered is no "no".
     */
    private boolean doClocksRunOn(Submission submission) {
        Instant now = clock.instant();
        boolean isSaidToBeSafe =
                submission.text("riskBeforeOpening").filter("no"::equals).isPresent();
        boolean isHarmed = submission.isYes("immediateDanger")
                || indicators.signsOfHarm().stream().anyMatch(sign -> submission.isChosen("indicators", sign));
        return hours.isClosed(now) ? !isSaidToBeSafe || isHarmed : hours.isOutside(now);
    }
}
