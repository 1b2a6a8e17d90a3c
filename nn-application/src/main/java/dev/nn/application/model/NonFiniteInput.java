package dev.nn.application.model;

import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An input that is not finite in the engine's precision; the float32 maximum is 3.4e38.
 *
 * @param sample the index of the sample, from 0
 */
public record NonFiniteInput(int sample, String column, double value) {

    private static final int CHUNK = 64;

    /** Returns the first non-finite feature of the samples, if any. */
    public static Optional<NonFiniteInput> first(
            Dataset samples, List<? extends ColumnEncoding> columns, ComputeEngine engine) {
        for (int from = 0; from < samples.samples(); from += CHUNK) {
            int to = Math.min(samples.samples(), from + CHUNK);
            Tensor features = Batch.of(
                            samples, engine, IntStream.range(from, to).toArray())
                    .features();
            Optional<NonFiniteInput> found = in(features, from, columns, engine);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the first non-finite feature of a batch, if any.
     *
     * @param from the index of the first sample of the batch
     */
    public static Optional<NonFiniteInput> in(
            Tensor features, int from, List<? extends ColumnEncoding> columns, ComputeEngine engine) {
        int at = engine.firstNonFinite(features);
        if (at < 0) {
            return Optional.empty();
        }
        int row = at / features.columns();
        int input = at % features.columns();
        return Optional.of(new NonFiniteInput(from + row, name(columns, input), features.get(row, input)));
    }

    private static String name(List<? extends ColumnEncoding> columns, int input) {
        int end = 0;
        for (ColumnEncoding column : columns) {
            end += column.width();
            if (input < end) {
                return column.name();
            }
        }
        return "input " + input;
    }

    /** Returns a message for users. */
    public String words(String samples, String engine) {
        return "'" + column + "' of " + samples + " " + sample + " is " + value + " in the precision of the engine '"
                + engine + "'";
    }
}
