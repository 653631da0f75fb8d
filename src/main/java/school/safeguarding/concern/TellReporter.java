package school.safeguarding.concern;

import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.NewEntry;

/** Tells the reporter how far it has come and asks whether they are still worried. Source: KCSIE part one, on feedback. */
@Component
class TellReporter {

    private final Procedures procedures;
    private final People people;
    private final Chronology chronology;
    private final ApplicationEventPublisher events;

    TellReporter(Procedures procedures, People people, Chronology chronology, ApplicationEventPublisher events) {
        this.procedures = procedures;
        this.people = people;
        this.chronology = chronology;
        this.events = events;
    }

    void reviewed(Concern concern) {
        tell(concern, "reviewed");
    }

    /** What is asked then takes the place of a question that still stands from the review. */
    void closed(Concern concern) {
        procedures.end("reporter-answer", concern.reference(), "toldOf", "reviewed");
        tell(concern, "closed");
    }

    /** Whom the worry may be about learns nothing more, the reporter included; whoever handles it thinks of them. */
    private void tell(Concern concern, String toldOf) {
        Optional<Person> reporter = people.person(concern.reporter()).filter(person -> !concern.excludes(person));
        if (reporter.isEmpty()) {
            chronology.append(
                    concern.reference(),
                    new NewEntry(
                            "procedure",
                            "Reporter not told by mail: they have left, or the worry may be about them",
                            "reporter-not-told",
                            List.of()));
            return;
        }
        events.publishEvent(
                new ReporterToTell(concern.reference(), reporter.get().id(), toldOf.equals("closed")));
        procedures.start("reporter-answer", concern.reference(), RoutingFacts.of("toldOf", toldOf));
    }
}
