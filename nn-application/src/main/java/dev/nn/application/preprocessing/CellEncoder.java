package dev.nn.application.preprocessing;

import dev.nn.application.preprocessing.ColumnEncoding.Label;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.ColumnEncoding.OneHot;
import dev.nn.application.table.Coding;
import dev.nn.application.table.Column;
import dev.nn.application.table.WordIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An encoder of one column's cells, fitted to one table. The category of each text is looked up
 * once, not once per row.
 */
sealed interface CellEncoder {

    /** Writes the numbers of a valid cell; {@code out} must be 0 before. */
    void encode(double cell, double[] out, int offset);

    /** Returns the reason why a cell cannot be encoded, for people; empty if it can be encoded. */
    Optional<String> fault(double cell);

    /** Returns whether every cell is valid, so that no cell needs to be checked. */
    boolean faultless();

    /** Returns the encoder of a column of the table. */
    static CellEncoder of(Column column, ColumnEncoding encoding) {
        Coding coding = column.coding();
        if (encoding instanceof Numeric numeric && (column.numeric() || coding instanceof Coding.Words)) {
            return new NumberCell(numeric, coding, coding.numbersAlone());
        } else if (coding instanceof Coding.Words words) {
            return CategoryCell.of(words, encoding);
        }
        return new Impossible();
    }

    /**
     * An encoder of numeric cells: one number per cell.
     *
     * @param plain true if no cell refers to a text
     */
    record NumberCell(Numeric numeric, Coding coding, boolean plain) implements CellEncoder {
        @Override
        public void encode(double cell, double[] out, int offset) {
            out[offset] = numeric.encoded(coding.number(cell));
        }

        @Override
        public boolean faultless() {
            boolean fits = !numeric.log() || (coding instanceof Coding.Words words && words.areAbove(-1));
            return coding.numeric()
                    && fits
                    && (!coding.mayMiss() || numeric.fill().isPresent());
        }

        @Override
        public Optional<String> fault(double cell) {
            double number = coding.number(cell);
            return Double.isNaN(number) || (numeric.log() && number <= -1)
                    ? numeric.fault(coding.text(cell))
                    : Optional.empty();
        }
    }

    /**
     * A one-hot or label encoder of words.
     *
     * @param texts lookup of the word of a cell
     * @param outputs index of the output that is 1 for each word, then for a missing value; -1 for
     *     none
     * @param labels true if words are classes; a single output is then 1 for the second of two
     *     classes
     * @param off value of the other outputs
     * @param faults error of each word, then of a missing value
     * @param faultless true if every cell of the table is valid
     */
    record CategoryCell(
            WordIndex texts,
            int[] outputs,
            int width,
            boolean labels,
            double off,
            List<Optional<String>> faults,
            boolean faultless)
            implements CellEncoder {

        static CategoryCell of(Coding.Words words, ColumnEncoding encoding) {
            List<String> texts = new ArrayList<>(words.words());
            texts.add("");
            int[] outputs = texts.stream()
                    .mapToInt(encoding instanceof OneHot h ? h::place : ((Label) encoding)::place)
                    .toArray();
            List<Optional<String>> faults = texts.stream().map(encoding::fault).toList();
            int needed = words.mayMiss() ? faults.size() : faults.size() - 1;
            return new CategoryCell(
                    new WordIndex(words),
                    outputs,
                    encoding.width(),
                    encoding instanceof Label,
                    encoding instanceof Label label ? label.encoding().off() : 0,
                    faults,
                    faults.subList(0, needed).stream().allMatch(Optional::isEmpty));
        }

        private int place(double cell) {
            int place = texts.of(cell);
            return place < 0 ? outputs.length - 1 : place;
        }

        @Override
        public void encode(double cell, double[] out, int offset) {
            int output = outputs[place(cell)];
            if (labels && width == 1) {
                out[offset] = output == 1 ? 1 : off;
                return;
            }
            for (int k = 0; k < width && off != 0; k++) {
                out[offset + k] = off;
            }
            if (output >= 0) {
                out[offset + output] = 1;
            }
        }

        @Override
        public Optional<String> fault(double cell) {
            return faults.get(place(cell));
        }
    }

    /** An encoder for a column whose words were not kept: no cell can be encoded. */
    record Impossible() implements CellEncoder {
        @Override
        public void encode(double cell, double[] out, int offset) {
            throw new IllegalStateException("an invalid cell cannot be encoded");
        }

        @Override
        public boolean faultless() {
            return false;
        }

        @Override
        public Optional<String> fault(double cell) {
            return Optional.of("its column has too many distinct values to keep, and not all are numbers");
        }
    }
}
