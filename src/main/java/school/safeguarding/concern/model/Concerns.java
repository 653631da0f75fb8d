package school.safeguarding.concern.model;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;

public interface Concerns extends Repository<Concern, Long>, ConcernsByReference {

    Concern save(Concern concern);

    List<Concern> findByClosedAtIsNullOrderByReference();

    List<Concern> findByClosedAtIsNotNullOrderByReference();

    List<Concern> findByReferenceInOrderById(Collection<Reference> references);

    /** For whoever deletes it: whoever else has read it before and writes it afterwards fails. */
    @Lock(LockModeType.OPTIMISTIC_FORCE_INCREMENT)
    @Query("SELECT c FROM Concern c WHERE c.reference IN :references ORDER BY c.id")
    List<Concern> toDelete(Collection<Reference> references);

    /** @return 1 where it was not linked before, else 0 */
    @Modifying
    @Query(
            nativeQuery = true,
            value = "INSERT INTO safeguarding.concern_link (reference, earlier) VALUES (:reference, :earlier)"
                    + " ON CONFLICT DO NOTHING")
    int link(String reference, String earlier);

    default int link(Reference reference, Reference earlier) {
        return link(reference.value(), earlier.value());
    }

    /** Those that somebody has said are about the same child, whichever of the two came first. */
    @Query(
            nativeQuery = true,
            value = "SELECT earlier FROM safeguarding.concern_link WHERE reference = :reference"
                    + " UNION SELECT reference FROM safeguarding.concern_link WHERE earlier = :reference")
    Set<String> linkedWith(String reference);

    default Set<Reference> linkedWith(Reference reference) {
        return linkedWith(reference.value()).stream().map(Reference::of).collect(Collectors.toSet());
    }

    /**
     * The references of those that are about any of these.
     *
     * @param codes of {@link AboutWhom}, separated by commas
     */
    @Query(
            nativeQuery = true,
            value = "SELECT reference FROM safeguarding.concern"
                    + " WHERE string_to_array(about, ',') && string_to_array(:codes, ',')")
    Set<String> textsAboutAnyOf(String codes);

    /** @param codes of {@link AboutWhom}, separated by commas */
    default Set<Reference> aboutAnyOf(String codes) {
        return textsAboutAnyOf(codes).stream().map(Reference::of).collect(Collectors.toSet());
    }

    /** @throws IllegalStateException if there is none */
    default Concern withReference(Reference reference) {
        return findByReference(reference).orElseThrow(() -> new IllegalStateException("No concern " + reference));
    }
}
