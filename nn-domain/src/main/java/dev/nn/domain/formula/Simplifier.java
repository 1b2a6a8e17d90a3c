package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Arithmetic;
import dev.nn.domain.formula.Expression.BinaryCall;
import dev.nn.domain.formula.Expression.Call;
import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Negation;
import dev.nn.domain.formula.Expression.Where;

/**
 * The rules that shorten a formula without changing its meaning.
 *
 * <p>Every rule also holds for NaN and infinity: {@code x * 0} stays (x may be infinite),
 * {@code x - x} stays (x may be NaN). A constant expression whose value is not finite stays as
 * written.
 */
final class Simplifier {

    private static final int MAX_ROUNDS = 20;

    private Simplifier() {}

    static Expression simplify(Expression expression) {
        Expression current = expression;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Expression next = once(current);
            if (next.equals(current)) {
                return current;
            }
            current = next;
        }
        return current;
    }

    private static Expression once(Expression expression) {
        Expression inner = ExpressionTrees.rebuild(expression, Simplifier::once);
        if (inner instanceof Arithmetic a) {
            return arithmetic(a);
        } else if (inner instanceof Negation n) {
            return negation(n);
        } else if (inner instanceof Call c && c.argument() instanceof Constant k) {
            return exactOr(c.function().apply(k.value()), c);
        } else if (inner instanceof BinaryCall b
                && b.first() instanceof Constant x
                && b.second() instanceof Constant y) {
            return exactOr(b.function().apply(x.value(), y.value()), b);
        } else if (inner instanceof Where w) {
            return where(w);
        }
        return inner;
    }

    private static Expression where(Where w) {
        if (w.then().equals(w.otherwise())) {
            return w.then();
        } else if (w.left() instanceof Constant x && w.right() instanceof Constant y) {
            return w.relation().holds(x.value(), y.value()) ? w.then() : w.otherwise();
        }
        return w;
    }

    private static Expression negation(Negation n) {
        if (n.argument() instanceof Negation twice) {
            return twice.argument();
        } else if (n.argument() instanceof Arithmetic a && a.left() instanceof Constant k) {
            boolean product = a.operator() == Operator.MULTIPLY || a.operator() == Operator.DIVIDE;
            return product ? new Arithmetic(a.operator(), new Constant(-k.value()), a.right()) : n;
        }
        return n;
    }

    private static Expression arithmetic(Arithmetic a) {
        Expression l = a.left();
        Expression r = a.right();
        if (l instanceof Constant x && r instanceof Constant y) {
            return exactOr(a.operator().apply(x.value(), y.value()), a);
        }
        return switch (a.operator()) {
            case ADD -> sum(a, l, r);
            case SUBTRACT -> difference(a, l, r);
            case MULTIPLY -> product(a, l, r);
            case DIVIDE -> quotient(a, l, r);
            case POWER -> ExpressionTrees.isNumber(r, 1) ? l : ExpressionTrees.isNumber(r, 0) ? new Constant(1) : a;
        };
    }

    private static Expression sum(Arithmetic a, Expression l, Expression r) {
        if (ExpressionTrees.isNumber(l, 0)) {
            return r;
        } else if (ExpressionTrees.isNumber(r, 0)) {
            return l;
        } else if (r instanceof Negation n) {
            return new Arithmetic(Operator.SUBTRACT, l, n.argument());
        }
        return a;
    }

    private static Expression difference(Arithmetic a, Expression l, Expression r) {
        if (ExpressionTrees.isNumber(r, 0)) {
            return l;
        } else if (ExpressionTrees.isNumber(l, 0)) {
            return ExpressionTrees.negate(r);
        } else if (r instanceof Negation n) {
            return new Arithmetic(Operator.ADD, l, n.argument());
        }
        return a;
    }

    private static Expression product(Arithmetic a, Expression l, Expression r) {
        if (ExpressionTrees.isNumber(l, 1)) {
            return r;
        } else if (ExpressionTrees.isNumber(r, 1)) {
            return l;
        } else if (ExpressionTrees.isNumber(l, -1)) {
            return ExpressionTrees.negate(r);
        } else if (l instanceof Negation x && r instanceof Negation y) {
            return new Arithmetic(Operator.MULTIPLY, x.argument(), y.argument());
        } else if (l instanceof Negation x) {
            return ExpressionTrees.negate(new Arithmetic(Operator.MULTIPLY, x.argument(), r));
        } else if (r instanceof Negation y) {
            return ExpressionTrees.negate(new Arithmetic(Operator.MULTIPLY, l, y.argument()));
        } else if (r instanceof Constant) {
            return new Arithmetic(Operator.MULTIPLY, r, l);
        } else if (l instanceof Constant x
                && r instanceof Arithmetic inner
                && inner.operator() == Operator.MULTIPLY
                && inner.left() instanceof Constant y) {
            Expression factor = exactOr(x.value() * y.value(), new Arithmetic(Operator.MULTIPLY, x, y));
            return new Arithmetic(Operator.MULTIPLY, factor, inner.right());
        } else if (r instanceof Arithmetic inner
                && inner.operator() == Operator.DIVIDE
                && ExpressionTrees.isNumber(inner.left(), 1)) {
            return new Arithmetic(Operator.DIVIDE, l, inner.right());
        } else if (l instanceof Arithmetic inner
                && inner.operator() == Operator.DIVIDE
                && ExpressionTrees.isNumber(inner.left(), 1)) {
            return new Arithmetic(Operator.DIVIDE, r, inner.right());
        }
        return a;
    }

    private static Expression quotient(Arithmetic a, Expression l, Expression r) {
        if (ExpressionTrees.isNumber(r, 1)) {
            return l;
        } else if (l instanceof Negation n) {
            return ExpressionTrees.negate(new Arithmetic(Operator.DIVIDE, n.argument(), r));
        }
        return a;
    }

    private static Expression exactOr(double value, Expression otherwise) {
        return Double.isFinite(value) ? new Constant(value) : otherwise;
    }
}
