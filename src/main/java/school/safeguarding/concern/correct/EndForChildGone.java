package school.safeguarding.concern.correct;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Correction.Kind;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.earlyhelp.EarlyHelp;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;

/**
 * The child has moved to another school, or has died: what is still open ends as what it is, once a second person agrees. A
 * concern that is open was handed to the next school before. Source: KCSIE (September 2025), part two, on a child's file.
 */
@Component
public class EndForChildGone {

    /** Of the entry that a second person's agreement makes. */
    public static final String KIND = "child-gone";

    private final Corrections corrections;
    private final AskToConfirm askToConfirm;
    private final Referrals referrals;
    private final ParentContacts contacts;
    private final EarlyHelp earlyHelp;
    private final Procedures procedures;
    private final Chronology chronology;

    EndForChildGone(
            Corrections corrections,
            AskToConfirm askToConfirm,
            Referrals referrals,
            ParentContacts contacts,
            EarlyHelp earlyHelp,
            Procedures procedures,
            Chronology chronology) {
        this.corrections = corrections;
        this.askToConfirm = askToConfirm;
        this.referrals = referrals;
        this.contacts = contacts;
        this.earlyHelp = earlyHelp;
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /** @throws RefusedSubmission if somebody is still to be told, wherever the child is, or it was asked already */
    public void ask(Concern concern, Submission addition) {
        List<Agency> unmade = referrals.demandedAndUnmade(concern.reference());
        if (!unmade.isEmpty()) {
            throw new RefusedSubmission("A child who has moved may still be at risk, and what happened here is still to"
                    + " be told. Telephone first: "
                    + unmade.stream().map(Agency::inWords).collect(Collectors.joining(", ")) + ".");
        }
        boolean isAsked = corrections.findByReferenceOrderByAskedAt(concern.reference()).stream()
                .anyMatch(one -> one.kind() == Kind.CHILD_GONE && one.isWaiting());
        if (isAsked) {
            throw new RefusedSubmission("A second person has been asked about that already, and has not answered yet.");
        }
        askToConfirm.childGone(concern, addition.submittedBy());
    }

    void end(Concern concern) {
        Reference reference = concern.reference();
        chronology.append(
                reference, new NewEntry(AccountId.PROCEDURE, "Ended: the child is gone", KIND, asItStands(reference)));
        referrals.endAsChildIsGone(reference);
        contacts.endAsChildIsGone(reference);
        earlyHelp.end(reference);
        procedures.end("told-by-voice", reference, RoutingFact.reference, reference.value());
        procedures.hurryEvent(reference, "event_monitoringDue");
    }

    /** What each was when it ended. */
    private List<Line> asItStands(Reference reference) {
        List<Line> lines = new ArrayList<>();
        referrals.of(reference).stream()
                .filter(referral -> referral.isOpen())
                .map(referral ->
                        new Line(referral.agency().code(), referral.agency().title(), referral.stateInWords()))
                .forEach(lines::add);
        contacts.adults(reference).stream()
                .filter(adult -> !adult.isSettled())
                .map(adult -> new Line("adult", adult.name().orElse("Adult " + adult.number()), adult.stateInWords()))
                .forEach(lines::add);
        if (earlyHelp.goesOn(reference)) {
            lines.add(new Line("earlyHelp", "Early help", "going on"));
        }
        return lines;
    }
}
