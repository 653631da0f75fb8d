package school.safeguarding.concern.decide;

import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Response;
import school.safeguarding.earlyhelp.EarlyHelp;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.referral.Referrals.Others;

/** Opens the referrals that the procedure demands at this point. Each method may run twice without harm. */
@Service
public class ReferConcern {

    private final Concerns concerns;
    private final Referrals referrals;
    private final EarlyHelp earlyHelp;

    ReferConcern(Concerns concerns, Referrals referrals, EarlyHelp earlyHelp) {
        this.concerns = concerns;
        this.referrals = referrals;
        this.earlyHelp = earlyHelp;
    }

    /** A concern about staff always goes to the LADO first. Source: KCSIE part four. */
    @Transactional
    public int toLado(Reference reference) {
        referrals.openMissing(reference, Set.of(Agency.LADO));
        referrals.protectChildren(reference);
        return referrals.countOpen(reference);
    }

    /** It turned out to be about nobody who works here. A LADO who was told already is the one to say so. */
    @Transactional
    public int ladoNoLonger(Reference reference) {
        referrals.withdraw(reference, Agency.LADO);
        return referrals.countOpen(reference);
    }

    /** Until a second person has agreed to less, the proposal stands and its clocks run. */
    @Transactional
    public int asProposed(Reference reference) {
        Set<Agency> agencies = concerns.withReference(reference).agenciesProposed();
        referrals.openMissing(reference, agencies);
        callWhileNotSafe(reference, agencies);
        referrals.needOnly(reference, agencies, Others.MAY_END);
        return referrals.countOpen(reference);
    }

    @Transactional
    public int asDecided(Reference reference) {
        Concern concern = concerns.withReference(reference);
        Set<Agency> agencies = concern.agenciesDecided();
        referrals.openMissing(reference, agencies);
        callWhileNotSafe(reference, agencies);
        referrals.needOnly(reference, agencies, concern.undecidedReferrals());
        if (concern.response().filter(Response.EARLY_HELP::equals).isPresent()) {
            earlyHelp.begin(reference);
        }
        return referrals.countOpen(reference);
    }

    /** What was settled before says nothing about a child who is not safe now. */
    private void callWhileNotSafe(Reference reference, Set<Agency> agencies) {
        if (concerns.withReference(reference).isUnsafe()) {
            agencies.stream()
                    .filter(agency -> agency == Agency.POLICE || agency == Agency.SOCIAL_CARE)
                    .forEach(agency -> referrals.openAgain(reference, agency));
        }
    }

    @Transactional
    public int further(Reference reference, Agency agency) {
        referrals.openAgain(reference, agency);
        return referrals.countOpen(reference);
    }
}
