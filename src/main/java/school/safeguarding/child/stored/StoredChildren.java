package school.safeguarding.child.stored;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.Particulars;
import school.safeguarding.child.SameChild;
import school.safeguarding.child.name.FoldedChildren;
import school.safeguarding.child.name.FoldedName;
import school.safeguarding.child.name.FoldedWord;
import school.safeguarding.child.register.RegisterChange;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Seals;
import school.safeguarding.transaction.PerTransaction;

/**
 * Children as rows that only this application can read, and their folded names in this node's memory.
 *
 * <p>What is new is told by the transaction that wrote a row last: no counter that everybody who writes would have to wait
 * for, and none that counts in another order than is committed.
 */
@Repository
public class StoredChildren implements KnownChildren {

    private static final Logger log = LoggerFactory.getLogger(StoredChildren.class);

    /**
     * One row at least, so that it is known until when everything has been read. Nothing that may still be rolled back, and
     * nothing again that a restored copy says was written by a transaction that this database has not come to.
     */
    private static final String ALL =
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon, child.id, child.content"
                    + " FROM (SELECT) AS always LEFT JOIN safeguarding.child"
                    + " ON child.changed_in IS DISTINCT FROM pg_current_xact_id_if_assigned()";

    private static final String CHANGED = ALL + " AND child.changed_in >= CAST(:since AS xid8)"
            + " AND child.changed_in < pg_snapshot_xmax(pg_current_snapshot())";

    /** More do not fit into one list to choose from. */
    private static final int MOST_OFFERED = 1_000;

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final Seals seals;
    private final Cache<String, Remembered> memory =
            Caffeine.newBuilder().maximumSize(1).build();

    /** By the transaction that runs, which goes on to ask for them. */
    private final PerTransaction<Map<ChildId, Child>> added = new PerTransaction<>(HashMap::new);

    StoredChildren(JdbcClient database, JdbcTemplate batches, Seals seals) {
        this.database = database;
        this.batches = batches;
        this.seals = seals;
    }

    /** @param horizon every transaction before this one had ended when it was read */
    private record Remembered(String horizon, FoldedChildren children) {

        private static final Remembered NOTHING = new Remembered("", FoldedChildren.NOBODY);
    }

    private record Row(String horizon, Optional<UUID> id, Optional<String> content) {}

    @Override
    @Transactional
    public Child add(String fullName, Optional<LocalDate> bornOn) {
        Child child = new Child(new ChildId(UUID.randomUUID()), false, Particulars.typed(fullName, bornOn));
        database.sql("INSERT INTO safeguarding.child (id, is_in_register, content) VALUES (?, false, ?)")
                .params(child.id().value(), ChildCodec.sealed(seals, child.id(), child.particulars()))
                .update();
        added.get().put(child.id(), child);
        return child;
    }

    /** Until the transaction ends nobody else changes the register from a file. */
    public void lockRegister() {
        database.sql("SELECT pg_advisory_xact_lock(hashtext('register of pupils'))")
                .query((row, index) -> true)
                .single();
    }

