package school.safeguarding.engine.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.SchoolTest;

@SchoolTest
class EarlyMappingsTest {

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    /** That a start which reads them early works is for PackagedTrialIT to show; here, that it is what the engine would have. */
    @Test
    void what_is_read_early_is_what_the_engine_reads() {
        EarlyMappings early = new EarlyMappings();
        early.begin();

        Configuration read = early.over(engine.getDataSource()).getConfiguration();

        Configuration engines = engine.getSqlSessionFactory().getConfiguration();
        assertThat(engine.getDatabaseTablePrefix()).isEmpty();
        assertThat(kinds(read)).hasSizeGreaterThan(800).isEqualTo(kinds(engines));
        assertThat(read.getVariables()).isEqualTo(engines.getVariables());
        assertThat(read.getDefaultExecutorType()).isEqualTo(engines.getDefaultExecutorType());
        assertThat(read.getDefaultStatementTimeout()).isEqualTo(engines.getDefaultStatementTimeout());
        assertThat(read.getEnvironment().getDataSource())
                .isSameAs(engines.getEnvironment().getDataSource());
        assertThat(read.getEnvironment().getTransactionFactory())
                .hasSameClassAs(engines.getEnvironment().getTransactionFactory());
        assertThat(read.getEnvironment().getId())
                .isEqualTo(engines.getEnvironment().getId());
    }

    private static Map<String, String> kinds(Configuration mappings) {
        return mappings.getMappedStatementNames().stream()
                .filter(name -> name.contains("."))
                .map(mappings::getMappedStatement)
                .collect(Collectors.toMap(
                        MappedStatement::getId,
                        statement -> statement.getSqlCommandType() + " " + statement.getStatementType() + " "
                                + statement.getResultMaps().stream()
                                        .map(map -> map.getId())
                                        .toList(),
                        (one, same) -> one));
    }
}
