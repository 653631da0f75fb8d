package school.safeguarding.protection;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreLoadEvent;
import org.hibernate.event.spi.PreLoadEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Seals the columns that say so on their way into the database, and opens them on their way out. */
class SealedColumns
        implements PreLoadEventListener,
                PreInsertEventListener,
                PreUpdateEventListener,
                PostInsertEventListener,
                PostUpdateEventListener {

    private static final long serialVersionUID = 1L;

    private static final String REFERENCE = "reference";

    private final transient Seals seals;
    private final transient Map<EntityPersister, List<Column>> columns = new ConcurrentHashMap<>();

    SealedColumns(Seals seals) {
        this.seals = seals;
    }

    private record Column(int position, String name, Sealed how) {}

    @Override
    public void onPreLoad(PreLoadEvent event) {
        change(event.getPersister(), event.getId(), event.getState(), Way.OUT);
    }

    @Override
    public boolean onPreInsert(PreInsertEvent event) {
        change(event.getPersister(), event.getId(), event.getState(), Way.IN);
        return false;
    }

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        change(event.getPersister(), event.getId(), event.getState(), Way.IN);
        return false;
    }

    /** What Hibernate compares with later is what the entity holds, not what was stored. */
    @Override
    public void onPostInsert(PostInsertEvent event) {
        change(event.getPersister(), event.getId(), event.getState(), Way.OUT);
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        change(event.getPersister(), event.getId(), event.getState(), Way.OUT);
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private enum Way {
        IN,
        OUT
    }

    private void change(EntityPersister persister, Object id, Object[] state, Way way) {
        for (Column column : columns.computeIfAbsent(persister, SealedColumns::columns)) {
            if (state[column.position()] instanceof String text) {
                Place place = new Place(table(persister), row(column, persister, id, state), column.name());
                Seal seal = seal(column, persister, state);
                state[column.position()] =
                        way == Way.IN ? SealedText.sealed(seal, place, text) : opened(column, seal, place, text);
            }
        }
    }

    private static @Nullable String opened(Column column, Seal seal, Place place, String kept) {
        try {
            return SealedText.opened(seal, place, kept);
        } catch (CannotOpen e) {
            if (column.how().nothingIfChanged()) {
                return null;
            }
            throw e;
        }
    }

    private static String row(Column column, EntityPersister persister, Object id, Object[] state) {
        String named = column.how().row();
        return (named.isEmpty() ? id : state[names(persister).indexOf(named)]).toString();
    }

    private Seal seal(Column column, EntityPersister persister, Object[] state) {
        return column.how().by() == Sealed.Key.SCHOOL
                ? seals.ofSchool()
                : seals.ofConcern(state[names(persister).indexOf(REFERENCE)].toString());
    }

    private static List<Column> columns(EntityPersister persister) {
        List<String> names = names(persister);
        return fields(persister.getMappedClass())
                .map(field -> new Column(
                        names.indexOf(field.getName()),
                        inSql(persister, field.getName()),
                        field.getAnnotation(Sealed.class)))
                .toList();
    }

    static Stream<Field> fields(Class<?> entity) {
        return Arrays.stream(entity.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Sealed.class))
                .peek(SealedColumns::refuseWhatIsNoText);
    }

    /** It would be stored as it stands. */
    private static void refuseWhatIsNoText(Field field) {
        if (field.getType() != String.class) {
            throw new IllegalStateException("A sealed column is a text, and " + field + " is none");
        }
    }

    private static List<String> names(EntityPersister persister) {
        return Arrays.asList(persister.getPropertyNames());
    }

    /** As Hibernate maps it, whatever names it. */
    private static String inSql(EntityPersister persister, String field) {
        return ((AbstractEntityPersister) persister).getPropertyColumnNames(field)[0];
    }

    private static String table(EntityPersister persister) {
        String table = ((AbstractEntityPersister) persister).getTableName();
        return table.substring(table.lastIndexOf('.') + 1);
    }
}
