package dev.nn.application.report;

import dev.nn.application.page.Block.Pictures.Picture;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.PreparedData;

/** A view of inputs as images. */
record ImageFeatures(PreparedData data) {

    private static final int WHITE = 255;

    /** Returns whether the inputs are images. */
    boolean areThere() {
        return data.imageWidth() > 0 && data.features().size() % data.imageWidth() == 0;
    }

    private Picture picture(byte[] pixels, String label) {
        return new Picture(data.imageWidth(), pixels.length / data.imageWidth(), pixels, label);
    }

    /** Returns a sample in its original pixel values. */
    Picture picture(double[] inputs, String label) {
        byte[] pixels = new byte[inputs.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] =
                    (byte) Math.rint(Decoder.original((Numeric) data.features().get(i), inputs[i]));
        }
        return picture(pixels, label);
    }

    /** Returns an image of arbitrary numbers: the minimum is black, the maximum white. */
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
