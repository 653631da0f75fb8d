package school.safeguarding.concern;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import school.safeguarding.protection.Sealed;
import school.safeguarding.protection.Sealed.Key;

/** A child whom a concern is about, or a brother or sister named in it. */
@Entity
class ConcernPerson {

    enum Kind {
        CHILD,
        SIBLING
    }

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;

    private String reference;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Sealed(by = Key.CONCERN)
    private String name;

    /** A date in ISO 8601. */
    @Sealed(by = Key.CONCERN)
    private String bornOn;

    private byte[] nameMark;
    private byte[] bornMark;

    /** Given by the database: who was named first. */
    @Column(insertable = false, updatable = false)
    private Long position;

    protected ConcernPerson() {}

    static ConcernPerson of(String reference, Kind kind, String name, Optional<LocalDate> bornOn, ChildMarks marks) {
        ConcernPerson person = new ConcernPerson();
        person.reference = reference;
        person.kind = kind;
        person.name = name;
        person.nameMark = marks.ofName(name);
        person.bornOn = bornOn.map(LocalDate::toString).orElse(null);
        person.bornMark = bornOn.map(marks::ofDate).orElse(null);
        return person;
    }

    /** Two children whose name nobody knows are not therefore the same child. */
    static boolean isNamed(String name) {
        return !ChildMarks.key(name).equals("not known");
    }

    /** Different dates of birth are different children; where one is missing, the name alone has to do. */
    boolean mayBeBorn(byte[] otherBornMark) {
        return mayBeBorn(bornMark, otherBornMark);
    }

    static boolean mayBeBorn(byte[] one, byte[] other) {
        return one == null || other == null || Arrays.equals(one, other);
    }

    boolean mayBe(ConcernPerson other) {
        return Arrays.equals(nameMark, other.nameMark) && mayBeBorn(other.bornMark);
    }

    String reference() {
        return reference;
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    byte[] nameMark() {
        return nameMark;
    }

    Optional<LocalDate> bornOn() {
        return Optional.ofNullable(bornOn).map(LocalDate::parse);
    }
}
