package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What the JVM throws an {@link InternalError} for when a file that it has mapped lost its end meanwhile. */
public final class ShortenedFile {

    private ShortenedFile() {}

    /** The same for people. */
    public static UncheckedIOException of(String file, InternalError error) {
        return new UncheckedIOException(file + " became shorter while it was read", new IOException(error));
    }
}
