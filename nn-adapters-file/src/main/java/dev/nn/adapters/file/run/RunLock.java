package dev.nn.adapters.file.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held by the process that works in a run folder: two would take away each other's checkpoints. The system frees it when
 * the process ends, in whatever way.
 */
record RunLock(Path file, FileChannel channel) implements AutoCloseable {

    /** Takes the lock; an {@link IOException} says that another has it. */
    static RunLock of(Path folder) throws IOException {
        Path file = folder.resolve(".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!taken(channel)) {
            channel.close();
            throw new IOException("another process is at work in it");
        }
        return new RunLock(file, channel);
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
