package dev.nn.plugin.cpu;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that run one task together. The caller is one of them. Idle threads
 * first spin, since steps follow each other within microseconds, and then park. They end when this
 * object becomes unreachable. Not thread-safe: one caller at a time.
 */
final class Workers {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Crew crew;

    /**
     * Work that is divided into parts. Part {@code p} of {@code parts} must not write anything that
     * another part reads or writes.
     */
    interface Task {
        /** Runs one part. */
        void run(int part, int parts);
    }

    /** Creates a pool of the given number of threads, one of which is the caller. */
    Workers(int threads) {
        this.crew = new Crew(threads);
        if (threads > 1) {
            Crew stopped = crew;
            CLEANER.register(this, stopped::stop);
        }
    }

    /**
     * Returns the first index of a part, when {@code size} is divided into whole units. The part
     * before ends there.
     */
    static int bound(int size, int unit, int part, int parts) {
        long units = ((long) size + unit - 1) / unit;
        return (int) Math.min(size, units * part / parts * unit);
    }

    int threads() {
        return crew.hands.length + 1;
    }

    /** Runs all parts and returns when they are done. Throws if a part throws. */
    void run(Task task) {
        crew.run(task);
    }

    /**
     * The state that the threads share. It must not refer to the {@link Workers}, so that those can
     * become unreachable.
     */
    private static final class Crew {
        private static final int SPINS = 20_000;

        private final Thread[] hands;
        private final AtomicInteger left = new AtomicInteger();
        private final AtomicInteger round = new AtomicInteger();
        private volatile boolean stopped;
        private volatile @Nullable Throwable failure;
        private @Nullable Task task;

        Crew(int threads) {
            hands = new Thread[threads - 1];
            for (int h = 0; h < hands.length; h++) {
                int part = h + 1;
                hands[h] = new Thread(() -> work(part), "nn-cpu-" + part);
                hands[h].setDaemon(true);
                hands[h].start();
            }
        }

        void run(Task work) {
            int parts = hands.length + 1;
            task = work;
            // Discard a failure of the previous round, which may have ended by a failure of part 0.
            failure = null;
            left.set(hands.length);
            round.incrementAndGet();
            for (Thread hand : hands) {
                LockSupport.unpark(hand);
            }
            try {
                work.run(0, parts);
            } finally {
                for (int spins = 0; left.get() > 0; spins++) {
                    pause(spins);
                }
                task = null;
            }
            Throwable thrown = failure;
            if (thrown != null) {
                failure = null;
                throw new IllegalStateException("a worker thread failed", thrown);
            }
        }

        private void work(int part) {
            int seen = 0;
            while (true) {
                for (int spins = 0; round.get() == seen && !stopped; spins++) {
                    if (spins < SPINS) {
                        Thread.onSpinWait();
                    } else {
                        LockSupport.park(this);
                    }
                }
                if (stopped) {
                    return;
                }
                seen = round.get();
                Task current = task;
                try {
                    if (current != null) {
                        current.run(part, hands.length + 1);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    left.decrementAndGet();
                }
            }
        }

        /** Spins, then parks briefly: another thread may need the processor to finish its part. */
        private static void pause(int spins) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(1);
            }
        }

        void stop() {
            stopped = true;
            for (Thread hand : hands) {
                LockSupport.unpark(hand);
            }
        }
    }
}
