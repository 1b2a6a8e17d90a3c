package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A memory-mapped file that was truncated while in use; the JVM throws an {@link InternalError}
 * then.
 */
public final class TruncatedFile {

    private TruncatedFile() {}

    /** Returns an exception with a readable message. */
    public static UncheckedIOException of(String file, InternalError error) {
        return new UncheckedIOException(file + " was truncated while it was read", new IOException(error));
    }
}
