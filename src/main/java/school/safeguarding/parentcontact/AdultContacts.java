package school.safeguarding.parentcontact;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AdultContacts extends Repository<AdultContact, UUID> {

    AdultContact save(AdultContact contact);

    List<AdultContact> findByReferenceOrderByNumber(String reference);

    /** @throws IllegalStateException if there is none */
    default AdultContact of(String reference, int number) {
        return findByReferenceOrderByNumber(reference).stream()
                .filter(contact -> contact.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No contact " + number + " of " + reference));
    }
}
