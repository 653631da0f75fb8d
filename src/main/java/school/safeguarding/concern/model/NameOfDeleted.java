package school.safeguarding.concern.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.Particulars;
import school.safeguarding.protection.Sealed;
import school.safeguarding.reference.Reference;

/** What a child is called in a record of somebody else, kept there since the record that was about that child is deleted. */
@Entity
class NameOfDeleted {

    private static final String BETWEEN = "\n";

    @Id
    private UUID id;

    private Reference reference;

    /** The day of birth, which may be empty, and what they are called. */
    @Sealed(by = Sealed.Key.CONCERN)
    private String names;

    protected NameOfDeleted() {}

    NameOfDeleted(Reference reference, Child child) {
        this.id = UUID.randomUUID();
        this.reference = reference;
        Particulars known = child.particulars();
        this.names = String.join(
                BETWEEN,
                Stream.of(known.bornOn().map(LocalDate::toString).orElse(""), known.fullName(), known.usedName())
                        .distinct()
                        .toList());
    }

    Reference reference() {
        return reference;
    }

    Stream<Child> children() {
        String[] parts = names.split(BETWEEN);
        Optional<LocalDate> bornOn =
                Optional.of(parts[0]).filter(day -> !day.isEmpty()).map(LocalDate::parse);
        return Arrays.stream(parts)
                .skip(1)
                .map(name -> new Child(new ChildId(id), false, Particulars.typed(name, bornOn)));
    }
}
