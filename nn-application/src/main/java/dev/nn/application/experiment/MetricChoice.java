package dev.nn.application.experiment;

import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.catalogue.ResolvedFunction;
import dev.nn.application.model.MetricApplicability;
import dev.nn.application.model.MetricNames;
import dev.nn.application.preprocessing.PreparedData;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.application.spec.SweepSpec;
import dev.nn.application.split.Parts;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.training.EarlyStopping;
import dev.nn.domain.training.Plateau;
import dev.nn.domain.word.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The metrics that evaluate a run, and those that may stop it. */
record MetricChoice(FunctionResolver functions, ExperimentSpec spec, Problems problems) {

    private static final String VALIDATION = Parts.VALIDATION + "_";

    /** Returns the requested metrics, or the task's defaults. */
    List<FunctionSpec> wanted(Optional<PreparedData> data) {
        if (!spec.metrics().isEmpty() || data.isEmpty()) {
            return spec.metrics();
        }
        List<String> names = switch (data.get().target().task()) {
            case CLASSIFICATION -> List.of("accuracy");
            case MULTI_LABEL -> List.of("subset_accuracy", "hamming_loss");
            case REGRESSION -> List.of("rmse", "r2");
        };
        return IntStream.range(0, names.size())
                .mapToObj(i -> FunctionSpec.named(names.get(i), spec.position(), "metrics[" + i + "]"))
                .toList();
    }

    Map<String, ResolvedFunction<Metric>> metrics(List<FunctionSpec> wanted, Optional<PreparedData> data) {
        Optional<TargetEncoding> target = data.map(PreparedData::target);
        List<ResolvedFunction<Metric>> metrics = new ArrayList<>();
        for (FunctionSpec one : wanted) {
            functions
                    .choose(FunctionKind.METRIC, one)
                    .filter(metric -> target.isEmpty() || fits(metric.function(), one, target.get()))
                    .filter(metric -> isNew(metric, one, metrics))
                    .ifPresent(metrics::add);
        }
        return MetricNames.of(metrics);
    }

    private boolean isNew(ResolvedFunction<Metric> metric, FunctionSpec one, List<ResolvedFunction<Metric>> metrics) {
        boolean known = metrics.stream().anyMatch(other -> other.use().equals(metric.use()));
        if (known) {
            problems.add(one.position(), one.path(), "duplicate metric '" + one.name() + "'");
        }
        return !known;
    }

    private boolean fits(Metric metric, FunctionSpec one, TargetEncoding target) {
        Optional<String> fault = MetricApplicability.fault(one.name(), metric, target);
        fault.ifPresent(message -> problems.add(one.position(), one.path(), message));
        return fault.isEmpty();
    }

    /** Returns the early stopping rule if its figure exists. */
    Optional<EarlyStopping> earlyStopping(Map<String, ResolvedFunction<Metric>> metrics, Optional<PreparedData> data) {
        return spec.training()
                .end()
                .earlyStopping()
                .filter(early -> data.isPresent()
                        && isThere(early.monitor(), early.position(), "early_stopping", metrics, data.get()))
                .map(early -> new EarlyStopping(
                        early.monitor(), higherIsBetter(early.monitor(), metrics), early.patience(), 0));
    }

    /** Returns the rule that lowers the learning rate on a plateau, if its figure exists. */
    Optional<Plateau> plateau(Map<String, ResolvedFunction<Metric>> metrics, Optional<PreparedData> data) {
        return spec.training()
                .rate()
                .plateau()
                .filter(rule -> data.isPresent()
                        && isThere(rule.monitor(), rule.position(), "reduce_on_plateau", metrics, data.get()))
                .map(rule -> new Plateau(
                        rule.monitor(),
                        higherIsBetter(rule.monitor(), metrics),
                        rule.factor(),
                        rule.patience(),
                        rule.minimum()));
    }

