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

/** Writes a file so that it is whole or absent: sibling, forced to disk, read back, moved over, folder forced. */
public final class WholeFile {

    private static final String UNFINISHED = ".part";

    private WholeFile() {}

    /**
     * Writes the bytes. A link of that name is replaced, not followed.
     *
     * @throws UncheckedIOException when the disk refuses; what was there before is unchanged then
     */
    public static void write(Path file, byte[] bytes) {
        try {
            Path sibling = sibling(file);
            // A process that is asked to end meanwhile leaves nothing behind.
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
            throw new IOException("the process is ending", e);
        }
    }

    private static void forget(Thread cleaner) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The end has begun; the file has its name by then, or the cleaner deletes what is left.
        }
    }

    /** Deletes what killed processes were writing into a folder that nobody else writes to. */
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
            throw new IOException("what was read back is not what was written");
        }
    }

    /** A new file of a name that nobody can know before: neither a link nor another writer is met there. */
    private static Path sibling(Path file) throws IOException {
        while (true) {
            String name = file.getFileName() + "."
                    + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), Character.MAX_RADIX) + UNFINISHED;
            try {
                return Files.createFile(file.resolveSibling(name));
            } catch (FileAlreadyExistsException e) {
                // Another name.
            }
        }
    }

    /** The move itself survives a power cut only when the folder is on the disk; Windows can't force a folder. */
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
