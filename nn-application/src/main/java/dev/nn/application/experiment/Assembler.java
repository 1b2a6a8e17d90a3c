package dev.nn.application.experiment;

import dev.nn.application.catalogue.Catalogues.OpenedCatalogue;
import dev.nn.application.catalogue.EngineChoice;
import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.catalogue.ResolvedFunction;
import dev.nn.application.document.Node;
import dev.nn.application.experiment.Experiment.Computation;
import dev.nn.application.experiment.Experiment.Learning;
import dev.nn.application.experiment.Experiment.Provenance;
import dev.nn.application.experiment.Experiment.Repetition;
import dev.nn.application.key.Resolution;
import dev.nn.application.model.Model;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.preprocessing.PreparedData;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentKeys;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.FoldSpec;
import dev.nn.application.spec.ExperimentSpec.RulesSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.application.spec.ExperimentSpec.UnreadLayer;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.function.ClassEncoding;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.function.Softmax;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.training.EarlyStopping;
import dev.nn.domain.training.StepRules;
import dev.nn.domain.training.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A builder of an {@link Experiment} from a document: it resolves names to functions, reads samples
 * from the data and infers widths. All problems are reported together; a fault in one part doesn't
 * hide those in others.
 */
final class Assembler {

    private final OpenedCatalogue functions;
    private final FunctionCatalogue catalogue;
    private final InputFiles files;
    private final BackpropFactory backprop;

    /**
     * Creates a builder that resolves names in the given catalogue and reads data through the given
     * port.
     */
    Assembler(OpenedCatalogue functions, InputFiles files, BackpropFactory backprop) {
        this.backprop = backprop;
        this.functions = functions;
        this.catalogue = functions.catalogue();
        this.files = files;
    }

    /**
     * Returns the experiment, or nothing if a problem was added.
     *
     * @param file the experiment file, as the user gave it
     */
    Optional<Experiment> assemble(Node document, String file, Problems problems) {
        return ExperimentKeys.EXPERIMENT
                .read(document, "", problems)
                .flatMap(spec -> assemble(spec, document, file, problems));
    }

    private Optional<Experiment> assemble(ExperimentSpec spec, Node document, String file, Problems problems) {
        FunctionResolver chosen = new FunctionResolver(catalogue, problems);
        NetworkAssembly layers = new NetworkAssembly(chosen, spec.layers(), problems);
        FunctionSpec lossSpec = spec.loss().orElseGet(() -> defaultLoss(spec, layers));
        Optional<ResolvedFunction<Loss>> loss = chosen.choose(FunctionKind.LOSS, lossSpec);
        Optional<PreparedData> data =
                new DataAssembly(files, spec, file, problems).data(loss.map(ResolvedFunction::function), layers);
        Optional<Network> network = layers.network(data);
        Optional<ResolvedFunction<Optimizer>> optimizer = chosen.choose(FunctionKind.OPTIMIZER, spec.optimizer());
        Optional<ResolvedFunction<Schedule>> schedule =
                chosen.choose(FunctionKind.SCHEDULE, spec.training().rate().schedule());
        MetricChoice choice = new MetricChoice(chosen, spec, problems);
        List<FunctionSpec> wanted = choice.wanted(data);
        Map<String, ResolvedFunction<Metric>> metrics = choice.metrics(wanted, data);
        Optional<EarlyStopping> earlyStopping = choice.earlyStopping(metrics, data);
        Optional<EngineChoice> engine = catalogue.engine(spec.engine(), problems);
        Optional<Network> sloped = network.filter(n -> hasSlopes(n, spec, problems));
        sloped.ifPresent(n -> loss.ifPresent(l -> requirePair(n, l.function(), lossSpec, problems)));
        data.ifPresent(d -> loss.ifPresent(l -> requireTargets(d, l.function(), lossSpec, problems)));
        requireSense(spec, data, problems);
        int threads = engine.map(one -> one.settings().threads()).orElse(1);
        Optional<Sweep> sweep =
                data.flatMap(d -> spec.sweep().flatMap(s -> choice.sweep(s, folds(spec) > 1, metrics, d, threads)));
        Optional<WarmStart.Started> started = network.flatMap(n -> spec.network()
                .start()
                .map(start -> new WarmStart(files.models(), file, spec.layers(), problems)
                        .starts(
                                start,
                                n,
                                layers.starts(),
                                data.map(PreparedData::features).orElse(List.of())))
                .orElseGet(() -> Optional.of(new WarmStart.Started(layers.starts(), List.of()))));
        Optional<Dataset> learned = data.flatMap(d -> new TrainingSamples(spec.training(), d, problems).samples());
        if (!problems.isEmpty()) {
            // Oddities in the data may explain why it doesn't fit.
            data.ifPresent(d ->
                    d.warnings().forEach(w -> problems.add(w.position(), w.path(), "warning: " + w.message())));
        }
        if (network.isEmpty()
                || started.isEmpty()
                || data.isEmpty()
                || learned.isEmpty()
                || loss.isEmpty()
                || optimizer.isEmpty()
                || schedule.isEmpty()
                || engine.isEmpty()) {
            return Optional.empty();
        }
        PreparedData prepared = data.get();
        Model model = new Model(
                network.get(),
                layers.activations(),
                spec.data().format().withColumns(prepared.columns()),
                prepared.features(),
                prepared.target(),
                spec.data().preprocessing().dropMissingTargets(),
                loss.get(),
                metrics);
        TrainingPlan plan = new TrainingPlan(
                spec.training().passes().epochs(),
                spec.training().passes().batches(),
                spec.seed(),
                schedule.get().function(),
                earlyStopping,
                choice.plateau(metrics, data),
                spec.training().end().maxSteps().map(OptionalLong::of).orElse(OptionalLong.empty()));
        ResolvedExperiment resolved = ResolvedExperiment.of(
                spec, model, layers.resolved(), lossSpec, wanted, engine.get(), new Resolution(file, chosen.written()));
        return Optional.of(new Experiment(
                spec.name(),
                model,
                prepared,
                new Learning(
                        learned.get(),
                        started.get().starts(),
                        optimizer.get().function(),
                        plan,
                        rules(spec.training().rules())),
                new Computation(engine.get(), backprop),
                new Repetition(folds(spec), sweep),
                new ProcessSettings(
                        spec.training().keeping().checkpoint(),
                        spec.training().end().maxMinutes(),
                        spec.training().keeping().tensorBoard()),
                new Provenance(
                        spec.sweep().map(s -> resolved.written(s, document)).orElseGet(resolved::written),
                        functions.origins(),
                        Stream.of(
                                        functions.warnings(),
                                        prepared.warnings(),
                                        started.get().warnings(),
                                        lost(engine.get()))
                                .flatMap(List::stream)
                                .toList())));
    }

