package school.safeguarding.engine;

import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class FeelConfiguration {

    /** Reads the conditions of forms as the decisions are read. */
    @Bean
    FeelEngine feelEngine() {
        return new ScalaFeelEngineFactory(List.of()).createInstance();
    }
}
