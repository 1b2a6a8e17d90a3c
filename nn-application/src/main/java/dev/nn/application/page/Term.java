package dev.nn.application.page;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Relation;
import java.util.List;
import java.util.Optional;

/** A piece of mathematics, to be written in any notation. Immutable. */
public sealed interface Term {

    /**
     * A number.
     *
     * @param origin the name of the equation that it comes from, so that a reader can go there; empty for none
     * @param exact whether it is written with every digit, whatever the page's digits
     */
    record Value(double value, String origin, boolean exact) implements Term {}

    /**
     * A letter with its layer and indices, such as the pre-activation z of unit 1 in layer 2.
     *
     * @param name a letter, a Greek one by its name, or a word
     * @param layer counting all layers from 0; -1 for none
     */
    record Letter(String name, int layer, List<Integer> indices) implements Term {}

    /** A partial derivative. */
    record Slope(Term of, Term by) implements Term {}

    /**
     * Terms added up.
     *
     * @param leftOut how many more terms there are than are shown
     * @param rest their sum; absent where it has no number
     */
    record Sum(List<Term> terms, int leftOut, Optional<Value> rest) implements Term {}

    /** One term less another. */
    record Difference(Term from, Term less) implements Term {}

    /** A term with its sign changed. */
    record Negative(Term of) implements Term {}

    /** Factors multiplied. */
    record Product(List<Term> factors) implements Term {}

    /** One term divided by another. */
    record Quotient(Term over, Term under) implements Term {}

    /** A power. */
    record Power(Term base, Term exponent) implements Term {}

    /** A function of arguments, {@code f(z)}. */
    record Applied(String function, List<Term> arguments) implements Term {}

    /** A comparison, {@code z > 0}. */
    record Comparison(Term left, Relation relation, Term right) implements Term {}

    /** A formula with its own letters. */
    record Written(Formula formula) implements Term {}

    /**
     * Numbers in a row; arithmetic with rows goes element by element.
     *
     * @param shown how many of them are written
     */
    record Row(List<Term> values, int shown) implements Term {}

    /** Returns a number without an origin. */
    static Value number(double value) {
        return new Value(value, "", false);
    }

    /** Returns a number that another equation gave. */
    static Value number(double value, String origin) {
        return new Value(value, origin, false);
    }

    /** Returns a number that is written with every digit. */
    static Value exactly(double value) {
        return new Value(value, "", true);
    }

    /** Returns a letter of a layer. */
    static Letter letter(String name, int layer, Integer... indices) {
        return new Letter(name, layer, List.of(indices));
    }

    /** Returns a letter without layer or indices. */
    static Letter letter(String name) {
        return new Letter(name, -1, List.of());
    }

    /** Returns the product of factors. */
    static Product product(Term... factors) {
        return new Product(List.of(factors));
    }

    /** Returns the sum of terms, all of them shown. */
    static Sum sum(Term... terms) {
        return sum(List.of(terms));
    }

    /** Returns the sum of terms, all of them shown. */
    static Sum sum(List<Term> terms) {
        return new Sum(terms, 0, Optional.empty());
    }

    /** Returns a function of arguments. */
    static Applied applied(String function, Term... arguments) {
        return new Applied(function, List.of(arguments));
    }
}
