package school.safeguarding.concern;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
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
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;
import school.safeguarding.risk.Indicators;

/** Accepts a report: stores it and gives it a reference. From here on it is never lost and never changed. */
@Service
class ReportConcern implements StepForm {

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ConcernChildren children;
    private final ClassNames classes;
    private final References references;
    private final WhomItIsAbout whomItIsAbout;
    private final ReportOtherChild otherChild;
    private final SamePerson samePerson;
    private final KeepOutFamily keepOutFamily;
    private final Chronology chronology;
    private final ParentContacts contacts;
    private final Indicators indicators;
    private final SchoolHours hours;
    private final Clock clock;

    ReportConcern(
            Concerns concerns,
            ReviewRounds rounds,
            ConcernChildren children,
            ClassNames classes,
            References references,
            WhomItIsAbout whomItIsAbout,
            ReportOtherChild otherChild,
            SamePerson samePerson,
            KeepOutFamily keepOutFamily,
            Chronology chronology,
            ParentContacts contacts,
            Indicators indicators,
            SchoolHours hours,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.children = children;
        this.classes = classes;
        this.references = references;
        this.whomItIsAbout = whomItIsAbout;
        this.otherChild = otherChild;
        this.samePerson = samePerson;
        this.keepOutFamily = keepOutFamily;
        this.chronology = chronology;
        this.contacts = contacts;
        this.indicators = indicators;
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
            throw RefusedSubmission.at(
                    "childDescription",
                    "“Description of the child” is needed when the name is not known:"
                            + " say what would help somebody find this child today.");
        }
        Set<AboutWhom> about = whomItIsAbout.of(submission);
        Concern concern = concerns.save(Concern.report(
                        references.next(),
                        submission.submittedBy(),
                        about,
                        submission.isYes("immediateDanger"),
                        doClocksRunOn(submission),
                        clock.instant())
                .inClass(submission.text("childClass").map(classes::idOf)));
        // The first entry makes the concern's key.
        chronology.append(concern.reference(), FormEntries.entry(submission, "Report"));
        rounds.save(ReviewRound.first(concern.reference(), 1, clock.instant()));
        Optional<Child> child =
                children.name(concern.reference(), Kind.CHILD, childName, submission.date("childDateOfBirth"));
        if (concern.isAbout(AboutWhom.PARENT)) {
            contacts.householdInvolved(concern.reference(), true);
        }
        submission.text("personOfConcern").ifPresent(typed -> samePerson.named(concern, typed));
        keepOutFamily.atAcceptance(concern, child, submission.text("personOfConcern"));
        otherChild.report(concern, submission);
        return ReportedFacts.of(concern);
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
