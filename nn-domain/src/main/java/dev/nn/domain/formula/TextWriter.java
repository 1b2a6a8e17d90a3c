package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Arithmetic;
import dev.nn.domain.formula.Expression.BinaryCall;
import dev.nn.domain.formula.Expression.Call;
import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Negation;
import dev.nn.domain.formula.Expression.Pi;
import dev.nn.domain.formula.Expression.Symbol;
import dev.nn.domain.formula.Expression.Where;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A writer of formulas as typed: parsing the text returns the same tree. */
final class TextWriter {

    private static final int NEGATION_PRECEDENCE = 3;
    private static final int PRIMARY = 5;

    /** Significant digits that identify every float64. */
    private static final int MAX_DIGITS = 17;

    private TextWriter() {}

    static String write(Expression e) {
        if (e instanceof Constant c) {
            return number(c.value());
        } else if (e instanceof Pi) {
            return "pi";
        } else if (e instanceof Symbol s) {
            return s.name();
        } else if (e instanceof Negation n) {
            // A number directly after the sign would be read as one negative number.
            boolean literal = n.argument() instanceof Constant;
            return "-" + (literal ? "(" + write(n.argument()) + ")" : wrapped(n.argument(), NEGATION_PRECEDENCE));
        } else if (e instanceof Arithmetic a) {
            return arithmetic(a);
        } else if (e instanceof Call c) {
            return c.function().text() + "(" + write(c.argument()) + ")";
        } else if (e instanceof BinaryCall b) {
            return b.function().text() + "(" + write(b.first()) + ", " + write(b.second()) + ")";
        } else if (e instanceof Where w) {
            return "where(" + write(w.left()) + " " + w.relation().sign() + " " + write(w.right()) + ", "
                    + write(w.then()) + ", " + write(w.otherwise()) + ")";
        }
        throw new AssertionError(e);
    }

    private static String arithmetic(Arithmetic a) {
        int own = a.operator().precedence();
        if (a.operator() == Operator.POWER) {
            return wrapped(a.left(), PRIMARY) + "^" + wrapped(a.right(), PRIMARY);
        }
        String left = wrapped(a.left(), own);
        boolean signAfterOperator = a.right() instanceof Negation || negative(a.right());
        String right = signAfterOperator ? "(" + write(a.right()) + ")" : wrapped(a.right(), own + 1);
        return left + " " + a.operator().sign() + " " + right;
    }

    private static String wrapped(Expression e, int needed) {
        return precedence(e) < needed ? "(" + write(e) + ")" : write(e);
    }

    private static boolean negative(Expression e) {
        return e instanceof Constant c && Double.compare(c.value(), 0.0) < 0;
    }

    private static int precedence(Expression e) {
        if (e instanceof Arithmetic a) {
            return a.operator().precedence();
        }
        return e instanceof Negation || negative(e) ? NEGATION_PRECEDENCE : PRIMARY;
    }

    /** Returns the shortest text that parses to the same float64; whole numbers without a point. */
    static String number(double value) {
        if (Double.compare(value, -0.0) == 0) {
            return "-0.0";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : shortest(value);
    }

    /**
     * Formats as {@link Double#toString} since Java 19; earlier versions wrote some numbers with
     * extra digits.
     */
    private static String shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact;
        for (int digits = 1; digits <= MAX_DIGITS; digits++) {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                break;
            }
        }
        BigDecimal shortened = rounded.stripTrailingZeros();
        int exponent = shortened.precision() - shortened.scale() - 1;
        if (exponent >= -3 && exponent < 7) {
            return shortened.toPlainString();
        }
        String digits = shortened.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "") + digits.charAt(0) + "." + (digits.length() > 1 ? digits.substring(1) : "0") + "E"
                + exponent;
    }
}
