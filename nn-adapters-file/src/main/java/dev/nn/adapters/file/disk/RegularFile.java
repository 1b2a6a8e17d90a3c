package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that can be read twice and have an end: reading a pipe may wait for ever, and a device may never end. */
public final class RegularFile {

    private RegularFile() {}

    /** Opens it for reading; an {@link IOException} says that it is a pipe or a device. */
    public static InputStream open(Path file) throws IOException {
        return Files.newInputStream(required(file));
    }

    /** Returns the same path; an {@link IOException} says that it is a pipe or a device. */
    public static Path required(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new IOException("it is a pipe or a device; expected a file");
        }
        return file;
    }
}
