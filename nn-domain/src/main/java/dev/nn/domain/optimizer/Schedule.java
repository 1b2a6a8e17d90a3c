package dev.nn.domain.optimizer;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import java.util.List;

/**
 * A factor on the base learning rate, a formula in {@code epoch} (whole epochs finished, from 0), {@code step} (steps
 * finished, from 0), {@code epochs} and {@code steps} (of the whole training). Immutable and thread-safe.
 *
 * <p>With {@code warmupEpochs} the factor first rises in a straight line, step by step, to 1; the formula then counts
 * from the end of the warm-up, over what is left. Source of warm-up: Goyal et al., "Accurate, Large Minibatch SGD",
 * 2017.
 */
public final class Schedule {

    /** The variables, in order. */
    public static final List<String> VARIABLES = List.of("epoch", "step", "epochs", "steps");

    /** The constant 1. */
    public static final Schedule CONSTANT = new Schedule(Formula.parse("1", VARIABLES), 0);

    private final Formula formula;
    private final Program program;
    private final int warmupEpochs;

    /** A schedule from its formula. */
    public Schedule(Formula formula, int warmupEpochs) {
        this.formula = formula;
        this.program = formula.compile();
        this.warmupEpochs = warmupEpochs;
    }

    /** A schedule from text, without warm-up. */
    public static Schedule of(Formula formula) {
        return new Schedule(formula, 0);
    }

    /** The same with another warm-up. */
    public Schedule withWarmup(int epochs) {
        return new Schedule(formula, epochs);
    }

    /** The factor after warm-up. */
    public Formula formula() {
        return formula;
    }

    /** How many epochs the factor rises to 1. */
    public int warmupEpochs() {
        return warmupEpochs;
    }

    /** The factor at a step; counters as the class says. */
    public double factor(int epoch, long step, int epochs, long stepsPerEpoch) {
        long warmupSteps = warmupEpochs * stepsPerEpoch;
        if (step < warmupSteps) {
            return (step + 1.0) / warmupSteps;
        }
        double left = Math.max(1, epochs - warmupEpochs);
        return program.evaluate(
                (double) epoch - warmupEpochs, (double) (step - warmupSteps), left, left * stepsPerEpoch);
    }
}
