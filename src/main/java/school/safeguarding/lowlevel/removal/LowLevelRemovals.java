package school.safeguarding.lowlevel.removal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.repository.Repository;

public interface LowLevelRemovals extends Repository<LowLevelRemoval, String> {

    Optional<LowLevelRemoval> findById(String reference);

    List<LowLevelRemoval> findAll();

    /** By the reference of what was taken out. */
    default Map<String, LowLevelRemoval> byReference() {
        return findAll().stream()
                .filter(LowLevelRemoval::isAsWritten)
                .collect(Collectors.toMap(LowLevelRemoval::reference, Function.identity()));
    }
}
