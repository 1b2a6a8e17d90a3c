package dev.nn.application.report;

import dev.nn.application.page.Digits;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.ColumnEncoding.OneHot;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoder from a network's inputs to column values. Missing values appear as the value they were
 * filled with.
 */
record Decoder(List<ColumnEncoding> columns) {

    private static final double ROUNDED = 1e-13;

    /** Returns a text for each column. */
    List<String> values(double[] inputs) {
        List<String> values = new ArrayList<>();
        int at = 0;
        for (ColumnEncoding column : columns) {
            values.add(
                    column instanceof Numeric numeric
                            ? Digits.shown(original(numeric, inputs[at]))
                            : category((OneHot) column, inputs, at));
            at += column.width();
        }
        return values;
    }

    /** Returns an input in the column's original unit. */
    static double original(Numeric numeric, double input) {
        double scaled = input * numeric.scale() + numeric.shift();
        // Rounding of the round trip can turn 0 into a tiny number.
        boolean nothing = Math.abs(scaled) < ROUNDED * (Math.abs(numeric.shift()) + Math.abs(numeric.scale()));
        return nothing ? 0 : numeric.log() ? StrictMath.expm1(scaled) : scaled;
    }

    private static String category(OneHot column, double[] inputs, int at) {
        for (int k = 0; k < column.categories().size(); k++) {
            if (inputs[at + k] == 1) {
                return column.categories().get(k);
            }
        }
        return "other";
    }
}
