package school.safeguarding.lowlevel.removal;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import school.safeguarding.account.AccountId;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.lowlevel.LowLevelAdultsLeft;
import school.safeguarding.lowlevel.list.LeftAdults;
import school.safeguarding.lowlevel.list.LowLevelConcerns;
import school.safeguarding.people.People.Person;
import school.safeguarding.protection.CannotOpen;

/**
 * A low-level concern is kept until the adult has left, at least. Then whoever keeps the list is told, on the first day of each month,
 * until two people take it out or the adult is here again. Sources: KCSIE part four, section two; how often, a default of this procedure.
 */
@Component
class KeepLowLevelConcerns implements BeginsWithDay {

    private static final Logger log = LoggerFactory.getLogger(KeepLowLevelConcerns.class);

    private final LowLevelConcerns concerns;
    private final LowLevelRemovals removals;
    private final LeftAdults leftAdults;
    private final JdbcClient database;
    private final TransactionTemplate apart;
    private final ApplicationEventPublisher events;

    KeepLowLevelConcerns(
            LowLevelConcerns concerns,
            LowLevelRemovals removals,
            LeftAdults leftAdults,
            JdbcClient database,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.removals = removals;
        this.leftAdults = leftAdults;
        this.database = database;
        this.apart = new TransactionTemplate(transactions);
        // A row that cannot be opened ends the transaction that reads it.
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.setReadOnly(true);
        this.events = events;
    }

    @Override
    public String ofDay() {
        return "low-level-adults-left";
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(LocalDate day) {
        if (day.getDayOfMonth() != 1) {
            return;
        }
        Set<String> removed = removals.byReference().keySet();
        database
                .sql("SELECT reference FROM safeguarding.low_level_concern ORDER BY added_at")
                .query(String.class)
                .list()
                .stream()
                .filter(reference -> !removed.contains(reference))
                .flatMap(reference -> keepersToTell(reference).stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(keeper -> events.publishEvent(new LowLevelAdultsLeft(keeper, day)));
    }

    /** Account ids. One entry that is damaged keeps nobody from hearing of the others. */
    private Set<AccountId> keepersToTell(String reference) {
        try {
            return apart.execute(
                    status -> concerns
                            .findById(reference)
                            .filter(entry -> leftAdults.hasLeft(entry.adult()))
                            .map(leftAdults::keepersOf)
                            .stream()
                            .flatMap(keepers -> keepers.stream().map(Person::id))
                            .collect(Collectors.toSet()));
        } catch (CannotOpen damaged) {
            log.error("ALARM A12: {}", damaged.getMessage());
            return Set.of();
        }
    }
}
