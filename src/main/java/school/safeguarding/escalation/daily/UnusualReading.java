package school.safeguarding.escalation.daily;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.Children;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.reference.Reference;
import school.safeguarding.text.TextTemplates;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.Left;

/**
 * How records were read in a span of time, and what of it somebody should ask about. Unusual does not mean that anything is wrong: a CPO who is
 * rung at night reads at night.
 */
@Component
class UnusualReading {

    private static final Set<String> OF_RECORDS = Set.of(Kind.READ_REFUSED.name(), Kind.STEP_REFUSED.name());

    private final Trail trail;
    private final Children children;
    private final People people;
    private final TextTemplates texts;
    private final LocalTime nightBegins;
    private final LocalTime nightEnds;
    private final int manyChildren;

    UnusualReading(
            Trail trail,
            Children children,
            People people,
            TextTemplates texts,
            @Value("${safeguarding.unusual-reading.night-begins}") LocalTime nightBegins,
            @Value("${safeguarding.unusual-reading.night-ends}") LocalTime nightEnds,
            @Value("${safeguarding.unusual-reading.many-children}") int manyChildren) {
        this.trail = trail;
        this.children = children;
        this.people = people;
        this.texts = texts;
        this.nightBegins = nightBegins;
        this.nightEnds = nightEnds;
        this.manyChildren = manyChildren;
    }

    /**
     * @param mayKnow whether whoever is told may know of a concern: no other is counted
     * @return whole sentences, by account ids and references
     */
    String between(Instant from, Instant until, Predicate<String> mayKnow) {
        List<Left> all = trail.between(from, until);
        List<Left> known = all.stream()
                .filter(left -> left.trace().reference().filter(mayKnow).isPresent())
                .toList();
        List<Left> reads = known.stream().filter(left -> left.trace().isRead()).toList();
        List<Unusual> unusual = new ArrayList<>();
        byAccount(reads).forEach((account, ofOne) -> unusual.addAll(unusual(account, ofOne)));
        byAccount(known.stream().filter(UnusualReading::isRefused).toList())
                .forEach((account, ofOne) ->
                        unusual.add(new Unusual(What.REFUSED, account, refusals(ofOne), references(ofOne))));
        byAccount(all.stream().filter(UnusualReading::isOfNone).toList())
                .forEach((account, ofOne) ->
                        unusual.add(new Unusual(What.NOT_THERE, account, refusals(ofOne), references(ofOne))));
        return texts.fill(
                "mail/detail/readings",
                Map.of(
                        "reads", reads.size(),
                        "people", byAccount(reads).size(),
                        "unusual", unusual));
    }

    private enum What {
        AT_NIGHT,
        MANY_CHILDREN,
        OF_ANOTHER_CLASS,
        REFUSED,
        NOT_THERE
    }

    /** @param count of what it is about: how often, or of how many children */
    private record Unusual(What what, AccountId account, long count, Set<String> references) {}

    private List<Unusual> unusual(AccountId account, List<Left> reads) {
        List<Unusual> found = new ArrayList<>();
        List<Left> atNight = reads.stream().filter(this::isAtNight).toList();
        if (!atNight.isEmpty()) {
            found.add(new Unusual(What.AT_NIGHT, account, atNight.size(), references(atNight)));
        }
        long read = reads.stream()
                .map(left ->
                        children.child(Reference.of(left.trace().reference().orElseThrow())))
                .distinct()
                .count();
        if (read >= manyChildren) {
            found.add(new Unusual(What.MANY_CHILDREN, account, read, references(reads)));
        }
        List<Left> ofOthers = reads.stream().filter(this::isOfAnotherClass).toList();
        if (!ofOthers.isEmpty()) {
            found.add(new Unusual(What.OF_ANOTHER_CLASS, account, ofOthers.size(), references(ofOthers)));
        }
        return found;
    }

    private boolean isAtNight(Left read) {
        ZonedDateTime at = read.at().atZone(BritishDates.ZONE);
        boolean isWeekend = at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
        return isWeekend
                || at.toLocalTime().isBefore(nightEnds)
                || !at.toLocalTime().isBefore(nightBegins);
    }

    /** Of whoever teaches one: a handler reads of every class. */
    private boolean isOfAnotherClass(Left read) {
        Optional<String> theirs = people.person(read.trace().by()).flatMap(Person::teaches);
        return theirs.isPresent()
                && read.trace().kind() != Kind.READ_AS_HANDLER
                && children.className(Reference.of(read.trace().reference().orElseThrow()))
                        .filter(name ->
                                !name.strip().equalsIgnoreCase(theirs.get().strip()))
                        .isPresent();
    }

    private static boolean isRefused(Left left) {
        Kind kind = left.trace().kind();
        return kind == Kind.READ_REFUSED || kind == Kind.STEP_REFUSED || kind == Kind.MORE_OF_AN_HOUR;
    }

    /** Numbers of what is about no concern: whatever is about one, known to whoever is told or not, is kept by itself. */
    private static boolean isOfNone(Left left) {
        return left.trace().kind() == Kind.MORE_OF_AN_HOUR
                && left.trace().reference().isEmpty()
                && OF_RECORDS.contains(left.trace().detail().orElseThrow().split(" ")[1]);
    }

    private static int refusals(Left left) {
        return left.trace().kind() == Kind.MORE_OF_AN_HOUR
                ? Integer.parseInt(left.trace().detail().orElseThrow().split(" ")[0])
                : 1;
    }

    private static int refusals(List<Left> all) {
        return all.stream().mapToInt(UnusualReading::refusals).sum();
    }

    private static Map<AccountId, List<Left>> byAccount(Collection<Left> traces) {
        return traces.stream()
                .collect(Collectors.groupingBy(left -> left.trace().by(), TreeMap::new, Collectors.toList()));
    }

    private static Set<String> references(List<Left> traces) {
        return traces.stream()
                .map(Left::trace)
                .map(Trace::reference)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
