package dev.nn.application.page;

import java.util.List;
import java.util.Map;

/** A part of a page. Immutable. */
public sealed interface Block {

    /** A heading; level 1 is the page's own. */
    record Heading(int level, String text) implements Block {}

    /** Words. */
    record Paragraph(String text) implements Block {}

    /**
     * The way to another page.
     *
     * @param address relative to this page
     */
    record Link(String text, String address) implements Block {}

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

    /** Blocks that a reader opens, such as the units beyond those that are shown. */
    record Folded(String summary, List<Block> blocks) implements Block {
        public Folded {
            blocks = List.copyOf(blocks);
        }
    }

    /** Something that a reader should not miss, such as a verdict. */
    record Note(String name, String text) implements Block {}

    /**
     * Texts in rows and columns; numbers stand to the right.
     *
     * @param caption what it shows; empty where the heading says it
     * @param links from cells to other pages
     */
    record Table(String caption, List<String> header, List<List<String>> rows, Map<Cell, String> links)
            implements Block {
        /** The row of the names of columns. */
        public static final int HEADER = -1;

        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
            links = Map.copyOf(links);
        }

        /** Without links. */
        public Table(String caption, List<String> header, List<List<String>> rows) {
            this(caption, header, rows, Map.of());
        }

        /** A place in a table, from 0; the row of the names is {@link #HEADER}. */
        public record Cell(int row, int column) {}
    }

    /**
     * Counts of actual against predicted classes, rows the actual ones.
     *
     * @param labels of rows and columns
     */
    record Matrix(String caption, List<String> labels, long[][] counts) implements Block {}

    /**
     * Lines or points over one axis.
     *
     * @param xLabel what goes to the right, with its unit where it has one
     * @param yLabel what goes up, likewise
     */
    record Chart(String title, String xLabel, String yLabel, List<Series> series, Style style) implements Block {
        /**
         * One line.
         *
         * @param x never decreasing: two equal ones are a step
         * @param y NaN where it has no value
         * @param reference whether it is there to compare with, such as what a guess reaches
         */
        public record Series(String label, double[] x, double[] y, boolean reference) {
            /** A line of its own. */
            public Series(String label, double[] x, double[] y) {
                this(label, x, y, false);
            }
        }

        /** How it is drawn. */
        public enum Style {
            LINES,
            /** Lines of shares, from 0 to 1. */
            SHARES,
            LOGARITHMIC,
            POINTS,
            BARS
        }
    }

    /**
     * A plane whose cells have a class each, or a level, with points on it.
     *
     * @param names of classes, or of the levels from low to high
     * @param cells {@code [row][column]}, from the upper left: an index of names
     * @param strength of each cell, from 0 to 1
     * @param points at most some hundred
     */
    record Plane(
            String title,
            Axis across,
            Axis up,
            List<String> names,
            int[][] cells,
            double[][] strength,
            List<Point> points)
            implements Block {
        /** A side: its label and the values at its ends. */
        public record Axis(String label, double low, double high) {}

        /** A sample: its place from 0 to 1, from the left and from below, and its class. */
        public record Point(double across, double up, int number) {}
    }

    /** Grey pictures beside each other. */
    record Pictures(String caption, List<Picture> pictures) implements Block {
        /**
         * One of them.
         *
         * @param pixels row by row, 0 is black
         * @param label below it, for those who don't see it too
         */
        public record Picture(int width, int height, byte[] pixels, String label) {}
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
