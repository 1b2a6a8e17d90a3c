package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Arithmetic;
import dev.nn.domain.formula.Expression.BinaryCall;
import dev.nn.domain.formula.Expression.Call;
import dev.nn.domain.formula.Expression.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The comparisons in a formula, each as a difference whose sign selects a branch. A kink or jump
 * can only lie where a difference changes side. A central difference between two points with equal
 * {@link #sides} therefore crosses none.
 *
 * <p>Equations are not solved; comparisons are only evaluated at given points. Immutable and
 * thread-safe.
 */
public final class Switches {

    private final List<Formula> differences;
    private final Program program;

    Switches(Formula formula) {
        Set<Expression> found = new LinkedHashSet<>();
        collect(Simplifier.simplify(formula.expression()), found);
        differences = found.stream()
                .map(e -> new Formula(Simplifier.simplify(e), formula.variables()))
                .toList();
        program = Program.compile(differences.stream().map(Formula::expression).toList(), formula.variables());
    }

    private static void collect(Expression e, Set<Expression> found) {
        if (e instanceof Where w) {
            found.add(new Arithmetic(Operator.SUBTRACT, w.left(), w.right()));
        } else if (e instanceof BinaryCall b && b.function() != BinaryFunction.XLOGY) {
            found.add(new Arithmetic(Operator.SUBTRACT, b.first(), b.second()));
        } else if (e instanceof Call c && (c.function() == Elementary.ABS || c.function() == Elementary.SIGN)) {
            found.add(c.argument());
        } else if (e instanceof Call c && c.function() == Elementary.FLOOR) {
            // The side of a jump of floor(u) is the value of the floor; sides() compares it exactly.
            found.add(c);
        }
        for (Expression child : ExpressionTrees.children(e)) {
            collect(child, found);
        }
    }

    /** Returns the differences whose signs select the branches; empty for a smooth formula. */
    public List<Formula> differences() {
        return differences;
    }

    /**
     * Returns one number per difference: its sign, or the value of a floor. Equal arrays mean the
     * same branches.
     */
    public double[] sides(double... arguments) {
        double[] sides = new double[differences.size()];
        program.evaluateAll(arguments, sides);
        for (int i = 0; i < sides.length; i++) {
            boolean floor = differences.get(i).expression() instanceof Call c && c.function() == Elementary.FLOOR;
            sides[i] = floor ? sides[i] : Math.signum(sides[i]);
        }
        return sides;
    }

    /** Returns whether both points lie on the same side of every comparison. */
    public boolean sameSide(double[] first, double[] second) {
        return Arrays.equals(sides(first), sides(second));
    }

    /**
     * Locates the branch changes of a formula of one variable between {@code from} and {@code to}:
     * scans {@code cells} cells and narrows each bracket by bisection. For display only.
     */
    public List<Double> locate(double from, double to, int cells) {
        List<Double> places = new ArrayList<>();
        double width = (to - from) / cells;
        for (int i = 0; i < cells; i++) {
            // Cell borders avoid round numbers, where kinks often lie.
            double low = from + (i - 0.37) * width;
            double high = low + width;
            if (!Arrays.equals(sides(low), sides(high))) {
                places.add(narrow(low, high));
            }
        }
        return places;
    }

    private double narrow(double from, double to) {
        double low = from;
        double high = to;
        double[] left = sides(low);
        for (int i = 0; i < 60; i++) {
            double middle = low + (high - low) / 2;
            if (Arrays.equals(sides(middle), left)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double rounded = Math.rint(high * 1e9) / 1e9;
        return rounded + 0.0;
    }
}
