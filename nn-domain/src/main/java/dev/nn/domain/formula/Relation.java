package dev.nn.domain.formula;

/** The comparisons of {@code where}. Every comparison with NaN is false, except {@code !=}. */
public enum Relation {
    LESS("<", "<", "&lt;"),
    LESS_OR_EQUAL("<=", "\\le", "&#x2264;"),
    GREATER(">", ">", "&gt;"),
    GREATER_OR_EQUAL(">=", "\\ge", "&#x2265;"),
    EQUAL("==", "=", "="),
    NOT_EQUAL("!=", "\\ne", "&#x2260;");

    private final String sign;
    private final String latex;
    private final String mathMl;

    Relation(String sign, String latex, String mathMl) {
        this.sign = sign;
        this.latex = latex;
        this.mathMl = mathMl;
    }

    /** Returns the sign of the comparison in a formula. */
    public String sign() {
        return sign;
    }

    /** Returns the comparison in LaTeX. */
    public String latex() {
        return latex;
    }

    /** Returns the comparison as the text of a MathML operator. */
    public String mathMl() {
        return mathMl;
    }

    /** Returns whether the comparison holds for two numbers. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
        };
    }
}
