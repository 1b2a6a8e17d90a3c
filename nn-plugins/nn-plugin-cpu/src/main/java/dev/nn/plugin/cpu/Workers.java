package dev.nn.plugin.cpu;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that work on one task together, the caller among them. They wait for the next task
 * spinning, since steps follow each other within microseconds, and then parked. They end when nobody holds this object
 * any more. For one caller at a time.
 */
final class Workers {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Crew crew;

    /** Work that is divided into parts; part {@code p} of {@code parts} must write what no other part reads or writes. */
    interface Task {
        /** Does one part. */
        void run(int part, int parts);
    }

    /** A crew of so many threads, the caller counted. */
    Workers(int threads) {
        this.crew = new Crew(threads);
        if (threads > 1) {
            Crew stopped = crew;
            CLEANER.register(this, stopped::stop);
        }
    }

    /** Where a part begins, and the one before it ends, when {@code size} is divided by whole units. */
    static int bound(int size, int unit, int part, int parts) {
        long units = ((long) size + unit - 1) / unit;
        return (int) Math.min(size, units * part / parts * unit);
    }

    int threads() {
        return crew.hands.length + 1;
    }

    /** Does all parts and returns when they are done; what a part throws is thrown here. */
    void run(Task task) {
        crew.run(task);
    }

    /** What the threads see; it must not see the {@link Workers}, so that those can become unreachable. */
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
            // A failure of the round before is that round's, which may have ended by a failure of part 0.
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

        /** Somebody else may need the processor that a part is waiting for. */
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
