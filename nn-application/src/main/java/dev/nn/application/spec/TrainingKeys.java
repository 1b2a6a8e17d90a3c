package dev.nn.application.spec;

import static dev.nn.application.key.Forms.flag;
import static dev.nn.application.key.Forms.integer;
import static dev.nn.application.key.Forms.number;
import static dev.nn.application.key.Forms.share;
import static dev.nn.application.key.Forms.text;
import static dev.nn.application.key.Forms.whole;

import dev.nn.application.document.Fields;
import dev.nn.application.key.Form;
import dev.nn.application.key.Key;
import dev.nn.application.key.Section;
import dev.nn.application.spec.ExperimentSpec.CheckpointSpec;
import dev.nn.application.spec.ExperimentSpec.ClassWeightsSpec;
import dev.nn.application.spec.ExperimentSpec.EarlyStoppingSpec;
import dev.nn.application.spec.ExperimentSpec.EndSpec;
import dev.nn.application.spec.ExperimentSpec.KeepingSpec;
import dev.nn.application.spec.ExperimentSpec.PassesSpec;
import dev.nn.application.spec.ExperimentSpec.PlateauSpec;
import dev.nn.application.spec.ExperimentSpec.RateSpec;
import dev.nn.application.spec.ExperimentSpec.RulesSpec;
import dev.nn.application.spec.ExperimentSpec.TrainingSpec;
import dev.nn.domain.function.Interval;
import dev.nn.domain.training.TrainingPlan.Batches;
import java.util.List;
import java.util.Optional;

/** The keys of {@code training}. */
public final class TrainingKeys {

    private static final long MAX_COUNT = 1_000_000_000_000L;
    private static final Form<Double> MINUTES = number(Interval.atLeast(0.001));
    private static final Form<Double> BOUND = number(Interval.atLeast(1e-12));
    private static final Form<Double> FACTOR = number(Interval.NON_NEGATIVE);

    private static final Key<Integer> EPOCHS = Key.of(
                    "epochs", integer(1, 1_000_000_000), "Number of passes over the training set.")
            .defaultsTo(100);
    private static final Key<Integer> BATCH_SIZE = Key.of(
                    "batch_size", integer(1, 1_000_000_000), "Number of samples per batch.")
            .defaultsTo(32);
    private static final Key<Integer> ACCUMULATE_BATCHES = Key.of(
                    "accumulate_batches",
                    integer(1, 1_000_000),
                    "Number of batches per step. Their gradients add up to those of one large batch.")
            .defaultsTo(1);
    private static final Key<Boolean> SHUFFLE = Key.of(
                    "shuffle", flag(), "`true` shuffles the training set in every epoch.")
            .defaultsTo(true);
    private static final Key<FunctionSpec> SCHEDULE = Key.of(
                    "schedule", new FunctionForm("schedule"), "Schedule of the learning rate.")
            .defaultsTo(FunctionForm.named("constant"));

    private static final Key<String> MONITOR = Key.of(
                    "monitor", text(), "Figure to monitor: `loss`, `validation_loss` or `validation_<metric>`.")
            .defaultsTo("validation_loss");

    private static final Key<Integer> EARLY_PATIENCE = Key.of(
                    "patience", integer(1, 1_000_000), "Epochs without improvement before training stops.")
            .defaultsTo(10);
    private static final Key<EarlyStoppingSpec> EARLY_STOPPING = Key.of(
            "early_stopping",
            new Section<>(
                    f -> new EarlyStoppingSpec(f.position(), MONITOR.value(f), EARLY_PATIENCE.value(f)),
                    List.of(
                            MONITOR.from(EarlyStoppingSpec::monitor),
                            EARLY_PATIENCE.from(EarlyStoppingSpec::patience))),
            "Stops training when a figure no longer improves, and keeps the best epoch.");

