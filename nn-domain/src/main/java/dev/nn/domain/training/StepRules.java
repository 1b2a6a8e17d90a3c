package dev.nn.domain.training;

import dev.nn.domain.formula.Formula;
import java.util.HashSet;
import java.util.Set;

/**
 * The changes to gradients before an update, in this order, and to parameters after it. Penalties
 * and the maximum norm apply to weights, not to biases.
 *
 * @param l1 L1 penalty: {@code gradient + l1 sign(weight)}
 * @param l2 L2 penalty {@code l2 / 2 weight^2}: {@code gradient + l2 weight}
 * @param clipValue the maximum absolute value of each gradient; infinite for no limit
 * @param clipNorm the maximum Euclidean norm of all gradients together, which are scaled down to
 *     it; infinite for no limit. Source: Pascanu, Mikolov, Bengio, "On the difficulty of training
 *     recurrent neural networks", 2013
 * @param maxNorm the maximum Euclidean norm of a unit's incoming weights, which are scaled down to
 *     it; infinite for no limit. Source: Srivastava et al., "Dropout", 2014
 * @param frozen the layers whose parameters don't change
 */
public record StepRules(double l1, double l2, double clipValue, double clipNorm, double maxNorm, Set<Integer> frozen) {

    /** Rules that change nothing. */
    public static final StepRules NONE =
            new StepRules(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Set.of());

    /** The gradient {@code g} of a weight {@code w}, with penalties. */
    public static final Formula PENALTY = Formula.parse("g + l1 * sign(w) + l2 * w", "l1", "l2", "w", "g");

    /** The gradient {@code g}, clipped by value. */
    public static final Formula CLAMP = Formula.parse("clamp(g, -bound, bound)", "bound", "g");

    /**
     * An offset on the norm that clipping divides by, as in PyTorch; it prevents a division by 0.
     */
    public static final double NORM_OFFSET = 1e-6;

    public StepRules {
        frozen = Set.copyOf(frozen);
    }

    /** Returns the same rules with more frozen layers. */
    public StepRules freezing(Set<Integer> more) {
        Set<Integer> all = new HashSet<>(frozen);
        all.addAll(more);
        return new StepRules(l1, l2, clipValue, clipNorm, maxNorm, all);
    }
}
