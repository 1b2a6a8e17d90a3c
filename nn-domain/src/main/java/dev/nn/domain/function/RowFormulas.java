package dev.nn.domain.function;

import dev.nn.domain.formula.Formula;
import java.util.List;

/**
 * A row activation as formulas, for explanations: each unit's share of a sum over the row, its
 * activation computed from that sum, and the derivatives of activations with respect to
 * pre-activations.
 *
 * <p>Symbols: {@code x} is the unit's pre-activation, {@code m} a shift that prevents overflow
 * without changing the result, {@code u} the unit's share, {@code s} the sum of all shares,
 * {@code a} the activation that is differentiated, {@code b} the activation of the unit whose
 * pre-activation it is differentiated by.
 *
 * @param share a formula in {@code x} and {@code m}
 * @param value a formula in {@code x}, {@code m}, {@code u} and {@code s}
 * @param ownSlope {@code d a_j / d z_j}, in {@code a}
 * @param otherSlope {@code d a_j / d z_i} for another unit i, in {@code a} and {@code b}
 */
public record RowFormulas(Formula share, Formula value, Formula ownSlope, Formula otherSlope) {

    /** Parses the four formulas. */
    public static RowFormulas parse(String share, String value, String ownSlope, String otherSlope) {
        return new RowFormulas(
                Formula.parse(share, List.of("x", "m")),
                Formula.parse(value, List.of("x", "m", "u", "s")),
                Formula.parse(ownSlope, List.of("a")),
                Formula.parse(otherSlope, List.of("a", "b")));
    }
}
