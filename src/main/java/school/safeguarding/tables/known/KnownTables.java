package school.safeguarding.tables.known;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.table.FurtherRows;
import school.safeguarding.engine.table.Tables.Table;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.people.People;
import school.safeguarding.risk.Indicator;
import school.safeguarding.risk.Indicators;
import school.safeguarding.tables.check.CheckTable;
import school.safeguarding.tables.check.TableFile;
import school.safeguarding.transaction.PerTransaction;

/**
 * The school's own tables, read again as soon as one more was adopted, on whichever node. One that does not open, or that the
 * release's columns do not fit any more, counts for nothing; the release's own rows count in any case.
 */
@Component
public class KnownTables implements FurtherRows, BeginsWithDay, SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(KnownTables.class);

    private final AdoptedTables adopted;
    private final CheckTable check;
    private final Indicators indicators;
    private final People people;
    private final Cache<Long, List<Known>> memory =
            Caffeine.newBuilder().maximumSize(1).build();
    private final PerTransaction<AtomicBoolean> changed = new PerTransaction<>(AtomicBoolean::new);

    public KnownTables(AdoptedTables adopted, CheckTable check, Indicators indicators, People people) {
        this.adopted = adopted;
        this.check = check;
        this.indicators = indicators;
        this.people = people;
    }

    /**
     * @param until when the next one of the same id was adopted; empty for the one in force
     * @param table empty for what is none, such as the indicators
     */
    public record Known(TableFile file, Instant from, Optional<Instant> until, Optional<Table> table) {

        private boolean is(String decisionId) {
            return file.decisionId().equals(decisionId);
        }

        private boolean isSince(Instant time) {
            return until.map(end -> end.isAfter(time)).orElse(true);
        }
    }

    /** Once everything is there by which a table is read. */
    @Override
    public void afterSingletonsInstantiated() {
        indicators.countBeside(this::indicators);
    }

    private List<Indicator> indicators() {
        return inForce(CheckTable.INDICATORS)
                .flatMap(own -> check.indicators(own.file().file()))
                .orElse(List.of());
    }

    @Override
    public List<Map<String, String>> of(String decisionId, Function<String, Object> inputs, Instant since) {
        return known().stream()
                .filter(one -> one.is(decisionId) && one.isSince(since))
                .flatMap(one -> one.table().stream())
                .flatMap(table -> rows(table, inputs))
                .toList();
    }

    private static Stream<Map<String, String>> rows(Table table, Function<String, Object> inputs) {
        Map<String, Object> values = new HashMap<>();
        table.inputs().forEach(name -> values.put(name, inputs.apply(name)));
        try {
            return table.rows(values).stream();
        } catch (RuntimeException e) {
            log.error("ALARM A26: a table of the school's own cannot be asked, and does not count", e);
            return Stream.empty();
        }
    }

    @Override
    public Optional<Instant> ownSince(String decisionId) {
        return inForce(decisionId).map(Known::from);
    }

    /** The one in force, if the school has one of its own. */
    public Optional<Known> inForce(String decisionId) {
        return known().stream()
                .filter(one -> one.is(decisionId) && one.until().isEmpty())
                .findFirst();
    }

    /** Whether the release has brought another table since this one was compared with it. */
    public boolean isReleaseNewer(Known one) {
        return check.isReleaseNewer(one.file());
    }

    /** The transaction that runs has adopted one, so that it must not go on with what is remembered. */
    public void changed() {
        changed.get().set(true);
    }

    /** Adopting one is a change of whom the revision speaks, so that every node hears of it without asking once more. */
    private List<Known> known() {
        OptionalLong revision = people.staff().revision();
        return revision.isEmpty() || changed.get().get() ? read() : memory.get(revision.getAsLong(), key -> read());
    }

    private List<Known> read() {
        List<Known> all = new ArrayList<>();
        Map<String, Instant> until = new HashMap<>();
        List<AdoptedTable> newestFirst = new ArrayList<>(adopted.findAllByOrderByAdoptedAt());
        Collections.reverse(newestFirst);
        for (AdoptedTable one : newestFirst) {
            Optional<TableFile> file = one.file();
            if (file.filter(found -> found.decisionId().equals(CheckTable.CALENDAR))
                    .isPresent()) {
                continue;
            }
            Optional<Known> own = file.flatMap(found -> known(found, one.adoptedAt(), until));
            if (own.isEmpty()) {
                log.error(
                        "ALARM A26: a table of the school's own ({}) does not count: it was changed directly in the database, or does not fit this release",
                        file.map(TableFile::decisionId).orElse("unknown"));
                continue;
            }
            all.add(own.get());
            until.put(own.get().file().decisionId(), one.adoptedAt());
        }
        return List.copyOf(all);
    }

    private Optional<Known> known(TableFile file, Instant from, Map<String, Instant> until) {
        boolean isTable = !file.decisionId().equals(CheckTable.INDICATORS);
        Optional<Table> table = isTable ? check.table(file.decisionId(), file.file()) : Optional.empty();
        boolean isFit =
                isTable ? table.isPresent() : check.indicators(file.file()).isPresent();
        return isFit
                ? Optional.of(new Known(file, from, Optional.ofNullable(until.get(file.decisionId())), table))
                : Optional.empty();
    }

    @Override
    public String ofDay() {
        return "tables-of-school";
    }

    @Override
    public void begin(LocalDate day) {
        known().stream()
                .filter(one -> one.until().isEmpty() && isReleaseNewer(one))
                .forEach(one -> log.error(
                        "ALARM A27: this release has another {} than the one with which the school's own was compared. Both count, the stricter each time. Please look at /tables.",
                        one.file().decisionId()));
    }
}
