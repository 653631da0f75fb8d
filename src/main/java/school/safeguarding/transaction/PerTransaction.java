package school.safeguarding.transaction;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction reads once and then shares. A transaction inside it that stands for itself has its own, and outside
 * of any nothing is shared.
 */
public final class PerTransaction<T> {

    private final Supplier<T> read;

    /** @param read asked at most once per transaction */
    public PerTransaction(Supplier<T> read) {
        this.read = read;
    }

    public T get() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read.get();
        }
        Held<T> held = held();
        T known = held == null ? null : held.value;
        if (known != null) {
            return known;
        }
        T now = read.get();
        if (held == null) {
            Held<T> first = new Held<>(now);
            TransactionSynchronizationManager.bindResource(this, first);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<Held<T>, PerTransaction<T>>(first, this) {});
        } else {
            held.value = now;
        }
        return now;
    }

    /** What was read is not so any more: the transaction has changed it. */
    public void forget() {
        Held<T> held = held();
        if (held != null) {
            held.value = null;
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable Held<T> held() {
        return (Held<T>) TransactionSynchronizationManager.getResource(this);
    }

    private static final class Held<T> extends ResourceHolderSupport {

        private @Nullable T value;

        private Held(T value) {
            this.value = value;
        }
    }
}
