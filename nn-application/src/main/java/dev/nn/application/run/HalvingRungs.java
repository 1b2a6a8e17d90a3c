package dev.nn.application.run;

import dev.nn.application.spec.SweepSpec.Search;
import dev.nn.application.spec.SweepSpec.Search.Halving;

/**
 * How many epochs trials get before some of them are left out: in each rung {@code factor} times as many as in the one
 * before, the last rung all of them. A search without halving has one rung.
 *
 * @param trials of the first rung
 * @param epochs of the last rung
 */
record HalvingRungs(Search search, int trials, int epochs) {

    private int factor() {
        return search instanceof Halving halving ? halving.factor() : 1;
    }

    /** How often the number of trials can be divided, and one more. */
    int count() {
        int rungs = 1;
        for (int rest = trials / factor(); factor() > 1 && rest >= 1; rest /= factor()) {
            rungs++;
        }
        return rungs;
    }

    /** Epochs of a rung, counted from 0; at least 1. */
    int epochs(int rung) {
        double divided = epochs;
        for (int i = count() - 1; i > rung; i--) {
            divided /= factor();
        }
        return (int) Math.max(1, Math.rint(divided));
    }

    /** How many trials of so many go on to the next rung; none after the last. */
    int kept(int rung, int ran) {
        return rung == count() - 1 ? 0 : Math.max(1, ran / factor());
    }
}
