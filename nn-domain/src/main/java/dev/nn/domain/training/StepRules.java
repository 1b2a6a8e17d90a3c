package dev.nn.domain.training;

import dev.nn.domain.formula.Formula;
import java.util.HashSet;
import java.util.Set;

/**
 * What is done to gradients before an update, in this order, and to parameters after it. Penalties and the largest norm
 * are for weights, not for biases.
 *
 * @param l1 {@code gradient + l1 sign(weight)}
 * @param l2 {@code gradient + l2 weight}: the penalty {@code l2 / 2 weight^2}
 * @param clipValue each gradient is kept within plus and minus this; infinite for no bound
 * @param clipNorm all gradients together are scaled down to this Euclidean norm; infinite for no bound. Source: Pascanu,
 *     Mikolov, Bengio, "On the difficulty of training recurrent neural networks", 2013
 * @param maxNorm a unit's incoming weights are scaled down to this Euclidean norm; infinite for no bound. Source: Srivastava
 *     et al., "Dropout", 2014
 * @param frozen layers whose parameters stay as they are
 */
public record StepRules(double l1, double l2, double clipValue, double clipNorm, double maxNorm, Set<Integer> frozen) {

    /** Nothing is done. */
    public static final StepRules NONE =
            new StepRules(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Set.of());

    /** What penalties make of a gradient {@code g} of a weight {@code w}. */
    public static final Formula PENALTY = Formula.parse("g + l1 * sign(w) + l2 * w", "l1", "l2", "w", "g");

    /** What clipping by value makes of a gradient {@code g}. */
    public static final Formula CLAMP = Formula.parse("clamp(g, -bound, bound)", "bound", "g");

    /** What clipping by norm divides by is this much larger than the norm, as in PyTorch: a norm of 0 divides nothing. */
    public static final double NORM_OFFSET = 1e-6;

    public StepRules {
        frozen = Set.copyOf(frozen);
    }

    /** Returns the same with more layers whose parameters stay as they are. */
    public StepRules freezing(Set<Integer> more) {
        Set<Integer> all = new HashSet<>(frozen);
        all.addAll(more);
        return new StepRules(l1, l2, clipValue, clipNorm, maxNorm, all);
    }
}
