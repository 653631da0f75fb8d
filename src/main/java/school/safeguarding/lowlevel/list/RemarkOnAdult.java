package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.RecordRemark;
import school.safeguarding.people.People.Person;
import school.safeguarding.reference.Reference;

/** A concern about an adult of whom there are low-level concerns shows them to whoever may know of those. */
@Component
class RemarkOnAdult implements RecordRemark {

    private final AdultOfConcern adults;
    private final ShownConcerns shown;

    RemarkOnAdult(AdultOfConcern adults, ShownConcerns shown) {
        this.adults = adults;
        this.shown = shown;
    }

    @Override
    public List<Remark> of(Reference reference, Person reader) {
        List<String> found = adults.of(reference).stream()
                .flatMap(adult -> shown.about(reader, adult).stream())
                .map(LowLevelConcern::reference)
                .distinct()
                .toList();
        return found.isEmpty() ? List.of() : List.of(new Remark("low-level", Map.of("references", found)));
    }
}
