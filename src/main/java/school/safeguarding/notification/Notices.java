package school.safeguarding.notification;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Notices extends Repository<Notice, UUID> {

    Notice save(Notice notice);

    Optional<Notice> findById(UUID id);
}