    /** Everybody who is in the register, or was and is not forgotten. */
    public List<Child> everRegistered() {
        return database
                .sql("SELECT id, is_in_register, content FROM safeguarding.child"
                        + " WHERE (is_in_register OR left_on IS NOT NULL) AND content IS NOT NULL")
                .query((row, index) -> child(
                        new ChildId(row.getObject("id", UUID.class)),
                        row.getBoolean("is_in_register"),
                        row.getString("content")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public boolean isAnybodyGone() {
        return database.sql("SELECT EXISTS (SELECT FROM safeguarding.child WHERE left_on IS NOT NULL)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean haveLeft(Collection<ChildId> ids) {
        return !ids.isEmpty()
                && database.sql("SELECT count(*) FILTER (WHERE left_on IS NOT NULL) > 0"
                                + " AND count(*) FILTER (WHERE is_in_register) = 0"
                                + " FROM safeguarding.child WHERE id IN (:ids)")
                        .param("ids", ids.stream().map(ChildId::value).toList())
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public List<Child> ofFamily(String family) {
        return family.isEmpty()
                ? List.of()
                : everRegistered().stream()
                        .filter(child -> child.isInRegister()
                                && child.particulars().family().equals(family))
                        .toList();
    }

    @Override
    public List<Child> offered() {
        return countRegistered() > MOST_OFFERED
                ? List.of()
                : everRegistered().stream()
                        .filter(child ->
                                child.isInRegister() && !child.particulars().isNameProtected())
                        .toList();
    }

    /** Whoever is in the register and has names that begin so, a child with a protected name excepted. */
    public List<Child> beginning(String typed) {
        List<ChildId> found = folded().beginning(FoldedName.of(typed).words()).stream()
                .map(ChildId::new)
                .toList();
        return of(found).values().stream()
                .filter(child -> child.isInRegister() && !child.particulars().isNameProtected())
                .toList();
    }

    @Override
    public Set<ChildId> sought(String typedName, Optional<LocalDate> bornOn) {
        FoldedChildren all = folded();
        List<FoldedWord> words = FoldedName.of(typedName).words();
        Stream<UUID> named = words.isEmpty() ? Stream.empty() : all.with(words).stream();
        Stream<UUID> born = bornOn.stream().flatMap(day -> all.bornOn(day).stream());
        return Stream.concat(named, born).map(ChildId::new).collect(Collectors.toSet());
    }

    public long countRegistered() {
        return database.sql("SELECT count(*) FROM safeguarding.child WHERE is_in_register")
                .query(Long.class)
                .single();
    }

    public void register(List<Particulars> pupils) {
        batches.batchUpdate(
                "INSERT INTO safeguarding.child (id, is_in_register, content) VALUES (?, true, ?)",
                pupils.stream()
                        .map(pupil -> {
                            ChildId id = new ChildId(UUID.randomUUID());
                            return new Object[] {id.value(), ChildCodec.sealed(seals, id, pupil)};
                        })
                        .toList());
    }

    public void update(List<RegisterChange.Changed> pupils) {
        batches.batchUpdate(
                "UPDATE safeguarding.child SET content = ?, is_in_register = true, left_on = NULL WHERE id = ?",
                pupils.stream()
                        .map(pupil -> new Object[] {
                            ChildCodec.sealed(seals, pupil.id(), pupil.now()),
                            pupil.id().value()
                        })
                        .toList());
    }

    public void left(List<ChildId> pupils, LocalDate on) {
        batches.batchUpdate(
                "UPDATE safeguarding.child SET is_in_register = false, left_on = ? WHERE id = ?",
                pupils.stream().map(id -> new Object[] {on, id.value()}).toList());
    }

    /** Pupils who have left by that day, which is included, and of whom something is still known. */
    public List<ChildId> leftUntil(LocalDate day) {
        return database.sql("SELECT id FROM safeguarding.child"
                        + " WHERE NOT is_in_register AND left_on <= ? AND content IS NOT NULL")
                .param(day)
                .query((row, index) -> new ChildId(row.getObject("id", UUID.class)))
                .list();
    }

    public List<Child> neverRegistered(Collection<ChildId> of) {
        Set<ChildId> registered = of.isEmpty()
                ? Set.of()
                : database.sql("SELECT id FROM safeguarding.child WHERE id IN (:ids)"
                                + " AND (is_in_register OR left_on IS NOT NULL)")
                        .param("ids", of.stream().map(ChildId::value).toList())
                        .query((row, index) -> new ChildId(row.getObject("id", UUID.class)))
                        .set();
        return of(of).values().stream()
                .filter(child -> !registered.contains(child.id()))
                .toList();
    }

    public void forget(List<ChildId> pupils) {
        batches.batchUpdate(
                "UPDATE safeguarding.child SET content = NULL WHERE id = ?",
                pupils.stream().map(id -> new Object[] {id.value()}).toList());
    }

    @Override
    public Optional<Child> of(ChildId id) {
        return Optional.ofNullable(of(List.of(id)).get(id));
    }

    @Override
    public Map<ChildId, Child> of(Collection<ChildId> ids) {
        Map<ChildId, Child> found = new LinkedHashMap<>(added.get());
        found.keySet().retainAll(ids);
        List<UUID> others = ids.stream()
                .filter(id -> !found.containsKey(id))
                .map(ChildId::value)
                .toList();
        if (others.isEmpty()) {
            return found;
        }
        database.sql("SELECT id, is_in_register, content FROM safeguarding.child WHERE id IN (:ids)"
                        + " AND content IS NOT NULL")
                .param("ids", others)
                .query((row, index) -> child(
                        new ChildId(row.getObject("id", UUID.class)),
                        row.getBoolean("is_in_register"),
                        row.getString("content")))
                .list()
                .forEach(child -> child.ifPresent(one -> found.put(one.id(), one)));
        return found;
    }

    private Optional<Child> child(ChildId id, boolean isInRegister, String content) {
        try {
            return Optional.of(new Child(id, isInRegister, ChildCodec.opened(seals, id, content)));
        } catch (CannotOpen e) {
            log.error("ALARM A12: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Map<ChildId, SameChild> like(KnownAs known) {
        Map<ChildId, SameChild> like = new LinkedHashMap<>();
        if (known.isNamed()) {
            folded().like(known).forEach((id, same) -> like.put(new ChildId(id), same));
        }
        return like;
    }

    private FoldedChildren folded() {
        Optional<Remembered> known = Optional.ofNullable(memory.getIfPresent(""));
        Remembered before = known.orElse(Remembered.NOTHING);
        JdbcClient.StatementSpec asked = known.map(
                        since -> database.sql(CHANGED).param("since", since.horizon()))
                .orElseGet(() -> database.sql(ALL));
        List<Row> rows = asked.query((row, index) -> new Row(
                        row.getString("horizon"),
                        Optional.ofNullable(row.getObject("id", UUID.class)),
                        Optional.ofNullable(row.getString("content"))))
                .list();
        Map<UUID, KnownAs> changed = new HashMap<>();
        List<UUID> forgotten = new ArrayList<>();
        for (Row row : rows) {
            row.id().ifPresent(id -> row.content()
                    .flatMap(content -> child(new ChildId(id), false, content))
                    .ifPresentOrElse(child -> changed.put(id, child.knownAs()), () -> forgotten.add(id)));
        }
        boolean isAsBefore = changed.isEmpty() && forgotten.isEmpty();
        Remembered now = new Remembered(
                rows.get(0).horizon(),
                isAsBefore ? before.children() : before.children().with(changed, forgotten));
        memory.put("", now);
        return now.children();
    }
}
