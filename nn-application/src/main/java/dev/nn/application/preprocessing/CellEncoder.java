package dev.nn.application.preprocessing;

import dev.nn.application.preprocessing.ColumnEncoding.Label;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.ColumnEncoding.OneHot;
import dev.nn.application.table.Coding;
import dev.nn.application.table.Column;
import java.util.List;
import java.util.Optional;

/** A fitted column on the cells of one table: what a word becomes is worked out once, however many rows have it. */
sealed interface CellEncoder {

    /** Writes the numbers of a cell without a fault; what is there before is 0. */
    void encode(double cell, double[] out, int offset);

    /** What is wrong with a cell, for people; empty when it can be encoded. */
    Optional<String> fault(double cell);

    /** Whether no cell can have a fault, so that none need be looked at. */
    boolean faultless();

    /** The encoder of a column that the table has. */
    static CellEncoder of(Column column, ColumnEncoding encoding) {
        if (column.coding() instanceof Coding.Words words) {
            List<Optional<String>> faults =
                    words.words().stream().map(encoding::fault).toList();
            if (encoding instanceof Numeric numeric) {
                return new NumberOfWord(numeric, words.words(), faults);
            }
            int[] places = words.words().stream()
                    .mapToInt(encoding instanceof OneHot h ? h::place : ((Label) encoding)::place)
                    .toArray();
            double off = encoding instanceof Label label ? label.encoding().off() : 0;
            return new PlaceOfWord(places, encoding.width(), encoding instanceof Label, off, faults);
        }
        return encoding instanceof Numeric numeric && column.numeric() ? new PlainNumber(numeric) : new Impossible();
    }

    /** A number for each word. */
    record NumberOfWord(double[] numbers, List<Optional<String>> faults) implements CellEncoder {
        NumberOfWord(Numeric numeric, List<String> words, List<Optional<String>> faults) {
            this(new double[words.size()], faults);
            for (int k = 0; k < numbers.length; k++) {
                if (faults.get(k).isEmpty()) {
                    numeric.encode(words.get(k), numbers, k);
                }
            }
        }

        @Override
        public void encode(double cell, double[] out, int offset) {
            out[offset] = numbers[(int) cell];
        }

        @Override
        public Optional<String> fault(double cell) {
            return faults.get((int) cell);
        }

        @Override
        public boolean faultless() {
            return faults.stream().allMatch(Optional::isEmpty);
        }
    }

    /**
     * A 1 for each word.
     *
     * @param places which output is 1 for each word, or -1
     * @param labels whether words are classes; then one output is 1 for the second of two
     * @param off what the others are
     */
    record PlaceOfWord(int[] places, int width, boolean labels, double off, List<Optional<String>> faults)
            implements CellEncoder {
        @Override
        public void encode(double cell, double[] out, int offset) {
            int place = places[(int) cell];
            if (labels && width == 1) {
                out[offset] = place == 1 ? 1 : off;
                return;
            }
            for (int k = 0; k < width && off != 0; k++) {
                out[offset + k] = off;
            }
            if (place >= 0) {
                out[offset + place] = 1;
            }
        }

        @Override
        public Optional<String> fault(double cell) {
            return faults.get((int) cell);
        }

        @Override
        public boolean faultless() {
            return faults.stream().allMatch(Optional::isEmpty);
        }
    }

    /** Cells that are numbers already. */
    record PlainNumber(Numeric numeric) implements CellEncoder {
        @Override
        public void encode(double cell, double[] out, int offset) {
            out[offset] = numeric.encoded(cell);
        }

        @Override
        public boolean faultless() {
            return numeric.fill().isPresent() && !numeric.log();
        }

        @Override
        public Optional<String> fault(double cell) {
            if (!Double.isNaN(cell) && !numeric.log()) {
                return Optional.empty();
            }
            return Double.isNaN(cell) || (numeric.log() && cell <= -1)
                    ? numeric.fault(Double.isNaN(cell) ? "" : Double.toString(cell))
                    : Optional.empty();
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
