package dev.nn.domain.formula;

import java.util.Locale;

/**
 * The functions of one argument. Each is a primitive with an exact derivative (see
 * {@link Derivative}), which makes numerical stability part of the language: a formula uses
 * {@code softplus(x)} instead of its definition.
 */
public enum Elementary {
    /** {@code |x|}; its derivative at 0 is 0. */
    ABS,
    /** The sign: -1, 0 or 1. NaN propagates. */
    SIGN,
    /** The largest integer not greater than x. */
    FLOOR,
    SQRT,
    EXP,
    /** {@code exp(x) - 1}, exact near 0. */
    EXPM1,
    /** The natural logarithm; {@code log} is an alias. */
    LN,
    /** {@code ln(1 + x)}, exact near 0. */
    LOG1P,
    TANH,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code ln(1 + exp(x))}. */
    SOFTPLUS,
    /** The error function. */
    ERF,
    SIN,
    COS;

    /** Returns the name of the function in a formula. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Computes the function. */
    public double apply(double x) {
        return switch (this) {
            case ABS -> Math.abs(x);
            case SIGN -> x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : Double.NaN;
            case FLOOR -> Math.floor(x);
            case SQRT -> Math.sqrt(x);
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case LN -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case TANH -> StrictMath.tanh(x);
            case SIGMOID -> SpecialFunctions.sigmoid(x);
            case SOFTPLUS -> SpecialFunctions.softplus(x);
            case ERF -> SpecialFunctions.erf(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
        };
    }
}
