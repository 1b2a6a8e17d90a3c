package dev.nn.adapters.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ctrl-C or a polite end by the system. The first signal asks the work that is under way to leave off after its step; what has
 * not done so within a second, such as a step of minutes, an evaluation or a report, is stopped where it is, and what there is
 * to keep is kept. A second signal ends the process at once. The exit code is 128 and the signal's number. Thread-safe.
 */
public final class Interruption implements AutoCloseable {

    /** Added to a signal's number, as shells do. */
    private static final int BY_SIGNAL = 128;

    private static final long PATIENCE_SECONDS = 1;

    private final Console console;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final List<Supplier<String>> atWork = new ArrayList<>();
    private Optional<String> folder = Optional.empty();
    private volatile int signal;

    private Interruption(Console console) {
        this.console = console;
    }

    /** Listens from now on. */
    public static Interruption watched(Console console) {
        Interruption interruption = new Interruption(console);
        Signals.heard(interruption::hear);
        return interruption;
    }

    /** Whether the work is asked to leave off. */
    public boolean asked() {
        return signal != 0;
    }

    /** The exit code of what left off because it was asked to. */
    public int exitCode() {
        return BY_SIGNAL + signal;
    }

    /** What there is to go on with is in this folder; before, nothing is worth waiting for. */
    public synchronized void started(String run) {
        folder = Optional.of(run);
    }

    /** There is something to keep from now on; see {@link dev.nn.application.port.in.RunExperiment.Watcher#working}. */
    public synchronized void working(Supplier<String> leave) {
        atWork.add(leave);
    }

    /** It is kept otherwise. */
    public synchronized void done(Supplier<String> leave) {
        atWork.remove(leave);
    }

    /** Called by the JVM on a thread of its own for each signal. */
    private void hear(int number) {
        if (first(number)) {
            leave();
        } else {
            Signals.end(number);
            Runtime.getRuntime().halt(BY_SIGNAL + number);
        }
    }

    private synchronized boolean first(int number) {
        boolean first = signal == 0;
        signal = first ? number : signal;
        return first;
    }

    private void leave() {
        try {
            if (idle() || !finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                keep();
                console.end();
                System.exit(exitCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean idle() {
        return folder.isEmpty();
    }

    /** Holding the lock: nothing new may begin meanwhile. */
    private synchronized void keep() {
        for (Supplier<String> leave : atWork) {
            try {
                console.progress(leave.get());
            } catch (RuntimeException | OutOfMemoryError e) {
                console.problem("its state can't be kept: " + e.getMessage());
            }
        }
        folder.ifPresent(run -> console.progress("left off before its end; to go on: nn run --resume " + run));
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
