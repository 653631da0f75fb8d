package school.safeguarding.engine.calls;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import school.safeguarding.door.FailureNotice;

/**
 * Notices what a call of the engine failed of: the engine's answer names the outermost failure's kind alone, and what caused it would
 * be lost. Found by Jersey itself, from {@code META-INF/services}, since the engine's web application sets it up.
 */
public class FailedCalls implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(new Noticing());
    }

    private static class Noticing implements ApplicationEventListener {

        @Override
        public void onEvent(ApplicationEvent event) {
            // Only calls are of interest.
        }

        @Override
        public RequestEventListener onRequest(RequestEvent begun) {
            return event -> {
                if (event.getType() == RequestEvent.Type.ON_EXCEPTION) {
                    FailureNotice.happened(event.getException());
                }
            };
        }
    }
}
