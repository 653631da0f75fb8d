package school.safeguarding.parentcontact;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;

/** Opens a contact for each adult with parental responsibility, each as an instance of its own that no new decision ends. */
@Service
class OpenContacts {

    private final AdultContacts contacts;
    private final ObjectProvider<KnownAdults> known;
    private final Procedures procedures;
    private final Chronology chronology;

    OpenContacts(
            AdultContacts contacts, ObjectProvider<KnownAdults> known, Procedures procedures, Chronology chronology) {
        this.contacts = contacts;
        this.known = known;
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /**
     * Whoever is known and has none yet; somebody whose name is asked for, where nobody is known. May run twice without harm.
     *
     * @return how many are not settled
     */
    @Transactional
    public int openMissing(String reference) {
        known.stream().flatMap(register -> register.of(reference).stream()).forEach(name -> open(reference, name));
        if (contacts.findByReferenceOrderByNumber(reference).isEmpty()) {
            open(reference, Optional.empty());
        }
        return countOpen(reference);
    }

    /** One contact for that adult, however often they are named. */
    @Transactional
    public void open(String reference, String name) {
        boolean isThere =
                contacts.findByReferenceOrderByNumber(reference).stream().anyMatch(contact -> contact.isNamed(name));
        if (!isThere) {
            open(reference, Optional.of(name.strip()));
        }
    }

    private void open(String reference, Optional<String> name) {
        List<AdultContact> there = contacts.findByReferenceOrderByNumber(reference);
        AdultContact contact = contacts.save(AdultContact.of(reference, there.size() + 1, name));
        chronology.append(
                reference,
                new NewEntry(
                        "procedure",
                        "Contact with home opened",
                        "contact-opened",
                        List.of(new Line(
                                "adult", "Adult " + contact.number(), name.orElse("to be named with the decision")))));
        procedures.start("parent-contact", reference, RoutingFacts.of("adult", contact.number()));
        procedures.keep(reference, RoutingFacts.of("openContacts", countOpen(reference)));
    }

    @Transactional(readOnly = true)
    public int countOpen(String reference) {
        return (int) contacts.findByReferenceOrderByNumber(reference).stream()
                .filter(contact -> !contact.isSettled())
                .count();
    }
}