    private static final Key<Double> RATE_FACTOR = Key.of(
                    "factor", share(), "Factor by which the learning rate is multiplied.")
            .defaultsTo(0.1);
    private static final Key<Integer> PLATEAU_PATIENCE = Key.of(
                    "patience",
                    integer(0, 1_000_000),
                    "Epochs without improvement before the learning rate is reduced.")
            .defaultsTo(10);
    private static final Key<Double> MINIMUM = Key.of(
                    "minimum", number(Interval.UNIT), "Minimum fraction of the learning rate.")
            .defaultsTo(0.0);
    private static final Key<PlateauSpec> REDUCE_ON_PLATEAU = Key.of(
            "reduce_on_plateau",
            new Section<>(
                    f -> new PlateauSpec(
                            f.position(),
                            MONITOR.value(f),
                            RATE_FACTOR.value(f),
                            PLATEAU_PATIENCE.value(f),
                            MINIMUM.value(f)),
                    List.of(
                            MONITOR.from(PlateauSpec::monitor),
                            RATE_FACTOR.from(PlateauSpec::factor),
                            PLATEAU_PATIENCE.from(PlateauSpec::patience),
                            MINIMUM.from(PlateauSpec::minimum))),
            "Reduces the learning rate when a figure no longer improves.");

    private static final Key<Long> EVERY_EPOCHS = Key.of("every_epochs", whole(1, MAX_COUNT), "Interval in epochs.");
    private static final Key<Long> EVERY_STEPS = Key.of("every_steps", whole(1, MAX_COUNT), "Interval in steps.");
    private static final Key<Double> EVERY_MINUTES = Key.of("every_minutes", MINUTES, "Interval in minutes.");
    private static final Key<Integer> KEEP = Key.of("keep", integer(1, 1_000_000), "Number of checkpoints to keep.")
            .defaultsTo(2);
    private static final Section<CheckpointSpec> CHECKPOINTS = new Section<>(
            TrainingKeys::checkpoint,
            List.of(
                    EVERY_EPOCHS.fromOptional(CheckpointSpec::everyEpochs),
                    EVERY_STEPS.fromOptional(CheckpointSpec::everySteps),
                    EVERY_MINUTES.fromOptional(CheckpointSpec::everyMinutes),
                    KEEP.from(CheckpointSpec::keep)));
    private static final Key<CheckpointSpec> CHECKPOINT =
            Key.of("checkpoint", CHECKPOINTS, "Saves checkpoints, from which an interrupted run can be resumed.");

    private static final Key<Double> L1 =
            Key.of("l1", FACTOR, "L1 penalty: this factor times the sign of each weight is added to its gradient.");
    private static final Key<Double> L2 =
            Key.of("l2", FACTOR, "L2 penalty: this factor times each weight is added to its gradient.");
    private static final Key<Double> MAX_NORM =
            Key.of("max_norm", BOUND, "Maximum Euclidean norm of the incoming weights of each unit.");
    private static final Key<Penalties> REGULARIZATION = Key.of(
            "regularization",
            new Section<>(
                    f -> new Penalties(L1.read(f), L2.read(f), MAX_NORM.read(f)),
                    List.of(
                            L1.fromOptional(Penalties::l1),
                            L2.fromOptional(Penalties::l2),
                            MAX_NORM.fromOptional(Penalties::maxNorm))),
            "Penalties and bounds on weights. Biases are exempt.");

    private static final Key<Double> VALUE = Key.of("value", BOUND, "Maximum absolute value of each gradient.");
    private static final Key<Double> NORM = Key.of("norm", BOUND, "Maximum Euclidean norm of all gradients together.");
    private static final Key<Clip> GRADIENT_CLIP = Key.of(
            "gradient_clip",
            new Section<>(
                    f -> new Clip(VALUE.read(f), NORM.read(f)),
                    List.of(VALUE.fromOptional(Clip::value), NORM.fromOptional(Clip::norm))),
            "Clipping of gradients.");

    private static final Key<Double> LABEL_SMOOTHING = Key.of(
                    "label_smoothing", share(), "Fraction of each target that is spread evenly over all classes.")
            .defaultsTo(0.0);
    private static final Key<ClassWeightsSpec> CLASS_WEIGHTS = Key.of(
            "class_weights",
            new ClassWeightsForm(),
            "Weights of classes. `balanced` gives every class the same total weight.");
    private static final Key<Long> MAX_STEPS = Key.of("max_steps", whole(1, MAX_COUNT), "Maximum number of steps.");
    private static final Key<Double> MAX_MINUTES = Key.of("max_minutes", MINUTES, "Maximum training time in minutes.");
    private static final Key<Boolean> TENSORBOARD = Key.of(
                    "tensorboard", flag(), "`true` writes the figures of each epoch to a TensorBoard file.")
            .defaultsTo(false);

