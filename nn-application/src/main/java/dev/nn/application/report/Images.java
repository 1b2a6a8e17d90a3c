package dev.nn.application.report;

import dev.nn.application.page.Block.Pictures.Picture;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.PreparedData;

/** Inputs that are the pixels of images. */
record Images(PreparedData data) {

    private static final int WHITE = 255;

    /** Whether they are. */
    boolean areThere() {
        return data.imageWidth() > 0 && data.features().size() % data.imageWidth() == 0;
    }

    private Picture picture(byte[] pixels, String label) {
        return new Picture(data.imageWidth(), pixels.length / data.imageWidth(), pixels, label);
    }

    /** A sample as it was. */
    Picture picture(double[] inputs, String label) {
        byte[] pixels = new byte[inputs.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] =
                    (byte) Math.rint(Decoder.original((Numeric) data.features().get(i), inputs[i]));
        }
        return picture(pixels, label);
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
        return picture(pixels, label);
    }
}
