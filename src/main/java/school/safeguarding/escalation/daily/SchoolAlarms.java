package school.safeguarding.escalation.daily;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.people.AccountAlarms;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;

/** What nobody may overlook: in whole sentences, for the log and for whoever is told how things stand. */
@Component
public class SchoolAlarms {

    private static final int WARN_DAYS_BEFORE_END = 60;

    private final Responsibility responsibility;
    private final People people;
    private final AccountAlarms accountAlarms;
    private final SchoolCalendar calendar;
    private final Procedures procedures;
    private final Clock clock;

    SchoolAlarms(
            Responsibility responsibility,
            People people,
            AccountAlarms accountAlarms,
            SchoolCalendar calendar,
            Procedures procedures,
            Clock clock) {
        this.responsibility = responsibility;
        this.people = people;
        this.accountAlarms = accountAlarms;
        this.calendar = calendar;
        this.procedures = procedures;
        this.clock = clock;
    }

    /** @return for the log, by reference only; empty if all is well */
    public List<String> all() {
        List<String> alarms = new ArrayList<>(ofRoles());
        alarms.addAll(ofAccounts());
        responsibility
                .changedByHand()
                .forEach(reference -> alarms.add("ALARM A04: who handles " + reference
                        + ", whom it is about, how far it is or whether it is deleted was changed directly in the database."
                        + " Compare it with a backup, and put it right."));
        alarms.addAll(nobodyLeft(responsibility.openWithNobodyElse()));
        alarms.addAll(ofFailures(procedures.failedForGood().size()));
        alarms.addAll(ofCalendar(BritishDates.today(clock)));
        return alarms;
    }

    /**
     * What one person is told of them.
     *
     * @param open the references of the open concerns that they may know of
     */
    List<String> knownTo(Person reader, Set<Reference> open, LocalDate today) {
        List<String> warnings = new ArrayList<>(ofRoles());
        warnings.addAll(ofAccounts());
        if (!responsibility.changedByHand().isEmpty()) {
            // Which one is in the log only: it may be about whoever reads this.
            warnings.add("ALARM A04: a concern was changed directly in the database, and may be shut for everybody"
                    + " until it is put right. Please have IT support look at the log today.");
        }
        warnings.addAll(nobodyLeft(responsibility.openWithNobodyElse().stream()
                .filter(open::contains)
                .toList()));
        warnings.addAll(ofFailures(procedures.failedForGood().stream()
                .filter(key -> isKnown(key, reader))
                .count()));
        warnings.addAll(ofCalendar(today));
        return warnings;
    }

    /** What is about no concern is anybody's to know who is told how things stand. */
    boolean isKnown(String key, Person reader) {
        return !Procedures.isReference(key) || responsibility.mayKnow(Reference.of(key), reader.id());
    }

    private List<String> ofCalendar(LocalDate today) {
        List<String> alarms = new ArrayList<>(ofKeptDays());
        alarms.addAll(ofEnd(today));
        return alarms;
    }

    private List<String> ofKeptDays() {
        List<LocalDate> kept = calendar.keptAsKnown();
        return kept.isEmpty()
                ? List.of()
                : List.of(
                        "ALARM A24: the calendar's file has closed school days, or given them other hours, that were no more than four"
                                + " weeks away: "
                                + kept.stream().map(BritishDates::brief).collect(Collectors.joining(", "))
                                + ". They count as before, so that no step becomes due later by it.");
    }

    private List<String> ofEnd(LocalDate today) {
        LocalDate lastDay = calendar.lastDay();
        if (today.isAfter(lastDay)) {
            return List.of("ALARM A06: the school calendar ended on " + BritishDates.brief(lastDay)
                    + ". Due times count Monday to Friday less bank holidays, with the last known hours, and each that is"
                    + " counted so is marked as assumed. Please have the next school year added today.");
        }
        return ChronoUnit.DAYS.between(today, lastDay) > WARN_DAYS_BEFORE_END
                ? List.of()
                : List.of("The school calendar ends on " + BritishDates.brief(lastDay)
                        + ". Please have the next school year added: past its end due times are assumed.");
    }

    private List<String> ofRoles() {
        return Stream.of(Role.HEAD, Role.CHAIR)
                .filter(role -> people.holding(role).stream().allMatch(person -> people.isAbsent(person.id())))
                .map(role -> "ALARM A03: nobody who is there holds the role " + role.id()
                        + ", so that an overdue step may have nobody left to go to.")
                .toList();
    }

    private List<String> ofAccounts() {
        List<String> alarms = new ArrayList<>(accountAlarms.standing());
        people.changedByHand().stream()
                .map(account -> "ALARM A05: what the account " + account + " may do was changed directly in the"
                        + " database. It is shut out until it is put right.")
                .forEach(alarms::add);
        return alarms;
    }

    private static List<String> nobodyLeft(List<Reference> references) {
        return references.stream()
                .map(reference -> "ALARM A01: nobody is left to whom an overdue step of " + reference + " could go.")
                .toList();
    }

    private static List<String> ofFailures(long count) {
        return count == 0
                ? List.of()
                : List.of("ALARM A07: " + count + (count == 1 ? " automatic step has" : " automatic steps have")
                        + " failed and will not be tried again. Please have IT support look at the log.");
    }
}
