package dev.nn.domain.formula;

import dev.nn.domain.formula.Expression.Constant;
import dev.nn.domain.formula.Expression.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An expression with the variables it is a function of, in order: {@code x * sigmoid(x)} in {@code x}.
 *
 * <p>Immutable and thread-safe. Named parameters are replaced by their values with {@link #with}; what is left must be
 * among the variables before the formula can be evaluated.
 *
 * @param expression the tree
 * @param variables names in the order in which arguments are passed
 */
public record Formula(Expression expression, List<String> variables) {

    public Formula {
        variables = List.copyOf(variables);
    }

    /**
     * Reads a formula.
     *
     * @throws FormulaSyntaxException when the text is none
     */
    public static Formula parse(String text, String... variables) {
        return parse(text, List.of(variables));
    }

    /** As {@link #parse(String, String...)}. */
    public static Formula parse(String text, List<String> variables) {
        return new Formula(FormulaParser.parse(text), variables);
    }

    /** Names that can't be variables, since the language uses them. */
    public static List<String> reservedNames() {
        return FormulaParser.reservedNames();
    }

    /** The symbols that are neither variables nor given a value yet. */
    public List<String> unknownSymbols() {
        List<String> unknown = new ArrayList<>(expression.symbols());
        unknown.removeAll(variables);
        return unknown;
    }

    /** This formula with named parameters replaced by numbers. */
    public Formula with(Map<String, Double> values) {
        return new Formula(substitute(expression, values), variables);
    }

    private static Expression substitute(Expression e, Map<String, Double> values) {
        if (e instanceof Symbol s) {
            Double value = values.get(s.name());
            return value == null ? e : new Constant(value);
        }
        return Trees.rebuild(e, child -> substitute(child, values));
    }

    /** The derivative with respect to one variable, simplified; a function of the same variables. */
    public Formula derivative(String variable) {
        Expression simple = Simplifier.simplify(expression);
        return new Formula(Simplifier.simplify(new Derivative(variable).of(simple)), variables);
    }

    /** The same function, written shorter where that changes no value. */
    public Formula simplified() {
        return new Formula(Simplifier.simplify(expression), variables);
    }

    /** {@code first * second} as one formula, for chain rules. */
    public Formula times(String factor) {
        List<String> extended = new ArrayList<>(variables);
        extended.add(factor);
        return new Formula(
                Simplifier.simplify(new Expression.Arithmetic(Operator.MULTIPLY, expression, new Symbol(factor))),
                extended);
    }

    /** What decides the branches of this formula; see {@link Switches}. */
    public Switches switches() {
        return new Switches(this);
    }

    /** This formula made ready for evaluation over arrays. */
    public Program compile() {
        return Program.compile(List.of(expression), variables);
    }

    /** The value at one point. For loops, {@link #compile} once instead. */
    public double at(double... arguments) {
        return compile().evaluate(arguments);
    }

    /** The formula as it is typed. */
    public String text() {
        return TextWriter.write(expression);
    }

    /** The formula as LaTeX mathematics, without delimiters. */
    public String latex() {
        return LatexWriter.write(expression);
    }

    /** The formula as one MathML element. */
    public String mathMl() {
        return MathMlWriter.document(expression);
    }

    @Override
    public String toString() {
        return text();
    }
}
