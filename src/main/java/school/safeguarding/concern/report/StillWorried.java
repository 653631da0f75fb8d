package school.safeguarding.concern.report;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.exclude.KeepOutNamed;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;

/** A reporter adds to what they reported at any time, or says that they are still worried about it, also where it is hidden from them. */
@Service
public class StillWorried implements StepForm {

    /** What they write. */
    public static final String REASON = "worryReason";

    /** As the entry's step names it. */
    private static final String ADDED = "Reporter added to the report";

    /** In the entry of somebody from whom the concern is hidden, whom nobody answers. */
    public static final Line FROM_EXCLUDED = new Line(
            "fromExcluded",
            "From somebody excluded",
            "The concern is hidden from whoever wrote this: tell them nothing.");

    private final Concerns concerns;
    private final KeepOutNamed keepOutNamed;
    private final People people;
    private final Chronology chronology;
    private final LearnNewInformation learn;

    StillWorried(
            Concerns concerns,
            KeepOutNamed keepOutNamed,
            People people,
            Chronology chronology,
            LearnNewInformation learn) {
        this.concerns = concerns;
        this.keepOutNamed = keepOutNamed;
        this.people = people;
        this.chronology = chronology;
        this.learn = learn;
    }

    @Override
    public String formId() {
        return EntryKind.STILL_WORRIED;
    }

    /** Without a difference between somebody else's concern and one that is not there. */
    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Reference typed =
                TypedReference.read(submission.required("concernReference")).orElse(Reference.NEVER_GIVEN);
        Concern concern = concerns.findByReference(typed)
                .filter(found -> found.reporter().equals(submission.submittedBy()))
                .orElseThrow(() -> new RefusedSubmission(submission.label("concernReference")
                        + " must be the reference in the email that you got for your own report,"
                        + " such as CSE-2026-0123."));
        if (!concern.isAsDecided()) {
            throw new RefusedSubmission(Concern.SHUT);
        }
        // Before what they write keeps out themselves.
        boolean isFromExcluded = isExcluded(submission.submittedBy(), concern);
        keepOutNamed.from(submission, submission.required(REASON), concern);
        boolean isWorried =
                submission.text("addedOrWorried").filter("added"::equals).isEmpty();
        NewEntry entry = FormEntries.entry(submission, isWorried ? "Reporter still worried" : ADDED);
        chronology.append(concern.reference(), isFromExcluded ? entry.with(FROM_EXCLUDED) : entry);
        learn.ifOpen(concern.reference(), !submission.required("harmPossible").equals("no"));
        return RoutingFacts.of(RoutingFact.reference, concern.reference().value())
                .with(RoutingFact.isStillWorried, isWorried)
                .with(RoutingFact.isFromExcluded, isFromExcluded);
    }

    /** Whether it belongs to the report, which agencies are told of; in whichever record that goes on. */
    public static boolean isAddition(Entry entry) {
        return entry.step().endsWith(ADDED);
    }

    private boolean isExcluded(AccountId account, Concern concern) {
        return people.person(account).filter(concern::excludes).isPresent();
    }
}
