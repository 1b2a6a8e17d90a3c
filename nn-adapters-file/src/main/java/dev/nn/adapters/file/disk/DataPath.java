package dev.nn.adapters.file.disk;

import dev.nn.domain.word.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Paths of data files, and reasons why they can't be read, for messages. */
public final class DataPath {

    private DataPath() {}

    /**
     * Returns the normalized path, unless a symbolic link makes {@code ..} refer to another folder.
     */
    public static String shown(Path file) {
        Path shorter = file.normalize();
        return (Files.exists(shorter) || !Files.exists(file) ? shorter : file).toString();
    }

    /** Returns the reason why a file could not be read, and suggests a file with a similar name. */
    public static String unreadable(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "is a folder, not a file";
        }
        return "can't be read: " + FailureReasons.of(e) + (e instanceof NoSuchFileException ? meant(file) : "");
    }

    private static String meant(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (Stream<Path> beside = Files.list(folder)) {
            List<String> names =
                    beside.map(path -> path.getFileName().toString()).toList();
            return Nearest.to(file.getFileName().toString(), names)
                    .map(nearest -> "; did you mean '" + nearest + "'?")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
