package school.safeguarding.replay;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.event.ResponseDecided;
import school.safeguarding.concern.event.ReviewAssessed;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.transaction.InSavepoint;

/**
 * Keeps, with the review and with the decision, what somebody needs who asks later by which rules it was decided. Neither is
 * ever stopped by it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class KeepWhatWasDecided {

    private static final Logger log = LoggerFactory.getLogger(KeepWhatWasDecided.class);

    private final JdbcClient database;
    private final Seals seals;
    private final RulesInForce rules;
    private final Chronology chronology;
    private final InSavepoint savepoint;
    private final Clock clock;

    KeepWhatWasDecided(
            JdbcClient database,
            Seals seals,
            RulesInForce rules,
            Chronology chronology,
            InSavepoint savepoint,
            Clock clock) {
        this.database = database;
        this.seals = seals;
        this.rules = rules;
        this.chronology = chronology;
        this.savepoint = savepoint;
        this.clock = clock;
    }

    @EventListener
    void on(ReviewAssessed assessed) {
        Reference reference = assessed.reference();
        savepoint.tried(
                () -> keep(reference, InputCodes.write(assessed.inputs())),
                failure -> log.error(
                        "ALARM A25 {}: the codes that its review came to could not be kept ({})",
                        reference,
                        failure.getClass().getSimpleName()));
    }

    /** By hand, as {@link ReviewInputs} reads it: a flush of Hibernate that fails is the end of the transaction. */
    private int keep(Reference reference, String codes) {
        UUID id = UUID.randomUUID();
        Place place = new Place("review_inputs", id.toString(), "inputs");
        return database.sql("INSERT INTO safeguarding.review_inputs (id, reference, assessed_at, inputs)"
                        + " VALUES (?, ?, ?, ?)")
                .params(
                        id,
                        reference.value(),
                        OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC),
                        SealedText.sealed(seals.ofConcern(reference.value()), place, codes))
                .update();
    }

    /** An entry of the record, so that nobody changes it unseen. */
    @EventListener
    void on(ResponseDecided decided) {
        chronology.append(decided.reference(), rules.entry(decided.reference()));
    }
}
