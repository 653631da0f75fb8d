package school.safeguarding;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.util.AopTestUtils;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;
import school.safeguarding.protection.KeysOfDatabase;

/**
 * What the application's start left in its database, its folder and its memory. It is kept once and brought back as often as
 * somebody asks, which takes a fraction of a second where another start takes many.
 */
public final class FirstState {

    /** The rows lie in a schema that the application cannot see; whoever sorts them needs no knowledge of what they mean. */
    private static final String KEPT = "first_state";

    private static final String SCHEMAS = "('safeguarding', 'engine')";

    /** In bytes. Rows that were deleted are read over until their place is used again. */
    private static final int SMALL = 512 * 1024;

    private final ApplicationContext school;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Path keysetFile;
    private final Path mailFolder;
    private final List<String> refill = new ArrayList<>();
    private boolean areJobsRun;
    private byte[] keyset;

    private record Table(String name, String columns, long rows) {}

    FirstState(ApplicationContext school) {
        this.school = school;
        DataSource superuser = KeysOfDatabase.asSuperuser(
                school.getBean(JdbcConnectionDetails.class).getJdbcUrl());
        this.database = new JdbcTemplate(superuser);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(superuser));
        Path folder = Path.of(school.getEnvironment().getRequiredProperty("safeguarding.data-dir"));
        this.keysetFile = folder.resolve("keyset.json");
        this.mailFolder = folder.resolve("mail");
    }

    /** As the application's own executor, which does not begin where a test runs the jobs itself. */
    private void asApplications(DefaultJobExecutor jobs) {
        JobExecutionProperty as = school.getBean(CamundaBpmProperties.class).getJobExecution();
        jobs.setCorePoolSize(as.getCorePoolSize());
        jobs.setMaxPoolSize(as.getMaxPoolSize());
        jobs.setQueueSize(as.getQueueCapacity());
        jobs.setMaxJobsPerAcquisition(as.getMaxJobsPerAcquisition());
        jobs.setWaitTimeInMillis(as.getWaitTimeInMillis());
        jobs.setMaxWait(as.getMaxWait());
        jobs.setBackoffTimeInMillis(as.getBackoffTimeInMillis());
        jobs.setMaxBackoff(as.getMaxBackoff());
    }

    /** @param whether jobs run by themselves whenever the first state has come back, from the next time on */
    void letJobsRun(boolean whether) {
        areJobsRun = whether;
    }

    /**
     * The application goes on as if it had just started, its clock included. The first call keeps what is there, so it has to
     * come before anybody has used the application.
     */
    public void comesBack() {
        runsNoMoreJobs();
        if (refill.isEmpty()) {
            keep();
        } else {
            bringBack();
        }
        if (areJobsRun) {
            asApplications((DefaultJobExecutor) jobs());
            jobs().start();
        }
    }

    void runsNoMoreJobs() {
        if (jobs().isActive()) {
            jobs().shutdown();
        }
    }

    private JobExecutor jobs() {
        return school.getBean(ProcessEngineConfigurationImpl.class).getJobExecutor();
    }

    private void keep() {
        keyset = read(keysetFile);
        keepRows(tables());
    }

    private void bringBack() {
        transaction.executeWithoutResult(status -> {
            database.execute("SET LOCAL lock_timeout = '60s'");
            // No trigger fires and no reference is looked up, so the order of the tables does not matter.
            database.execute("SET LOCAL session_replication_role = replica");
            database.batchUpdate(
                    Stream.concat(emptied().stream(), refill.stream()).toArray(String[]::new));
        });
        write(keysetFile, keyset);
        empty(mailFolder);
        forgetWhatWasRemembered();
        school.getBean(MovableClock.class).reset();
    }

    /**
     * To truncate every table takes half a second, as new files for each: what is small is emptied row by row, and what has never
     * held anything is left.
     */
    private List<String> emptied() {
        return database.queryForList(
                "SELECT CASE WHEN pg_table_size(c.oid) > " + SMALL + " THEN 'TRUNCATE ' ELSE 'DELETE FROM ' END"
                        + " || format('%I.%I', n.nspname, c.relname)"
                        + " || CASE WHEN pg_table_size(c.oid) > " + SMALL + " THEN ' CASCADE' ELSE '' END"
                        + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.relkind = 'r' AND n.nspname IN " + SCHEMAS + " AND pg_relation_size(c.oid) > 0",
                String.class);
    }

    private List<Table> tables() {
        return database.query(
                "SELECT format('%I.%I', c.table_schema, c.table_name),"
                        + " string_agg(format('%I', c.column_name), ', ' ORDER BY c.ordinal_position)"
                        + " FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)"
                        + " WHERE c.table_schema IN " + SCHEMAS
                        + " AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'"
                        + " GROUP BY c.table_schema, c.table_name ORDER BY 1",
                (row, index) -> new Table(row.getString(1), row.getString(2), count(row.getString(1))));
    }

    private long count(String table) {
        return database.queryForObject("SELECT count(*) FROM " + table, Long.class);
    }

    private void keepRows(List<Table> tables) {
        database.execute("CREATE SCHEMA " + KEPT);
        for (Table table : tables) {
            if (table.rows() > 0) {
                String kept = KEPT + "." + table.name().replace('.', '_').replace("\"", "");
                database.execute("CREATE TABLE " + kept + " AS SELECT " + table.columns() + " FROM " + table.name());
                refill.add("INSERT INTO " + table.name() + " (" + table.columns() + ") OVERRIDING SYSTEM VALUE SELECT "
                        + table.columns() + " FROM " + kept);
            }
        }
        refill.addAll(database.query(
                "SELECT format('SELECT setval(%L, %s, %L)', format('%I.%I', schemaname, sequencename),"
                        + " coalesce(last_value, start_value), last_value IS NOT NULL)"
                        + " FROM pg_sequences WHERE schemaname IN " + SCHEMAS,
                (row, index) -> row.getString(1)));
    }

    /** Keys of concerns that are gone, who guessed how often, which page asks by itself. */
    private void forgetWhatWasRemembered() {
        for (String name : school.getBeanDefinitionNames()) {
            Class<?> type = school.getType(name);
            if (type != null && type.getName().startsWith(FirstState.class.getPackageName() + ".")) {
                Object bean = AopTestUtils.getUltimateTargetObject(school.getBean(name));
                ReflectionUtils.doWithFields(
                        bean.getClass(),
                        field -> empty(field, bean),
                        field -> Cache.class.isAssignableFrom(field.getType()));
            }
        }
    }

    private static void empty(Field cache, Object bean) {
        ReflectionUtils.makeAccessible(cache);
        ((Cache<?, ?>) ReflectionUtils.getField(cache, bean)).invalidateAll();
    }

    private static void empty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        if (!Arrays.equals(read(file), content)) {
            try {
                Files.write(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
