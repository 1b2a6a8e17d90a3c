package dev.nn.domain.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/**
 * A check that a function is stateless: calls with the same input must return the same result, when
 * repeated, in reverse order, and from several threads.
 */
final class StatelessnessCheck {

    private static final int THREADS = 8;
    private static final int QUESTIONS = 500;

    /**
     * Rounds per thread: enough for threads that share a processor to be preempted during a call.
     */
    private static final int ROUNDS = 5;

    private StatelessnessCheck() {}

    /** Returns a finding about the first result that differs. */
    static Optional<String> finding(String name, IntFunction<double[]> function, IntFunction<Object> input) {
        double[][] first = new double[QUESTIONS][];
        for (int i = 0; i < QUESTIONS; i++) {
            first[i] = function.apply(i);
        }
        double[][] again = new double[QUESTIONS][];
        for (int i = QUESTIONS - 1; i >= 0; i--) {
            again[i] = function.apply(i);
        }
        Optional<String> found = difference(first, again, name, input, "on a repeated call ");
        for (double[][] own : byThreads(function, first)) {
            found = found.isPresent() ? found : difference(first, own, name, input, "called from eight threads ");
        }
        return found;
    }

    /**
     * Calls the function with every input in every thread, several times, with all threads starting
     * together. Returns each thread's own results: those of the first round that differs from
     * {@code before}, otherwise those of the last round.
     */
    private static double[][][] byThreads(IntFunction<double[]> function, double[][] before) {
        double[][][] answers = new double[THREADS][QUESTIONS][];
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int own = t;
            Thread thread = new Thread(() -> {
                ready.countDown();
                await(ready);
                for (int round = 0;
                        round < ROUNDS && (round == 0 || Arrays.deepEquals(answers[own], before));
                        round++) {
                    Arrays.setAll(answers[own], function);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return answers;
    }

    private static void await(CountDownLatch ready) {
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> difference(
            double[][] first, double[][] second, String name, IntFunction<Object> input, String how) {
        for (int i = 0; i < first.length; i++) {
            if (!Arrays.equals(first[i], second[i])) {
                return Optional.of(name + "(" + input.apply(i) + ") is " + text(first[i]) + ", " + how + text(second[i])
                        + ": it must not keep state");
            }
        }
        return Optional.empty();
    }

    private static String text(double[] answer) {
        return answer != null && answer.length == 1 ? Double.toString(answer[0]) : Arrays.toString(answer);
    }
}
