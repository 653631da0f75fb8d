package school.safeguarding.family;

import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.family.say.FamilyQuestion;
import school.safeguarding.family.say.FamilyQuestions;
import school.safeguarding.people.People;

/**
 * Asks every account once in a school year whether they have family at this school: in September, and whoever comes later when
 * they come. Source: default of this procedure, conflict of interest.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AskForFamily {

    private final FamilyQuestions questions;
    private final People people;
    private final Procedures procedures;
    private final ApplicationEventPublisher events;

    AskForFamily(FamilyQuestions questions, People people, Procedures procedures, ApplicationEventPublisher events) {
        this.questions = questions;
        this.people = people;
        this.procedures = procedures;
        this.events = events;
    }

    /** @param today in Europe/London */
    public void ask(LocalDate today) {
        LocalDate september = LocalDate.of(today.getYear(), Month.SEPTEMBER, 1);
        Set<AccountId> asked = questions.askedSince(today.isBefore(september) ? september.minusYears(1) : september);
        people.staff().all().stream()
                .filter(person -> !asked.contains(person.id()))
                .forEach(person -> {
                    String id = questions
                            .save(new FamilyQuestion(person.id(), today))
                            .id()
                            .toString();
                    procedures.startForSchool("family-question", id, RoutingFacts.of(RoutingFact.familyQuestionId, id));
                    events.publishEvent(new FamilyQuestionAsked(id, person.id()));
                });
    }
}
