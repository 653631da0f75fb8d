package school.safeguarding.concern.join;

import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.close.ReopenConcern;
import school.safeguarding.concern.correct.AskToConfirm;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Referrals;
import school.safeguarding.risk.RiskLevel;

/**
 * Two reports that were joined turn out to be of two incidents: the other is opened again with what was its own, once a second
 * person agrees. Nobody who was kept out by the joining is let in by it.
 */
@Component
public class SeparateReports {

    private static final String REFERENCE = "separateReference";

    private final Concerns concerns;
    private final JoinedReports joined;
    private final AskToConfirm askToConfirm;
    private final Referrals referrals;
    private final ParentContacts contacts;
    private final ReopenConcern reopen;
    private final Chronology chronology;
    private final People people;

    SeparateReports(
            Concerns concerns,
            JoinedReports joined,
            AskToConfirm askToConfirm,
            Referrals referrals,
            ParentContacts contacts,
            ReopenConcern reopen,
            Chronology chronology,
            People people) {
        this.concerns = concerns;
        this.joined = joined;
        this.askToConfirm = askToConfirm;
        this.referrals = referrals;
        this.contacts = contacts;
        this.reopen = reopen;
        this.chronology = chronology;
        this.people = people;
    }

    public void ask(Submission addition) {
        Concern concern = concerns.withReference(addition.concern());
        Reference typed = TypedReference.read(addition.required(REFERENCE)).orElse(Reference.NEVER_GIVEN);
        if (!joined.directly(concern.reference()).contains(typed) || excludes(typed, addition.submittedBy())) {
            throw new RefusedSubmission(addition.label(REFERENCE)
                    + " must be the reference of a report that was joined to this one, such as CSE-2026-0123.");
        }
        askToConfirm.separated(concern, typed, addition.submittedBy());
    }

    /** @param by the second person */
    public void separate(Concern concern, Reference other, AccountId by) {
        if (!joined.directly(concern.reference()).contains(other)) {
            throw new RefusedSubmission("The two have been separated already.");
        }
        if (excludes(other, by)) {
            throw new RefusedSubmission("Somebody else has to answer this.");
        }
        Concern separated = concerns.withReference(other);
        separated.excludeAlsoAs(concern);
        chronology.append(concern.reference(), line(JoinedReports.SEPARATED, "Report separated", other));
        chronology.append(other, line(JoinedReports.SEPARATED_FROM, "Separated again", concern.reference()));
        referrals.goOnAgain(other);
        contacts.goOnAgain(other);
        boolean isUrgent = !separated.isReviewed()
                || separated.standingLevel().filter(RiskLevel.IMMEDIATE::equals).isPresent();
        reopen.reopen(other, isUrgent);
    }

    private static NewEntry line(String kind, String step, Reference reference) {
        return new NewEntry(
                AccountId.PROCEDURE,
                step,
                kind,
                List.of(new Line(JoinedReports.OTHER, "The other report", reference.value())));
    }

    private boolean excludes(Reference reference, AccountId account) {
        Person person = people.person(account).orElseThrow();
        return concerns.withReference(reference).excludes(person);
    }
}
