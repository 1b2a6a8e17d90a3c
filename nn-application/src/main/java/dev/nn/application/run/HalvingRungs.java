package dev.nn.application.run;

import dev.nn.application.spec.SweepSpec.Search;
import dev.nn.application.spec.SweepSpec.Search.Halving;

/**
 * The rungs of successive halving: trials run for some epochs, then only the best continue. Each
 * rung has {@code factor} times the epochs of the previous one; the last rung has all epochs. A
 * search without halving has one rung.
 *
 * @param trials number of trials in the first rung
 * @param epochs number of epochs in the last rung
 */
record HalvingRungs(Search search, int trials, int epochs) {

    private int factor() {
        return search instanceof Halving halving ? halving.factor() : 1;
    }

    /**
     * Returns the number of rungs: one more than the number of times that the trials can be divided
     * by the factor.
     */
    int count() {
        int rungs = 1;
        for (int rest = trials / factor(); factor() > 1 && rest >= 1; rest /= factor()) {
            rungs++;
        }
        return rungs;
    }

    /** Returns the number of epochs of a rung (from 0); at least 1. */
    int epochs(int rung) {
        double divided = epochs;
        for (int i = count() - 1; i > rung; i--) {
            divided /= factor();
        }
        return (int) Math.max(1, Math.rint(divided));
    }

    /** Returns how many of {@code ran} trials advance to the next rung; 0 after the last. */
    int kept(int rung, int ran) {
        return rung == count() - 1 ? 0 : Math.max(1, ran / factor());
    }
}
