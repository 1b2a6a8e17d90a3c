package dev.nn.application.explain;

import dev.nn.application.page.Digits;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Applied;
import dev.nn.application.page.Term.Comparison;
import dev.nn.application.page.Term.Difference;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Negative;
import dev.nn.application.page.Term.Power;
import dev.nn.application.page.Term.Product;
import dev.nn.application.page.Term.Quotient;
import dev.nn.application.page.Term.Row;
import dev.nn.application.page.Term.Slope;
import dev.nn.application.page.Term.Sum;
import dev.nn.application.page.Term.Value;
import dev.nn.application.page.Term.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Full-precision operands for equations whose usual digits would not reproduce the printed result:
 * {@code 1 - 0.9999106582} loses the digits that make up a slope near 0, and {@code ln(1)} loses
 * all of them.
 */
final class OperandPrecision {

    /** Relative tolerance: results agree in eight digits. */
    private static final double AGREES = 1e-8;

    private OperandPrecision() {}

    /**
     * Returns the sides of an equation. If the last side is the result of the one before and its
     * usual digits would not reproduce that result, the one before gets every digit.
     */
    static List<Term> of(List<Term> sides) {
        int last = sides.size() - 1;
        if (last < 1 || !isNumber(sides.get(last)) || !isNumber(sides.get(last - 1))) {
            return sides;
        }
        Term arithmetic = sides.get(last - 1);
        double[] printed = TermValue.of(rewritten(arithmetic, OperandPrecision::asPrinted));
        if (agree(printed, TermValue.of(sides.get(last)))) {
            return sides;
        }
        List<Term> exact = new ArrayList<>(sides);
        exact.set(last - 1, rewritten(arithmetic, value -> new Value(value.value(), value.origin(), true)));
        return exact;
    }

    /** Returns whether two results agree in eight digits. */
    static boolean agree(double[] printed, double[] result) {
        for (int i = 0; i < result.length; i++) {
            double one = printed[printed.length == 1 ? 0 : i];
            boolean same = one == result[i] || (Double.isNaN(one) && Double.isNaN(result[i]));
            if (!same && !(Math.abs(one - result[i]) <= AGREES * Math.abs(result[i]))) {
                return false;
            }
        }
        return true;
    }

    private static Value asPrinted(Value value) {
        return value.exact() ? value : new Value(Digits.USUAL.round(value.value()), value.origin(), false);
    }

    private static boolean isNumber(Term term) {
        if (term instanceof Letter letter) {
            return letter.name().equals("e");
        } else if (term instanceof Sum sum) {
            return (sum.leftOut() == 0 || sum.rest().isPresent()) && areNumbers(sum.terms());
        } else if (term instanceof Difference difference) {
            return isNumber(difference.from()) && isNumber(difference.less());
        } else if (term instanceof Negative negative) {
            return isNumber(negative.of());
        } else if (term instanceof Product product) {
            return areNumbers(product.factors());
        } else if (term instanceof Quotient quotient) {
            return isNumber(quotient.over()) && isNumber(quotient.under());
        } else if (term instanceof Power power) {
            return isNumber(power.base()) && isNumber(power.exponent());
        } else if (term instanceof Applied applied) {
            // The network's own functions, such as f, are not calculator arithmetic.
            return TermValue.isKnown(applied.function()) && areNumbers(applied.arguments());
        } else if (term instanceof Comparison comparison) {
            return isNumber(comparison.left()) && isNumber(comparison.right());
        } else if (term instanceof Row row) {
            return areNumbers(row.values());
        }
        return term instanceof Value;
    }

    private static boolean areNumbers(List<Term> terms) {
        return terms.stream().allMatch(OperandPrecision::isNumber);
    }

    private static Term rewritten(Term term, UnaryOperator<Value> of) {
        if (term instanceof Value value) {
            return of.apply(value);
        } else if (term instanceof Sum sum) {
            return new Sum(all(sum.terms(), of), sum.leftOut(), sum.rest().map(of));
        } else if (term instanceof Difference difference) {
            return new Difference(rewritten(difference.from(), of), rewritten(difference.less(), of));
        } else if (term instanceof Negative negative) {
            return new Negative(rewritten(negative.of(), of));
        } else if (term instanceof Product product) {
            return new Product(all(product.factors(), of));
        } else if (term instanceof Quotient quotient) {
            return new Quotient(rewritten(quotient.over(), of), rewritten(quotient.under(), of));
        } else if (term instanceof Power power) {
            return new Power(rewritten(power.base(), of), rewritten(power.exponent(), of));
        } else if (term instanceof Applied applied) {
            return new Applied(applied.function(), all(applied.arguments(), of));
        } else if (term instanceof Comparison comparison) {
            return new Comparison(
                    rewritten(comparison.left(), of), comparison.relation(), rewritten(comparison.right(), of));
        } else if (term instanceof Row row) {
            return new Row(all(row.values(), of), row.shown());
        } else if (term instanceof Letter || term instanceof Slope || term instanceof Written) {
            return term;
        }
        throw new IllegalArgumentException(term + " is not a known kind of term");
    }

    private static List<Term> all(List<Term> terms, UnaryOperator<Value> of) {
        return terms.stream().map(term -> rewritten(term, of)).toList();
    }
}
