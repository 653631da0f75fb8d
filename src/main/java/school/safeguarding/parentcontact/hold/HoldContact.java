package school.safeguarding.parentcontact.hold;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.model.AdultContact;
import school.safeguarding.parentcontact.model.AdultContacts;
import school.safeguarding.parentcontact.model.ContactDecision;
import school.safeguarding.parentcontact.model.HomeContact;
import school.safeguarding.parentcontact.model.HomeContacts;
import school.safeguarding.parentcontact.tell.CarryOverContacts;
import school.safeguarding.parentcontact.tell.OpenContacts;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.referral.Referrals.Referral;

/** Gathers what {@code contact-hold.dmn} asks: is there a reason not to tell home now? */
@Service
class HoldContact implements ParentContacts {

    private final HomeContacts contacts;
    private final AdultContacts adults;
    private final OpenContacts openContacts;
    private final CarryOverContacts carryOver;
    private final Referrals referrals;
    private final HoldReasons reasons;
    private final Clock clock;

    HoldContact(
            HomeContacts contacts,
            AdultContacts adults,
            OpenContacts openContacts,
            CarryOverContacts carryOver,
            Referrals referrals,
            HoldReasons reasons,
            Clock clock) {
        this.contacts = contacts;
        this.adults = adults;
        this.openContacts = openContacts;
        this.carryOver = carryOver;
        this.referrals = referrals;
        this.reasons = reasons;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void householdInvolved(Reference reference, boolean isInvolved) {
        contacts.of(reference).householdInvolved(isInvolved);
    }

    @Override
    @Transactional
    public void householdFoundInvolved(Reference reference) {
        contacts.of(reference).foundInvolved();
    }

    @Override
    @Transactional
    public void newHarmFound(Reference reference) {
        contacts.of(reference).newHarm(clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isToBeAskedAgain(Reference reference) {
        return contacts.findByReference(reference)
                .filter(HomeContact::isToBeAskedAgain)
                .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Hold hold(Reference reference) {
        return hold(reference, adults.findByReferenceOrderByNumber(reference));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Reason> reasons(Reference reference, List<Reason> recorded) {
        return reasons.of(hold(reference), recorded);
    }

    @Override
    @Transactional(readOnly = true)
    public Hold hold(Reference reference, int adult) {
        return hold(
                reference,
                adults.findByReferenceOrderByNumber(reference).stream()
                        .filter(contact -> contact.number() == adult)
                        .toList());
    }

    private Hold hold(Reference reference, List<AdultContact> concerned) {
        HomeContact contact = contacts.findByReference(reference).orElseGet(() -> HomeContact.of(reference));
        List<Referral> told = referrals.of(reference);
        return new Hold(
                referrals.isNeeded(reference, Agency.LADO) && !isLadoAdvised(contact, told),
                contact.isAdvisedToHold()
                        || told.stream().anyMatch(referral -> isHeldBy(referral, contact))
                        || concerned.stream().anyMatch(AdultContact::isHeldOnAdvice),
                contact.isHouseholdInvolved(),
                concerned.stream().anyMatch(adult -> !adult.isOfAnotherChild() && adult.isDeferredAt(clock.instant())));
    }

    /** A concern about staff always has a referral to the LADO; until they have advised, home is not told. */
    private static boolean isLadoAdvised(HomeContact contact, List<Referral> told) {
        return contact.isLadoAdvised()
                || told.stream()
                        .anyMatch(referral -> referral.agency() == Agency.LADO
                                && referral.isAdvised()
                                && contact.isSinceNewHarm(referral.advisedAt()));
    }

    private static boolean isHeldBy(Referral referral, HomeContact contact) {
        return referral.isHeld() && !contact.isLiftedSince(requireNonNull(referral.heldAt()));
    }

    @Override
    @Transactional
    public void carryOver(Reference from, Reference to) {
        carryOver.carryOver(from, to, clock.instant());
    }

    @Override
    @Transactional
    public void goOnAgain(Reference reference) {
        carryOver.goOnAgain(reference);
    }

    @Override
    @Transactional
    public void endAsChildIsGone(Reference reference) {
        adults.findByReferenceOrderByNumber(reference).stream()
                .filter(adult -> !adult.isSettled())
                .forEach(adult -> {
                    adult.decide(ContactDecision.CHILD_GONE, clock.instant());
                    openContacts.end(reference, adult.number());
                });
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isSettled(Reference reference) {
        List<AdultContact> known = adults.findByReferenceOrderByNumber(reference);
        return !known.isEmpty() && known.stream().allMatch(AdultContact::isSettled);
    }

    @Override
    @Transactional(readOnly = true)
    public int countOpen(Reference reference) {
        return openContacts.countOpen(reference);
    }

    @Override
    @Transactional
    public void setAside(Reference reference, UUID correction) {
        openContacts.setAside(reference, correction);
    }

    @Override
    @Transactional
    public void standAgain(Reference reference, UUID correction) {
        openContacts.standAgain(reference, correction);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Adult> adults(Reference reference) {
        return adults.findByReferenceOrderByNumber(reference).stream()
                .map(AdultContact::seen)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public int deferrals(Reference reference, int adult) {
        return adults.findByReferenceOrderByNumber(reference).stream()
                .filter(contact -> contact.number() == adult)
                .mapToInt(AdultContact::deferrals)
                .sum();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<Reference> putOffSince(Instant from) {
        return adults.putOffSince(from);
    }
}
