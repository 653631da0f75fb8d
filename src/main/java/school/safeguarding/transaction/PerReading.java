package school.safeguarding.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What a request that only reads asks for again and again, in one transaction or in several: asked once and shared. A request
 * that may write asks each time, since between two times it may have waited for somebody else who has written meanwhile.
 */
public final class PerReading<K, V> {

    private final Function<K, V> read;

    /** @param read asked at most once for each key by a request that only reads */
    public PerReading(Function<K, V> read) {
        this.read = read;
    }

    public V get(K key) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)
                || !HttpMethod.GET.matches(request.getRequest().getMethod())) {
            return read.apply(key);
        }
        Map<K, V> shared = shared(request);
        V value = shared.get(key);
        if (value == null) {
            value = read.apply(key);
            shared.put(key, value);
        }
        return value;
    }

    private Map<K, V> shared(RequestAttributes request) {
        String name = PerReading.class.getName() + System.identityHashCode(this);
        Map<K, V> shared = found(request.getAttribute(name, RequestAttributes.SCOPE_REQUEST));
        if (shared == null) {
            shared = new HashMap<>();
            request.setAttribute(name, shared, RequestAttributes.SCOPE_REQUEST);
        }
        return shared;
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Map<K, V> found(Object attribute) {
        return (Map<K, V>) attribute;
    }
}
