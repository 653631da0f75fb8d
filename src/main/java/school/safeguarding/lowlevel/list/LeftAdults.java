package school.safeguarding.lowlevel.list;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Staff;

/** Which of the adults whom low-level concerns are about have left, as far as accounts say it. */
@Component
public class LeftAdults {

    private final People people;

    LeftAdults(People people) {
        this.people = people;
    }

    /** Of whoever never had an account nobody here knows when they leave. */
    public boolean hasLeft(Adult adult) {
        return adult.account().isPresent() && isNobodyHere(adult);
    }

    /** Whether nobody who may be meant has an account that is in force. */
    public boolean isNobodyHere(Adult adult) {
        return people.staff().all().stream().noneMatch(adult::mayBe);
    }

    /**
     * The last day of whichever account of somebody who may be meant ended last. Empty where the adult has none, and where it is
     * not certain that one has ended: what was changed in the database has not.
     */
    public Optional<LocalDate> lastDay(Adult adult) {
        Staff staff = people.staff();
        List<Optional<LocalDate>> days = staff.names().entrySet().stream()
                .filter(account -> adult.mayBe(called(account)))
                .map(account -> staff.lastDayOf(account.getKey()))
                .toList();
        boolean isKnown = hasLeft(adult)
                && adult.account().filter(staff.names()::containsKey).isPresent()
                && days.stream().allMatch(Optional::isPresent);
        return isKnown ? days.stream().flatMap(Optional::stream).max(Comparator.naturalOrder()) : Optional.empty();
    }

    private static Adult called(Entry<AccountId, String> account) {
        return Adult.named(account.getValue()).with(account.getKey());
    }

    /** Who keeps this entry's list and may see it. */
    public List<Person> keepersOf(LowLevelConcern entry) {
        return people.staff().all().stream()
                .filter(person ->
                        entry.list().isKeptBy(person) && !entry.adult().mayBe(person))
                .toList();
    }
}
