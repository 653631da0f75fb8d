package school.safeguarding.access.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import school.safeguarding.access.Refusals;
import school.safeguarding.access.session.Session;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.Refusal;

/**
 * How many answers one account has on the way at once. Each holds a thread until it is made and handed to the network, which takes
 * as long as its reader likes. Whoever has no session gets one answer on a connection, and none that the network does not take at once:
 * {@link #SEND_BUFFER}.
 */
public class AnswersOnTheWay extends OncePerRequestFilter {

    /** Bytes, more than any answer to whoever has no session. What the operating system gives by itself is less. */
    public static final int SEND_BUFFER = 256 * 1024;

    private final Refusals refusals;
    private final int perAccount;
    private final Map<AccountId, Integer> made = new ConcurrentHashMap<>();

    public AnswersOnTheWay(Refusals refusals, int perAccount) {
        this.refusals = refusals;
        this.perAccount = perAccount;
    }

    /** Where a body was awaited, the answer is made when the request comes back. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<AccountId> account = account();
        if (account.isEmpty()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            chain.doFilter(request, response);
        } else if (made.merge(account.get(), 1, Integer::sum) > perAccount) {
            ended(account.get());
            refusals.write(request, response, Refusal.TOO_MANY_AT_ONCE);
        } else {
            try {
                chain.doFilter(request, response);
                if (response.isCommitted() && !request.isAsyncStarted()) {
                    // What is left of a long one would be handed over when it counts no more.
                    response.flushBuffer();
                }
            } finally {
                ended(account.get());
            }
        }
    }

    private static Optional<AccountId> account() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return Session.stage(person).map(stage -> AccountId.of(person.getName()));
    }

    private void ended(AccountId account) {
        made.computeIfPresent(account, (same, number) -> number == 1 ? null : number - 1);
    }
}
