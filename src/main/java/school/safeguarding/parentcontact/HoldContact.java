package school.safeguarding.parentcontact;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.referral.Referrals.Referral;

/** Gathers what {@code contact-hold.dmn} asks: is there a reason not to tell home now? */
@Service
class HoldContact implements ParentContacts {

    private final HomeContacts contacts;
    private final Referrals referrals;
    private final Clock clock;

    HoldContact(HomeContacts contacts, Referrals referrals, Clock clock) {
        this.contacts = contacts;
        this.referrals = referrals;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void householdInvolved(String reference, boolean isInvolved) {
        contacts.of(reference).householdInvolved(isInvolved);
    }

    @Override
    @Transactional(readOnly = true)
    public Hold hold(String reference) {
        HomeContact contact = contacts.findByReference(reference).orElseGet(() -> HomeContact.of(reference));
        List<Referral> told = referrals.of(reference);
        return new Hold(
                isLadoPending(contact, told),
                contact.isAdvisedToHold() || told.stream().anyMatch(referral -> isHeldBy(referral, contact)),
                contact.isHouseholdInvolved(),
                contact.isDeferredAt(clock.instant()));
    }

    /** A concern about staff always has a referral to the LADO; until they have advised, home is not told. */
    private static boolean isLadoPending(HomeContact contact, List<Referral> told) {
        Optional<Referral> first = told.stream()
                .filter(referral -> referral.agency() == Agency.LADO)
                .findFirst();
        boolean isAdvised = contact.isLadoAdvised()
                || told.stream().anyMatch(referral -> referral.agency() == Agency.LADO && referral.isAdvised());
        return first.isPresent() && !isAdvised;
    }

    private static boolean isHeldBy(Referral referral, HomeContact contact) {
        return referral.isHeld() && !contact.isLiftedSince(referral.heldAt());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isSettled(String reference) {
        return contacts.findByReference(reference).map(HomeContact::isSettled).orElse(false);
    }

    @Override
    @Transactional(readOnly = true)
    public int deferrals(String reference) {
        return contacts.findByReference(reference).map(HomeContact::deferrals).orElse(0);
    }
}
