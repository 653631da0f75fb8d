package school.safeguarding.schoolyear.year;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ProposedSchoolYears extends Repository<ProposedSchoolYear, UUID> {

    ProposedSchoolYear save(ProposedSchoolYear year);

    long count();

    Optional<ProposedSchoolYear> findFirstByOrderByProposedAtDesc();
}
