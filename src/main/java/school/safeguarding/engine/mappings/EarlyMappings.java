package school.safeguarding.engine.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Reads the engine's statements beside all else that a start does: that takes a fifth of its main thread's time, and nothing in them
 * depends on what a start finds out.
 */
public class EarlyMappings implements ApplicationListener<ApplicationStartingEvent> {

    private static final String NAME = "earlyMappings";
    private static final String DATABASE = "postgres";
    private static final String NO_PREFIX = "";

    private final CompletableFuture<Configuration> mappings = new CompletableFuture<>();

    @Override
    public void onApplicationEvent(ApplicationStartingEvent event) {
        begin();
        event.getBootstrapContext()
                .addCloseListener(
                        ready -> ready.getApplicationContext().getBeanFactory().registerSingleton(NAME, this));
    }

    void begin() {
        Thread reading =
                new Thread(() -> mappings.completeAsync(EarlyMappings::read, Runnable::run), "engine mappings");
        reading.setDaemon(true);
        reading.start();
    }

    /** As the engine does for tables without a prefix ({@code ProcessEngineConfigurationImpl.initSqlSessionFactory}). */
    private static Configuration read() {
        Properties properties = new Properties();
        properties.put("prefix", NO_PREFIX);
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, NO_PREFIX, DATABASE);
        try (InputStream file =
                ReflectUtil.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)) {
            Configuration read =
                    new XMLConfigBuilder(new InputStreamReader(file, StandardCharsets.UTF_8), "", properties).parse();
            read.setDefaultExecutorType(ExecutorType.BATCH);
            return read;
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /**
     * Waits until they are read.
     *
     * @throws CompletionException where they could not be
     */
    SqlSessionFactory over(DataSource database) {
        Configuration read = mappings.join();
        read.setEnvironment(new Environment("default", new ManagedTransactionFactory(), database));
        return new DefaultSqlSessionFactory(read);
    }
}
