package school.safeguarding.concern;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.SchoolHours;
import school.safeguarding.child.Child;
import school.safeguarding.concern.NamedChild.Kind;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** Accepts a report: stores it and gives it a reference. From here on it is never lost and never changed. */
@Service
class ReportConcern implements StepForm {

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ConcernChildren children;
    private final References references;
    private final Chronology chronology;
    private final SchoolHours hours;
    private final Clock clock;

    ReportConcern(
            Concerns concerns,
            ReviewRounds rounds,
            ConcernChildren children,
            References references,
            Chronology chronology,
            SchoolHours hours,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.children = children;
        this.references = references;
        this.chronology = chronology;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "report";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        String childName = submission.required("childName");
        if (!Child.isNamed(childName) && submission.text("childDescription").isEmpty()) {
            throw new RefusedSubmission("“Description of the child” is needed when the name is not known:"
                    + " say what would help somebody find this child today.");
        }
        Set<AboutWhom> about = EnumSet.noneOf(AboutWhom.class);
        submission.choices("aboutWhom").stream().map(AboutWhom::withCode).forEach(about::add);
        Concern concern = concerns.save(Concern.report(
                references.next(),
                submission.submittedBy(),
                about,
                submission.isYes("immediateDanger"),
                hours.isOutside(clock.instant()),
                clock.instant()));
        // The first entry makes the concern's key.
        chronology.append(concern.reference(), FormEntries.entry(submission, "Report"));
        rounds.save(ReviewRound.first(concern.reference(), 1, clock.instant()));
        children.name(concern.reference(), Kind.CHILD, childName, submission.date("childDateOfBirth"));
        return facts(concern);
    }

    private static RoutingFacts facts(Concern concern) {
        return RoutingFacts.of("reference", concern.reference())
                .with("isAboutStaff", concern.isAbout(AboutWhom.STAFF))
                .with("isAboutCpo", concern.isAbout(AboutWhom.CPO))
                .with("isAboutHead", concern.isAbout(AboutWhom.HEAD))
                .with("isAboutChair", concern.isAbout(AboutWhom.CHAIR))
                .with("isAboutGovernor", concern.isAbout(AboutWhom.GOVERNOR))
                .with("isAboutUsualHandler", concern.isAbout(AboutWhom.USUAL_HANDLER))
                .with("isStaffConcern", concern.isStaffConcern())
                .with("isImmediateDanger", concern.isImmediateDanger())
                .with("isContactSettled", false)
                .with("isHeld", false)
                .with("openReferrals", 0);
    }
}
