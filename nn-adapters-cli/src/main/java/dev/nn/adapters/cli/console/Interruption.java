package dev.nn.adapters.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The handling of SIGINT (Ctrl-C), SIGTERM and SIGHUP. The first signal asks the current work to
 * stop after its step. Work that does not stop within a second, such as a step of minutes, an
 * evaluation or a report, is stopped at once, and its state is saved. A second signal ends the
 * process immediately. The exit code is 128 plus the signal's number. Thread-safe.
 */
public final class Interruption implements AutoCloseable {

    /** The number that is added to a signal's number, as shells do. */
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

    /** Creates an interruption and starts to listen for signals. */
    public static Interruption watched(Console console) {
        Interruption interruption = new Interruption(console);
        Signals.heard(interruption::hear);
        return interruption;
    }

    /** Returns whether a signal has arrived and the work should stop. */
    public boolean asked() {
        return signal != 0;
    }

    /** Returns the exit code of interrupted work. */
    public int exitCode() {
        return BY_SIGNAL + signal;
    }

    /**
     * Sets the folder of a run that can be resumed. Before this call, a signal ends the process
     * without waiting.
     */
    public synchronized void started(String run) {
        folder = Optional.of(run);
    }

    /**
     * Registers work whose state is saved when a signal stops it; see {@link
     * dev.nn.application.port.in.RunExperiment.Watcher#working}.
     */
    public synchronized void working(Supplier<String> leave) {
        atWork.add(leave);
    }

    /** Unregisters work whose state is saved by other means. */
    public synchronized void done(Supplier<String> leave) {
        atWork.remove(leave);
    }

    /** Handles a signal. The JVM calls this on a separate thread for each signal. */
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

    /** Saves the state of all registered work. Holds the lock, so that no new work begins. */
    private synchronized void keep() {
        for (Supplier<String> leave : atWork) {
            try {
                console.progress(leave.get());
            } catch (RuntimeException | OutOfMemoryError e) {
                console.problem("can't save the state: " + e.getMessage());
            }
        }
        folder.ifPresent(run -> console.progress("interrupted; resume with: nn run --resume " + run));
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
