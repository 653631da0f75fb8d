package school.safeguarding.governance.figures.count;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.form.FormsTaken;
import school.safeguarding.engine.form.TakenForm;
import school.safeguarding.escalation.FirstSeen;
import school.safeguarding.governance.figures.count.CountedEvent.Kind;
import school.safeguarding.governance.figures.count.CountedEvent.Taken;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** Counts what a form says, in its own transaction: its codes and its time. */
@Component
class CountForms implements FormsTaken {

    private final CountedEvents events;
    private final FirstSeen firstSeen;
    private final Clock clock;

    CountForms(CountedEvents events, FirstSeen firstSeen, Clock clock) {
        this.events = events;
        this.firstSeen = firstSeen;
        this.clock = clock;
    }

    @Override
    public void taken(TakenForm form) {
        form.reference().ifPresent(reference -> counted(form, reference).forEach(events::keep));
    }

    private List<CountedEvent> counted(TakenForm form, Reference reference) {
        return switch (form.formId()) {
            case EntryKind.REVIEW -> reviewed(form, reference);
            case EntryKind.DECIDE_RESPONSE ->
                List.of(event(
                        reference, Kind.DECIDED, form.chosen("decidedLevel").orElseThrow()));
            case EntryKind.COUNTERSIGN_RESPONSE -> List.of(countersigned(form, reference, "response"));
            case EntryKind.COUNTERSIGN_CLOSE -> closed(form, reference);
            case EntryKind.MAKE_REFERRAL -> referred(form, reference);
            case EntryKind.RECORD_ACKNOWLEDGEMENT -> answered(form, reference);
            case EntryKind.DECIDE_PARENT_CONTACT -> held(form, reference);
            case EntryKind.RECORD_CONTACT -> toldHome(form, reference);
            default -> List.of();
        };
    }

    private List<CountedEvent> reviewed(TakenForm form, Reference reference) {
        Instant now = clock.instant();
        List<CountedEvent> counted = new ArrayList<>();
        firstSeen
                .of(reference)
                .ifPresent(seen -> counted.add(new CountedEvent(
                        reference,
                        Kind.SEEN,
                        "",
                        now,
                        Optional.of(new Taken(seen.at(), Kind.REPORTED, "")),
                        Optional.of(seen.isInTime()))));
        counted.add(CountedEvent.timed(reference, Kind.REVIEWED, now, new Taken(now, Kind.REPORTED, ""), form.dueAt()));
        return counted;
    }

    private CountedEvent countersigned(TakenForm form, Reference reference, String what) {
        return event(
                reference,
                Kind.COUNTERSIGNED,
                what + "-" + form.chosen("countersign").orElseThrow());
    }

    private List<CountedEvent> closed(TakenForm form, Reference reference) {
        List<CountedEvent> counted = new ArrayList<>();
        counted.add(countersigned(form, reference, "close"));
        if (form.isChosen("countersign", "agree")) {
            counted.add(event(
                    reference, Kind.CLOSED, form.fact(RoutingFact.response).orElse("none")));
        }
        return counted;
    }

    private List<CountedEvent> referred(TakenForm form, Reference reference) {
        if (!form.isChosen("referralMade", "telephoned")) {
            return List.of();
        }
        Instant now = clock.instant();
        Instant called = form.time("telephonedOn", "telephonedAt").orElse(now);
        Taken taken = new Taken(called, Kind.REPORTED, "");
        String agency = form.fact(RoutingFact.agency).orElseThrow();
        CountedEvent first = CountedEvent.timed(reference, Kind.REFERRED, now, taken, form.dueAt());
        return List.of(
                first, new CountedEvent(reference, Kind.REFERRED_TO, agency, now, first.taken(), first.isInTime()));
    }

    private List<CountedEvent> answered(TakenForm form, Reference reference) {
        if (form.isChosen("agencyAnswer", "none")) {
            return List.of();
        }
        Instant now = clock.instant();
        Taken taken =
                new Taken(now, Kind.REFERRED_TO, form.fact(RoutingFact.agency).orElseThrow());
        return List.of(CountedEvent.timed(reference, Kind.ANSWERED, now, taken, form.dueAt()));
    }

    /** Also where something else holds it than a reason that somebody chose. */
    private List<CountedEvent> held(TakenForm form, Reference reference) {
        List<String> reasons = form.all("deferReasons");
        boolean isHeld = form.chosen("parentDecisionWhileHeld").isPresent() || form.isChosen("parentDecision", "defer");
        if (!isHeld) {
            return List.of();
        }
        return reasons.isEmpty()
                ? List.of(event(reference, Kind.HELD, "no-reason-chosen"))
                : reasons.stream()
                        .map(reason -> event(reference, Kind.HELD, reason.toLowerCase(Locale.ROOT)))
                        .toList();
    }

    private List<CountedEvent> toldHome(TakenForm form, Reference reference) {
        if (!form.isChosen("contactMade", "reached")) {
            return List.of();
        }
        Instant now = clock.instant();
        Instant told = form.time("contactedOn", "contactedAt").orElse(now);
        return List.of(
                CountedEvent.timed(reference, Kind.TOLD_HOME, now, new Taken(told, Kind.REPORTED, ""), form.dueAt()));
    }

    private CountedEvent event(Reference reference, Kind kind, String code) {
        return CountedEvent.of(reference, kind, code, clock.instant());
    }
}
