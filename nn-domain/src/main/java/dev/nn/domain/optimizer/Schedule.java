package dev.nn.domain.optimizer;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A factor on the base learning rate, as a formula in {@code epoch} (epochs finished, from 0),
 * {@code step} (steps finished, from 0), {@code epochs} and {@code steps} (totals of the whole
 * training). Immutable and thread-safe.
 *
 * <p>With {@code warmupEpochs}, the factor first rises linearly to 1, step by step. The formula
 * then counts from the end of the warm-up, over the remaining epochs. Source of warm-up: Goyal et
 * al., "Accurate, Large Minibatch SGD", 2017.
 */
public final class Schedule {

    /** The variables of a formula, in order. */
    public static final List<String> VARIABLES = List.of("epoch", "step", "epochs", "steps");

    /** The schedule with the constant factor 1. */
    public static final Schedule CONSTANT = of(Formula.parse("1", VARIABLES));

    private final Factor factor;
    private final Optional<Formula> formula;
    private final int warmupEpochs;

    /** A factor in plain Java, for schedules that can't be a formula. Stateless and thread-safe. */
    @FunctionalInterface
    public interface Factor {
        /** Returns the factor. The counters are those described in {@link Schedule}. */
        double at(double epoch, double step, double epochs, double steps);
    }

    private Schedule(Factor factor, Optional<Formula> formula, int warmupEpochs) {
        this.factor = factor;
        this.formula = formula;
        this.warmupEpochs = warmupEpochs;
    }

    /** Returns a schedule defined by a formula in {@link #VARIABLES}, without warm-up. */
    public static Schedule of(Formula formula) {
        Program program = formula.compile();
        return new Schedule(program::evaluate, Optional.of(formula), 0);
    }

    /** Returns a schedule in plain Java, without warm-up. */
    public static Schedule of(Factor factor) {
        return new Schedule(factor, Optional.empty(), 0);
    }

    /**
     * Returns the same schedule with its factor wrapped if it is in plain Java; a formula is
     * unchanged.
     */
    public Schedule wrapped(UnaryOperator<Factor> wrapper) {
        return formula.isPresent() ? this : new Schedule(wrapper.apply(factor), formula, warmupEpochs);
    }

    /** Returns the same schedule with another number of warm-up epochs. */
    public Schedule withWarmup(int epochs) {
        return new Schedule(factor, formula, epochs);
    }

    /** Returns the formula of the factor after warm-up, if it has one. */
    public Optional<Formula> formula() {
        return formula;
    }

    /** Returns the number of warm-up epochs, in which the factor rises to 1. */
    public int warmupEpochs() {
        return warmupEpochs;
    }

    /** Returns the factor at a step. The counters are those described in the class. */
    public double factor(int epoch, long step, int epochs, long stepsPerEpoch) {
        long warmupSteps = warmupEpochs * stepsPerEpoch;
        if (step < warmupSteps) {
            return (step + 1.0) / warmupSteps;
        }
        double left = Math.max(1, epochs - warmupEpochs);
        return factor.at((double) epoch - warmupEpochs, (double) (step - warmupSteps), left, left * stepsPerEpoch);
    }
}
