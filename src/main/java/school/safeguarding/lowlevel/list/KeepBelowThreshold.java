package school.safeguarding.lowlevel.list;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.lowlevel.list.LowLevelConcern.Threshold;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.DrawnReferences;
import school.safeguarding.record.FormAnswers;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.LadoAdvisedBelowThreshold;

/** A concern about staff that the LADO says is below the threshold is kept in the list. Source: KCSIE part four. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class KeepBelowThreshold {

    private static final Logger log = LoggerFactory.getLogger(KeepBelowThreshold.class);

    private final LowLevelConcerns concerns;
    private final OpenableConcerns openable;
    private final AdultOfConcern adults;
    private final DrawnReferences references;
    private final FormAnswers answers;
    private final Responsibility responsibility;
    private final People people;
    private final Clock clock;

    KeepBelowThreshold(
            LowLevelConcerns concerns,
            OpenableConcerns openable,
            AdultOfConcern adults,
            DrawnReferences references,
            FormAnswers answers,
            Responsibility responsibility,
            People people,
            Clock clock) {
        this.concerns = concerns;
        this.openable = openable;
        this.adults = adults;
        this.references = references;
        this.answers = answers;
        this.responsibility = responsibility;
        this.people = people;
        this.clock = clock;
    }

    @EventListener
    void on(LadoAdvisedBelowThreshold advised) {
        String content = answers.write(List.of(
                new Line("concern", "Concern", advised.reference().value()),
                new Line(
                        "thresholdReason", "Why it is here", "The LADO advised that it is below the harm threshold.")));
        if (openable.all().stream().anyMatch(entry -> entry.answers().equals(content))) {
            return;
        }
        listFor(advised.reference())
                .ifPresentOrElse(
                        list -> keep(advised.reference(), list, content),
                        () -> log.error(
                                "ALARM A10 {}: neither head nor chair may keep it as a low-level concern",
                                advised.reference()));
    }

    private void keep(Reference concern, KeptList list, String content) {
        Adult adult = adults.of(concern).stream()
                .reduce((earlier, later) -> later)
                .orElseGet(() -> Adult.named("Not named: see " + concern));
        concerns.save(new LowLevelConcern(
                references.next("LLC", "low_level_concern"),
                list,
                adult,
                Threshold.NO,
                AccountId.PROCEDURE,
                content,
                clock.instant()));
    }

    /** It names the concern, so that whoever keeps it has to be somebody who may know of that. */
    private Optional<KeptList> listFor(Reference reference) {
        if (mayAllKnow(Role.HEAD, reference)) {
            return Optional.of(KeptList.HEAD);
        }
        return mayAllKnow(Role.CHAIR, reference) ? Optional.of(KeptList.CHAIR) : Optional.empty();
    }

    private boolean mayAllKnow(Role role, Reference reference) {
        return people.holding(role).stream().allMatch(person -> responsibility.mayKnow(reference, person.id()));
    }
}
