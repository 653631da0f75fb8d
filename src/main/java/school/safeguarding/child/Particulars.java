package school.safeguarding.child;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a child. Text that is not known is empty.
 *
 * @param typedName the full name of a child who is not in the register, as somebody typed it
 * @param pupilId the unique pupil number, or the school's own where there is none
 * @param usedForename what the child is called, where it is not the registered forename
 * @param isNameProtected whether nobody is shown the name who does not know it already
 */
public record Particulars(
        String typedName,
        String pupilId,
        String forename,
        String middleNames,
        String surname,
        String usedForename,
        String usedSurname,
        Optional<LocalDate> bornOn,
        String sex,
        String className,
        String family,
        Optional<Boolean> isSend,
        boolean isNameProtected) {

    public Particulars {
        typedName = orEmpty(typedName);
        pupilId = orEmpty(pupilId);
        forename = orEmpty(forename);
        middleNames = orEmpty(middleNames);
        surname = orEmpty(surname);
        usedForename = orEmpty(usedForename);
        usedSurname = orEmpty(usedSurname);
        bornOn = orNone(bornOn);
        sex = orEmpty(sex);
        className = orEmpty(className);
        family = orEmpty(family);
        isSend = orNone(isSend);
    }

    /** What was not known when a row was written is not in it. */
    private static String orEmpty(String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> Optional<T> orNone(Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    public static Particulars typed(String fullName, Optional<LocalDate> bornOn) {
        return new Particulars(fullName, "", "", "", "", "", "", bornOn, "", "", "", Optional.empty(), false);
    }

    /** As letters say it. */
    public String fullName() {
        return typedName.isEmpty() ? joined(forename, middleNames, surname) : typedName;
    }

    /** As staff know the child. */
    public String usedName() {
        return typedName.isEmpty()
                ? joined(
                        usedForename.isEmpty() ? forename : usedForename, usedSurname.isEmpty() ? surname : usedSurname)
                : typedName;
    }

    public KnownAs knownAs() {
        String called = usedForename.isEmpty() ? forename : usedForename;
        return KnownAs.of(
                typedName.isEmpty()
                        ? Stream.of(fullName(), usedName(), joined(called, surname))
                                .distinct()
                                .toList()
                        : List.of(typedName),
                bornOn);
    }

    /** By what the register knows a pupil again: the number, or the name and the date of birth where there is none. */
    public String key() {
        return pupilId.isEmpty()
                ? knownAs().words() + bornOn.map(day -> " " + day).orElse("")
                : "#" + pupilId;
    }

    public Particulars inClass(String name) {
        return new Particulars(
                typedName,
                pupilId,
                forename,
                middleNames,
                surname,
                usedForename,
                usedSurname,
                bornOn,
                sex,
                name,
                family,
                isSend,
                isNameProtected);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }
}
