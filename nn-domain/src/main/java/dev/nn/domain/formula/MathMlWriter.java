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
 * A writer of formulas as presentation MathML (MathML Core), which browsers render without a
 * library.
 */
final class MathMlWriter {

    private MathMlWriter() {}

    static String document(Expression e) {
        return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">" + write(e) + "</math>";
    }

    private static String write(Expression e) {
        if (e instanceof Constant c) {
            return "<mn>" + TextWriter.number(c.value()).replace("-", "&#x2212;") + "</mn>";
        } else if (e instanceof Pi) {
            return "<mi>&#x3c0;</mi>";
        } else if (e instanceof Symbol s) {
            return "<mi>" + s.name() + "</mi>";
        } else if (e instanceof Negation n) {
            return row(operator("&#x2212;") + factor(n.argument()));
        } else if (e instanceof Arithmetic a) {
            return arithmetic(a);
        } else if (e instanceof Call c) {
            return call(c);
        } else if (e instanceof BinaryCall b) {
            return named(b.function().text(), write(b.first()) + operator(",") + write(b.second()));
        } else if (e instanceof Where w) {
            return where(w);
        }
        throw new AssertionError(e);
    }

    private static String where(Where w) {
        String condition = row(write(w.left()) + operator(w.relation().mathMl()) + write(w.right()));
        return row(operator("{") + "<mtable><mtr><mtd>" + write(w.then()) + "</mtd><mtd><mtext>if&#xa0;</mtext>"
                + condition + "</mtd></mtr><mtr><mtd>" + write(w.otherwise())
                + "</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable>");
    }

    private static String arithmetic(Arithmetic a) {
        return switch (a.operator()) {
            case ADD -> row(write(a.left()) + operator("+") + write(a.right()));
            case SUBTRACT -> row(write(a.left()) + operator("&#x2212;") + factor(a.right()));
            case MULTIPLY -> row(factor(a.left()) + operator("&#x22c5;") + factor(a.right()));
            case DIVIDE -> "<mfrac>" + write(a.left()) + write(a.right()) + "</mfrac>";
            case POWER -> "<msup>" + base(a.left()) + write(a.right()) + "</msup>";
        };
    }

    private static String call(Call c) {
        String argument = write(c.argument());
        return switch (c.function()) {
            case ABS -> row(operator("|") + argument + operator("|"));
            case FLOOR -> row(operator("&#x230a;") + argument + operator("&#x230b;"));
            case SQRT -> "<msqrt>" + argument + "</msqrt>";
            case EXP -> "<msup><mi>e</mi>" + argument + "</msup>";
            case SIGMOID -> named("&#x3c3;", argument);
            case SIGN, EXPM1, LN, LOG1P, TANH, SOFTPLUS, ERF, SIN, COS ->
                named(c.function().text(), argument);
        };
    }

    private static String factor(Expression e) {
        boolean sum = e instanceof Arithmetic a && a.operator().precedence() == 1;
        boolean signed = e instanceof Negation || (e instanceof Constant c && c.value() < 0);
        return sum || signed ? parenthesised(write(e)) : write(e);
    }

    private static String base(Expression e) {
        boolean simple = e instanceof Symbol || e instanceof Pi || (e instanceof Constant c && c.value() >= 0);
        return simple ? write(e) : parenthesised(write(e));
    }

    private static String named(String name, String arguments) {
        return row("<mi>" + name + "</mi>" + parenthesised(arguments));
    }

    private static String parenthesised(String inner) {
        return row(operator("(") + inner + operator(")"));
    }

    private static String operator(String sign) {
        return "<mo>" + sign + "</mo>";
    }

    private static String row(String inner) {
        return "<mrow>" + inner + "</mrow>";
    }
}
