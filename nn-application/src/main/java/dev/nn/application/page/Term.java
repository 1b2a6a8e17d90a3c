package dev.nn.application.page;

import dev.nn.domain.formula.Formula;
import java.util.List;

/** A piece of mathematics, to be written in any notation. Immutable. */
public sealed interface Term {

    /**
     * A number.
     *
     * @param origin the name of the equation that it comes from, so that a reader can go there; empty for none
     */
    record Value(double value, String origin) implements Term {}

    /**
     * A letter with its layer and indices, such as the pre-activation z of unit 1 in layer 2.
     *
     * @param name a letter, or a Greek one by its name
     * @param layer counting all layers from 0; -1 for none
     */
    record Letter(String name, int layer, List<Integer> indices) implements Term {}

    /** How one thing changes with another. */
    record Slope(Term of, Term by) implements Term {}

    /**
     * Terms added up.
     *
     * @param leftOut how many more there are than are shown
     */
    record Sum(List<Term> terms, int leftOut) implements Term {}

    /** Factors multiplied. */
    record Product(List<Term> factors) implements Term {}

    /** A function of something, {@code f(z)}. */
    record Applied(String function, Term argument) implements Term {}

    /** A formula with its own letters. */
    record Written(Formula formula) implements Term {}

    /**
     * Numbers in a row.
     *
     * @param leftOut how many more there are than are shown
     */
    record Row(List<Term> values, int leftOut) implements Term {}

    /** A number without an origin. */
    static Value number(double value) {
        return new Value(value, "");
    }

    /** A number that another equation gave. */
    static Value number(double value, String origin) {
        return new Value(value, origin);
    }

    /** A letter of a layer. */
    static Letter letter(String name, int layer, Integer... indices) {
        return new Letter(name, layer, List.of(indices));
    }

    /** A letter without layer or indices. */
    static Letter letter(String name) {
        return new Letter(name, -1, List.of());
    }

    /** Factors multiplied. */
    static Product product(Term... factors) {
        return new Product(List.of(factors));
    }
}
