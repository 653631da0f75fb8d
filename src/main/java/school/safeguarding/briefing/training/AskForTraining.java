package school.safeguarding.briefing.training;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.escalation.SchoolClocks;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.step.Steps;

/** Asks the CPO and their deputies for their next training sixty days before it is due, and at once where none is on record. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class AskForTraining implements BeginsWithDay {

    private static final int DAYS_BEFORE = 60;
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final TrainingQuestions questions;
    private final TrainingDue due;
    private final People people;
    private final SchoolCalendar calendar;
    private final SchoolClocks clocks;
    private final Procedures procedures;
    private final Clock clock;

    AskForTraining(
            TrainingQuestions questions,
            TrainingDue due,
            People people,
            SchoolCalendar calendar,
            SchoolClocks clocks,
            Procedures procedures,
            Clock clock) {
        this.questions = questions;
        this.due = due;
        this.people = people;
        this.calendar = calendar;
        this.clocks = clocks;
        this.procedures = procedures;
        this.clock = clock;
    }

    @Override
    public String ofDay() {
        return "training";
    }

    @Override
    public void begin(LocalDate day) {
        Set<AccountId> officers = people.holding(Role.CPO, Role.DEPUTY_CPO).stream()
                .map(Person::id)
                .collect(Collectors.toSet());
        Set<AccountId> asked = questions.findByAnsweredAtIsNullAndEndedAtIsNull().stream()
                .filter(one -> officers.contains(one.account()) || end(one))
                .map(TrainingQuestion::account)
                .collect(Collectors.toSet());
        if (calendar.isSchoolDay(day)) {
            officers.stream()
                    .filter(account -> !asked.contains(account))
                    .sorted()
                    .forEach(account -> ask(account, day));
        }
    }

    private void ask(AccountId account, LocalDate day) {
        Optional<LocalDate> dueOn = due.of(account);
        if (dueOn.filter(day.plusDays(DAYS_BEFORE)::isBefore).isEmpty()) {
            Instant dueAt = dueOn.map(on ->
                            on.atTime(END_OF_DAY).atZone(BritishDates.ZONE).toInstant())
                    .orElseGet(() -> clocks.dueAt(Steps.RECORD_TRAINING, clock.instant()));
            String id = questions
                    .save(new TrainingQuestion(account, day, dueAt))
                    .id()
                    .toString();
            procedures.startForSchool(
                    "officer-training",
                    id,
                    RoutingFacts.of(RoutingFact.trainingId, id)
                            .with(RoutingFact.trainingDueAt, BritishDates.iso(dueAt)));
        }
    }

    /** @return false: nobody is asked any more */
    private boolean end(TrainingQuestion asked) {
        asked.ended(clock.instant());
        String id = asked.id().toString();
        procedures.end("officer-training", id, RoutingFact.trainingId, id);
        return false;
    }
}