    /**
     * Returns the sweep if its figure exists. The figure belongs to the validation part, or to the
     * test part if folds test in turn.
     */
    Optional<Sweep> sweep(
            SweepSpec sweep,
            boolean folds,
            Map<String, ResolvedFunction<Metric>> metrics,
            PreparedData data,
            int threads) {
        List<String> parts = data.parts().keySet().stream()
                .filter(part -> part.equals(Parts.VALIDATION) || (folds && part.equals(Parts.TEST)))
                .toList();
        if (parts.isEmpty()) {
            problems.add(
                    sweep.position(),
                    "sweep",
                    "needs held-out rows to rank trials; set data.split.validation or data.split.folds");
            return Optional.empty();
        }
        List<String> figures = new ArrayList<>(List.of("loss"));
        metrics.forEach((name, metric) -> {
            if (!metric.function().givesTable()) {
                figures.add(name);
            }
        });
        List<String> monitors = parts.stream()
                .flatMap(part -> figures.stream().map(figure -> part + "_" + figure))
                .toList();
        String monitor = sweep.monitor().orElse(parts.get(parts.size() - 1) + "_loss");
        if (!monitors.contains(monitor)) {
            problems.add(
                    sweep.monitorPlace(),
                    "sweep.monitor",
                    "unknown figure '" + monitor + "'" + Nearest.hint(monitor, monitors));
            return Optional.empty();
        }
        int end = monitor.indexOf('_');
        String figure = monitor.substring(end + 1);
        ResolvedFunction<Metric> metric = metrics.get(figure);
        return Optional.of(new Sweep(
                sweep,
                monitor.substring(0, end),
                figure,
                metric != null && metric.function().higherIsBetter(),
                threads));
    }

    private boolean isThere(
            String monitor, Position at, String key, Map<String, ResolvedFunction<Metric>> metrics, PreparedData data) {
        List<String> monitors = new ArrayList<>(List.of("loss"));
        if (data.parts().containsKey(Parts.VALIDATION)) {
            monitors.add(VALIDATION + "loss");
            metrics.forEach((name, metric) -> {
                if (!metric.function().givesTable()) {
                    monitors.add(VALIDATION + name);
                }
            });
        }
        if (!monitors.contains(monitor)) {
            String why = monitor.startsWith(VALIDATION) && monitors.size() == 1
                    ? "needs a validation set; set data.split.validation"
                    : "unknown figure '" + monitor + "'" + Nearest.hint(monitor, monitors);
            problems.add(at, "training." + key + ".monitor", why);
            return false;
        }
        ResolvedFunction<Metric> metric =
                metrics.get(monitor.substring(Math.min(VALIDATION.length(), monitor.length())));
        if (monitor.startsWith(VALIDATION) && metric != null && !isDefined(metric, data)) {
            problems.add(
                    at,
                    "training." + key + ".monitor",
                    "'" + monitor
                            + "' is undefined for this validation set, even for perfect predictions (it may contain only one"
                            + " class or one sample); use another figure or data.split.stratify");
            return false;
        }
        return true;
    }

    /** Returns whether the metric is defined for perfect predictions. */
    private static boolean isDefined(ResolvedFunction<Metric> metric, PreparedData data) {
        Dataset validation = data.part(Parts.VALIDATION);
        Float64Tensor targets = new Float64Tensor(validation.samples(), validation.outputs());
        double[] row = new double[validation.outputs()];
        for (int r = 0; r < validation.samples(); r++) {
            validation.target(r, row);
            targets.setRow(r, row, 0);
        }
        MetricValue value = metric.function().evaluate(data.target().outcome(targets, targets));
        return !(value instanceof MetricValue.Scalar scalar) || !Double.isNaN(scalar.value());
    }

    private static boolean higherIsBetter(String monitor, Map<String, ResolvedFunction<Metric>> metrics) {
        ResolvedFunction<Metric> metric =
                metrics.get(monitor.substring(Math.min(VALIDATION.length(), monitor.length())));
        return monitor.startsWith(VALIDATION)
                && metric != null
                && metric.function().higherIsBetter();
    }
}
