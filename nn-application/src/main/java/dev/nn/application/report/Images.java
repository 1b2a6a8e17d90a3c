package dev.nn.application.report;

import dev.nn.application.data.ColumnEncoding;
import dev.nn.application.data.ColumnEncoding.Numeric;
import dev.nn.application.page.Block.Pictures.Picture;
import java.util.List;

/** Inputs that are the pixels of square images. */
record Images(List<ColumnEncoding> columns) {

    private static final int WHITE = 255;

    /** Whether they are. */
    boolean areThere() {
        int side = side();
        return columns.get(0) instanceof Numeric first
                && first.name().equals(Numeric.pixel(0, 1).name())
                && side * side == columns.size();
    }

    int side() {
        return (int) Math.rint(Math.sqrt(columns.size()));
    }

    /** A sample as it was. */
    Picture picture(double[] inputs, String label) {
        byte[] pixels = new byte[inputs.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.rint(Decoder.original((Numeric) columns.get(i), inputs[i]));
        }
        return new Picture(side(), side(), pixels, label);
    }

    /** Any numbers: the least black, the greatest white. */
    Picture spread(double[] values, String label) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.rint(high > low ? WHITE * (values[i] - low) / (high - low) : 0);
        }
        return new Picture(side(), side(), pixels, label);
    }
}
