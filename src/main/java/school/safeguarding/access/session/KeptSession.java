package school.safeguarding.access.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import school.safeguarding.access.signin.AccountPages;
import school.safeguarding.access.signin.Stage;

/**
 * One request's view of a session. Kept of it are a few texts and numbers with names that are listed here, and never an object of
 * somebody's choice; any other attribute lives as long as the request.
 */
class KeptSession implements org.springframework.session.Session {

    static final Duration IDLE_AT_MOST = Duration.ofMinutes(30);

    /** However much it is used: a row that somebody put back after a sign-out would be worth no more. */
    static final Duration AT_MOST = Duration.ofHours(12);

    /** Use is written no more often, so that a session may end up to so much earlier. */
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);

    /** Read: for how long nobody has used it, as a {@link Duration}. Set to anything: somebody uses it now. */
    static final String UNUSED_FOR = KeptSession.class.getName() + ".unusedFor";

    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private static final String ACCOUNT = "account";
    private static final String STAGE = "stage";

    /** Their names here, which rows have too: a class that is renamed ends nobody's session. */
    private static final Map<String, String> KEPT = Map.of(
            Session.SESSION_EPOCH, "sessionEpoch",
            Session.ROLES, "roles",
            TokenOfSession.HELD, "token",
            AccountPages.NEW_SECRET, "secret");

    private static final Map<String, Class<?>> TYPES = Map.of(
            ACCOUNT,
            String.class,
            STAGE,
            String.class,
            "sessionEpoch",
            Integer.class,
            "roles",
            String.class,
            "token",
            String.class,
            "secret",
            String.class);

    /** @param values of the names and types above only */
    record Content(Map<String, Object> values, Instant startedAt, Instant usedAt) {

        boolean isSound() {
            return values.containsKey(ACCOUNT)
                    && stage().isPresent()
                    && values.entrySet().stream()
                            .allMatch(value -> TYPES.containsKey(value.getKey())
                                    && TYPES.get(value.getKey()).isInstance(value.getValue()));
        }

        private Optional<Stage> stage() {
            return Set.of(Stage.values()).stream()
                    .filter(stage -> stage.name().equals(values.get(STAGE)))
                    .findFirst();
        }

        boolean isOverAt(Instant now) {
            return usedAt.plus(IDLE_AT_MOST).isBefore(now)
                    || startedAt.plus(AT_MOST).isBefore(now);
        }
    }

    private final String id;
    private final Instant now;
    private final Map<String, Object> changes = new HashMap<>();
    private final Map<String, Object> ofThisRequest = new HashMap<>();
    private Content content;
    private boolean isNew;
    private boolean isUsed;

    private KeptSession(String id, Content content, Instant now, boolean isNew) {
        this.id = id;
        this.content = content;
        this.now = now;
        this.isNew = isNew;
    }

    static KeptSession begun(String id, Instant now) {
        return new KeptSession(id, new Content(Map.of(), now, now), now, true);
    }

    static KeptSession found(String id, Content content, Instant now) {
        return new KeptSession(id, content, now, false);
    }

    boolean isNew() {
        return isNew;
    }

    boolean isChanged() {
        return !changes.isEmpty() || isUsed;
    }

    /** Whether more than the time of its last use is. */
    boolean isOtherwiseChanged() {
        return !changes.isEmpty();
    }

    /** What the row is to hold, if another request has made it hold this meanwhile. */
    Content changed(Content inRow) {
        Map<String, Object> values = new HashMap<>(inRow.values());
        changes.forEach((name, value) -> values.compute(name, (same, before) -> value));
        boolean isLater = isUsed && now.isAfter(inRow.usedAt());
        return new Content(values, inRow.startedAt(), isLater ? now : inRow.usedAt());
    }

    Content content() {
        return content;
    }

    void isWritten(Content written) {
        content = written;
        changes.clear();
        isNew = false;
        isUsed = false;
    }

    Instant now() {
        return now;
    }

    @Override
    public String getId() {
        return id;
    }

    /** Whoever signs in gets another session, and never this one under another id: {@link Session#enter}. */
    @Override
    public String changeSessionId() {
        throw new UnsupportedOperationException();
    }

    private @Nullable Object value(String name) {
        return changes.containsKey(name) ? changes.get(name) : content.values().get(name);
    }

    // Spring Session asks for whatever its caller takes it for.
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getAttribute(String name) {
        return (T) attribute(name);
    }

    private @Nullable Object attribute(String name) {
        if (name.equals(CONTEXT)) {
            return context();
        }
        if (name.equals(UNUSED_FOR)) {
            return Duration.between(isUsed ? now : content.usedAt(), now);
        }
        return KEPT.containsKey(name) ? value(KEPT.get(name)) : ofThisRequest.get(name);
    }

    private @Nullable SecurityContext context() {
        if (value(ACCOUNT) == null) {
            return null;
        }
        Stage stage = Stage.valueOf(String.valueOf(value(STAGE)));
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(value(ACCOUNT), null, Set.of(stage.authority())));
    }

    @Override
    public Set<String> getAttributeNames() {
        Set<String> names = new HashSet<>(ofThisRequest.keySet());
        KEPT.forEach((name, kept) -> {
            if (value(kept) != null) {
                names.add(name);
            }
        });
        if (value(ACCOUNT) != null) {
            names.add(CONTEXT);
        }
        return names;
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (name.equals(UNUSED_FOR)) {
            isUsed = isNew || !content.usedAt().plus(WRITTEN_EVERY).isAfter(now);
        } else if (name.equals(CONTEXT)) {
            Optional<Authentication> person =
                    Optional.ofNullable((SecurityContext) value).map(SecurityContext::getAuthentication);
            change(ACCOUNT, person.map(Authentication::getName).orElse(null));
            change(STAGE, person.flatMap(Session::stage).map(Stage::name).orElse(null));
        } else if (KEPT.containsKey(name)) {
            change(KEPT.get(name), value);
        } else if (value == null) {
            ofThisRequest.remove(name);
        } else {
            ofThisRequest.put(name, value);
        }
    }

    private void change(String name, @Nullable Object value) {
        if (value == null ? value(name) != null : !value.equals(value(name))) {
            changes.put(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        setAttribute(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return content.startedAt();
    }

    /** By each request, also by one that a page makes by itself; use is told by {@link #UNUSED_FOR}. */
    @Override
    public void setLastAccessedTime(Instant byThisNodesClock) {
        // Nothing to keep.
    }

    @Override
    public Instant getLastAccessedTime() {
        return content.usedAt();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return IDLE_AT_MOST;
    }

    @Override
    public boolean isExpired() {
        return content.isOverAt(now);
    }
}
