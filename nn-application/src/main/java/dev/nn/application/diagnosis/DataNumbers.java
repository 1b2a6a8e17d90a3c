package dev.nn.application.diagnosis;

import dev.nn.application.experiment.Experiment;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks for numbers in the data that are not finite as the engine holds them: float32 ends at 3.4e38. */
final class DataNumbers {

    private static final int CHUNK = 64;

    private DataNumbers() {}

    /** The first of the training samples' features, for people. */
    static Optional<String> nonFinite(Experiment experiment, ComputeEngine engine) {
        Dataset samples = experiment.learning().samples();
        for (int from = 0; from < samples.samples(); from += CHUNK) {
            int to = Math.min(samples.samples(), from + CHUNK);
            Tensor features = Batch.of(
                            samples, engine, IntStream.range(from, to).toArray())
                    .features();
            int at = engine.firstNonFinite(features);
            if (at >= 0) {
                int row = at / features.columns();
                int column = at % features.columns();
                return Optional.of("the first number that is not finite is in the data: '" + name(experiment, column)
                        + "' of training sample " + (from + row) + " is " + features.get(row, column)
                        + " as the engine '"
                        + experiment.computation().engine().name() + "' holds it");
            }
        }
        return Optional.empty();
    }

    private static String name(Experiment experiment, int input) {
        int end = 0;
        for (ColumnEncoding column : experiment.model().features()) {
            end += column.width();
            if (input < end) {
                return column.name();
            }
        }
        return "input " + input;
    }
}
