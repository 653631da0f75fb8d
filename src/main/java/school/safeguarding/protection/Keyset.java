package school.safeguarding.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;

/** The installation's keys, of which one is in use and the others still open what they sealed. They seal other keys only. */
final class Keyset {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM", e);
        }
    }

    private final KeysetHandle handle;
    private final Aead aead;

    private Keyset(KeysetHandle handle) {
        this.handle = handle;
        try {
            this.aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("These are not keys that seal");
        }
    }

    static Keyset generate() {
        try {
            return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java makes no AES key", e);
        }
    }

    /** @throws IllegalArgumentException if it is none; what it says is not repeated */
    static Keyset parse(String json) {
        try {
            return new Keyset(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("no keyset as Tink writes one in JSON");
        }
    }

    String json() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset could not be written");
        }
    }

    /** With the key in use that was prepared, or else with a new one, and all that were before. */
    Keyset rotated() {
        return isPrepared()
                ? with(lastOf(entries()), false)
                : with(handle.getPrimary(), true).rotated();
    }

    /** With one more key behind all others, which opens what it sealed and is not in use yet. The same where there is one. */
    Keyset prepared() {
        return isPrepared() ? this : with(handle.getPrimary(), true);
    }

    boolean isPrepared() {
        return !lastOf(entries()).isPrimary();
    }

    private static KeysetHandle.Entry lastOf(List<KeysetHandle.Entry> entries) {
        return entries.get(entries.size() - 1);
    }

    private Keyset with(KeysetHandle.Entry inUse, boolean isOneMade) {
        try {
            KeysetHandle.Builder next = KeysetHandle.newBuilder();
            for (KeysetHandle.Entry entry : entries()) {
                KeysetHandle.Builder.Entry kept = KeysetHandle.importKey(entry.getKey())
                        .withFixedId(entry.getId())
                        .setStatus(KeyStatus.ENABLED);
                next.addEntry(entry.getId() == inUse.getId() ? kept.makePrimary() : kept);
            }
            if (isOneMade) {
                next.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId());
            }
            return new Keyset(next.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset could not be rotated", e);
        }
    }

    /** With the key in use alone. */
    Keyset withoutOld() {
        try {
            KeysetHandle.Entry primary = handle.getPrimary();
            return new Keyset(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(primary.getKey())
                            .withFixedId(primary.getId())
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keyset could not be reduced", e);
        }
    }

    /** With that key in use, if it is among these; the same otherwise. */
    Keyset using(String name) {
        return entries().stream()
                .filter(entry -> name(entry).equals(name) && !entry.isPrimary())
                .findFirst()
                .map(entry -> with(entry, false))
                .orElse(this);
    }

    private List<KeysetHandle.Entry> entries() {
        return IntStream.range(0, handle.size()).mapToObj(handle::getAt).toList();
    }

    /** Names of keys, which are no secret. */
    String inUse() {
        return name(handle.getPrimary());
    }

    List<String> names() {
        return entries().stream().map(Keyset::name).toList();
    }

    private static String name(KeysetHandle.Entry entry) {
        return Integer.toUnsignedString(entry.getId());
    }

    Aead aead() {
        return aead;
    }
}
