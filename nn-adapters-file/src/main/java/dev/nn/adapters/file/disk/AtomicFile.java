package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An atomic file writer: a file is complete or absent. It writes a sibling, forces it to disk,
 * reads it back, moves it to the final name, and forces the folder.
 */
public final class AtomicFile {

    private static final String UNFINISHED = ".part";

    private AtomicFile() {}

    /**
     * Writes the bytes. A symbolic link with this name is replaced, not followed.
     *
     * @throws UncheckedIOException if writing fails; an existing file is unchanged then
     */
    public static void write(Path file, byte[] bytes) {
        try {
            Path sibling = sibling(file);
            // Deletes the sibling if the process is terminated meanwhile.
            Thread cleaner = new Thread(() -> sibling.toFile().delete(), "nn-unfinished-file");
            remember(cleaner, sibling);
            try {
                fill(sibling, bytes);
                Files.move(sibling, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                sibling.toFile().delete();
                throw e;
            } finally {
                forget(cleaner);
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                forceFolder(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file + ": " + FailureReasons.of(e), e);
        }
    }

    private static void remember(Thread cleaner, Path sibling) throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            Files.deleteIfExists(sibling);
            throw new IOException("the process is shutting down", e);
        }
    }

    private static void forget(Thread cleaner) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // Shutdown has begun: either the file has its final name, or the cleaner deletes the
            // sibling.
        }
    }

    /** Deletes partial files of killed processes in a folder that no other process writes to. */
    public static void prune(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void fill(Path sibling, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(sibling, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        if (!Arrays.equals(Files.readAllBytes(sibling), bytes)) {
            throw new IOException("the data read back differs from the data written");
        }
    }

    /**
     * Creates a file with an unpredictable name, so that neither a link nor another writer can be
     * there.
     */
    private static Path sibling(Path file) throws IOException {
        while (true) {
            String name = file.getFileName() + "."
                    + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX) + UNFINISHED;
            try {
                return Files.createFile(file.resolveSibling(name));
            } catch (FileAlreadyExistsException e) {
                // The name is taken: try another.
            }
        }
    }

    /**
     * Forces a folder to disk; otherwise the move may not survive a power failure. Windows can't
     * force a folder.
     */
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
