package school.safeguarding.pages;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes when a call came in, before anything else is done for it: {@link NotThere} answers by it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AskedAt extends OncePerRequestFilter {

    private final Ticker ticker;

    AskedAt(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(NotThere.ASKED_AT, ticker.read());
        chain.doFilter(request, response);
    }

    @Configuration
    static class Pausing {

        @Bean
        Pause pause() {
            return Pausing::hold;
        }

        /** Nobody ends it early, so a wake-up without cause goes on waiting. */
        private static void hold(Duration time) {
            long until = System.nanoTime() + time.toNanos();
            for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