    private static final Section<TrainingSpec> SETTINGS = new Section<>(
            TrainingKeys::training,
            List.of(
                    EPOCHS.from(training -> training.passes().epochs()),
                    BATCH_SIZE.from(training -> training.passes().batches().size()),
                    ACCUMULATE_BATCHES.from(
                            training -> training.passes().batches().accumulated()),
                    SHUFFLE.from(training -> training.passes().batches().shuffle()),
                    SCHEDULE.from(training -> training.rate().schedule()),
                    EARLY_STOPPING.fromOptional(training -> training.end().earlyStopping()),
                    REDUCE_ON_PLATEAU.fromOptional(training -> training.rate().plateau()),
                    CHECKPOINT.fromOptional(training -> training.keeping().checkpoint()),
                    REGULARIZATION.from(training -> Penalties.of(training.rules())),
                    GRADIENT_CLIP.from(training -> Clip.of(training.rules())),
                    LABEL_SMOOTHING.fromOptional(training ->
                            Optional.of(training.rules().labelSmoothing()).filter(share -> share > 0)),
                    CLASS_WEIGHTS.fromOptional(TrainingSpec::classWeights),
                    MAX_STEPS.fromOptional(training -> training.end().maxSteps()),
                    MAX_MINUTES.fromOptional(training -> training.end().maxMinutes()),
                    TENSORBOARD.from(training -> training.keeping().tensorBoard())));

    /** The key {@code training}. */
    public static final Key<TrainingSpec> TRAINING = Key.of("training", SETTINGS, "Training loop and regularization.");

    private TrainingKeys() {}

    /** Reads {@code training} of an experiment; if it is absent, each key has its default. */
    static TrainingSpec read(Fields experiment) {
        return TRAINING.read(experiment).orElseGet(() -> SETTINGS.absent(experiment, TRAINING.name()));
    }

    private static TrainingSpec training(Fields f) {
        Penalties penalties = REGULARIZATION.read(f).orElse(Penalties.NONE);
        Clip clip = GRADIENT_CLIP.read(f).orElse(Clip.NONE);
        return new TrainingSpec(
                new PassesSpec(
                        EPOCHS.value(f),
                        new Batches(BATCH_SIZE.value(f), ACCUMULATE_BATCHES.value(f), SHUFFLE.value(f))),
                new RateSpec(FunctionForm.value(SCHEDULE, f), REDUCE_ON_PLATEAU.read(f)),
                new EndSpec(EARLY_STOPPING.read(f), MAX_STEPS.read(f), MAX_MINUTES.read(f)),
                new RulesSpec(
                        penalties.l1(),
                        penalties.l2(),
                        penalties.maxNorm(),
                        clip.value(),
                        clip.norm(),
                        LABEL_SMOOTHING.value(f),
                        f.positionOf(LABEL_SMOOTHING.name())),
                CLASS_WEIGHTS.read(f),
                new KeepingSpec(CHECKPOINT.read(f), TENSORBOARD.value(f)));
    }

    private static CheckpointSpec checkpoint(Fields f) {
        CheckpointSpec spec =
                new CheckpointSpec(EVERY_EPOCHS.read(f), EVERY_STEPS.read(f), EVERY_MINUTES.read(f), KEEP.value(f));
        boolean interval = f.has(EVERY_EPOCHS.name()) || f.has(EVERY_STEPS.name()) || f.has(EVERY_MINUTES.name());
        // A misspelled interval is one problem, not two.
        if (!interval && CHECKPOINTS.knows(f)) {
            String message = "missing interval: set every_epochs, every_steps or every_minutes";
            f.problems().add(f.position(), "training.checkpoint", message);
        }
        return spec;
    }

    /** The keys of {@code regularization}. */
    private record Penalties(Optional<Double> l1, Optional<Double> l2, Optional<Double> maxNorm) {
        static final Penalties NONE = new Penalties(Optional.empty(), Optional.empty(), Optional.empty());

        static Penalties of(RulesSpec rules) {
            return new Penalties(rules.l1(), rules.l2(), rules.maxNorm());
        }
    }

    /** The keys of {@code gradient_clip}. */
    private record Clip(Optional<Double> value, Optional<Double> norm) {
        static final Clip NONE = new Clip(Optional.empty(), Optional.empty());

        static Clip of(RulesSpec rules) {
            return new Clip(rules.clipValue(), rules.clipNorm());
        }
    }
}
