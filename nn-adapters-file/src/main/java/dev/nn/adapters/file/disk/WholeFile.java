package dev.nn.adapters.file.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Writes a file so that it is whole or absent: sibling, forced to disk, read back, moved over, folder forced. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes the bytes.
     *
     * @throws UncheckedIOException when the disk refuses; what was there before is unchanged then
     */
    public static void write(Path file, byte[] bytes) {
        Path sibling = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    sibling,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            if (!Arrays.equals(Files.readAllBytes(sibling), bytes)) {
                throw new IOException("what was read back is not what was written");
            }
            Files.move(sibling, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                forceFolder(folder);
            }
        } catch (IOException e) {
            sibling.toFile().delete();
            throw new UncheckedIOException("can't write " + file + ": " + Reasons.of(e), e);
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
