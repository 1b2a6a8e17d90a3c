package dev.nn.application.spec;

import dev.nn.application.problem.Position;
import java.util.List;
import java.util.Optional;

/** An experiment as it is asked for: defaults explicit, functions still named by text. */
public record ExperimentSpec(
        Position position,
        String name,
        long seed,
        List<Sample> samples,
        List<LayerSpec> layers,
        Optional<FunctionSpec> loss,
        FunctionSpec optimizer,
        TrainingSpec training) {

    /** A sample in the file itself. */
    public record Sample(Position position, double[] input, double[] target) {}

    /** A layer. */
    public sealed interface LayerSpec {
        /** Where it is. */
        Position position();

        /** The field. */
        String path();
    }

    /** A dense layer; what is absent is inferred. */
    public record DenseSpec(
            Position position,
            String path,
            Optional<Long> units,
            FunctionSpec activation,
            FunctionSpec initializer,
            FunctionSpec biasInitializer,
            Optional<double[][]> weights,
            Optional<double[]> bias)
            implements LayerSpec {}

    /** Dropout. */
    public record DropoutSpec(Position position, String path, double rate) implements LayerSpec {}

    /** How long and in which order. */
    public record TrainingSpec(int epochs, int batchSize, boolean shuffle, FunctionSpec schedule) {}
}
