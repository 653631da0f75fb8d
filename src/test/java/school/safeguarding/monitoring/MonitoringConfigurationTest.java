package school.safeguarding.monitoring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MonitoringConfigurationTest {

    @Test
    void monitoring_is_at_a_port_of_its_own() {
        assertThatThrownBy(() -> MonitoringConfiguration.refuseSharedPort(8080, 8080))
                .hasMessageStartingWith("The port for monitoring ")
                .hasMessageContaining("SAFEGUARDING_MONITORING_PORT");
        assertThatCode(() -> MonitoringConfiguration.refuseSharedPort(9090, 8080))
                .doesNotThrowAnyException();
        assertThatCode(() -> MonitoringConfiguration.refuseSharedPort(0, 0))
                .as("each another that is free")
                .doesNotThrowAnyException();
    }
}
