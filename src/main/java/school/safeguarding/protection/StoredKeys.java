package school.safeguarding.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.transaction.PerTransaction;

/** The school's keys, from the database, opened by the installation's keyset. */
class StoredKeys implements Seals {

    /** Of concerns that are worked on at the same time; others are asked for again. */
    private static final int CONCERNS_IN_MEMORY = 1_000;

    private final JdbcClient database;
    private final InstallationKeyset keyset;
    private final String school;
    private final Clock clock;
    private final Cache<String, Seal> ofConcerns =
            Caffeine.newBuilder().maximumSize(CONCERNS_IN_MEMORY).build();

    /** Of the transaction that runs. If it is rolled back, they have sealed nothing that stays. */
    private final PerTransaction<Map<String, Seal>> uncommitted = new PerTransaction<>(HashMap::new);

    private Seal ofSchool;

    StoredKeys(JdbcClient database, InstallationKeyset keyset, String school, Clock clock) {
        this.database = database;
        this.keyset = keyset;
        this.school = school;
        this.clock = clock;
    }

    /** A start with the wrong keyset would be noticed only when somebody has to read. */
    @PostConstruct
    void open() {
        try {
            ofSchool = own(DataKey.SCHOOL).seal(school);
        } catch (CannotOpen e) {
            throw new IllegalStateException("The keyset in " + keyset.where()
                    + " is not the one that this database was sealed with: it has "
                    + String.join(", ", keyset.keyset().names()) + ", and needed is " + sealedBy() + ".");
        }
    }

    private DataKey own(String name) {
        return stored(name)
                .orElseThrow(() -> new IllegalStateException("The database has no key " + name + " of the school "
                        + school + ", so that it is not this installation's, or not whole."));
    }

    private String sealedBy() {
        return database.sql("SELECT wrapped_by FROM safeguarding.data_key WHERE name = ?")
                .param(DataKey.SCHOOL)
                .query(String.class)
                .single();
    }

    @Override
    public Seal ofSchool() {
        return ofSchool;
    }

    @Override
    public Seal ofConcern(String reference) {
        Seal known = Optional.ofNullable(ofConcerns.getIfPresent(reference))
                .orElseGet(() -> uncommitted.get().get(reference));
        if (known != null) {
            return known;
        }
        String name = DataKey.ofConcern(reference);
        return kept(reference, stored(name).orElseThrow(() -> new CannotOpen(DataKey.place(name))));
    }

    @Override
    public Seal ofNewConcern(String reference) {
        return kept(reference, made(DataKey.ofConcern(reference)));
    }

    @Override
    public void destroyOfConcern(String reference) {
        boolean isDone = database.sql("SELECT safeguarding.destroy_key_of_deleted_record(?)")
                .param(reference)
                .query(Boolean.class)
                .single();
        if (!isDone) {
            throw new IllegalStateException("The key of " + reference + " was not destroyed");
        }
        uncommitted.get().remove(reference);
        onceCommitted(() -> ofConcerns.invalidate(reference));
    }

    private Seal kept(String reference, DataKey key) {
        Seal seal = key.seal(school);
        uncommitted.get().put(reference, seal);
        onceCommitted(() -> ofConcerns.put(reference, seal));
        return seal;
    }

    /**
     * Two who seal for the same new concern at once have one key between them. It is sealed with the key that seals the school's own,
     * so that a rotation counts on all nodes at once; a node that does not have that key goes on with what it has.
     */
    private DataKey made(String name) {
        Keyset now = keyset.keyset();
        DataKey key = DataKey.generate(name);
        if (insert(key, name, now, now.inUse())) {
            return key;
        }
        String inUse = sealedBy();
        return stored(name)
                .orElseGet(() -> insert(key, name, now.using(inUse), inUse)
                        ? key
                        : stored(name).orElseThrow());
    }

    /** @param inUse what the school's own key has to be sealed by, or nothing is done */
    private boolean insert(DataKey key, String name, Keyset now, String inUse) {
        return database.sql("INSERT INTO safeguarding.data_key (name, wrapped, wrapped_by, made_at)"
                                + " SELECT ?, ?, ?, ? FROM safeguarding.data_key WHERE name = ? AND wrapped_by = ?"
                                + " ON CONFLICT DO NOTHING")
                        .params(
                                name,
                                key.wrapped(now.aead(), school, name),
                                now.inUse(),
                                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                                DataKey.SCHOOL,
                                inUse)
                        .update()
                == 1;
    }

    private Optional<DataKey> stored(String name) {
        return database.sql("SELECT wrapped FROM safeguarding.data_key WHERE name = ?")
                .param(name)
                .query((row, index) -> row.getBytes("wrapped"))
                .optional()
                .map(wrapped -> DataKey.unwrapped(wrapped, keyset.aead(), school, name));
    }

    /** A key whose transaction is rolled back has sealed nothing that stays. */
    private static void onceCommitted(Runnable keep) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            keep.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keep.run();
            }
        });
    }
}
