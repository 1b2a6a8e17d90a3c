package dev.nn.domain.optimizer;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
    public static final Schedule CONSTANT = of(Formula.parse("1", VARIABLES));

    private final Factor factor;
    private final Optional<Formula> formula;
    private final int warmupEpochs;

    /** A factor in plain Java, for what no formula can say. Stateless and thread-safe. */
    @FunctionalInterface
    public interface Factor {
        /** The factor; counters as the class says. */
        double at(double epoch, double step, double epochs, double steps);
    }

    private Schedule(Factor factor, Optional<Formula> formula, int warmupEpochs) {
        this.factor = factor;
        this.formula = formula;
        this.warmupEpochs = warmupEpochs;
    }

    /** A schedule that is a formula in {@link #VARIABLES}, without warm-up. */
    public static Schedule of(Formula formula) {
        Program program = formula.compile();
        return new Schedule(program::evaluate, Optional.of(formula), 0);
    }

    /** A schedule in plain Java, without warm-up. */
    public static Schedule of(Factor factor) {
        return new Schedule(factor, Optional.empty(), 0);
    }

    /** Returns the same with its factor in plain Java wrapped; a formula is left as it is. */
    public Schedule wrapped(UnaryOperator<Factor> wrapper) {
        return formula.isPresent() ? this : new Schedule(wrapper.apply(factor), formula, warmupEpochs);
    }

    /** The same with another warm-up. */
    public Schedule withWarmup(int epochs) {
        return new Schedule(factor, formula, epochs);
    }

    /** The factor after warm-up, where it is a formula. */
    public Optional<Formula> formula() {
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
        return factor.at((double) epoch - warmupEpochs, (double) (step - warmupSteps), left, left * stepsPerEpoch);
    }
}
