package school.safeguarding.access.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How many bodies are awaited at once, of one account or, before there is one, from one address. One that was there when it
 * was looked for is not awaited and does not count. Nothing is kept of whoever has none on the way.
 */
public class BodiesOnTheWay {

    private final int perAccount;
    private final int perAddress;
    private final Map<Sender, Deque<Body>> awaited = new HashMap<>();

    public BodiesOnTheWay(int perAccount, int perAddress) {
        this.perAccount = perAccount;
        this.perAddress = perAddress;
    }

    /** @param name an account's id, or an address */
    record Sender(String name, boolean isSignedIn) {}

    interface Body {

        /** Is not awaited any longer. */
        void makeWay();
    }

    /**
     * One too many of an account is not awaited. One too many from an address is: instead the one that has taken longest makes
     * way, since a school has one address and nobody behind it may keep the others from signing in.
     */
    boolean await(Sender sender, Body body) {
        Body oldest = null;
        synchronized (this) {
            Deque<Body> others = awaited.computeIfAbsent(sender, nobody -> new ArrayDeque<>());
            if (others.size() >= (sender.isSignedIn() ? perAccount : perAddress)) {
                if (sender.isSignedIn()) {
                    return false;
                }
                oldest = others.poll();
            }
            others.add(body);
        }
        if (oldest != null) {
            oldest.makeWay();
        }
        return true;
    }

    synchronized void leave(Sender sender, Body body) {
        Deque<Body> others = awaited.get(sender);
        if (others != null) {
            others.remove(body);
            if (others.isEmpty()) {
                awaited.remove(sender);
            }
        }
    }

    /** Of how many senders something is awaited. */
    synchronized int senders() {
        return awaited.size();
    }
}
