package school.safeguarding.concern;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConcernPersons extends Repository<ConcernPerson, UUID> {

    ConcernPerson save(ConcernPerson person);

    /** Where children of this name are named. Opens nothing: what cannot be opened is still found. */
    @Query("select p.reference as reference, p.bornMark as bornMark from ConcernPerson p where p.nameMark = :nameMark"
            + " order by p.position")
    List<Named> namedWith(byte[] nameMark);

    @Query(
            "select p.nameMark from ConcernPerson p where p.reference = :reference and p.kind = :kind order by p.position")
    List<byte[]> nameMarks(String reference, ConcernPerson.Kind kind);

    interface Named {

        String getReference();

        byte[] getBornMark();
    }

    List<ConcernPerson> findByReferenceOrderByPosition(String reference);
}
