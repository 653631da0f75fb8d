package school.safeguarding.concern.model;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.protection.SealsColumn;
import school.safeguarding.transaction.PerTransaction;

/**
 * Classes as ids that say nothing to whoever reads the database or an address. Two who name the same new class at once give it
 * two ids: whoever asks for one of them asks for both.
 */
@Component
@SealsColumn(table = "class_name", name = "name")
public class ClassNames {

    /** No school has so many classes; what one keeps typing wrong is asked for again. */
    private static final int MOST_IN_MEMORY = 500;

    private final JdbcClient database;
    private final Seals seals;

    /** Of rows that stay: an id whose transaction is rolled back would let nobody report from that class. */
    private final Cache<UUID, String> committed =
            Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).build();

    private final PerTransaction<Set<UUID>> added = new PerTransaction<>(HashSet::new);

    ClassNames(JdbcClient database, Seals seals) {
        this.database = database;
        this.seals = seals;
    }

    /** In the caller's transaction. */
    public UUID idOf(String name) {
        return named(committed.asMap(), name).or(() -> named(all(), name)).orElseGet(() -> add(name.strip()));
    }

    private static Optional<UUID> named(Map<UUID, String> names, String name) {
        return names.entrySet().stream()
                .filter(one -> isSame(one.getValue(), name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public static boolean isSame(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private UUID add(String name) {
        UUID id = UUID.randomUUID();
        database.sql("INSERT INTO safeguarding.class_name (id, name) VALUES (?, ?)")
                .params(id, SealedText.sealed(seals.ofSchool(), place(id), name))
                .update();
        added.get().add(id);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.put(id, name);
            }
        });
        return id;
    }

    /** Every name, by its id. */
    public Map<UUID, String> all() {
        return database
                .sql("SELECT id, name FROM safeguarding.class_name")
                .query((row, index) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> name(row.getKey(), row.getValue())));
    }

    private String name(UUID id, String kept) {
        String name = Optional.ofNullable(committed.getIfPresent(id))
                .orElseGet(() -> SealedText.opened(seals.ofSchool(), place(id), kept));
        if (!added.get().contains(id)) {
            committed.put(id, name);
        }
        return name;
    }

    private static Place place(UUID id) {
        return new Place("class_name", id.toString(), "name");
    }
}
