package dev.nn.adapters.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or a polite end by the system, noticed by the work that is under way: the process lives on until that has kept
 * its state, or a minute has passed. The exit code is the JVM's own: 128 and the signal's number.
 */
public final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::waitForWork, "nn-interruption");
    private volatile boolean asked;
    private volatile boolean working;

    private Interruption() {}

    /** Listens from now on, until it is closed. */
    public static Interruption watched() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether the work is asked to leave off. */
    public boolean asked() {
        return asked;
    }

    /** There is something to keep from now on; before, nobody is kept waiting. */
    public void working() {
        working = true;
    }

    private void waitForWork() {
        asked = true;
        try {
            // Whether the work was done in time makes no difference any more.
            boolean done = !working || finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assert done || asked;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The end has begun between the two lines; the hook finds its latch open.
                asked = true;
            }
        }
    }
}
