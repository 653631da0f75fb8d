package school.safeguarding.escalation.daily;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.ForgetPupils;
import school.safeguarding.concern.Children;
import school.safeguarding.family.Families;

/**
 * Of a pupil without a concern the register forgets everything when a whole term has passed since they left. Source: default of
 * this procedure, keeping.
 */
@Component
class ForgetLeftPupils {

    /** A half term's holiday is shorter, the holidays between two terms are longer. */
    private static final int DAYS_BETWEEN_TERMS = 12;

    /** No term with the holidays before it is longer. */
    private static final int MOST_DAYS = 200;

    private final ForgetPupils pupils;
    private final Children children;
    private final Families families;
    private final SchoolCalendar calendar;

    ForgetLeftPupils(ForgetPupils pupils, Children children, Families families, SchoolCalendar calendar) {
        this.pupils = pupils;
        this.children = children;
        this.families = families;
        this.calendar = calendar;
    }

    /** @return how many were forgotten */
    int forget(LocalDate today) {
        pupils.forgetBegunImports();
        forgetHomes();
        List<ChildId> left = began(today)
                .flatMap(term -> began(term.minusDays(1)))
                .map(termBefore -> pupils.leftUntil(termBefore.minusDays(1)))
                .orElse(List.of());
        if (left.isEmpty()) {
            return 0;
        }
        // A link to one who has left tells of their brothers and sisters, until somebody ends it.
        Set<ChildId> needed = new HashSet<>(families.linked());
        needed.addAll(children.inConcerns(left));
        List<ChildId> forgotten =
                left.stream().filter(pupil -> !needed.contains(pupil)).toList();
        pupils.forget(forgotten);
        return forgotten.size();
    }

    /** Kept only while a concern is, or may be, about the child. */
    private void forgetHomes() {
        Set<ChildId> others = new HashSet<>(pupils.withHome());
        others.removeAll(children.inConcerns(others));
        pupils.forgetHomes(others);
    }

    /** The first day of the term of that day, or of the last before it; empty past what the calendar knows. */
    private Optional<LocalDate> began(LocalDate day) {
        return IntStream.rangeClosed(0, MOST_DAYS)
                .mapToObj(day::minusDays)
                .filter(this::isFirst)
                .findFirst();
    }

    private boolean isFirst(LocalDate day) {
        return calendar.isSchoolDay(day)
                && IntStream.rangeClosed(1, DAYS_BETWEEN_TERMS)
                        .mapToObj(day::minusDays)
                        .noneMatch(calendar::isSchoolDay);
    }
}
