package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Arithmetic;
import dev.nn.domain.formula.Expression.BinaryCall;
import dev.nn.domain.formula.Expression.Call;
import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Negation;
import dev.nn.domain.formula.Expression.Pi;
import dev.nn.domain.formula.Expression.Symbol;
import dev.nn.domain.formula.Expression.Where;

/**
 * The differentiation rules of the language, one per operation.
 *
 * <p>Terms whose inner derivative is 0 are omitted rather than multiplied by 0, so that an infinite
 * or NaN factor that does not depend on the variable cannot leak into the result.
 */
final class Derivative {

    private static final Expression ZERO = new Constant(0);
    private static final Expression ONE = new Constant(1);

    private final String variable;

    Derivative(String variable) {
        this.variable = variable;
    }

    Expression of(Expression e) {
        if (e instanceof Symbol s) {
            return s.name().equals(variable) ? ONE : ZERO;
        } else if (e instanceof Constant || e instanceof Pi || !e.dependsOn(variable)) {
            return ZERO;
        } else if (e instanceof Negation n) {
            return ExpressionTrees.negate(of(n.argument()));
        } else if (e instanceof Arithmetic a) {
            return arithmetic(a, a.left(), a.right());
        } else if (e instanceof Call c) {
            return times(outer(c, c.argument()), of(c.argument()));
        } else if (e instanceof BinaryCall b) {
            return pairing(b, b.first(), b.second());
        } else if (e instanceof Where w) {
            return new Where(w.relation(), w.left(), w.right(), of(w.then()), of(w.otherwise()));
        }
        throw new AssertionError(e);
    }

    private Expression arithmetic(Arithmetic a, Expression u, Expression v) {
        return switch (a.operator()) {
            case ADD -> plus(of(u), of(v));
            case SUBTRACT -> minus(of(u), of(v));
            case MULTIPLY -> plus(times(of(u), v), times(u, of(v)));
            case DIVIDE ->
                v.dependsOn(variable)
                        ? minus(over(of(u), v), times(over(u, power(v, new Constant(2))), of(v)))
                        : over(of(u), v);
            case POWER -> powerRule(a, u, v);
        };
    }

    /** Applies {@code (u^v)' = v u^(v-1) u' + u^v ln(u) v'}. */
    private Expression powerRule(Expression whole, Expression u, Expression v) {
        Expression lowered = v instanceof Constant c ? new Constant(c.value() - 1) : minus(v, ONE);
        Expression throughBase = times(times(v, power(u, lowered)), of(u));
        Expression throughExponent = times(times(whole, call(Elementary.LN, u)), of(v));
        return plus(throughBase, throughExponent);
    }

    private static Expression outer(Call whole, Expression u) {
        return switch (whole.function()) {
            case ABS -> call(Elementary.SIGN, u);
            case SIGN, FLOOR -> ZERO;
            case SQRT -> over(new Constant(0.5), whole);
            case EXP -> whole;
            case EXPM1 -> call(Elementary.EXP, u);
            case LN -> over(ONE, u);
            case LOG1P -> over(ONE, plus(ONE, u));
            case TANH -> minus(ONE, power(whole, new Constant(2)));
            case SIGMOID -> times(whole, minus(ONE, whole));
            case SOFTPLUS -> call(Elementary.SIGMOID, u);
            case ERF ->
                times(
                        over(new Constant(2), call(Elementary.SQRT, new Pi())),
                        call(Elementary.EXP, ExpressionTrees.negate(power(u, new Constant(2)))));
            case SIN -> call(Elementary.COS, u);
            case COS -> ExpressionTrees.negate(call(Elementary.SIN, u));
        };
    }

    private Expression pairing(BinaryCall b, Expression u, Expression v) {
        return switch (b.function()) {
            case MIN -> chosen(Relation.LESS, u, v);
            case MAX -> chosen(Relation.GREATER, u, v);
            case XLOGY ->
                plus(
                        times(call(Elementary.LN, v), of(u)),
                        times(new Where(Relation.EQUAL, u, ZERO, ZERO, over(u, v)), of(v)));
        };
    }

    /**
     * Returns the derivative of the operand that {@code min} or {@code max} selects. The order of
     * the operands does not matter. At a tie, the derivative is 0 if one operand does not depend on
     * the variable, as for relu; otherwise it is the mean of both derivatives.
     */
    private Expression chosen(Relation relation, Expression u, Expression v) {
        if (!v.dependsOn(variable)) {
            return new Where(relation, u, v, of(u), ZERO);
        } else if (!u.dependsOn(variable)) {
            return new Where(relation, v, u, of(v), ZERO);
        }
        Expression mean = times(new Constant(0.5), plus(of(u), of(v)));
        return new Where(Relation.EQUAL, u, v, mean, new Where(relation, u, v, of(u), of(v)));
    }

    private static Expression call(Elementary function, Expression argument) {
        return new Call(function, argument);
    }

    private static Expression power(Expression base, Expression exponent) {
        return new Arithmetic(Operator.POWER, base, exponent);
    }

    private static Expression plus(Expression a, Expression b) {
        return isZero(a) ? b : isZero(b) ? a : new Arithmetic(Operator.ADD, a, b);
    }

    private static Expression minus(Expression a, Expression b) {
        return isZero(b) ? a : isZero(a) ? ExpressionTrees.negate(b) : new Arithmetic(Operator.SUBTRACT, a, b);
    }

    private static Expression times(Expression a, Expression b) {
        return isZero(a) || isZero(b) ? ZERO : new Arithmetic(Operator.MULTIPLY, a, b);
    }

    private static Expression over(Expression a, Expression b) {
        return isZero(a) ? ZERO : new Arithmetic(Operator.DIVIDE, a, b);
    }

    private static boolean isZero(Expression e) {
        return ExpressionTrees.isNumber(e, 0);
    }
}
