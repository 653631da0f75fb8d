package school.safeguarding.replay;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.engine.table.FurtherRows;
import school.safeguarding.engine.table.Tables;
import school.safeguarding.policy.PolicyInForce;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.transaction.InSavepoint;

/** The edition of the policy and the versions of the tables that are in force, as an entry. What is not known says so. */
@Component
class RulesInForce {

    static final String KIND = EntryKind.DECIDED_UNDER;
    static final String EDITION = "policyEdition";
    static final String TABLES_IN_FORCE = "tablesInForce";
    static final String NOT_KNOWN = "not known";

    /** By which a concern is decided, by their ids. */
    static final List<String> TABLES = List.of("contact-hold", "deadlines", "handler", "risk-level");

    private static final Logger log = LoggerFactory.getLogger(RulesInForce.class);

    private final PolicyInForce policy;
    private final Tables tables;
    private final FurtherRows further;
    private final InSavepoint savepoint;

    RulesInForce(PolicyInForce policy, Tables tables, FurtherRows further, InSavepoint savepoint) {
        this.policy = policy;
        this.tables = tables;
        this.further = further;
        this.savepoint = savepoint;
    }

    /** In the caller's transaction, which goes on whatever fails here. */
    NewEntry entry(Reference reference) {
        // Not within the savepoint: where they are not known yet they are read through Hibernate.
        Map<String, Instant> own = new HashMap<>();
        Stream.concat(TABLES.stream(), Stream.of(DecisionAsked.INDICATORS))
                .forEach(table -> further.ownSince(table).ifPresent(since -> own.put(table, since)));
        return new NewEntry(
                AccountId.PROCEDURE,
                "Decided under",
                KIND,
                List.of(
                        new Line(EDITION, "Edition of the policy", known(reference, () -> edition(policy.number()))),
                        new Line(
                                TABLES_IN_FORCE,
                                "Versions of the decision tables",
                                known(reference, () -> versions(reference, tables.inForce(), own)))));
    }

    private String known(Reference reference, Supplier<String> what) {
        return savepoint
                .tried(what, failure -> notKnown(reference, failure.getClass().getSimpleName()))
                .orElse(NOT_KNOWN);
    }

    private static void notKnown(Reference reference, String why) {
        log.error("ALARM A25 {}: what it was decided under could not be read ({})", reference, why);
    }

    private static String edition(int number) {
        return number == 0 ? "none was published here yet" : "edition " + number;
    }

    private static String versions(Reference reference, Map<String, Integer> inForce, Map<String, Instant> own) {
        if (!inForce.keySet().containsAll(TABLES)) {
            notKnown(reference, "a table without a version");
        }
        Optional<String> indicators = Optional.ofNullable(own.get(DecisionAsked.INDICATORS))
                .map(since -> "signs with the school’s own since " + BritishDates.brief(since));
        return Stream.concat(
                        TABLES.stream()
                                .map(table -> table + " "
                                        + (inForce.containsKey(table) ? String.valueOf(inForce.get(table)) : NOT_KNOWN)
                                        + Optional.ofNullable(own.get(table))
                                                .map(since ->
                                                        " with the school’s own since " + BritishDates.brief(since))
                                                .orElse("")),
                        indicators.stream())
                .collect(Collectors.joining(", "));
    }
}
