package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;

/** Whom a concern's record names as the person of concern, in the order in which they were named. */
@Component
public class AdultOfConcern {

    private static final Set<String> FIELDS = Set.of("personOfConcern", "personOfConcernNow");

    private final Chronology chronology;

    AdultOfConcern(Chronology chronology) {
        this.chronology = chronology;
    }

    public List<Adult> of(Reference reference) {
        return chronology.of(reference).stream()
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> FIELDS.contains(line.key()))
                .map(Line::answer)
                .map(Adult::named)
                .distinct()
                .toList();
    }
}
