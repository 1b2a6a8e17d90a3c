package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What messages say of a data file, whatever is in it. */
public final class DataPath {

    private DataPath() {}

    /** The shorter name, unless a link makes ".." mean another folder than it looks like. */
    public static String shown(Path file) {
        Path shorter = file.normalize();
        return (Files.exists(shorter) || !Files.exists(file) ? shorter : file).toString();
    }

    /** Why the file could not be read. */
    public static String unreadable(Path file, IOException e) {
        return Files.isDirectory(file) ? "is a folder, not a file" : "can't be read: " + Reasons.of(e);
    }
}
