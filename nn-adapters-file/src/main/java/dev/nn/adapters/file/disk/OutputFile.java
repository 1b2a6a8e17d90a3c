package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A writer to a path that the user chooses. A regular file is replaced completely or left
 * unchanged, a symbolic link is followed, and a pipe or device is written to directly, as other
 * commands do.
 */
public final class OutputFile {

    private static final Set<String> OF_RUNS = Set.of(
            "experiment.yaml",
            "provenance.json",
            "journal.jsonl",
            "model.safetensors",
            "ending.json",
            "metrics.json",
            "verdicts.json",
            "report.html");

    private OutputFile() {}

    /**
     * Writes the bytes.
     *
     * @throws UncheckedIOException if writing fails; an existing file is unchanged then
     */
    public static void write(Path file, byte[] bytes) {
        try {
            Path target = Files.isSymbolicLink(file) ? target(file) : file;
            if (isOfRun(target)) {
                throw new IOException("it belongs to a run");
            } else if (Files.isDirectory(target)) {
                throw new IOException("it is a folder");
            } else if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                    out.write(bytes);
                }
            } else {
                AtomicFile.write(target, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file + ": " + FailureReasons.of(e), e);
        }
    }

    /**
     * Returns whether a file belongs to a run. Overwriting it would destroy the run's model, its
     * journal or the state it resumes from.
     */
    private static boolean isOfRun(Path file) {
        String name = String.valueOf(file.getFileName());
        return OF_RUNS.contains(name) && Files.exists(file) && Files.exists(file.resolveSibling("provenance.json"));
    }

    private static Path target(Path link) throws IOException {
        try {
            return link.toRealPath();
        } catch (NoSuchFileException e) {
            throw new IOException("it is a broken link", e);
        }
    }
}
