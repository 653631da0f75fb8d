package school.safeguarding.parentcontact;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface HomeContacts extends Repository<HomeContact, Long> {

    HomeContact save(HomeContact contact);

    Optional<HomeContact> findByReference(String reference);

    default HomeContact of(String reference) {
        return findByReference(reference).orElseGet(() -> save(HomeContact.of(reference)));
    }
}
