package dev.nn.domain.function;

import dev.nn.domain.formula.Formula;
import java.util.List;

/**
 * A row activation written as formulas, for explanations: each unit's share in a sum over the row, its activation from that sum,
 * and how activations change with pre-activations.
 *
 * <p>Symbols: {@code x} the unit's pre-activation, {@code m} a shift that changes nothing but prevents overflow, {@code u} the
 * unit's share, {@code s} the sum of all shares, {@code a} the activation whose derivative is meant, {@code b} the activation of
 * the unit by whose pre-activation it is taken.
 *
 * @param share in {@code x} and {@code m}
 * @param value in {@code x}, {@code m}, {@code u} and {@code s}
 * @param ownSlope {@code d a_j / d z_j}, in {@code a}
 * @param otherSlope {@code d a_j / d z_i} of another unit i, in {@code a} and {@code b}
 */
public record RowFormulas(Formula share, Formula value, Formula ownSlope, Formula otherSlope) {

    /** Reads the four formulas. */
    public static RowFormulas parse(String share, String value, String ownSlope, String otherSlope) {
        return new RowFormulas(
                Formula.parse(share, List.of("x", "m")),
                Formula.parse(value, List.of("x", "m", "u", "s")),
                Formula.parse(ownSlope, List.of("a")),
                Formula.parse(otherSlope, List.of("a", "b")));
    }
}
