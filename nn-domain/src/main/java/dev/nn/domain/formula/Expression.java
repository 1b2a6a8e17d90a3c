package dev.nn.domain.formula;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A node of a formula's tree. Expressions are immutable; two expressions are equal if they have the
 * same structure.
 *
 * <p>A negative number is a single {@link Constant}, never the negation of a positive one, so that
 * text and tree correspond one to one.
 */
public sealed interface Expression {

    /** A number. */
    record Constant(double value) implements Expression {
        public Constant {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a formula holds finite numbers only, found " + value);
            }
        }
    }

    /** The number pi, kept symbolic so that it prints as pi. */
    record Pi() implements Expression {}

    /** A variable or a named parameter. */
    record Symbol(String name) implements Expression {}

    /** {@code -argument}. */
    record Negation(Expression argument) implements Expression {}

    /** An infix operation. */
    record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {}

    /** A named function of one argument. */
    record Call(Elementary function, Expression argument) implements Expression {}

    /** A named function of two arguments. */
    record BinaryCall(BinaryFunction function, Expression first, Expression second) implements Expression {}

    /**
     * {@code where(left relation right, then, otherwise)}: selects one branch, also in derivatives.
     * Branches are never multiplied.
     */
    record Where(Relation relation, Expression left, Expression right, Expression then, Expression otherwise)
            implements Expression {}

    /** Returns the names of all symbols in this expression, in order of first appearance. */
    default Set<String> symbols() {
        Set<String> names = new LinkedHashSet<>();
        ExpressionTrees.collectSymbols(this, names);
        return names;
    }

    /** Returns whether the symbol occurs in this expression. */
    default boolean dependsOn(String symbol) {
        return symbols().contains(symbol);
    }
}
