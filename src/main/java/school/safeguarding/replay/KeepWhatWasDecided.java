package school.safeguarding.replay;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.concern.event.ResponseDecided;
import school.safeguarding.concern.event.ReviewAssessed;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.transaction.InSavepoint;
import school.safeguarding.transaction.PerTransaction;

/**
 * Keeps, with the review and with the decision, what somebody needs who asks later by which rules it was decided. Neither is
 * ever stopped by it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class KeepWhatWasDecided {

    private static final Logger log = LoggerFactory.getLogger(KeepWhatWasDecided.class);

    private final EntityManager entities;
    private final JdbcClient database;
    private final Seals seals;
    private final RulesInForce rules;
    private final Chronology chronology;
    private final InSavepoint savepoint;
    private final Clock clock;
    private final PerTransaction<Set<Codes>> asked = new PerTransaction<>(LinkedHashSet::new);

    KeepWhatWasDecided(
            EntityManager entities,
            JdbcClient database,
            Seals seals,
            RulesInForce rules,
            Chronology chronology,
            InSavepoint savepoint,
            Clock clock) {
        this.entities = entities;
        this.database = database;
        this.seals = seals;
        this.rules = rules;
        this.chronology = chronology;
        this.savepoint = savepoint;
        this.clock = clock;
    }

    @EventListener
    void on(ReviewAssessed assessed) {
        keep(new Codes(assessed.reference(), "risk-level", InputCodes.write(assessed.inputs())));
    }

    @EventListener
    void on(DecisionAsked asked) {
        keep(new Codes(asked.reference(), asked.decisionId(), InputCodes.write(asked.inputs())));
    }

    private record Codes(Reference reference, String decision, String text) {}

    /** All of a transaction in one statement at its end, each once: a due time is asked for again and again. */
    private void keep(Codes codes) {
        Set<Codes> waiting = asked.get();
        if (waiting.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

                @Override
                public void beforeCommit(boolean isReadOnly) {
                    // Of a concern that is reported just now the row may not be there yet.
                    entities.flush();
                    insert(List.copyOf(waiting));
                }
            });
        }
        waiting.add(codes);
    }

    private void insert(List<Codes> all) {
        savepoint.tried(
                () -> {
                    List<Object> params = new ArrayList<>();
                    // One moment for all: what is of a review is not of the round before it.
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    all.forEach(codes -> params.addAll(row(codes, now)));
                    return database.sql("INSERT INTO safeguarding.review_inputs"
                                    + " (id, reference, assessed_at, decision, inputs) VALUES "
                                    + String.join(", ", Collections.nCopies(all.size(), "(?, ?, ?, ?, ?)")))
                            .params(params)
                            .update();
                },
                failure -> all.stream()
                        .map(Codes::reference)
                        .distinct()
                        .forEach(reference -> log.error(
                                "ALARM A25 {}: the codes that its review came to could not be kept ({})",
                                reference,
                                failure.getClass().getSimpleName())));
    }

    /** By hand, as {@link ReviewInputs} reads it: a flush of Hibernate that fails is the end of the transaction. */
    private List<Object> row(Codes codes, Instant now) {
        UUID id = UUID.randomUUID();
        Place place = new Place("review_inputs", id.toString(), "inputs");
        return List.of(
                id,
                codes.reference().value(),
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                codes.decision(),
                SealedText.sealed(seals.ofConcern(codes.reference().value()), place, codes.text()));
    }

    /** An entry of the record, so that nobody changes it unseen. */
    @EventListener
    void on(ResponseDecided decided) {
        chronology.append(decided.reference(), rules.entry(decided.reference()));
    }
}
