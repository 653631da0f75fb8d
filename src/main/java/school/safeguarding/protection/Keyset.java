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

    /** With a new key in use, and all that were before. */
    Keyset rotated() {
        try {
            KeysetHandle.Builder next = KeysetHandle.newBuilder();
            entries()
                    .forEach(entry -> next.addEntry(KeysetHandle.importKey(entry.getKey())
                            .withFixedId(entry.getId())
                            .setStatus(KeyStatus.ENABLED)));
            next.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary());
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
