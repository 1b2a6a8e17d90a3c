package dev.nn.application.experiment;

import dev.nn.application.catalogue.EngineChoice;
import dev.nn.application.document.Node;
import dev.nn.application.key.Resolution;
import dev.nn.application.model.Model;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.spec.EngineKeys;
import dev.nn.application.spec.ExperimentKeys;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.ExperimentSpec.EngineSpec;
import dev.nn.application.spec.ExperimentSpec.LayerSpec;
import dev.nn.application.spec.ExperimentSpec.NetworkSpec;
import dev.nn.application.spec.FilePaths;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.application.spec.SweepKeys;
import dev.nn.application.spec.SweepSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment with nothing left out: run again, it gives the same bits. The engine is named, threads and kernels stay
 * as asked, since they change no result.
 */
record ResolvedExperiment(ExperimentSpec spec, Resolution resolution) {

    private static final int MOST_LISTED = 1000;

    /** Returns an experiment with what was found where it was left out. */
    static ResolvedExperiment of(
            ExperimentSpec spec,
            Model model,
            List<LayerSpec> layers,
            FunctionSpec loss,
            List<FunctionSpec> metrics,
            EngineChoice engine,
            Resolution resolution) {
        return new ResolvedExperiment(
                new ExperimentSpec(
                        spec.position(),
                        spec.name(),
                        spec.seed(),
                        data(spec.data(), model),
                        new NetworkSpec(layers, spec.network().start()),
                        Optional.of(loss),
                        spec.optimizer(),
                        spec.training(),
                        metrics,
                        new EngineSpec(
                                spec.engine().position(),
                                engine.name(),
                                spec.engine().threads(),
                                spec.engine().kernels()),
                        Optional.empty()),
                resolution);
    }

    private static DataSpec data(DataSpec data, Model model) {
        // All other columns of a wide table need not be named: their names may fill more than an experiment may have.
        boolean named = !data.features().isEmpty() || model.features().size() <= MOST_LISTED;
        return data.resolved(
                named ? model.features().stream().map(ColumnEncoding::name).toList() : List.of(),
                model.target().task().text());
    }

    /** Returns the experiment as it would be typed. */
    Map<String, Object> written() {
        return ExperimentKeys.EXPERIMENT.written(spec, resolution);
    }

    /**
     * Returns a sweep as it would be typed with nothing of the sweep left out. The rest stays as it was written: what a
     * default is may depend on the values that are tried, such as the loss on the last layer's activation.
     */
    Map<String, Object> written(SweepSpec sweep, Node document) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(ExperimentKeys.NAME.name(), spec.name());
        map.put(ExperimentKeys.SEED.name(), spec.seed());
        ((Map<?, ?>) FilePaths.written(document, "", resolution.file()))
                .forEach((key, value) -> map.putIfAbsent(String.valueOf(key), value));
        String engine = EngineKeys.ENGINE.name();
        if (sweep.dimensions().stream().noneMatch(dimension -> dimension.path().startsWith(engine))) {
            map.put(engine, EngineKeys.ENGINE.form().written(spec.engine(), resolution));
        }
        map.remove(SweepKeys.SWEEP.name());
        map.put(SweepKeys.SWEEP.name(), SweepKeys.SWEEP.form().written(sweep, resolution));
        return map;
    }
}
