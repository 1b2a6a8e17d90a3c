package dev.nn.plugin.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/**
 * Every part runs once, an exception of a part is thrown once, and the workers stay usable after
 * it.
 */
class WorkersTest {

    private static final int THREADS = 4;

    @Test
    void runsEveryPartOnceInEveryRound() {
        Workers workers = new Workers(THREADS);
        AtomicIntegerArray done = new AtomicIntegerArray(THREADS);
        for (int round = 1; round <= 2000; round++) {
            workers.run((part, parts) -> {
                assertThat(parts).isEqualTo(THREADS);
                done.incrementAndGet(part);
            });
            for (int part = 0; part < THREADS; part++) {
                assertThat(done.get(part)).isEqualTo(round);
            }
        }
    }

    @Test
    void throwsAFailureOnceFromAnyPart() {
        Workers workers = new Workers(THREADS);
        AtomicInteger done = new AtomicInteger();
        for (int failing = 0; failing < THREADS; failing++) {
            int bad = failing;
            assertThatThrownBy(() -> workers.run((part, parts) -> {
                        if (part == bad) {
                            throw new IllegalStateException("part " + part);
                        }
                    }))
                    .hasStackTraceContaining("part " + bad);
            workers.run((part, parts) -> done.incrementAndGet());
        }
        assertThatThrownBy(() -> workers.run((part, parts) -> {
                    throw new IllegalStateException("all");
                }))
                .hasMessage("all");
        workers.run((part, parts) -> done.incrementAndGet());
        assertThat(done.get()).isEqualTo(THREADS * (THREADS + 1));
    }
}
