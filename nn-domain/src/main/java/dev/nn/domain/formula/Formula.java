package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An expression together with its variables, in order: {@code x * sigmoid(x)} in {@code x}.
 *
 * <p>Immutable and thread-safe. {@link #with} replaces named parameters by their values. Every
 * remaining symbol must be a variable before the formula can be evaluated.
 *
 * @param expression tree of the formula
 * @param variables names in the order in which arguments are passed
 */
public record Formula(Expression expression, List<String> variables) {

    public Formula {
        variables = List.copyOf(variables);
    }

    /**
     * Reads a formula.
     *
     * @throws FormulaSyntaxException if the text is not a formula
     */
    public static Formula parse(String text, String... variables) {
        return parse(text, List.of(variables));
    }

    /** Reads a formula; see {@link #parse(String, String...)}. */
    public static Formula parse(String text, List<String> variables) {
        return new Formula(FormulaParser.parse(text), variables);
    }

    /** Returns the reserved names of the language, which cannot be variables. */
    public static List<String> reservedNames() {
        return FormulaParser.reservedNames();
    }

    /** Returns the symbols that are neither variables nor replaced by a value. */
    public List<String> unknownSymbols() {
        List<String> unknown = new ArrayList<>(expression.symbols());
        unknown.removeAll(variables);
        return unknown;
    }

    /** Returns this formula with named parameters replaced by numbers. */
    public Formula with(Map<String, Double> values) {
        return new Formula(substitute(expression, values), variables);
    }

    private static Expression substitute(Expression e, Map<String, Double> values) {
        if (e instanceof Symbol s) {
            Double value = values.get(s.name());
            return value == null ? e : new Constant(value);
        }
        return ExpressionTrees.rebuild(e, child -> substitute(child, values));
    }

    /**
     * Returns the simplified derivative with respect to one variable, as a function of the same
     * variables.
     */
    public Formula derivative(String variable) {
        Expression simple = Simplifier.simplify(expression);
        return new Formula(Simplifier.simplify(new Derivative(variable).of(simple)), variables);
    }

    /** Returns a shorter equivalent formula; simplification does not change any value. */
    public Formula simplified() {
        return new Formula(Simplifier.simplify(expression), variables);
    }

    /** Returns this formula multiplied by a new variable {@code factor}, for chain rules. */
    public Formula times(String factor) {
        List<String> extended = new ArrayList<>(variables);
        extended.add(factor);
        return new Formula(
                Simplifier.simplify(new Expression.Arithmetic(Operator.MULTIPLY, expression, new Symbol(factor))),
                extended);
    }

    /** Returns the comparisons that select the branches of this formula; see {@link Switches}. */
    public Switches switches() {
        return new Switches(this);
    }

    /** Returns this formula compiled for evaluation over arrays. */
    public Program compile() {
        return Program.compile(List.of(expression), variables);
    }

    /** Returns the value at one point. In loops, {@link #compile} once instead. */
    public double at(double... arguments) {
        return compile().evaluate(arguments);
    }

    /** Returns the formula as typed. */
    public String text() {
        return TextWriter.write(expression);
    }

    /** Returns the formula as LaTeX mathematics, without delimiters. */
    public String latex() {
        return LatexWriter.write(expression);
    }

    /** Returns the formula as one MathML element. */
    public String mathMl() {
        return MathMlWriter.document(expression);
    }

    @Override
    public String toString() {
        return text();
    }
}
