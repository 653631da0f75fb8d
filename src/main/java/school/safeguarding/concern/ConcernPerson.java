package school.safeguarding.concern;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** A child whom a concern is about, or a brother or sister named in it. */
@Entity
class ConcernPerson {

    enum Kind {
        CHILD,
        SIBLING
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String reference;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String name;
    private String nameKey;
    private LocalDate bornOn;

    protected ConcernPerson() {}

    static ConcernPerson of(String reference, Kind kind, String name, Optional<LocalDate> bornOn) {
        ConcernPerson person = new ConcernPerson();
        person.reference = reference;
        person.kind = kind;
        person.name = name;
        person.nameKey = key(name);
        person.bornOn = bornOn.orElse(null);
        return person;
    }

    /** Two children whose name nobody knows are not therefore the same child. */
    static boolean isNamed(String name) {
        return !key(name).equals("not known");
    }

    /** The same key for names that differ only in case, accents, punctuation or spacing. */
    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.UK)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** Different dates of birth are different children; where one is missing, the name alone has to do. */
    boolean mayBe(String otherName, Optional<LocalDate> otherBornOn) {
        return nameKey.equals(key(otherName))
                && (bornOn == null || otherBornOn.isEmpty() || otherBornOn.get().equals(bornOn));
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

    String nameKey() {
        return nameKey;
    }

    Optional<LocalDate> bornOn() {
        return Optional.ofNullable(bornOn);
    }
}
