package dev.nn.application.page;

import java.util.List;
import java.util.Map;

/** A part of a page. Immutable. */
public sealed interface Block {

    /** A heading; level 1 is the page's own. */
    record Heading(int level, String text) implements Block {}

    /** A paragraph of text. */
    record Paragraph(String text) implements Block {}

    /**
     * A link to another page.
     *
     * @param address the address, relative to this page
     */
    record Link(String text, String address) implements Block {}

    /** Equations, one below the other. */
    record Equations(List<Equation> equations) implements Block {}

    /**
     * A chain of equal terms.
     *
     * @param id the id by which numbers refer to this equation as their origin; empty for none
     */
    record Equation(String id, List<Term> sides) {
        /** Returns an equation of the sides, in order. */
        public static Equation of(String id, Term... sides) {
            return new Equation(id, List.of(sides));
        }
    }

    /** Collapsed blocks, such as the units beyond those shown by default. */
    record Folded(String summary, List<Block> blocks) implements Block {
        public Folded {
            blocks = List.copyOf(blocks);
        }
    }

    /** A highlighted note, such as a verdict. */
    record Note(String name, String text) implements Block {}

    /**
     * A table of texts; numbers are right-aligned.
     *
     * @param caption the caption; empty if the heading suffices
     * @param links the links from cells to other pages
     */
    record TextTable(String caption, List<String> header, List<List<String>> rows, Map<Cell, String> links)
            implements Block {
        /** Row index of the header. */
        public static final int HEADER = -1;

        public TextTable {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
            links = Map.copyOf(links);
        }

        /** Creates a table without links. */
        public TextTable(String caption, List<String> header, List<List<String>> rows) {
            this(caption, header, rows, Map.of());
        }

        /** A cell of a table; indices start at 0, and the header row is {@link #HEADER}. */
        public record Cell(int row, int column) {}
    }

    /**
     * A confusion matrix (rows: actual, columns: predicted).
     *
     * @param labels the labels of rows and columns
     */
    record Matrix(String caption, List<String> labels, long[][] counts) implements Block {}

    /**
     * A chart of series over a common x axis.
     *
     * @param xLabel the label of the x axis, with its unit if it has one
     * @param yLabel the label of the y axis, with its unit if it has one
     */
    record Chart(String title, String xLabel, String yLabel, List<Series> series, Style style) implements Block {
        /**
         * A series of a chart.
         *
         * @param x the x values, never decreasing; two equal ones make a step
         * @param y the y values; NaN for no value
         * @param reference whether the series is a reference for comparison, such as the level of
         *     guessing
         */
        public record Series(String label, double[] x, double[] y, boolean reference) {
            /** Creates a series that is not a reference. */
            public Series(String label, double[] x, double[] y) {
                this(label, x, y, false);
            }
        }

        /** A drawing style. */
        public enum Style {
            LINES,
            /** Lines of fractions, from 0 to 1. */
            SHARES,
            LOGARITHMIC,
            POINTS,
            BARS
        }
    }

    /**
     * A plane of cells, each with a class or a level, and points on it.
     *
     * @param names the names of the classes, or of the levels from low to high
     * @param cells {@code [row][column]}, from the upper left: indices into {@code names}
     * @param strength the strength of each cell, from 0 to 1
     * @param points the points, at most a few hundred
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
        /** An axis: its label and the values at its ends. */
        public record Axis(String label, double low, double high) {}

        /** A sample: its position from 0 to 1, from the left and from the bottom, and its class. */
        public record Point(double across, double up, int number) {}
    }

    /** Greyscale pictures, side by side. */
    record Pictures(String caption, List<Picture> pictures) implements Block {
        /**
         * A greyscale picture.
         *
         * @param pixels the pixels, row by row; 0 is black
         * @param label the label below the picture, which is also its text alternative
         */
        public record Picture(int width, int height, byte[] pixels, String label) {}
    }

    /**
     * A drawing of a network, from left to right.
     *
     * @param columns the input, then each layer: a label and the number of units
     */
    record Drawing(List<Column> columns) implements Block {
        /** A column of units. */
        public record Column(String label, int units) {}
    }
}
