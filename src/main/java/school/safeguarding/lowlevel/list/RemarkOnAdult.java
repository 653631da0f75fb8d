package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.stream.Collectors;
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
    public List<String> of(Reference reference, Person reader) {
        String found = adults.of(reference).stream()
                .flatMap(adult -> shown.about(reader, adult).stream())
                .map(LowLevelConcern::reference)
                .distinct()
                .collect(Collectors.joining(", "));
        return found.isEmpty()
                ? List.of()
                : List.of("There are low-level concerns that may be about the same adult: " + found
                        + ". Whoever keeps the list reads them on the page “Low-level concerns”.");
    }
}
