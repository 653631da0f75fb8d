package school.safeguarding.engine.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.SchoolTest;

@SchoolTest
class DecisionsInEngineTest {

    @Autowired
    private ProcessEngine engine;

    private List<Map<String, Object>> handler(boolean isAboutHead) {
        return engine.getDecisionService()
                .evaluateDecisionTableByKey("handler")
                .variables(Map.of("isAboutHead", isAboutHead, "reference", "not read by the table"))
                .evaluate()
                .getResultList();
    }

    @Test
    void the_engine_remembers_what_a_deployed_table_said_and_keeps_no_history_that_would_miss_it() {
        RememberingDmnEngine decisions = (RememberingDmnEngine)
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDmnEngine();
        long before = decisions.remembered();
        List<Map<String, Object>> first = handler(true);
        assertThat(handler(true)).isEqualTo(first);
        assertThat(handler(false)).isNotEqualTo(first);
        assertThat(decisions.remembered()).isEqualTo(before + 2);
        assertThat(engine.getHistoryService()
                        .createHistoricDecisionInstanceQuery()
                        .count())
                .isZero();
    }
}
