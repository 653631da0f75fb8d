package school.safeguarding.engine.calls;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps for each answer which scripts its page may run. The engine's web application keeps it once for all who call it at a time
 * (Camunda 7.24.0, ContentSecurityPolicyProvider): whoever opened Tasklist in the moment of another's call saw an empty page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NonceOfAnswer extends OncePerRequestFilter {

    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext own = own(request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static ServletContext own(ServletContext shared) {
        AtomicReference<@Nullable Object> nonce = new AtomicReference<>();
        return (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, given) -> {
                    if (given != null && given.length > 0 && NONCE.equals(given[0])) {
                        return given.length == 1 ? nonce.get() : nonce.getAndSet(given[1]);
                    }
                    return call(shared, method, given);
                });
    }

    private static @Nullable Object call(ServletContext shared, Method method, Object @Nullable [] given)
            throws Throwable {
        try {
            return method.invoke(shared, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
