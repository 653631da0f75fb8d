package school.safeguarding.parentcontact.tell;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.parentcontact.KnownAdults;
import school.safeguarding.parentcontact.model.AdultContact;
import school.safeguarding.parentcontact.model.AdultContacts;
import school.safeguarding.parentcontact.model.HomeContact;
import school.safeguarding.parentcontact.model.HomeContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** Opens a contact for each adult with parental responsibility, each as an instance of its own that no new decision ends. */
@Service
public class OpenContacts {

    private final AdultContacts contacts;
    private final HomeContacts homes;
    private final KnownAdults known;
    private final Procedures procedures;
    private final Chronology chronology;

    OpenContacts(
            AdultContacts contacts,
            HomeContacts homes,
            KnownAdults known,
            Procedures procedures,
            Chronology chronology) {
        this.contacts = contacts;
        this.homes = homes;
        this.known = known;
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /**
     * Where there is none yet: for whoever is known, or for somebody whose name is asked for, where nobody is known. Later the
     * register opens none by itself: whoever handles the concern is shown what it says. May run twice without harm.
     *
     * @return how many are not settled
     */
    @Transactional
    public int openMissing(Reference reference) {
        if (concerned(reference).isEmpty()) {
            known.of(reference).forEach(name -> open(reference, name));
        }
        if (concerned(reference).isEmpty()) {
            open(reference, Optional.empty());
        }
        return countOpen(reference);
    }

    /**
     * Has each adult of whom nothing was left to do decided on again: something new came in since. Whoever is being told now is
     * decided on again once that is kept; of whoever is not decided on, has to wait or waits for advice, it is asked anyway.
     */
    @Transactional
    public void askAgain(Reference reference) {
        List<AdultContact> concerned = concerned(reference);
        concerned.stream().filter(AdultContact::isBeingTold).forEach(AdultContact::askAgainOnceTold);
        concerned.stream().filter(AdultContact::isSettled).forEach(this::askAgain);
        homes.of(reference).askedAgain();
    }

    private void askAgain(AdultContact contact) {
        contact.askAgain();
        chronology.append(
                contact.reference(),
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Contact with home to be decided again",
                        EntryKind.CONTACT_ASKED_AGAIN,
                        List.of(new Line(
                                "adult",
                                "Adult " + contact.number(),
                                contact.name().orElse("not named")))));
        start(contact.reference(), contact.number());
    }

    /** What was left to do of this adult is done: it is over, or decided on again where something new came in meanwhile. */
    @Transactional
    public void settle(Reference reference, int adult) {
        AdultContact contact = contacts.of(reference, adult);
        if (contact.isAskedAgain()) {
            askAgain(contact);
        }
        procedures.keep(reference, RoutingFacts.of(RoutingFact.openContacts, countOpen(reference)));
    }

    /** Ends what waits for adults of a child who was named wrongly, and opens a contact for those of the right one. */
    @Transactional
    public void setAside(Reference reference, UUID correction) {
        List<AdultContact> others = concerned(reference);
        others.forEach(contact -> setAside(contact, correction));
        if (!others.isEmpty()) {
            openMissing(reference);
        }
        procedures.keep(reference, RoutingFacts.of(RoutingFact.openContacts, countOpen(reference)));
    }

    /** It is about the first child after all. */
    @Transactional
    public void standAgain(Reference reference, UUID correction) {
        List<AdultContact> before = contacts.findByReferenceOrderByNumber(reference).stream()
                .filter(contact -> contact.isSetAsideBy(correction))
                .toList();
        if (before.isEmpty()) {
            return;
        }
        concerned(reference).forEach(contact -> setAside(contact, correction));
        before.forEach(AdultContact::standsAgain);
        HomeContact home = homes.of(reference);
        before.stream().filter(contact -> !contact.isSettled()).forEach(contact -> start(reference, contact.number()));
        // New harm that was found meanwhile had the other child's adults decided on again.
        before.stream()
                .filter(contact -> contact.isSettled() && !home.isSinceNewHarm(contact.decidedAt()))
                .toList()
                .forEach(this::askAgain);
        procedures.keep(reference, RoutingFacts.of(RoutingFact.openContacts, countOpen(reference)));
    }

    private void setAside(AdultContact contact, UUID correction) {
        if (!contact.isSettled()) {
            procedures.end("parent-contact", contact.reference(), RoutingFact.adult, contact.number());
        }
        contact.setAside(correction);
    }

    /** Those of the child whom the concern is about. */
    private List<AdultContact> concerned(Reference reference) {
        return contacts.findByReferenceOrderByNumber(reference).stream()
                .filter(contact -> !contact.isOfAnotherChild())
                .toList();
    }

    /** One contact for that adult, however often they are named. */
    @Transactional
    public void open(Reference reference, String name) {
        boolean isThere = concerned(reference).stream().anyMatch(contact -> contact.isNamed(name));
        if (!isThere) {
            open(reference, Optional.of(name.strip()));
        }
    }

    private void open(Reference reference, Optional<String> name) {
        List<AdultContact> there = contacts.findByReferenceOrderByNumber(reference);
        AdultContact contact = contacts.save(AdultContact.of(reference, there.size() + 1, name));
        chronology.append(
                reference,
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Contact with home opened",
                        EntryKind.CONTACT_OPENED,
                        List.of(new Line(
                                "adult", "Adult " + contact.number(), name.orElse("to be named with the decision")))));
        start(reference, contact.number());
        procedures.keep(reference, RoutingFacts.of(RoutingFact.openContacts, countOpen(reference)));
    }

    private void start(Reference reference, int adult) {
        procedures.start("parent-contact", reference, RoutingFacts.of(RoutingFact.adult, adult));
    }

    /** Ends the procedure of a contact that has been settled without it. */
    public void end(Reference reference, int adult) {
        procedures.end("parent-contact", reference, RoutingFact.adult, adult);
        procedures.keep(reference, RoutingFacts.of(RoutingFact.openContacts, countOpen(reference)));
    }

    @Transactional(readOnly = true)
    public int countOpen(Reference reference) {
        return (int) contacts.findByReferenceOrderByNumber(reference).stream()
                .filter(contact -> !contact.isSettled())
                .count();
    }
}
