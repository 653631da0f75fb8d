package school.safeguarding.concern.report;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.child.Child;
import school.safeguarding.concern.exclude.KeepOutFamily;
import school.safeguarding.concern.join.SamePerson;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.ClassNames;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.NamedChild.Kind;
import school.safeguarding.concern.model.References;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;

/** Keeps what was reported about one child, under a reference of its own. */
@Component
class AcceptReport {

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ConcernChildren children;
    private final ClassNames classes;
    private final References references;
    private final SamePerson samePerson;
    private final KeepOutFamily keepOutFamily;
    private final Chronology chronology;
    private final ParentContacts contacts;
    private final Clock clock;

    AcceptReport(
            Concerns concerns,
            ReviewRounds rounds,
            ConcernChildren children,
            ClassNames classes,
            References references,
            SamePerson samePerson,
            KeepOutFamily keepOutFamily,
            Chronology chronology,
            ParentContacts contacts,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.children = children;
        this.classes = classes;
        this.references = references;
        this.samePerson = samePerson;
        this.keepOutFamily = keepOutFamily;
        this.chronology = chronology;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** @param report with what is said of this child and of no other */
    Concern accept(Submission report, Set<AboutWhom> about, boolean doClocksRunOn) {
        Concern concern = concerns.save(Concern.report(
                        Reference.of(references.next()),
                        report.submittedBy(),
                        about,
                        report.isYes("immediateDanger"),
                        doClocksRunOn,
                        clock.instant())
                .inClass(report.text("childClass").map(classes::idOf)));
        chronology.begin(concern.reference());
        children.begin(concern.reference());
        // The first entry makes the concern's key.
        chronology.append(concern.reference(), FormEntries.entry(report, "Report"));
        rounds.save(ReviewRound.first(concern.reference(), 1, clock.instant()));
        Optional<Child> child = children.name(
                concern.reference(), Kind.CHILD, report.required("childName"), report.date("childDateOfBirth"));
        if (concern.isAbout(AboutWhom.PARENT)) {
            contacts.householdInvolved(concern.reference(), true);
        }
        report.text("personOfConcern").ifPresent(typed -> samePerson.named(concern, typed));
        keepOutFamily.atAcceptance(concern, child, report.text("personOfConcern"));
        return concern;
    }
}
