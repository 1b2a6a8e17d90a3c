package dev.nn.application.experiment;

import dev.nn.application.catalogue.Chosen;
import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.data.PreparedData;
import dev.nn.application.data.TargetEncoding;
import dev.nn.application.model.MetricFit;
import dev.nn.application.problem.Nearest;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.ExperimentSpec.EarlyStoppingSpec;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.data.Task;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.training.EarlyStopping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which figures judge a run, and which of them may end it. */
record MetricChoice(FunctionCatalogue catalogue, ExperimentSpec spec, Problems problems) {

    private static final String VALIDATION = PreparedData.VALIDATION + "_";

    /** The metrics asked for, or the task's own: accuracy, or RMSE and R2. */
    Map<String, Chosen<Metric>> metrics(Optional<PreparedData> data) {
        Optional<TargetEncoding> target = data.map(PreparedData::target);
        List<FunctionSpec> wanted = spec.metrics();
        if (wanted.isEmpty() && target.isPresent()) {
            List<String> names =
                    target.get().task() == Task.CLASSIFICATION ? List.of("accuracy") : List.of("rmse", "r2");
            wanted = names.stream()
                    .map(n -> FunctionSpec.named(n, spec.position(), "metrics"))
                    .toList();
        }
        Map<String, Chosen<Metric>> metrics = new LinkedHashMap<>();
        for (FunctionSpec one : wanted) {
            catalogue
                    .choose(FunctionKind.METRIC, one, problems)
                    .filter(metric -> target.isEmpty() || fits(metric.function(), one, target.get()))
                    .filter(metric -> isNew(metric, one, metrics))
                    .ifPresent(metric -> metrics.put(metric.use().name(), metric));
        }
        return metrics;
    }

    private boolean isNew(Chosen<Metric> metric, FunctionSpec one, Map<String, Chosen<Metric>> metrics) {
        boolean known = metrics.containsKey(metric.use().name());
        if (known) {
            problems.add(one.position(), one.path(), "'" + one.name() + "' is here twice");
        }
        return !known;
    }

    private boolean fits(Metric metric, FunctionSpec one, TargetEncoding target) {
        Optional<String> fault = MetricFit.fault(one.name(), metric, target);
        fault.ifPresent(message -> problems.add(one.position(), one.path(), message));
        return fault.isEmpty();
    }

    /** Early stopping on a figure that there is. */
    Optional<EarlyStopping> earlyStopping(Map<String, Chosen<Metric>> metrics, Optional<PreparedData> data) {
        Optional<EarlyStoppingSpec> early = spec.training().earlyStopping();
        if (early.isEmpty() || data.isEmpty()) {
            return Optional.empty();
        }
        List<String> monitors = new ArrayList<>(List.of("loss"));
        if (data.get().parts().containsKey(PreparedData.VALIDATION)) {
            monitors.add(VALIDATION + "loss");
            metrics.forEach((name, metric) -> {
                if (!metric.function().givesTable()) {
                    monitors.add(VALIDATION + name);
                }
            });
        }
        String monitor = early.get().monitor();
        if (!monitors.contains(monitor)) {
            String why = monitor.startsWith(VALIDATION) && monitors.size() == 1
                    ? "there are no validation rows; set data.split.validation"
                    : "no figure named '" + monitor + "'" + Nearest.hint(monitor, monitors);
            problems.add(early.get().position(), "training.early_stopping.monitor", why);
            return Optional.empty();
        }
        Chosen<Metric> metric = metrics.get(monitor.substring(Math.min(VALIDATION.length(), monitor.length())));
        boolean higher = monitor.startsWith(VALIDATION)
                && metric != null
                && metric.function().higherIsBetter();
        return Optional.of(new EarlyStopping(monitor, higher, early.get().patience(), 0));
    }
}
