package dev.nn.application.spec;

import dev.nn.application.problem.Position;
import dev.nn.domain.engine.EngineSettings.Kernels;
import java.util.List;
import java.util.Optional;

/** An experiment as it is asked for: defaults explicit, functions still named by text. */
public record ExperimentSpec(
        Position position,
        String name,
        long seed,
        DataSpec data,
        List<LayerSpec> layers,
        Optional<FunctionSpec> loss,
        FunctionSpec optimizer,
        TrainingSpec training,
        List<FunctionSpec> metrics,
        EngineSpec engine) {

    /** The most that a layer may take or give. */
    public static final int LARGEST_WIDTH = 1_000_000;

    /**
     * Where samples come from and what is done to them.
     *
     * @param csv a path relative to the experiment's file
     * @param testCsv test data of their own, likewise
     * @param idx images and labels
     * @param testIdx test data of their own, likewise
     * @param inline samples in the file itself
     */
    public record DataSpec(
            Position position,
            Optional<String> csv,
            Optional<String> testCsv,
            Optional<IdxSpec> idx,
            Optional<IdxSpec> testIdx,
            List<Sample> inline,
            List<String> targets,
            Position targetPosition,
            List<String> features,
            Optional<String> task,
            Optional<SplitSpec> split,
            PreprocessingSpec preprocessing) {}

    /** Two IDX files, paths relative to the experiment's file. */
    public record IdxSpec(String images, String labels) {}

    /** Shares of all rows. */
    public record SplitSpec(double validation, double test, boolean stratify) {}

    /** How columns become numbers; {@code scale} is a factor and counts where {@code numeric} is "scale". */
    public record PreprocessingSpec(String numeric, double scale, String missing, boolean standardizeTarget) {
        /** Columns as they are. */
        public static final PreprocessingSpec NONE = new PreprocessingSpec("none", 1, "error", false);
    }

    /** A sample in the file itself. */
    public record Sample(Position position, double[] input, double[] target) {}

    /** A layer. */
    public sealed interface LayerSpec {
        /** Where it is. */
        Position position();

        /** The field. */
        String path();
    }

    /** A dense layer; what is absent is inferred. {@code unitsGiven}: units are there, valid or not. */
    public record DenseSpec(
            Position position,
            String path,
            boolean unitsGiven,
            Optional<Long> units,
            FunctionSpec activation,
            FunctionSpec initializer,
            FunctionSpec biasInitializer,
            Optional<double[][]> weights,
            Optional<double[]> bias)
            implements LayerSpec {}

    /** Dropout. */
    public record DropoutSpec(Position position, String path, double rate) implements LayerSpec {}

    /** A layer that could not be read; it stands here so that the others keep their places. */
    public record UnreadLayer(Position position, String path) implements LayerSpec {}

    /** How long and in which order. */
    public record TrainingSpec(
            int epochs,
            int batchSize,
            boolean shuffle,
            FunctionSpec schedule,
            Optional<EarlyStoppingSpec> earlyStopping) {}

    /** What computes; absent threads are as many as the machine has. */
    public record EngineSpec(Position position, String name, Optional<Integer> threads, Kernels kernels) {}

    /** When to end early. */
    public record EarlyStoppingSpec(Position position, String monitor, int patience) {}
}
