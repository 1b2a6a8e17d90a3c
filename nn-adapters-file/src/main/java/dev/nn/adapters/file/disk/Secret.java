package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret key of one user. With it, nn distinguishes files that it wrote in an earlier process
 * from files that others put in their place.
 *
 * @param owner an identifier that tells users apart without revealing their keys; the same for all
 *     users with a temporary key
 */
public record Secret(byte[] key, String owner) {

    private static final String NAME = "cells.key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int OWNER_DIGITS = 16;

    /**
     * Returns the key from the user's folder, created on first use, or a temporary key if there is
     * no folder.
     */
    public static Secret in(Optional<Path> folder) {
        try {
            if (folder.isPresent()) {
                byte[] key = kept(folder.get());
                return new Secret(key, Hashes.sha256(key).substring(0, OWNER_DIGITS));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // A folder that can't be written is treated like a missing one.
        }
        return new Secret(random(), "nobody");
    }

    private static byte[] kept(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            // Written completely to a temporary file that only its owner may read, then linked to
            // the final name.
            Path own = Files.createTempFile(folder, "cells", ".tmp");
            try {
                Files.write(own, random());
                Files.createLink(file, own);
            } catch (FileAlreadyExistsException e) {
                // Another process has just created it.
            } finally {
                Files.delete(own);
            }
        }
        byte[] key = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : new byte[0];
        if (key.length != BYTES) {
            throw new IOException("is not a key");
        }
        return key;
    }

    private static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /**
     * Returns an HMAC-SHA256 with this key, which only this user can compute; its code has 32
     * bytes.
     */
    public Mac code() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
