package school.safeguarding.concern;

import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;

/** Opens the referrals that the procedure demands at this point. Each method may run twice without harm. */
@Service
class ReferConcern {

    private final Concerns concerns;
    private final Referrals referrals;

    ReferConcern(Concerns concerns, Referrals referrals) {
        this.concerns = concerns;
        this.referrals = referrals;
    }

    /** A concern about staff always goes to the LADO first. Source: KCSIE part four. */
    @Transactional
    public int toLado(String reference) {
        referrals.openMissing(reference, Set.of(Agency.LADO));
        return referrals.countOpen(reference);
    }

    /** Until a second person has agreed to less, the proposal stands and its clocks run. */
    @Transactional
    public int asProposed(String reference) {
        Set<Agency> agencies = concerns.withReference(reference).agenciesProposed();
        referrals.openMissing(reference, agencies);
        referrals.needOnly(reference, agencies);
        return referrals.countOpen(reference);
    }

    @Transactional
    public int asDecided(String reference) {
        Set<Agency> agencies = concerns.withReference(reference).agenciesDecided();
        referrals.openMissing(reference, agencies);
        referrals.needOnly(reference, agencies);
        return referrals.countOpen(reference);
    }

    @Transactional
    public int further(String reference, Agency agency) {
        referrals.openAgain(reference, agency);
        return referrals.countOpen(reference);
    }
}
