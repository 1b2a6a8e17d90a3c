package dev.nn.application.spec;

import static dev.nn.application.spec.DataKeys.DATA;
import static dev.nn.application.spec.EngineKeys.ENGINE;
import static dev.nn.application.spec.NetworkKeys.NETWORK;
import static dev.nn.application.spec.SweepKeys.SWEEP;
import static dev.nn.application.spec.TrainingKeys.TRAINING;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Values;
import dev.nn.application.key.Form;
import dev.nn.application.key.Forms;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Section;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.EngineSpec;
import dev.nn.application.spec.ExperimentSpec.NetworkSpec;
import dev.nn.domain.engine.EngineSettings.Kernels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of an experiment. */
public final class ExperimentKeys {

    /** The experiment's name, which becomes a subfolder of the folder of all runs. */
    public static final Key<String> NAME = Key.of(
                    "name", new NameForm(), "Name of the experiment and of its folder in `runs/`.")
            .defaultsTo("experiment");

    /** The seed of every random draw. */
    public static final Key<Long> SEED =
            Key.of("seed", Forms.seed(), "Seed of every random draw.").defaultsTo(0L);

    private static final Key<FunctionSpec> LOSS = Key.of(
            "loss",
            new FunctionForm("loss"),
            "Loss to minimize (default: `cross_entropy` after softmax, otherwise `mse`).");
    private static final Key<FunctionSpec> OPTIMIZER = Key.of(
                    "optimizer", new FunctionForm("optimizer"), "Optimizer that updates the parameters.")
            .defaultsTo(FunctionForm.named("adam"));
    private static final Key<List<FunctionSpec>> METRICS = Key.of(
            "metrics",
            Forms.list(new FunctionForm("metric"), 0, ""),
            "Metrics to compute on every part of the data (default: `accuracy` for classification, `rmse` and `r2` for"
                    + " regression, `subset_accuracy` and `hamming_loss` for multi-label classification).");

    /**
     * The section of a whole experiment. An invalid field is reported and replaced by its default,
     * so that the rest can still be validated.
     */
    public static final Section<ExperimentSpec> EXPERIMENT = new Section<>(
            ExperimentKeys::experiment,
            List.of(
                    NAME.from(ExperimentSpec::name),
                    SEED.from(ExperimentSpec::seed),
                    DATA.from(ExperimentSpec::data),
                    NETWORK.from(ExperimentSpec::network),
                    LOSS.fromOptional(ExperimentSpec::loss),
                    OPTIMIZER.from(ExperimentSpec::optimizer),
                    TRAINING.from(ExperimentSpec::training),
                    METRICS.from(ExperimentSpec::metrics),
                    ENGINE.from(ExperimentSpec::engine),
                    SWEEP.fromOptional(ExperimentSpec::sweep)));

    private ExperimentKeys() {}

    private static ExperimentSpec experiment(Fields f) {
        return new ExperimentSpec(
                f.position(),
                NAME.value(f),
                SEED.value(f),
                DATA.read(f).orElseGet(() -> DataKeys.none(f.position())),
                NETWORK.read(f).orElseGet(() -> new NetworkSpec(List.of(), Optional.empty())),
                LOSS.read(f),
                FunctionForm.value(OPTIMIZER, f),
                TrainingKeys.read(f),
                METRICS.read(f).orElse(List.of()),
                ENGINE.read(f)
                        .orElseGet(() -> new EngineSpec(f.position(), EngineKeys.AUTO, Optional.empty(), Kernels.AUTO)),
                SWEEP.read(f));
    }

    /** The form of a text that is a valid folder name. */
    private record NameForm() implements Form<String> {
        @Override
        public Optional<String> read(Node node, String path, Problems problems) {
            Optional<String> name = new Values(problems).text(node, path);
            name.filter(given -> !ExperimentName.allows(given))
                    .ifPresent(given -> problems.add(node.position(), path, ExperimentName.refusal(given)));
            return name;
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.with(Json.text(description), "pattern", "^" + ExperimentName.PATTERN + "$");
        }
    }
}
