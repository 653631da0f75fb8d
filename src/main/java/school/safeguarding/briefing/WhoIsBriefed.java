package school.safeguarding.briefing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.briefing.policy.BriefEverybody;
import school.safeguarding.briefing.policy.Briefing;
import school.safeguarding.briefing.policy.Briefings;
import school.safeguarding.briefing.training.TrainingDue;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.policy.PolicyInForce;

/** Who has read the policy this school year, and who of the CPO and deputies is trained. */
@Component
public class WhoIsBriefed {

    private final Briefings briefings;
    private final TrainingDue trainingDue;
    private final PolicyInForce policy;
    private final People people;
    private final Clock clock;

    WhoIsBriefed(Briefings briefings, TrainingDue trainingDue, PolicyInForce policy, People people, Clock clock) {
        this.briefings = briefings;
        this.trainingDue = trainingDue;
        this.policy = policy;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param state in words
     * @param isLate whether it was due before now
     */
    record Missing(String name, String state, boolean isLate) {}

    /**
     * @param last empty where nothing is on record
     * @param next when the next is due
     */
    record Trained(String name, String last, String next, boolean isLate) {}

    @Transactional(readOnly = true)
    public BriefingShare share() {
        Map<AccountId, Briefing> last = last();
        List<Person> all = people.staff().all();
        return new BriefingShare(policy.number(), all.size(), (int)
                all.stream().filter(person -> isDone(last, person)).count());
    }

    /** By name. */
    public List<Missing> missing() {
        Map<AccountId, Briefing> last = last();
        return people.staff().all().stream()
                .filter(person -> !isDone(last, person))
                .sorted(Comparator.comparing(Person::name))
                .map(person -> missing(person, last.get(person.id())))
                .toList();
    }

    private Missing missing(Person person, @Nullable Briefing asked) {
        return asked != null && asked.isOpen()
                ? new Missing(
                        person.name(),
                        "due on " + BritishDates.brief(asked.dueAt()),
                        clock.instant().isAfter(asked.dueAt()))
                : new Missing(person.name(), "asked on the next school day", false);
    }

    public List<Trained> officers() {
        return people.holding(Role.CPO, Role.DEPUTY_CPO).stream()
                .sorted(Comparator.comparing(Person::name))
                .map(person -> new Trained(
                        person.name(),
                        trainingDue.lastOf(person.id()).map(BritishDates::brief).orElse(""),
                        trainingDue.of(person.id()).map(BritishDates::brief).orElse("now"),
                        trainingDue.of(person.id()).filter(today()::isBefore).isEmpty()))
                .toList();
    }

    private boolean isDone(Map<AccountId, Briefing> last, Person person) {
        Briefing one = last.get(person.id());
        return one != null && one.isDone() && one.isOf(policy.number(), BriefEverybody.schoolYearBegan(today()));
    }

    private Map<AccountId, Briefing> last() {
        return briefings.findAllByOrderByAskedOn().stream()
                .collect(Collectors.toMap(Briefing::account, one -> one, (earlier, later) -> later));
    }

    private LocalDate today() {
        return BritishDates.today(clock);
    }
}
