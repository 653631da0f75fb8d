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

    /** The same for everybody whom a concern names, in one statement. */
    @Query("select other.reference as reference, other.bornMark as bornMark, named.bornMark as ownBornMark"
            + " from ConcernPerson named join ConcernPerson other on other.nameMark = named.nameMark"
            + " where named.reference = :reference and other.reference <> :reference")
    List<AlsoNamed> alsoNamed(String reference);

    @Query(
            "select p.nameMark from ConcernPerson p where p.reference = :reference and p.kind = :kind order by p.position")
    List<byte[]> nameMarks(String reference, ConcernPerson.Kind kind);

    interface Named {

        String getReference();

        byte[] getBornMark();
    }

    interface AlsoNamed extends Named {

        byte[] getOwnBornMark();
    }

    List<ConcernPerson> findByReferenceOrderByPosition(String reference);
}
