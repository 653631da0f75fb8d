package school.safeguarding.parentcontact.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;

public interface AdultContacts extends Repository<AdultContact, UUID> {

    AdultContact save(AdultContact contact);

    List<AdultContact> findByReferenceOrderByNumber(Reference reference);

    @Query(
            nativeQuery = true,
            value =
                    "SELECT DISTINCT reference FROM safeguarding.adult_contact WHERE deferrals > 0 AND decided_at >= :from")
    Set<String> textsPutOffSince(Instant from);

    default Set<Reference> putOffSince(Instant from) {
        return textsPutOffSince(from).stream().map(Reference::of).collect(Collectors.toSet());
    }

    /** @throws IllegalStateException if there is none */
    default AdultContact of(Reference reference, int number) {
        return findByReferenceOrderByNumber(reference).stream()
                .filter(contact -> contact.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No contact " + number + " of " + reference));
    }
}
