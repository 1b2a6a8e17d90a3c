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
 * A number of the data that is not finite as the engine holds it: float32 ends at 3.4e38.
 *
 * @param sample counting from 0
 */
public record NonFiniteInput(int sample, String column, double value) {

    private static final int CHUNK = 64;

    /** Returns the first of some samples' features, if there is one. */
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

    /** Returns the first of a batch whose first sample has a number, if there is one. */
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

    /** Returns it for people. */
    public String words(String samples, String engine) {
        return "'" + column + "' of " + samples + " " + sample + " is " + value + " as the engine '" + engine
                + "' holds it";
    }
}
