package school.safeguarding.concern.read;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildNames;
import school.safeguarding.concern.model.HomeDetail;
import school.safeguarding.concern.model.RegisterDetail;
import school.safeguarding.concern.review.ChildChoices;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;

/**
 * Shows entries without children who were named wrongly: they are "another child". The entries stay as they were written and
 * sealed; this is what readers see of them.
 */
public final class Redaction {

    public static final String ANOTHER_CHILD = "another child";

    /** What stands in place of where another child lives, or is known by otherwise. */
    public static final String ANOTHERS = "another child’s";

    /** Whom an entry is about: where one of the first two is a child taken out, all of them are. */
    private static final Set<String> NAMES = Set.of("childName", "childConfirmedName", "rightChildName");

    private static final Set<String> KNOWN_BY = Set.of(
            "childDateOfBirth",
            "childConfirmedDateOfBirth",
            "rightChildDateOfBirth",
            "childClass",
            "childConfirmedClass",
            "rightChildClass");

    /** Which child a select says, with date of birth and class. */
    private static final Set<String> CHOSEN = Set.of(ChildChoices.CHILD, ChildChoices.RIGHT_CHILD);

    private static final String NEEDS = "childNeeds";

    /** What forms of a referral asked about the child of whom agencies were told, and what the register says of the home. */
    private static final Set<String> DETAILS = Stream.concat(
                    HomeDetail.allKeys().stream(), Stream.of("childSiblings", NEEDS))
            .collect(Collectors.toUnmodifiableSet());

    /** What else may be true of one child alone. Many are chosen from a list, so that they are hidden only where they stand. */
    private static final Set<String> OF_CHILD = Stream.concat(
                    RegisterDetail.keysOfChild().stream(),
                    Stream.of(
                            "isSend",
                            "hasCommunicationNeed",
                            "plansAndOrders",
                            "plansAndOrdersDetail",
                            "mayCollect",
                            "otherFiles",
                            "otherFilesWhere",
                            "otherFilesReadOn"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> SIBLINGS = Stream.concat(
                    RegisterDetail.keysOfSibling().stream(), Stream.of("siblingsKnown"))
            .collect(Collectors.toUnmodifiableSet());

    /** Shorter answers, such as a language, may stand in a text for other reasons. */
    private static final int SHORTEST_REPEATED = 8;

    private final ChildNames names;
    private final List<String> birthDates;
    private final List<String> adults;
    private final int lastOfAnother;
    private final int lastOfOtherHome;

    /**
     * @param takenOut who was named wrongly
     * @param staying who is named rightly, brothers and sisters too
     * @param adults names of adults at another child's home
     * @param lastOfAnother the number of the last entry before it was said to be another child; 0 where that is none
     * @param lastOfOtherHome the same of a child of another home; what is known of one home is right for all of its children
     */
    Redaction(
            Collection<Child> takenOut,
            Collection<Child> staying,
            Collection<String> adults,
            int lastOfAnother,
            int lastOfOtherHome) {
        this.names = ChildNames.of(takenOut, staying);
        List<String> shown = birthDates(staying);
        this.birthDates = birthDates(takenOut).stream()
                .filter(day -> !shown.contains(day))
                .toList();
        this.adults = List.copyOf(adults);
        this.lastOfAnother = lastOfAnother;
        this.lastOfOtherHome = lastOfOtherHome;
    }

    private static List<String> birthDates(Collection<Child> children) {
        return children.stream()
                .flatMap(child -> child.particulars().bornOn().stream())
                .map(BritishDates::brief)
                .toList();
    }

    List<Entry> of(List<Entry> entries) {
        Stream<String> details = entries.stream()
                .flatMap(entry -> entry.lines().stream().filter(line -> isDetail(entry, line)))
                .flatMap(HomeDetail::texts)
                .filter(answer -> answer.length() >= SHORTEST_REPEATED);
        List<String> repeated =
                Stream.concat(birthDates.stream(), details).distinct().toList();
        return entries.stream().map(entry -> of(entry, repeated)).toList();
    }

    private Entry of(Entry entry, List<String> repeated) {
        boolean isAboutAnother = entry.lines().stream()
                .filter(line -> NAMES.contains(line.key()))
                .anyMatch(line -> !hidden(line.answer()).equals(line.answer()));
        List<Line> lines = entry.lines().stream()
                .map(line -> new Line(line.key(), line.label(), shown(entry, line, isAboutAnother, repeated)))
                .toList();
        return new Entry(entry.number(), entry.at(), entry.by(), entry.step(), entry.kind(), lines);
    }

    private String shown(Entry entry, Line line, boolean isAboutAnother, List<String> repeated) {
        String answer = line.answer();
        boolean isNamed = NAMES.contains(line.key()) || CHOSEN.contains(line.key());
        if (isNamed && !hidden(answer).equals(answer)) {
            return ANOTHER_CHILD;
        }
        if ((isAboutAnother && KNOWN_BY.contains(line.key())) || isDetail(entry, line) || isOfAnother(entry, line)) {
            return ANOTHERS;
        }
        for (String known : repeated) {
            answer = answer.replace(known, ANOTHERS);
        }
        return hidden(answer);
    }

    public String hidden(String text) {
        String shown = names.hide(text, ANOTHER_CHILD);
        for (String adult : adults) {
            shown = shown.replace(adult, "an adult of " + ANOTHER_CHILD);
        }
        return shown;
    }

    private boolean isOfAnother(Entry entry, Line line) {
        return (OF_CHILD.contains(line.key()) && entry.number() <= lastOfAnother)
                || (SIBLINGS.contains(line.key()) && entry.number() <= lastOfOtherHome);
    }

    private boolean isDetail(Entry entry, Line line) {
        int last = line.key().equals(NEEDS) ? lastOfAnother : lastOfOtherHome;
        return DETAILS.contains(line.key()) && entry.number() <= last;
    }
}
