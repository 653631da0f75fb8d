package school.safeguarding.policy.edition;

import java.util.function.Supplier;

/** The file of one edition. Whoever asks while it is drawn waits for it: anybody may ask, and drawing it takes a processor. */
class LastDrawn {

    private volatile Drawn drawn = new Drawn("none yet", new byte[0]);

    /** @param hash of the edition; empty for the summary */
    private record Drawn(String hash, byte[] pdf) {}

    byte[] of(String hash, Supplier<byte[]> draw) {
        Drawn last = drawn;
        return last.hash().equals(hash) ? last.pdf() : drawnOnce(hash, draw);
    }

    private synchronized byte[] drawnOnce(String hash, Supplier<byte[]> draw) {
        if (!drawn.hash().equals(hash)) {
            drawn = new Drawn(hash, draw.get());
        }
        return drawn.pdf();
    }
}
