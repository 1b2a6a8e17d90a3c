package dev.nn.application.explain;

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
import dev.nn.application.page.Term.Sum;
import dev.nn.application.page.Term.Value;
import dev.nn.domain.formula.BinaryFunction;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Operator;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * The numeric value of a term, as a reader with a calculator computes it. A term without rows is
 * one number. A row is several numbers; a single number next to a row is broadcast.
 */
final class TermValue {

    private TermValue() {}

    /** Computes a term without rows. */
    static double number(Term term) {
        double[] values = of(term);
        if (values.length != 1) {
            throw new IllegalArgumentException("expected one number, found " + values.length);
        }
        return values[0];
    }

    /** Computes a term; one number for a term without rows. */
    static double[] of(Term term) {
        if (term instanceof Value value) {
            return new double[] {value.value()};
        } else if (term instanceof Letter letter && letter.name().equals("e")) {
            return new double[] {StrictMath.E};
        } else if (term instanceof Sum sum) {
            return Stream.concat(sum.terms().stream(), sum.rest().stream())
                    .map(TermValue::of)
                    .reduce((a, b) -> each(a, b, Double::sum))
                    .orElse(new double[] {0});
        } else if (term instanceof Difference difference) {
            return each(of(difference.from()), of(difference.less()), (a, b) -> a - b);
        } else if (term instanceof Negative negative) {
            return each(of(negative.of()), a -> -a);
        } else if (term instanceof Product product) {
            return product.factors().stream()
                    .map(TermValue::of)
                    .reduce((a, b) -> each(a, b, (x, y) -> x * y))
                    .orElse(new double[] {1});
        } else if (term instanceof Quotient quotient) {
            return each(of(quotient.over()), of(quotient.under()), (a, b) -> a / b);
        } else if (term instanceof Power power) {
            return power(power);
        } else if (term instanceof Applied applied) {
            return applied(applied);
        } else if (term instanceof Row row) {
            return row.values().stream().mapToDouble(TermValue::number).toArray();
        }
        throw new IllegalArgumentException(term + " is not a number");
    }

    private static double[] power(Power power) {
        if (power.base() instanceof Letter) {
            return each(of(power.exponent()), StrictMath::exp);
        }
        return each(of(power.base()), of(power.exponent()), TermValue::power);
    }

    /**
     * Computes a power. As in formulas, an integer exponent means repeated multiplication, so the
     * base may be negative.
     */
    private static double power(double base, double exponent) {
        return exponent == Math.rint(exponent) ? StrictMath.pow(base, exponent) : Operator.POWER.apply(base, exponent);
    }

    /** Returns whether a function is a calculator function or {@code where}. */
    static boolean isKnown(String function) {
        String name = function.toUpperCase(Locale.ROOT);
        return function.equals("where")
                || Arrays.stream(Elementary.values())
                        .anyMatch(each -> each.name().equals(name))
                || Arrays.stream(BinaryFunction.values())
                        .anyMatch(each -> each.name().equals(name));
    }

    private static double[] applied(Applied applied) {
        if (applied.function().equals("where")) {
            Comparison condition = (Comparison) applied.arguments().get(0);
            double[] holds = each(
                    of(condition.left()),
                    of(condition.right()),
                    (a, b) -> condition.relation().holds(a, b) ? 1 : 0);
            double[] then = of(applied.arguments().get(1));
            double[] otherwise = of(applied.arguments().get(2));
            double[] chosen = new double[Math.max(holds.length, Math.max(then.length, otherwise.length))];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = at(holds, i) == 1 ? at(then, i) : at(otherwise, i);
            }
            return chosen;
        } else if (applied.arguments().size() == 2) {
            BinaryFunction pairing = BinaryFunction.valueOf(applied.function().toUpperCase(Locale.ROOT));
            return each(of(applied.arguments().get(0)), of(applied.arguments().get(1)), pairing::apply);
        }
        Elementary function = Elementary.valueOf(applied.function().toUpperCase(Locale.ROOT));
        return each(of(applied.arguments().get(0)), function::apply);
    }

    private static double at(double[] values, int index) {
        return values[values.length == 1 ? 0 : index];
    }

    private static double[] each(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }

    private static double[] each(double[] first, double[] second, DoubleBinaryOperator function) {
        double[] result = new double[Math.max(first.length, second.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(at(first, i), at(second, i));
        }
        return result;
    }
}
