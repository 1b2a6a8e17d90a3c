package dev.nn.adapters.file.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held by the process that works in a run folder: two would take away each other's checkpoints. The system frees it when
 * the process ends, in whatever way. The file stays: who has opened a file that another deletes locks nothing.
 */
record RunLock(FileChannel channel) implements AutoCloseable {

    /** Takes the lock; an {@link IOException} says that another has it. */
    static RunLock of(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        if (!taken(channel)) {
            channel.close();
            throw new IOException("another process is at work in it");
        }
        return new RunLock(channel);
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
        channel.close();
    }
}
