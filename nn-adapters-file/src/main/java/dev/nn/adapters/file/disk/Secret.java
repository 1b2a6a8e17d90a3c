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
 * A key that only this user knows: by it nn tells the files that it made itself, for later starts, from what others have
 * put in their place.
 *
 * @param owner tells users apart, and nothing of their keys; the same word for all whose keys die with their process
 */
public record Secret(byte[] key, String owner) {

    private static final String NAME = "cells.key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int OWNER_DIGITS = 16;

    /** The key in a folder of the user's own, made at first need; a passing one where there is no such folder. */
    public static Secret in(Optional<Path> folder) {
        try {
            if (folder.isPresent()) {
                byte[] key = kept(folder.get());
                return new Secret(key, Hashes.sha256(key).substring(0, OWNER_DIGITS));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // A home that can't be written to is as good as none.
        }
        return new Secret(random(), "nobody");
    }

    private static byte[] kept(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            // Whole under a name of its own, which its owner alone may read, then under the one that others look for.
            Path own = Files.createTempFile(folder, "cells", ".tmp");
            try {
                Files.write(own, random());
                Files.createLink(file, own);
            } catch (FileAlreadyExistsException e) {
                // Made by another process just now.
            } finally {
                Files.delete(own);
            }
        }
        byte[] key = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.readAllBytes(file) : new byte[0];
        if (key.length != BYTES) {
            throw new IOException("is no key");
        }
        return key;
    }

    private static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** What makes the code that only this user can make of some bytes, 32 of it. */
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
