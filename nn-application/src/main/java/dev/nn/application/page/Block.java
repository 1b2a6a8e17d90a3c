package dev.nn.application.page;

import java.util.List;

/** A part of a page. Immutable. */
public sealed interface Block {

    /** A heading; level 1 is the page's own. */
    record Heading(int level, String text) implements Block {}

    /** Words. */
    record Paragraph(String text) implements Block {}

    /** Equations below each other. */
    record Equations(List<Equation> equations) implements Block {}

    /**
     * Things that are equal to each other, one after the other.
     *
     * @param id by which numbers say that they come from here; empty for none
     */
    record Equation(String id, List<Term> sides) {
        /** Sides in their order. */
        public static Equation of(String id, Term... sides) {
            return new Equation(id, List.of(sides));
        }
    }

    /**
     * A network from the left to the right.
     *
     * @param columns the input, then each layer: what it is, and how many units
     */
    record Drawing(List<Column> columns) implements Block {
        /** A column of units. */
        public record Column(String label, int units) {}
    }
}
