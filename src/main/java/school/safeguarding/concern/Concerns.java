package school.safeguarding.concern;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Concerns extends Repository<Concern, Long> {

    Concern save(Concern concern);

    /** Who has stepped out is read in the same statement, so that a change in between does not look like one from outside. */
    @EntityGraph(attributePaths = "recused")
    Optional<Concern> findByReference(String reference);

    List<Concern> findByClosedAtIsNullOrderByReference();

    List<Concern> findByReferenceInOrderById(Collection<String> references);

    boolean existsByReference(String reference);

    @Modifying
    @Query(
            nativeQuery = true,
            value = "INSERT INTO safeguarding.concern_link (reference, earlier) VALUES (:reference, :earlier)"
                    + " ON CONFLICT DO NOTHING")
    void link(String reference, String earlier);

    /** @throws IllegalStateException if there is none */
    default Concern withReference(String reference) {
        return findByReference(reference).orElseThrow(() -> new IllegalStateException("No concern " + reference));
    }
}
