package dev.nn.adapters.file.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock held by the process that works in a run folder; two processes would delete each other's
 * checkpoints. The operating system releases it when the process ends, in any way. The lock file is
 * never deleted: a lock on a file that another process deletes protects nothing.
 */
record RunLock(FileChannel channel) implements AutoCloseable {

    /** Acquires the lock; throws an {@link IOException} if another process holds it. */
    static RunLock of(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        if (!taken(channel)) {
            channel.close();
            throw new IOException("another process is using it");
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
