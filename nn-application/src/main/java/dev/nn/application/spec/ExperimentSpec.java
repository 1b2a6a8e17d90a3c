package dev.nn.application.spec;

import dev.nn.application.problem.Position;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.training.TrainingPlan.Batches;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An experiment as specified: defaults are explicit, functions are still names. */
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

    /** Maximum number of a layer's inputs or outputs. */
    public static final int MAX_WIDTH = 1_000_000;

    /** Returns the layers of the network. */
    public List<LayerSpec> layers() {
        return network.layers();
    }

    /**
     * The source of samples and their preparation.
     *
     * @param weight column with the weight of each training row
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
        /** Returns a copy with the targets known from the source. */
        public DataSpec withTargets(List<String> known) {
            return new DataSpec(source, known, features, weight, task, split, preprocessing, places);
        }

        /** Returns a copy with the features and the task that were inferred. */
        public DataSpec resolved(List<String> foundFeatures, String foundTask) {
            return new DataSpec(
                    source, targets, foundFeatures, weight, Optional.of(foundTask), split, preprocessing, places);
        }

        /** Returns the position of a setting; that of the whole section if it was omitted. */
        public Position place(String path) {
            return places.of().getOrDefault(path, places.whole());
        }

        /** Returns the format of its tables. */
        public CsvFormat format() {
            return source instanceof SourceSpec.Csv csv ? csv.table().format() : CsvFormat.STANDARD;
        }
    }

    /** Positions of settings by path, and of the whole section. */
    public record Places(Position whole, Map<String, Position> of) {}

    /**
     * The split of rows.
     *
     * @param validation share of rows for the validation set
     * @param test share of rows for the test set
     * @param shuffle true for random parts, false for parts in row order
     * @param column column that names the part of each row; it replaces the shares
     * @param folds folds for cross-validation; they replace the test share
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
     * @param folds number of folds
     * @param repeats number of times that rows are split anew
     * @param fold the only fold to run, from 1, counted over all repeats; absent for all folds
     */
    public record FoldSpec(int folds, int repeats, Optional<Integer> fold) {
        /** Returns the number of folds over all repeats. */
        public int count() {
            return folds * repeats;
        }
    }

    /**
     * The encoding settings of one column.
     *
     * @param type required type of the column; inferred from its values if absent
     * @param scale factor, used if {@code numeric} is a factor
     * @param missing replacement of missing numbers
     * @param missingCategory replacement of missing words
     * @param rare words in fewer training rows than this share one category; 0 for none
     */
    public record ColumnSpec(
            Optional<ColumnType> type,
            Scaling numeric,
            double scale,
            MissingNumber missing,
            MissingCategory missingCategory,
            int rare) {
        /** Settings that leave a column unchanged. */
        public static final ColumnSpec PLAIN =
                new ColumnSpec(Optional.empty(), Scaling.NONE, 1, MissingNumber.ERROR, MissingCategory.ERROR, 0);

        /** Returns whether the column is required to have the given type. */
        public boolean is(ColumnType wanted) {
            return type.filter(wanted::equals).isPresent();
        }
    }

    /** The type of a column's values. */
    public enum ColumnType {
        /** Numbers; anything else is an error. */
        NUMERIC,
        /** Categories, even if the values are numbers. */
        CATEGORICAL;

        /** Returns the word in experiments. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The preprocessing of columns.
     *
     * @param all settings of columns that are not named
     * @param places position of each named column
     * @param dropMissingTargets true to drop rows without a target
     */
    public record PreprocessingSpec(
            ColumnSpec all,
            Map<String, ColumnSpec> columns,
            Map<String, Position> places,
            boolean standardizeTarget,
            boolean dropMissingTargets) {
        /** Returns settings that leave columns unchanged. */
        public static PreprocessingSpec none() {
            return new PreprocessingSpec(ColumnSpec.PLAIN, Map.of(), Map.of(), false, false);
        }

        /** Returns the settings of a column. */
        public ColumnSpec of(String column) {
            return columns.getOrDefault(column, all);
        }
    }

    /** Layers in order, and the model whose parameters they start from, if any. */
    public record NetworkSpec(List<LayerSpec> layers, Optional<StartSpec> start) {}

    /**
     * Another run's model, whose parameters the network starts from; a path relative to the
     * experiment file.
     */
    public record StartSpec(Position position, String model) {}

    /** A layer. */
    public sealed interface LayerSpec {
        /** Returns its position. */
        Position position();

        /** Returns the path of its field. */
        String path();
    }

    /** A dense layer; absent values are inferred. */
    public record DenseSpec(
            Position position,
            String path,
            UnitsSpec units,
            FunctionSpec activation,
            boolean trainable,
            ParametersSpec parameters)
            implements LayerSpec {
        /** Returns a copy with the number of units. */
        public DenseSpec withUnits(long known) {
            return new DenseSpec(
                    position, path, new UnitsSpec(Optional.of(known), true), activation, trainable, parameters);
        }
    }

    /**
     * The number of units of a layer. {@code stated} is true if the key is present, even if it is
     * misspelled or its value invalid.
     */
    public record UnitsSpec(Optional<Long> number, boolean stated) {}

    /** The initial parameters of a layer: given numbers, or else drawn by initializers. */
    public record ParametersSpec(
            FunctionSpec initializer,
            FunctionSpec biasInitializer,
            Optional<double[][]> weights,
            Optional<double[]> bias) {}

    /** Dropout. */
    public record DropoutSpec(Position position, String path, double rate) implements LayerSpec {}

    /** An activation as a layer of its own. */
    public record ActivationSpec(Position position, String path, FunctionSpec function) implements LayerSpec {}

    /** A placeholder for an unreadable layer, so that other layers keep their indices. */
    public record UnreadLayer(Position position, String path) implements LayerSpec {}

    /** The training settings. */
    public record TrainingSpec(
            PassesSpec passes,
            RateSpec rate,
            EndSpec end,
            RulesSpec rules,
            Optional<ClassWeightsSpec> classWeights,
            KeepingSpec keeping) {}

    /** Passes over the training rows and their batches. */
    public record PassesSpec(int epochs, Batches batches) {}

    /** Changes of the learning rate over time. */
    public record RateSpec(FunctionSpec schedule, Optional<PlateauSpec> plateau) {}

    /** Conditions that stop training before the last epoch. */
    public record EndSpec(
            Optional<EarlyStoppingSpec> earlyStopping, Optional<Long> maxSteps, Optional<Double> maxMinutes) {}

    /** Files written during training. */
    public record KeepingSpec(Optional<CheckpointSpec> checkpoint, boolean tensorBoard) {}

    /**
     * The weights of samples by class.
     *
     * @param of weight of each class by name; empty to balance classes
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

    /**
     * The checkpoint intervals and the number of newest checkpoints to retain; at least one
     * interval is present.
     */
    public record CheckpointSpec(
            Optional<Long> everyEpochs, Optional<Long> everySteps, Optional<Double> everyMinutes, int keep) {}

    /** The compute engine; absent threads mean all that the machine has. */
    public record EngineSpec(Position position, String name, Optional<Integer> threads, Kernels kernels) {}

    /** The rule that lowers the learning rate on a plateau. */
    public record PlateauSpec(Position position, String monitor, double factor, int patience, double minimum) {}

    /** The early stopping rule. */
    public record EarlyStoppingSpec(Position position, String monitor, int patience) {}
}
