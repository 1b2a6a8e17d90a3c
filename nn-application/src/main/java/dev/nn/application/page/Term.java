package dev.nn.application.page;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Relation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A mathematical term, independent of notation. Immutable. */
public sealed interface Term {

    /** Returns this term with other names for its letters. */
    default Term renamed(Function<Letter, Term> names) {
        return this;
    }

    /**
     * A number.
     *
     * @param origin the id of the equation that it comes from, for a link; empty for none
     * @param exact whether it is written with every digit, regardless of the digits of the page
     */
    record Value(double value, String origin, boolean exact) implements Term {}

    /**
     * A symbol with its layer and indices, such as the pre-activation z of unit 1 in layer 2.
     *
     * @param name a letter, the name of a Greek letter, or a word
     * @param layer the index among all layers, from 0; -1 for none
     */
    record Letter(String name, int layer, List<Integer> indices) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return names.apply(this);
        }
    }

    /**
     * A letter with a subscript, such as w with the subscript i1j2.
     *
     * @param name a letter, a Greek one by its name, or a word
     */
    record Subscripted(String name, String subscript) implements Term {}

    /** A partial derivative. */
    record Slope(Term of, Term by) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Slope(of.renamed(names), by.renamed(names));
        }
    }

    /**
     * A sum of terms.
     *
     * @param leftOut the number of terms not shown
     * @param rest the sum of the terms not shown; absent if it has no value
     */
    record Sum(List<Term> terms, int leftOut, Optional<Value> rest) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Sum(Term.renamed(terms, names), leftOut, rest);
        }
    }

    /** One term minus another. */
    record Difference(Term from, Term less) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Difference(from.renamed(names), less.renamed(names));
        }
    }

    /** A negated term. */
    record Negative(Term of) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Negative(of.renamed(names));
        }
    }

    /** A product of factors. */
    record Product(List<Term> factors) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Product(Term.renamed(factors, names));
        }
    }

    /** One term divided by another. */
    record Quotient(Term over, Term under) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Quotient(over.renamed(names), under.renamed(names));
        }
    }

    /** A power. */
    record Power(Term base, Term exponent) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Power(base.renamed(names), exponent.renamed(names));
        }
    }

    /** A function applied to arguments, {@code f(z)}. */
    record Applied(String function, List<Term> arguments) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Applied(function, Term.renamed(arguments, names));
        }
    }

    /** A comparison, {@code z > 0}. */
    record Comparison(Term left, Relation relation, Term right) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Comparison(left.renamed(names), relation, right.renamed(names));
        }
    }

    /** A formula with its own symbols. */
    record Written(Formula formula) implements Term {}

    /**
     * A row of numbers; arithmetic with rows is elementwise.
     *
     * @param shown the number of values that are written
     */
    record Row(List<Term> values, int shown) implements Term {
        @Override
        public Term renamed(Function<Letter, Term> names) {
            return new Row(Term.renamed(values, names), shown);
        }
    }

    /** Returns a number without an origin. */
    static Value number(double value) {
        return new Value(value, "", false);
    }

    /** Returns a number that comes from another equation. */
    static Value number(double value, String origin) {
        return new Value(value, origin, false);
    }

    /** Returns a number that is written with every digit. */
    static Value exactly(double value) {
        return new Value(value, "", true);
    }

    /** Returns a symbol of a layer. */
    static Letter letter(String name, int layer, Integer... indices) {
        return new Letter(name, layer, List.of(indices));
    }

    /** Returns a symbol without layer or indices. */
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

    /** Returns a function applied to arguments. */
    static Applied applied(String function, Term... arguments) {
        return new Applied(function, List.of(arguments));
    }

    private static List<Term> renamed(List<Term> terms, Function<Letter, Term> names) {
        return terms.stream().map(term -> term.renamed(names)).toList();
    }
}
