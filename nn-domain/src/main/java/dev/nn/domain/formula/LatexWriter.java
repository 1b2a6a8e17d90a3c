package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Arithmetic;
import dev.nn.domain.formula.Expression.BinaryCall;
import dev.nn.domain.formula.Expression.Call;
import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Negation;
import dev.nn.domain.formula.Expression.Pi;
import dev.nn.domain.formula.Expression.Symbol;
import dev.nn.domain.formula.Expression.Where;

/** A writer of formulas as LaTeX mathematics, with fractions and cases. */
final class LatexWriter {

    private LatexWriter() {}

    static String write(Expression e) {
        if (e instanceof Constant c) {
            return number(c.value());
        } else if (e instanceof Pi) {
            return "\\pi";
        } else if (e instanceof Symbol s) {
            return symbol(s.name());
        } else if (e instanceof Negation n) {
            return "-" + factor(n.argument());
        } else if (e instanceof Arithmetic a) {
            return arithmetic(a);
        } else if (e instanceof Call c) {
            return call(c);
        } else if (e instanceof BinaryCall b) {
            return pairing(b);
        } else if (e instanceof Where w) {
            return "\\begin{cases}" + write(w.then()) + " & \\text{if } " + write(w.left()) + " "
                    + w.relation().latex() + " " + write(w.right()) + " \\\\ " + write(w.otherwise())
                    + " & \\text{otherwise}\\end{cases}";
        }
        throw new AssertionError(e);
    }

    private static String arithmetic(Arithmetic a) {
        return switch (a.operator()) {
            case ADD -> write(a.left()) + " + " + write(a.right());
            case SUBTRACT -> write(a.left()) + " - " + term(a.right());
            case MULTIPLY -> factor(a.left()) + " \\cdot " + factor(a.right());
            case DIVIDE -> "\\frac{" + write(a.left()) + "}{" + write(a.right()) + "}";
            case POWER -> base(a.left()) + "^{" + write(a.right()) + "}";
        };
    }

    private static String call(Call c) {
        String argument = write(c.argument());
        return switch (c.function()) {
            case ABS -> "\\left|" + argument + "\\right|";
            case FLOOR -> "\\left\\lfloor " + argument + " \\right\\rfloor";
            case SQRT -> "\\sqrt{" + argument + "}";
            case EXP -> "e^{" + argument + "}";
            case EXPM1 -> "\\left(e^{" + argument + "} - 1\\right)";
            case LN -> "\\ln" + parenthesised(argument);
            case LOG1P -> "\\ln" + parenthesised("1 + " + argument);
            case SIGMOID -> "\\sigma" + parenthesised(argument);
            case TANH, SIN, COS -> "\\" + c.function().text() + parenthesised(argument);
            case SIGN, SOFTPLUS, ERF -> "\\operatorname{" + c.function().text() + "}" + parenthesised(argument);
        };
    }

    private static String pairing(BinaryCall b) {
        return switch (b.function()) {
            case MIN, MAX -> "\\" + b.function().text() + parenthesised(write(b.first()) + ", " + write(b.second()));
            case XLOGY -> factor(b.first()) + " \\ln" + parenthesised(write(b.second()));
        };
    }

    private static String term(Expression e) {
        boolean sum = e instanceof Arithmetic a && a.operator().precedence() == 1;
        return sum || signed(e) ? parenthesised(write(e)) : write(e);
    }

    private static String factor(Expression e) {
        return term(e);
    }

    private static String base(Expression e) {
        boolean simple = e instanceof Symbol || e instanceof Pi || (e instanceof Constant && !signed(e));
        return simple ? write(e) : parenthesised(write(e));
    }

    private static boolean signed(Expression e) {
        return e instanceof Negation || (e instanceof Constant c && c.value() < 0);
    }

    private static String parenthesised(String inner) {
        return "\\left(" + inner + "\\right)";
    }

    private static String symbol(String name) {
        return name.length() == 1 ? name : "\\mathit{" + name.replace("_", "\\_") + "}";
    }

    private static String number(double value) {
        String text = TextWriter.number(value);
        int exponent = text.indexOf('E');
        return exponent < 0 ? text : text.substring(0, exponent) + " \\cdot 10^{" + text.substring(exponent + 1) + "}";
    }
}
