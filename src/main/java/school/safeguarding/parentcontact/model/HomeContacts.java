package school.safeguarding.parentcontact.model;

import java.util.Optional;
import org.springframework.data.repository.Repository;
import school.safeguarding.reference.Reference;

public interface HomeContacts extends Repository<HomeContact, Long> {

    HomeContact save(HomeContact contact);

    Optional<HomeContact> findByReference(Reference reference);

    default HomeContact of(Reference reference) {
        return findByReference(reference).orElseGet(() -> save(HomeContact.of(reference)));
    }
}
