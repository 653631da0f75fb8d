package school.safeguarding.protection;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Seals a backup to the installation's keyset, which the recovery sheets hold too. Each backup has a key of its own, which the
 * keyset seals and which stands in front of it.
 */
@Component
public class BackupSeal {

    private static final int LONGEST_KEY = 10_000;
    private static final byte[] PURPOSE = "backup".getBytes(StandardCharsets.UTF_8);

    static {
        try {
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-GCM", e);
        }
    }

    /** Looked for when it is needed: some commands are for an installation that has none yet. */
    private final ObjectProvider<InstallationKeyset> installed;

    BackupSeal(ObjectProvider<InstallationKeyset> installed) {
        this.installed = installed;
    }

    /** The name of the key that opens what is sealed now, which is no secret. */
    public String key() {
        return installed.getObject().keyset().inUse();
    }

    /** @param header is read without a key, and whoever changes it keeps the rest from opening */
    public OutputStream sealing(OutputStream file, byte[] header) throws IOException {
        try {
            KeysetHandle own = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
            byte[] wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    own, installed.getObject().aead(), PURPOSE);
            DataOutputStream data = new DataOutputStream(file);
            data.writeInt(wrapped.length);
            data.write(wrapped);
            data.flush();
            return primitive(own).newEncryptingStream(file, header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The backup could not be sealed", e);
        }
    }

    /**
     * What it reads is whole and unchanged as far as it has been read; a file that was cut off fails at its end.
     *
     * @throws IllegalStateException if this keyset does not open it
     */
    public InputStream opening(InputStream file, byte[] header) throws IOException {
        try {
            DataInputStream data = new DataInputStream(file);
            int length = data.readInt();
            if (length < 1 || length > LONGEST_KEY) {
                throw new IOException("no key");
            }
            KeysetHandle own = TinkProtoKeysetFormat.parseEncryptedKeyset(
                    data.readNBytes(length), installed.getObject().aead(), PURPOSE);
            return primitive(own).newDecryptingStream(file, header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The keyset in " + installed.getObject().where()
                            + " does not open this backup. Make the one of its time again from the sheet: keyset restore FILE.");
        }
    }

    private static StreamingAead primitive(KeysetHandle own) throws GeneralSecurityException {
        return own.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }
}
