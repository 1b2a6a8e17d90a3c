package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 hashes in hexadecimal. */
public final class Hashes {

    private Hashes() {}

    /** Returns the hash of all bytes as 64 lower-case digits. */
    public static String sha256(byte[] bytes) {
        MessageDigest hash = sha256();
        hash.update(bytes);
        return text(hash);
    }

    /** Returns the hash of a file, which may be larger than memory. */
    public static String sha256(Path file) throws IOException {
        MessageDigest hash = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = RegularFile.open(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hash.update(buffer, 0, count);
            }
        }
        return text(hash);
    }

    /** Returns a new SHA-256 digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Completes a digest and returns its hash. */
    public static String text(MessageDigest hash) {
        return HexFormat.of().formatHex(hash.digest());
    }
}
