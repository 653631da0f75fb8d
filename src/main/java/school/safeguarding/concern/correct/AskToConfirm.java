package school.safeguarding.concern.correct;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.ChildId;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Correction.Kind;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.reference.Reference;

/** Asks a second person to something that was put right; they are told as soon as the step is theirs. */
@Component
public class AskToConfirm {

    private final Corrections corrections;
    private final Procedures procedures;
    private final Clock clock;

    AskToConfirm(Corrections corrections, Procedures procedures, Clock clock) {
        this.corrections = corrections;
        this.procedures = procedures;
        this.clock = clock;
    }

    /** @param accounts who is excluded beside whoever is by the choices */
    public void ask(
            Concern concern,
            Kind kind,
            Set<AboutWhom> about,
            Set<AccountId> accounts,
            boolean isNameOnly,
            AccountId by) {
        Correction correction = new Correction(concern.reference(), kind, about, accounts, by, clock.instant());
        ask(concern, isNameOnly ? correction.byNameOnly() : correction);
    }

    /** @param rightChild empty where nobody knows yet who it is */
    Correction wrongChild(
            Concern concern, ChildId wrongChild, Optional<ChildId> rightChild, boolean isSameHome, AccountId by) {
        return ask(
                concern,
                Correction.ofChild(concern.reference(), wrongChild, rightChild, isSameHome, by, clock.instant()));
    }

    /** That the report names another child than the review found. */
    void reportedOther(Concern concern, ChildId named, ChildId found, AccountId by) {
        ask(concern, Correction.reportedOther(concern.reference(), named, found, by, clock.instant()));
    }

    /** That these people, who are kept out as family, may know of it after all. */
    public void aboutFamily(Concern concern, Set<AccountId> accounts, AccountId by) {
        ask(
                concern,
                new Correction(concern.reference(), Kind.TAKEN_AWAY, Set.of(), accounts, by, clock.instant())
                        .ofFamily());
    }

    void childGone(Concern concern, AccountId by) {
        ask(concern, Kind.CHILD_GONE, Set.of(), Set.of(), false, by);
    }

    public void shownOnPaper(Concern concern, AccountId by) {
        ask(concern, Kind.SHOWN_ON_PAPER, Set.of(), Set.of(), false, by);
    }

    void holdLifted(Concern concern, AccountId by) {
        ask(concern, Kind.HOLD_LIFTED, Set.of(), Set.of(), false, by);
    }

    void recordDeleted(Concern concern, AccountId by) {
        ask(concern, Kind.RECORD_DELETED, Set.of(), Set.of(), false, by);
    }

    public void separated(Concern concern, Reference other, AccountId by) {
        ask(
                concern,
                new Correction(concern.reference(), Kind.SEPARATED, Set.of(), Set.of(), by, clock.instant())
                        .about(other));
    }

    private Correction ask(Concern concern, Correction asked) {
        Correction correction = corrections.save(asked);
        procedures.start("correction", concern.reference(), RoutingFacts.of(RoutingFact.correctionId, correction.id()));
        return correction;
    }

    /** Nobody asks for it any more. */
    void withdraw(Correction correction) {
        procedures.end("correction", correction.reference(), RoutingFact.correctionId, correction.id());
        correction.answer(false, AccountId.PROCEDURE, clock.instant());
    }
}
