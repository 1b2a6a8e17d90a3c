package dev.nn.domain.training;

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

    public StepRules {
        frozen = Set.copyOf(frozen);
    }
}
