package dev.nn.application.explain;

import static dev.nn.application.page.Term.applied;
import static dev.nn.application.page.Term.letter;
import static dev.nn.application.page.Term.number;
import static dev.nn.application.page.Term.product;
import static dev.nn.application.page.Term.sum;

import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Comparison;
import dev.nn.application.page.Term.Difference;
import dev.nn.application.page.Term.Negative;
import dev.nn.application.page.Term.Power;
import dev.nn.application.page.Term.Quotient;
import dev.nn.application.page.Term.Sum;
import dev.nn.application.page.Term.Value;
import dev.nn.domain.formula.BinaryFunction;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Expression;
import dev.nn.domain.formula.Expression.Arithmetic;
import dev.nn.domain.formula.Expression.BinaryCall;
import dev.nn.domain.formula.Expression.Call;
import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Negation;
import dev.nn.domain.formula.Expression.Pi;
import dev.nn.domain.formula.Expression.Symbol;
import dev.nn.domain.formula.Expression.Where;
import dev.nn.domain.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A formula with numbers in place of its symbols. Functions are written in calculator form: {@code
 * sigmoid(2)} as {@code 1 / (1 + e^-2)}. Only the taken branch of a conditional is written.
 *
 * @param rounding the writer of the constants
 * @param symbols the term that replaces each symbol
 * @param known the terms of expressions whose values are already on the page
 */
record FormulaTerms(Rounding rounding, Map<String, Term> symbols, Map<Expression, Term> known) {

    private static final Term ONE = number(1);
    private static final Term E = letter("e");

    /** Threshold above which {@code ln(1 + e^x)} is written in a form that does not overflow. */
    private static final double LARGE = 30;

    /** Creates terms without known expressions. */
    FormulaTerms(Rounding rounding, Map<String, Term> symbols) {
        this(rounding, symbols, Map.of());
    }

    /** Returns the formula with numbers. */
    Term of(Formula formula) {
        return of(formula.simplified().expression());
    }

    private Term of(Expression e) {
        Term found = known.get(e);
        if (found != null) {
            return found;
        } else if (e instanceof Constant c) {
            return number(rounding.given(c.value()));
        } else if (e instanceof Pi) {
            return number(rounding.given(StrictMath.PI));
        } else if (e instanceof Symbol s) {
            return Objects.requireNonNull(symbols.get(s.name()), s.name());
        } else if (e instanceof Negation n) {
            return negative(of(n.argument()));
        } else if (e instanceof Arithmetic a) {
            return arithmetic(a);
        } else if (e instanceof Call c) {
            return call(c.function(), of(c.argument()));
        } else if (e instanceof BinaryCall b) {
            return pairing(b.function(), of(b.first()), of(b.second()));
        }
        return where((Where) e);
    }

    private Term arithmetic(Arithmetic a) {
        Term left = of(a.left());
        Term right = of(a.right());
        return switch (a.operator()) {
            case ADD -> added(left, right);
            case SUBTRACT -> new Difference(left, right);
            case MULTIPLY -> product(left, right);
            case DIVIDE -> new Quotient(left, right);
            case POWER -> new Power(left, right);
        };
    }

    private static Term added(Term left, Term right) {
        List<Term> terms = new ArrayList<>(left instanceof Sum more ? more.terms() : List.of(left));
        terms.add(right);
        return sum(terms);
    }

    private static Term call(Elementary function, Term x) {
        return switch (function) {
            case EXP -> new Power(E, x);
            case EXPM1 -> new Difference(new Power(E, x), ONE);
            case LOG1P -> applied("ln", added(ONE, x));
            case SIGMOID -> new Quotient(ONE, sum(ONE, new Power(E, negative(x))));
            case SOFTPLUS ->
                isLarge(x)
                        ? sum(x, applied("ln", sum(ONE, new Power(E, negative(x)))))
                        : applied("ln", sum(ONE, new Power(E, x)));
            case ABS, SIGN, FLOOR, SQRT, LN, TANH, ERF, SIN, COS -> applied(function.text(), x);
        };
    }

    private static boolean isLarge(Term x) {
        for (double value : TermValue.of(x)) {
            if (value > LARGE) {
                return true;
            }
        }
        return false;
    }

    private static Term pairing(BinaryFunction function, Term first, Term second) {
        if (function != BinaryFunction.XLOGY) {
            return applied(function.text(), first, second);
        }
        // xlogy(0, 0) is 0, but a calculator has no logarithm of 0.
        boolean logarithm = true;
        for (double value : TermValue.of(second)) {
            logarithm &= value > 0;
        }
        return logarithm ? product(first, applied("ln", second)) : applied(function.text(), first, second);
    }

    private Term where(Where w) {
        Term left = of(w.left());
        Term right = of(w.right());
        Comparison condition = new Comparison(left, w.relation(), right);
        double[] holds = TermValue.of(applied("where", condition, ONE, number(0)));
        boolean all = true;
        boolean none = true;
        for (double one : holds) {
            all &= one == 1;
            none &= one == 0;
        }
        return all
                ? of(w.then())
                : none ? of(w.otherwise()) : applied("where", condition, of(w.then()), of(w.otherwise()));
    }

    private static Term negative(Term term) {
        return term instanceof Value value
                ? new Value(-value.value(), value.origin(), value.exact())
                : new Negative(term);
    }
}
