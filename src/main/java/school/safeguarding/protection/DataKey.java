package school.safeguarding.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** A key that the database keeps, sealed by the installation's keyset. */
final class DataKey {

    /** For what is about the school's own people. */
    static final String SCHOOL = "school";

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM", e);
        }
    }

    private final KeysetHandle key;

    private DataKey(KeysetHandle key) {
        this.key = key;
    }

    static DataKey generate(String name) {
        try {
            return new DataKey(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java makes no key", e);
        }
    }

    static String ofConcern(String reference) {
        return "concern " + reference;
    }

    byte[] wrapped(Aead keyset, String school, String name) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    key, keyset, place(name).associatedData(school));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key could not be sealed", e);
        }
    }

    /** @throws CannotOpen if it was sealed by another keyset, or for another school or name */
    static DataKey unwrapped(byte[] wrapped, Aead keyset, String school, String name) {
        try {
            return new DataKey(TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, keyset, place(name).associatedData(school)));
        } catch (GeneralSecurityException e) {
            throw new CannotOpen(place(name));
        }
    }

    static Place place(String name) {
        return new Place("data_key", name, "wrapped");
    }

    Seal seal(String school) {
        Aead aead = primitive(Aead.class);
        return new Seal() {
            @Override
            public byte[] seal(byte[] plain, Place place) {
                try {
                    return aead.encrypt(plain, place.associatedData(school));
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("Something could not be sealed", e);
                }
            }

            @Override
            public byte[] open(byte[] sealed, Place place) {
                try {
                    return aead.decrypt(sealed, place.associatedData(school));
                } catch (GeneralSecurityException e) {
                    throw new CannotOpen(place);
                }
            }
        };
    }

    private <P> P primitive(Class<P> type) {
        try {
            return key.getPrimitive(RegistryConfiguration.get(), type);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key is not what it should be", e);
        }
    }
}
