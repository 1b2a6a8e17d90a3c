package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Regular files, which can be read twice and have an end. Reading a pipe may block forever, and a
 * device may never end.
 */
public final class RegularFile {

    private RegularFile() {}

    /** Opens a file for reading; throws an {@link IOException} if it is a pipe or a device. */
    public static InputStream open(Path file) throws IOException {
        return Files.newInputStream(required(file));
    }

    /** Returns the same path; throws an {@link IOException} if it is a pipe or a device. */
    public static Path required(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new IOException("it is a pipe or a device; expected a file");
        }
        return file;
    }
}
