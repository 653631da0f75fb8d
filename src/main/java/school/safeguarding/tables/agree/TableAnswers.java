package school.safeguarding.tables.agree;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface TableAnswers extends Repository<TableAnswer, UUID> {

    TableAnswer save(TableAnswer answer);

    List<TableAnswer> findByProposalOrderByAnsweredAt(UUID proposal);
}
