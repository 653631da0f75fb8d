package school.safeguarding.engine.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the engine's web application who has signed in before its doors, so that it asks nobody by itself. */
@Configuration
public class EnginesSignIn {

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> signedInByTheContainer() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", BySession.class.getName());
        registration.addUrlPatterns("/camunda/api/*", "/camunda/app/*");
        return registration;
    }

    /** Public because the engine makes it by its name. */
    public static class BySession implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            Principal person = request.getUserPrincipal();
            return person == null
                    ? AuthenticationResult.unsuccessful()
                    : AuthenticationResult.successful(person.getName());
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // Where to sign in is said by whoever stands before this.
        }
    }
}
