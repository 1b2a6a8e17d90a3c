package dev.nn.application.spec;

import dev.nn.application.problem.Position;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.training.TrainingPlan.Batches;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An experiment as it is asked for: defaults explicit, functions still named by text. */
public record ExperimentSpec(
        Position position,
        String name,
        long seed,
        DataSpec data,
        NetworkSpec network,
        Optional<FunctionSpec> loss,
        FunctionSpec optimizer,
        TrainingSpec training,
        List<FunctionSpec> metrics,
        EngineSpec engine,
        Optional<SweepSpec> sweep) {

    /** The most that a layer may take or give. */
    public static final int LARGEST_WIDTH = 1_000_000;

    /** Returns the layers of the network. */
    public List<LayerSpec> layers() {
        return network.layers();
    }

    /**
     * Where samples come from and what is done to them.
     *
     * @param weight the column that says what a row counts in training
     */
    public record DataSpec(
            SourceSpec source,
            List<String> targets,
            List<String> features,
            Optional<String> weight,
            Optional<String> task,
            Optional<SplitSpec> split,
            PreprocessingSpec preprocessing,
            Places places) {
        /** The same with targets that are known from the source. */
        public DataSpec withTargets(List<String> known) {
            return new DataSpec(source, known, features, weight, task, split, preprocessing, places);
        }

        /** Returns the same with the features and the task that were found where they were left out. */
        public DataSpec resolved(List<String> foundFeatures, String foundTask) {
            return new DataSpec(
                    source, targets, foundFeatures, weight, Optional.of(foundTask), split, preprocessing, places);
        }

        /** Returns where a setting stands; the whole where it was left out. */
        public Position place(String path) {
            return places.of().getOrDefault(path, places.whole());
        }

        /** How tables of it are written. */
        public CsvFormat format() {
            return source instanceof SourceSpec.Csv csv ? csv.table().format() : CsvFormat.STANDARD;
        }
    }

    /** Where settings stand, by their paths below the whole, and where that stands. */
    public record Places(Position whole, Map<String, Position> of) {}

    /**
     * Shares of all rows.
     *
     * @param shuffle whether parts are drawn; else they are in the order of the rows
     * @param column says of each row which part it is in; then there are no shares
     * @param folds equal parts that test in turn; then there is no share that tests
     */
    public record SplitSpec(
            double validation,
            double test,
            boolean stratify,
            boolean shuffle,
            Optional<String> column,
            Optional<FoldSpec> folds) {}

    /**
     * Cross-validation.
     *
     * @param folds parts of the rows
     * @param repeats how often the rows are parted anew
     * @param fold the only one that is run, from 1, counting on over repeats; all where it is absent
     */
    public record FoldSpec(int folds, int repeats, Optional<Integer> fold) {
        /** How many there are. */
        public int count() {
            return folds * repeats;
        }
    }

    /**
     * How one column becomes numbers.
     *
     * @param type that the column is to have; absent where its values tell
     * @param scale a factor, which counts where {@code numeric} is a factor
     * @param missing of numbers
     * @param missingCategory of words
     * @param rare words that are in fewer training rows than this are one category; 0 for none
     */
    public record ColumnSpec(
            Optional<ColumnType> type,
            Scaling numeric,
            double scale,
            MissingNumber missing,
            MissingCategory missingCategory,
            int rare) {
        /** As it is. */
        public static final ColumnSpec PLAIN =
                new ColumnSpec(Optional.empty(), Scaling.NONE, 1, MissingNumber.ERROR, MissingCategory.ERROR, 0);

        /** Returns whether the column is to have a type. */
        public boolean is(ColumnType wanted) {
            return type.filter(wanted::equals).isPresent();
        }
    }

    /** What the values of a column are taken for. */
    public enum ColumnType {
        /** Numbers; anything else is a fault. */
        NUMERIC,
        /** Words, though they be numbers. */
        CATEGORICAL;

        /** Returns the word in experiments. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How columns become numbers.
     *
     * @param all what holds for columns that are not named
     * @param places where each of the columns is named
     * @param dropMissingTargets whether rows without a target are left out
     */
    public record PreprocessingSpec(
            ColumnSpec all,
            Map<String, ColumnSpec> columns,
            Map<String, Position> places,
            boolean standardizeTarget,
            boolean dropMissingTargets) {
        /** Columns as they are. */
        public static PreprocessingSpec none() {
            return new PreprocessingSpec(ColumnSpec.PLAIN, Map.of(), Map.of(), false, false);
        }

        /** What holds for a column. */
        public ColumnSpec of(String column) {
            return columns.getOrDefault(column, all);
        }
    }

    /** Layers in order, and what their parameters start with where that is another model's. */
    public record NetworkSpec(List<LayerSpec> layers, Optional<StartSpec> start) {}

    /** Another run's model, whose numbers the network starts with; a path relative to the experiment's file. */
    public record StartSpec(Position position, String model) {}

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
            UnitsSpec units,
            FunctionSpec activation,
            boolean trainable,
            ParametersSpec parameters)
            implements LayerSpec {
        /** Returns the same with units that are known. */
        public DenseSpec withUnits(long known) {
            return new DenseSpec(
                    position, path, new UnitsSpec(Optional.of(known), true), activation, trainable, parameters);
        }
    }

    /** How many units a layer has; {@code stated}: the key is there, well or ill spelled, its value valid or not. */
    public record UnitsSpec(Optional<Long> number, boolean stated) {}

    /** What a layer's parameters start with: numbers where they are given, else what initializers draw. */
    public record ParametersSpec(
            FunctionSpec initializer,
            FunctionSpec biasInitializer,
            Optional<double[][]> weights,
            Optional<double[]> bias) {}

    /** Dropout. */
    public record DropoutSpec(Position position, String path, double rate) implements LayerSpec {}

    /** An activation as a layer of its own. */
    public record ActivationSpec(Position position, String path, FunctionSpec function) implements LayerSpec {}

    /** A layer that could not be read; it stands here so that the others keep their places. */
    public record UnreadLayer(Position position, String path) implements LayerSpec {}

    /** How long and in which order. */
    public record TrainingSpec(
            PassesSpec passes,
            RateSpec rate,
            EndSpec end,
            RulesSpec rules,
            Optional<ClassWeightsSpec> classWeights,
            KeepingSpec keeping) {}

    /** Passes over the training rows, and the batches of each. */
    public record PassesSpec(int epochs, Batches batches) {}

    /** What the learning rate is multiplied by. */
    public record RateSpec(FunctionSpec schedule, Optional<PlateauSpec> plateau) {}

    /** When training ends though epochs are left. */
    public record EndSpec(
            Optional<EarlyStoppingSpec> earlyStopping, Optional<Long> maxSteps, Optional<Double> maxMinutes) {}

    /** What is written during training. */
    public record KeepingSpec(Optional<CheckpointSpec> checkpoint, boolean tensorBoard) {}

    /**
     * What samples of a class count.
     *
     * @param of each class by its name; empty where all classes are to count alike together
     */
    public record ClassWeightsSpec(Position position, Map<String, Double> of) {}

    /** Penalties and bounds; absent ones do nothing. */
    public record RulesSpec(
            Optional<Double> l1,
            Optional<Double> l2,
            Optional<Double> maxNorm,
            Optional<Double> clipValue,
            Optional<Double> clipNorm,
            double labelSmoothing,
            Position labelSmoothingPlace) {}

    /** How often the state of learning is kept, and how many of the newest states; at least one of the three is there. */
    public record CheckpointSpec(
            Optional<Long> everyEpochs, Optional<Long> everySteps, Optional<Double> everyMinutes, int keep) {}

    /** What computes; absent threads are as many as the machine has. */
    public record EngineSpec(Position position, String name, Optional<Integer> threads, Kernels kernels) {}

    /** When to lower the learning rate. */
    public record PlateauSpec(Position position, String monitor, double factor, int patience, double minimum) {}

    /** When to end early. */
    public record EarlyStoppingSpec(Position position, String monitor, int patience) {}
}
