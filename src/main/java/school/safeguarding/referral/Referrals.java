package school.safeguarding.referral;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** The referrals of a concern, as other features may see and open them. */
public interface Referrals {

    /** Opens a referral to each of these agencies that has neither an open nor a settled one. Idempotent. */
    void openMissing(Reference reference, Set<Agency> agencies);

    /** Opens a referral to this agency unless one is open already, also where an earlier one was settled. */
    void openAgain(Reference reference, Agency agency);

    /** Says which referrals the decision demands, and what may become of the others. The LADO's always stays. */
    void needOnly(Reference reference, Set<Agency> agencies, Others others);

    /** What may become of a referral that was proposed, is not made yet and is not in the decision. */
    enum Others {
        MAY_END,
        /** Where that agency, or the LADO, said that it is not needed. */
        MAY_END_ON_ADVICE,
        STAND
    }

    /** Ends a referral that was not made yet, because it turned out that it was never needed. One that was made goes on. */
    void withdraw(Reference reference, Agency agency);

    /** The agencies that a decision demands to be told, and that nobody has telephoned yet. */
    List<Agency> demandedAndUnmade(Reference reference);

    /**
     * Ends what agencies have been told of a child who has moved to another school, or has died. What is still to be told
     * stays to be told, and the LADO's work is about an adult, who is still here.
     */
    void endAsChildIsGone(Reference reference);

    /** Has what agencies were told of one report, or are still to be told, go on in the record of another. */
    void carryOver(Reference from, Reference to);

    /** The report is one of its own again: each of its referrals goes on as it stood when it was joined to another. */
    void goOnAgain(Reference reference);

    /** Whether this agency was told, or has to be. */
    boolean isNeeded(Reference reference, Agency agency);

    int countOpen(Reference reference);

    /** Where the agency's side of an open referral stands; empty if none to it is open. */
    Optional<Clocks> clocks(Reference reference, Agency agency);

    /**
     * @param telephonedAt when they were told on the telephone
     * @param confirmedAt when they had it in writing
     * @param askedAt since when they have had to answer: the same, or the last disagreement that did not settle it
     * @param disputedSince their decision that the school does not accept, or the time at which it was missing
     * @param stage how often the disagreement was raised before: 0 the first time; while they are at work, how often in a row
     *     they were asked and said nothing
     */
    record Clocks(
            Optional<Instant> telephonedAt,
            Optional<Instant> confirmedAt,
            Optional<Instant> askedAt,
            Optional<Instant> disputedSince,
            int stage) {}

    /**
     * What the next step of each open referral says to its agency, as a letter to be approved or changed.
     *
     * @param sender the name of whoever would send it
     */
    List<Draft> drafts(Reference reference, String sender);

    /** @param about what kind of letter it is, such as "Written confirmation" */
    record Draft(Agency agency, String about, String text) {}

    /** Has it decided the same day how children are kept from being alone with the adult whom it is about. Idempotent. */
    void protectChildren(Reference reference);

    /** The number at which the school rings each agency. */
    Map<Agency, String> telephones();

    /**
     * Has each agency that was told before told of what was learned since, as a step of its own: the Police and social care
     * of what has to be told, without a choice; the others as the handler chooses.
     *
     * @param from whose own answer it is, and who need not be told of it
     */
    void passOnWhatIsNew(Reference reference, News news, Optional<Agency> from);

    /** What it is that an agency was not told of yet. */
    enum News {
        /** The Police and social care have to hear it. */
        WORDS_OR_HARM,
        /** What agencies are told holds it, so that the handler says of each of them whether it hears it now. */
        FACT,
        /** The Police and social care do not wait for it. */
        ANYTHING_ELSE
    }

    /** The agencies that somebody has told, whatever became of it. */
    Set<Agency> told(Reference reference);

    /**
     * What to say to an agency that was told of the wrong child.
     *
     * @param wrongChild whom they were told of, as they would know them
     * @param isTakenOut whether a second person has agreed that this child is not concerned
     * @param reader account id of whoever says it
     */
    String correction(Reference reference, Agency agency, String wrongChild, boolean isTakenOut, AccountId reader);

    /**
     * What those who help a family by agreement are told, as the form's field holds it, with what the form asks of the child.
     *
     * @param reader account id of whoever says it
     */
    Map<String, Object> forEarlyHelp(String field, Reference reference, AccountId reader);

    /** In the order in which they were opened. */
    List<Referral> of(Reference reference);

    /**
     * @param advisedAt when they last decided or advised; null where that was before the time was kept
     * @param isHeld whether this agency asked not to tell home, the last time it was asked
     * @param heldAt since when
     * @param isWithoutAnswer ended without its having decided, which whoever countersigns the close agrees to
     */
    record Referral(
            Agency agency,
            boolean isOpen,
            String stateInWords,
            Instant openedAt,
            boolean isAdvised,
            @Nullable Instant advisedAt,
            boolean isHeld,
            @Nullable Instant heldAt,
            boolean isWithoutAnswer) {}
}
