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
 * Writes where the user says: a file is whole or as it was, a link is followed to its file, and into a pipe or a device it
 * is written, as any command does.
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
     * @throws UncheckedIOException when the disk refuses; what a file held before is unchanged then
     */
    public static void write(Path file, byte[] bytes) {
        try {
            Path target = Files.isSymbolicLink(file) ? target(file) : file;
            if (isOfRun(target)) {
                throw new IOException("it is a file of a run");
            } else if (Files.isDirectory(target)) {
                throw new IOException("it is a folder");
            } else if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                    out.write(bytes);
                }
            } else {
                WholeFile.write(target, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file + ": " + FailureReasons.of(e), e);
        }
    }

    /** A run's own files would be lost: its model, its journal, all that it goes on from. */
    private static boolean isOfRun(Path file) {
        String name = String.valueOf(file.getFileName());
        return OF_RUNS.contains(name) && Files.exists(file) && Files.exists(file.resolveSibling("provenance.json"));
    }

    private static Path target(Path link) throws IOException {
        try {
            return link.toRealPath();
        } catch (NoSuchFileException e) {
            throw new IOException("it is a link to nothing", e);
        }
    }
}
