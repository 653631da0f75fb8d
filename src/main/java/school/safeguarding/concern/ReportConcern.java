package school.safeguarding.concern;

import java.time.Clock;
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
    private final WhomItIsAbout whomItIsAbout;
    private final ReportOtherChild otherChild;
    private final Chronology chronology;
    private final SchoolHours hours;
    private final Clock clock;

    ReportConcern(
            Concerns concerns,
            ReviewRounds rounds,
            ConcernChildren children,
            References references,
            WhomItIsAbout whomItIsAbout,
            ReportOtherChild otherChild,
            Chronology chronology,
            SchoolHours hours,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.children = children;
        this.references = references;
        this.whomItIsAbout = whomItIsAbout;
        this.otherChild = otherChild;
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
        Set<AboutWhom> about = whomItIsAbout.of(submission);
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
        otherChild.report(concern, submission);
        return ReportedFacts.of(concern);
    }
}
