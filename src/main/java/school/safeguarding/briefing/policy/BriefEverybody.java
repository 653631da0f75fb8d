package school.safeguarding.briefing.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.briefing.BriefingAsked;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.escalation.SchoolClocks;
import school.safeguarding.people.People;
import school.safeguarding.policy.PolicyInForce;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/**
 * Asks every account to read the policy: each edition, and again each September; whoever comes later when they come. On school
 * days only. Source: the school's CSE policy (November 2023), staff training and briefings.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class BriefEverybody implements BeginsWithDay {

    /** The step, whose clock in {@code deadlines.dmn} it is too. */
    static final StepId READ = Steps.READ_POLICY;

    private final Briefings briefings;
    private final Questions questions;
    private final PolicyInForce policy;
    private final People people;
    private final SchoolCalendar calendar;
    private final SchoolClocks clocks;
    private final Procedures procedures;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BriefEverybody(
            Briefings briefings,
            Questions questions,
            PolicyInForce policy,
            People people,
            SchoolCalendar calendar,
            SchoolClocks clocks,
            Procedures procedures,
            ApplicationEventPublisher events,
            Clock clock) {
        this.briefings = briefings;
        this.questions = questions;
        this.policy = policy;
        this.people = people;
        this.calendar = calendar;
        this.clocks = clocks;
        this.procedures = procedures;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String ofDay() {
        return "briefing";
    }

    @Override
    public void begin(LocalDate day) {
        Map<AccountId, Briefing> last = briefings.findAllByOrderByAskedOn().stream()
                .collect(Collectors.toMap(Briefing::account, one -> one, (earlier, later) -> later));
        last.values().stream()
                .filter(Briefing::isOpen)
                .filter(one -> people.person(one.account()).isEmpty())
                .forEach(this::end);
        if (calendar.isSchoolDay(day)) {
            int edition = policy.number();
            LocalDate since = schoolYearBegan(day);
            boolean isFirstOfAll = last.isEmpty();
            people.staff().all().stream()
                    .filter(person -> Optional.ofNullable(last.get(person.id()))
                            .filter(one -> one.isOf(edition, since))
                            .isEmpty())
                    .sorted(Comparator.comparing(People.Person::id))
                    .forEach(person ->
                            ask(person.id(), Optional.ofNullable(last.get(person.id())), edition, day, isFirstOfAll));
        }
    }

    /** Of the school year in which that day lies. */
    public static LocalDate schoolYearBegan(LocalDate day) {
        LocalDate september = LocalDate.of(day.getYear(), Month.SEPTEMBER, 1);
        return day.isBefore(september) ? september.minusYears(1) : september;
    }

    private void ask(AccountId account, Optional<Briefing> before, int edition, LocalDate day, boolean isFirstOfAll) {
        before.filter(Briefing::isOpen).ifPresent(this::end);
        boolean isNewHere = before.isEmpty() && !isFirstOfAll;
        Instant dueAt = clocks.dueAt(isNewHere ? StepId.of("newStaffBriefing") : READ, clock.instant());
        Briefing asked = briefings.save(new Briefing(
                account,
                edition,
                day,
                dueAt,
                questions.draw(before.map(Briefing::questions).orElse(List.of()))));
        String id = asked.id().toString();
        procedures.startForSchool(
                "staff-briefing",
                id,
                RoutingFacts.of(RoutingFact.briefingId, id)
                        .with(RoutingFact.briefingDueAt, BritishDates.iso(asked.dueAt())));
        events.publishEvent(new BriefingAsked("briefing " + id, account));
    }

    /** Another is asked for in its place, or nobody is there any more who could. */
    private void end(Briefing briefing) {
        briefing.ended(clock.instant());
        String id = briefing.id().toString();
        procedures.end("staff-briefing", id, RoutingFact.briefingId, id);
    }
}
