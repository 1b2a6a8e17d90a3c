package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Arithmetic;
import dev.nn.domain.formula.Expression.BinaryCall;
import dev.nn.domain.formula.Expression.Call;
import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Negation;
import dev.nn.domain.formula.Expression.Pi;
import dev.nn.domain.formula.Expression.Symbol;
import dev.nn.domain.formula.Expression.Where;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Operations on expression trees: children, rebuilding, symbols. */
final class ExpressionTrees {

    private ExpressionTrees() {}

    static List<Expression> children(Expression expression) {
        if (expression instanceof Negation n) {
            return List.of(n.argument());
        } else if (expression instanceof Arithmetic a) {
            return List.of(a.left(), a.right());
        } else if (expression instanceof Call c) {
            return List.of(c.argument());
        } else if (expression instanceof BinaryCall b) {
            return List.of(b.first(), b.second());
        } else if (expression instanceof Where w) {
            return List.of(w.left(), w.right(), w.then(), w.otherwise());
        }
        return List.of();
    }

    /** Returns the same node with changed children. */
    static Expression rebuild(Expression expression, UnaryOperator<Expression> change) {
        if (expression instanceof Negation n) {
            return negate(change.apply(n.argument()));
        } else if (expression instanceof Arithmetic a) {
            return new Arithmetic(a.operator(), change.apply(a.left()), change.apply(a.right()));
        } else if (expression instanceof Call c) {
            return new Call(c.function(), change.apply(c.argument()));
        } else if (expression instanceof BinaryCall b) {
            return new BinaryCall(b.function(), change.apply(b.first()), change.apply(b.second()));
        } else if (expression instanceof Where w) {
            return new Where(
                    w.relation(),
                    change.apply(w.left()),
                    change.apply(w.right()),
                    change.apply(w.then()),
                    change.apply(w.otherwise()));
        }
        return expression;
    }

    static void collectSymbols(Expression expression, Set<String> names) {
        if (expression instanceof Symbol s) {
            names.add(s.name());
        }
        for (Expression child : children(expression)) {
            collectSymbols(child, names);
        }
    }

    /**
     * Returns the depth: the number of operations above the deepest number or name. Counts level by
     * level, since the tree may be too deep for recursion.
     */
    static int depth(Expression expression) {
        int depth = -1;
        for (List<Expression> level = List.of(expression); !level.isEmpty(); depth++) {
            level = level.stream().flatMap(node -> children(node).stream()).toList();
        }
        return depth;
    }

    /** Returns the number of nodes, or some number above {@code most} if there are more. */
    static long size(Expression expression, long most) {
        long size = 1;
        for (Expression child : children(expression)) {
            size += size > most ? 0 : size(child, most - size);
        }
        return size;
    }

    static Expression negate(Expression argument) {
        return argument instanceof Constant c ? new Constant(-c.value()) : new Negation(argument);
    }

    static boolean isNumber(Expression expression, double value) {
        return expression instanceof Constant c && c.value() == value;
    }

    /** Returns the value of a number or pi, otherwise NaN. */
    static double constantValue(Expression expression) {
        if (expression instanceof Constant c) {
            return c.value();
        } else if (expression instanceof Pi) {
            return StrictMath.PI;
        }
        return Double.NaN;
    }
}
