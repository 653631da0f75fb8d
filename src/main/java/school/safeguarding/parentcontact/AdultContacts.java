package school.safeguarding.parentcontact;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AdultContacts extends Repository<AdultContact, UUID> {

    AdultContact save(AdultContact contact);

    List<AdultContact> findByReferenceOrderByNumber(String reference);

    @Query("select c.reference from AdultContact c where c.deferrals > 0 and c.decidedAt >= :from")
    Set<String> putOffSince(Instant from);

    /** @throws IllegalStateException if there is none */
    default AdultContact of(String reference, int number) {
        return findByReferenceOrderByNumber(reference).stream()
                .filter(contact -> contact.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No contact " + number + " of " + reference));
    }
}
