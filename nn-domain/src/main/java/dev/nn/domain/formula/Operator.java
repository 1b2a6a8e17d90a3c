package dev.nn.domain.formula;

/** The infix operators, in order of increasing precedence. */
public enum Operator {
    ADD("+", 1),
    SUBTRACT("-", 1),
    MULTIPLY("*", 2),
    DIVIDE("/", 2),
    /**
     * Power. An integer constant exponent is computed by repeated multiplication. Any other
     * exponent requires a base of at least 0; otherwise the result is NaN.
     */
    POWER("^", 4);

    private final String sign;
    private final int precedence;

    Operator(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    /** Returns the sign of the operator in a formula. */
    public String sign() {
        return sign;
    }

    int precedence() {
        return precedence;
    }

    /** Computes the operation. */
    public double apply(double left, double right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case POWER -> left < 0 ? Double.NaN : StrictMath.pow(left, right);
        };
    }
}
