package dev.nn.application.preprocessing;

import dev.nn.application.preprocessing.ColumnEncoding.Label;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.ColumnEncoding.OneHot;
import dev.nn.application.table.Coding;
import dev.nn.application.table.Column;
import dev.nn.application.table.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fitted column on the cells of one table: which category a text is, is worked out once, however many rows have it. */
sealed interface CellEncoder {

    /** Writes the numbers of a cell without a fault; what is there before is 0. */
    void encode(double cell, double[] out, int offset);

    /** What is wrong with a cell, for people; empty when it can be encoded. */
    Optional<String> fault(double cell);

    /** Whether no cell can have a fault, so that none need be looked at. */
    boolean faultless();

    /** The encoder of a column that the table has. */
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
     * A number for each cell.
     *
     * @param plain whether no cell is the place of a text
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
     * A 1 for each word.
     *
     * @param texts finds the words of cells
     * @param outputs which output is 1 for each word, then for a missing one; -1 for none
     * @param labels whether words are classes; then one output is 1 for the second of two
     * @param off what the others are
     * @param faults of each word, then of a missing one
     * @param faultless whether no cell that there is has one
     */
    record CategoryCell(
            Places texts,
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
                    new Places(words),
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

    /** Words that were not kept. */
    record Impossible() implements CellEncoder {
        @Override
        public void encode(double cell, double[] out, int offset) {
            throw new IllegalStateException("a cell with a fault has no numbers");
        }

        @Override
        public boolean faultless() {
            return false;
        }

        @Override
        public Optional<String> fault(double cell) {
            return Optional.of("its column has more different values than are kept, and not all are numbers");
        }
    }
}
