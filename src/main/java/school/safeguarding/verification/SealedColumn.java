package school.safeguarding.verification;

import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Value;
import org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import school.safeguarding.protection.Sealed;
import school.safeguarding.protection.SealsColumn;

/**
 * A text column that the database sees sealed only.
 *
 * @param row what names a row, in SQL
 * @param by whose key seals it: the school's, or the concern's that the row's reference names
 */
record SealedColumn(String table, String name, String row, Sealed.Key by) {

    private static final String OURS = "school.safeguarding";

    /**
     * Every one that there is: what entities say of themselves, with tables and columns as Hibernate maps them, and what
     * classes say that seal without an entity. No list is kept anywhere else.
     */
    static List<SealedColumn> all() {
        List<Class<?>> entities = classesWith(Entity.class);
        try (StandardServiceRegistry registry = withoutDatabase()) {
            Metadata mapping = new MetadataSources(registry)
                    .addAnnotatedClasses(entities.toArray(Class<?>[]::new))
                    .addAnnotatedClasses(classesWith(Converter.class).toArray(Class<?>[]::new))
                    .getMetadataBuilder()
                    .applyPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy())
                    .applyImplicitNamingStrategy(new SpringImplicitNamingStrategy())
                    .build();
            return Stream.concat(
                            entities.stream().flatMap(entity -> ofEntity(mapping, entity)),
                            classesWith(SealsColumn.class).stream().map(SealedColumn::sealedBy))
                    .sorted(Comparator.comparing(SealedColumn::table).thenComparing(SealedColumn::name))
                    .toList();
        }
    }

    /** The mapping alone: a command has a connection and nothing of Hibernate. */
    private static StandardServiceRegistry withoutDatabase() {
        return new StandardServiceRegistryBuilder()
                .applySetting(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL")
                .applySetting(JdbcSettings.ALLOW_METADATA_ON_BOOT, false)
                .build();
    }

    private static List<Class<?>> classesWith(Class<? extends java.lang.annotation.Annotation> annotation) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(annotation));
        return scanner.findCandidateComponents(OURS).stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .toList();
    }

    private static Stream<SealedColumn> ofEntity(Metadata mapping, Class<?> entity) {
        PersistentClass mapped = mapping.getEntityBinding(entity.getName());
        return Arrays.stream(entity.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Sealed.class))
                .map(field -> {
                    Sealed how = field.getAnnotation(Sealed.class);
                    Value row = Optional.of(how.row())
                            .filter(name -> !name.isEmpty())
                            .map(name -> mapped.getProperty(name).getValue())
                            .orElseGet(mapped::getIdentifier);
                    return new SealedColumn(
                            mapped.getTable().getName(),
                            inSql(mapped.getProperty(field.getName()).getValue()),
                            inSql(row),
                            how.by());
                });
    }

    private static String inSql(Value value) {
        return value.getColumns().get(0).getName();
    }

    private static SealedColumn sealedBy(Class<?> type) {
        SealsColumn column = type.getAnnotation(SealsColumn.class);
        return new SealedColumn(column.table(), column.name(), column.row(), Sealed.Key.SCHOOL);
    }
}
