package school.safeguarding.concern.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.event.ReporterToTell;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** Tells the reporter how far it has come and asks whether they are still worried. Source: KCSIE part one, on feedback. */
@Component
public class TellReporter {

    private static final String REVIEWED_WITH_OTHER = "reviewed-with-other";

    private final Concerns concerns;
    private final JoinedReports joined;
    private final Procedures procedures;
    private final People people;
    private final Chronology chronology;
    private final ApplicationEventPublisher events;

    TellReporter(
            Concerns concerns,
            JoinedReports joined,
            Procedures procedures,
            People people,
            Chronology chronology,
            ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.joined = joined;
        this.procedures = procedures;
        this.people = people;
        this.chronology = chronology;
        this.events = events;
    }

    public void reviewed(Concern concern) {
        tell(concern, "reviewed");
    }

    /** Whoever reported it before it was joined to the one that was reviewed is told once, as if it had been reviewed itself. */
    public void reviewedWithOther(Reference reference) {
        joined.joinedInto(reference).stream()
                .map(concerns::withReference)
                .filter(report -> !report.isReviewed() && !isTold(report.reference()))
                .forEach(report -> {
                    chronology.append(
                            report.reference(),
                            new NewEntry(
                                    AccountId.PROCEDURE, "Reviewed with " + reference, REVIEWED_WITH_OTHER, List.of()));
                    reviewed(report);
                });
    }

    private boolean isTold(Reference reference) {
        return chronology.of(reference).stream().anyMatch(entry -> entry.kind().equals(REVIEWED_WITH_OTHER));
    }

    /** Each who reported it, under the reference that they know. What is asked then takes the place of a question that still stands from the review. */
    public void closed(Concern concern) {
        procedures.end("reporter-answer", concern.reference(), RoutingFact.toldOf, "reviewed");
        tell(concern, "closed");
        Set<AccountId> told = new HashSet<>(Set.of(concern.reporter()));
        joined.joinedInto(concern.reference()).stream()
                .map(concerns::withReference)
                .filter(report -> told.add(report.reporter()))
                .forEach(report -> {
                    procedures.end("reporter-answer", report.reference(), RoutingFact.toldOf, "reviewed");
                    tell(report, "closed");
                });
    }

    /** Whom the worry may be about learns nothing more, the reporter included; whoever handles it thinks of them. */
    private void tell(Concern concern, String toldOf) {
        Optional<Person> reporter = people.person(concern.reporter()).filter(person -> !concern.excludes(person));
        if (reporter.isEmpty()) {
            chronology.append(
                    concern.reference(),
                    new NewEntry(
                            AccountId.PROCEDURE,
                            "Reporter not told by mail: they have left, or the worry may be about them",
                            EntryKind.REPORTER_NOT_TOLD,
                            List.of()));
            return;
        }
        events.publishEvent(
                new ReporterToTell(concern.reference(), reporter.get().id(), toldOf.equals("closed")));
        procedures.start("reporter-answer", concern.reference(), RoutingFacts.of(RoutingFact.toldOf, toldOf));
    }
}
