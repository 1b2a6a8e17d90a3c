package dev.nn.domain.formula;

/** The infix operators, loosest binding first. */
public enum Operator {
    ADD("+", 1),
    SUBTRACT("-", 1),
    MULTIPLY("*", 2),
    DIVIDE("/", 2),
    /**
     * Power. With a whole constant exponent it is repeated multiplication; any other exponent needs a base of at least
     * zero and gives NaN otherwise.
     */
    POWER("^", 4);

    private final String sign;
    private final int precedence;

    Operator(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    /** How the operator is typed. */
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
