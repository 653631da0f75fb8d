package school.safeguarding.child;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import school.safeguarding.child.name.FoldedName;
import school.safeguarding.child.name.FoldedWord;

/** What a child is recognised by: every full name that is in use for them, and the date of birth where it is known. */
public final class KnownAs {

    private static final int SHORTEST_PART = 3;

    private final List<FoldedName> names;
    private final Optional<LocalDate> bornOn;

    private KnownAs(List<FoldedName> names, Optional<LocalDate> bornOn) {
        this.names = names;
        this.bornOn = bornOn;
    }

    /** @param names full names: as registered, as used, as typed; one by which nobody is known, such as “not known”, counts for none */
    public static KnownAs of(Collection<String> names, Optional<LocalDate> bornOn) {
        return new KnownAs(
                names.stream()
                        .map(FoldedName::of)
                        .filter(FoldedName::isSomebody)
                        .toList(),
                bornOn);
    }

    public boolean isNamed() {
        return !names.isEmpty();
    }

    public Optional<LocalDate> bornOn() {
        return bornOn;
    }

    /** Every day on which the same child may have been born by what somebody else wrote. */
    public Set<LocalDate> birthdays() {
        return bornOn.stream()
                .flatMap(day -> Stream.concat(Stream.of(day), turned(day).stream()))
                .collect(Collectors.toSet());
    }

    public boolean isBornOn(LocalDate day) {
        return bornOn.filter(day::equals).isPresent();
    }

    public boolean hasWordsBeginning(List<FoldedWord> beginnings) {
        return names.stream().anyMatch(name -> beginnings.stream().allMatch(beginning -> name.words().stream()
                .anyMatch(word -> word.plain().startsWith(beginning.plain())
                        || word.spelledOut().startsWith(beginning.plain()))));
    }

    /** The same of parts of words, but of parts so short that they stand in every second name. */
    public boolean hasWordsWith(List<FoldedWord> parts) {
        return names.stream().anyMatch(name -> parts.stream().allMatch(part -> name.words().stream()
                .anyMatch(word -> isIn(part.plain(), word.plain()) || isIn(part.plain(), word.spelledOut()))));
    }

    private static boolean isIn(String part, String word) {
        return part.length() < SHORTEST_PART ? word.startsWith(part) : word.contains(part);
    }

    /** The same for names that differ only in order, case or accents, for whoever counts. */
    public String words() {
        return names.stream()
                .findFirst()
                .map(name ->
                        name.words().stream().map(FoldedWord::plain).sorted().collect(Collectors.joining(" ")))
                .orElse("");
    }

    public SameChild as(KnownAs other) {
        Dates dates = dates(other);
        if (dates == Dates.DIFFERENT) {
            // Whatever the names: of twenty thousand children these are nearly all.
            return SameChild.NO;
        }
        SameChild strongest = SameChild.NO;
        for (FoldedName name : names) {
            for (FoldedName theirs : other.names) {
                strongest = SameChild.stronger(strongest, judge(name.with(theirs), dates));
            }
        }
        return strongest;
    }

    /** Whether one is a name of the other in other words, whenever each was born. */
    public boolean isCalledLike(KnownAs other) {
        return names.stream().anyMatch(name -> other.names.stream()
                .map(name::with)
                .anyMatch(agreement -> agreement.compareTo(FoldedName.Agreement.WITHIN) <= 0));
    }

    /** The same, or all but one letter of it. */
    public boolean isSpelledLike(KnownAs other) {
        return names.stream().anyMatch(name -> other.names.stream()
                .map(name::with)
                .anyMatch(agreement -> agreement.compareTo(FoldedName.Agreement.ONE_LETTER_OFF) <= 0));
    }

    private enum Dates {
        SAME,
        UNKNOWN,
        DIFFERENT
    }

    private static SameChild judge(FoldedName.Agreement agreement, Dates dates) {
        return switch (agreement) {
            case WHOLE, WITHOUT_MIDDLE_NAMES ->
                switch (dates) {
                    case SAME -> SameChild.YES;
                    case UNKNOWN -> SameChild.MAY_BE;
                    case DIFFERENT -> SameChild.NO;
                };
            case WITHIN -> dates == Dates.DIFFERENT ? SameChild.NO : SameChild.MAY_BE;
            case ONE_LETTER_OFF, IN_PART -> dates == Dates.SAME ? SameChild.MAY_BE : SameChild.NO;
            case NONE -> SameChild.NO;
        };
    }

    private Dates dates(KnownAs other) {
        if (bornOn.isEmpty() || other.bornOn.isEmpty() || turned(bornOn.get()).equals(other.bornOn)) {
            return Dates.UNKNOWN;
        }
        return bornOn.equals(other.bornOn) ? Dates.SAME : Dates.DIFFERENT;
    }

    /** The same day written the American way: spreadsheets turn them unasked, so neither is sure. */
    private static Optional<LocalDate> turned(LocalDate day) {
        return day.getDayOfMonth() > 12 || day.getDayOfMonth() == day.getMonthValue()
                ? Optional.empty()
                : Optional.of(LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()));
    }
}