    private static int folds(ExperimentSpec spec) {
        return spec.data()
                .split()
                .flatMap(SplitSpec::folds)
                .filter(folds -> folds.fold().isEmpty())
                .map(FoldSpec::count)
                .orElse(1);
    }

    /** Returns the step rules; the layer starts determine the layers that are not trainable. */
    private static StepRules rules(RulesSpec spec) {
        return new StepRules(
                spec.l1().orElse(0.0),
                spec.l2().orElse(0.0),
                spec.clipValue().orElse(Double.POSITIVE_INFINITY),
                spec.clipNorm().orElse(Double.POSITIVE_INFINITY),
                spec.maxNorm().orElse(Double.POSITIVE_INFINITY),
                Set.of());
    }

    /**
     * Returns whether no layer has a constant output, such as softmax over one unit, which is the
     * same for every pre-activation.
     */
    private static boolean hasSlopes(Network network, ExperimentSpec spec, Problems problems) {
        int before = problems.all().size();
        for (PlacedLayer layer : network.layers()) {
            boolean flat = layer.outputs() == 1
                    && layer.activation().orElse(null) instanceof RowActivation row
                    && row.jacobian(new double[] {0.7})[0][0] == 0
                    && row.jacobian(new double[] {-1.3})[0][0] == 0;
            if (flat) {
                problems.add(
                        spec.layers().get(layer.index()).position(),
                        "network.layers[" + layer.index() + "]." + layer.layer().kind(),
                        "the output of one unit is the same for every input, so nothing can be learned; expected 2 units or"
                                + " more, or an activation such as sigmoid; with data.task: classification a last layer has one"
                                + " unit for each class");
            }
        }
        return problems.all().size() == before;
    }

    /** Reports settings that would learn nothing, or the wrong thing. */
    private static void requireSense(ExperimentSpec spec, Optional<PreparedData> data, Problems problems) {
        boolean known = !spec.layers().isEmpty() && spec.layers().stream().noneMatch(UnreadLayer.class::isInstance);
        if (known && spec.layers().stream().noneMatch(layer -> layer instanceof DenseSpec d && d.trainable())) {
            problems.add(spec.layers().get(0).position(), "network.layers", "no layer is trainable");
        }
        boolean zeroOne = data.map(PreparedData::target)
                .filter(target -> !(target instanceof TargetEncoding.Classes c
                        && c.label().encoding() == ClassEncoding.ZERO_ONE))
                .isEmpty();
        if (spec.training().rules().labelSmoothing() > 0 && !zeroOne) {
            String message = "applies to classification with a loss of probabilities, such as cross_entropy";
            problems.add(spec.training().rules().labelSmoothingPlace(), "training.label_smoothing", message);
        }
    }

    /** Returns a warning about what the engine can't do as well here as elsewhere. */
    private static List<Problem> lost(EngineChoice engine) {
        return engine.lost().isEmpty()
                ? List.of()
                : List.of(new Problem(Position.of("engine " + engine.name()), "", engine.lost()));
    }

    private static FunctionSpec defaultLoss(ExperimentSpec spec, NetworkAssembly layers) {
        boolean softmax =
                layers.outputActivation().filter(Softmax.class::isInstance).isPresent();
        return FunctionSpec.named(softmax ? "cross_entropy" : "mse", spec.position(), "loss");
    }

    private static void requirePair(Network network, Loss loss, FunctionSpec lossSpec, Problems problems) {
        loss.misfit(network.outputActivation(), network.outputs())
                .ifPresent(message -> problems.add(lossSpec.position(), "loss", message));
    }

    /** Reports the first target in each part that is outside the range of the loss. */
    private static void requireTargets(PreparedData data, Loss loss, FunctionSpec lossSpec, Problems problems) {
        data.parts().forEach((part, samples) -> {
            double[] target = new double[samples.outputs()];
            for (int r = 0; r < samples.samples(); r++) {
                samples.target(r, target);
                for (double found : target) {
                    if (!loss.targetRange().contains(found)) {
                        String message = "needs targets in " + loss.targetRange() + ", found " + found + " in sample "
                                + r + " of " + part;
                        problems.add(lossSpec.position(), "loss", message);
                        return;
                    }
                }
            }
        });
    }
}
