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
 * An experiment with every default written out; running it again produces the same bits. The engine
 * is named. Threads and kernels stay as requested, since they do not affect results.
 */
record ResolvedExperiment(ExperimentSpec spec, Resolution resolution) {

    private static final int MAX_LISTED = 1000;

    /** Returns the experiment with resolved values in place of omitted ones. */
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
        // The features of a wide table stay unnamed, since their names may exceed the size limit of
        // an experiment; by default, all other columns are features.
        boolean named = !data.features().isEmpty() || model.features().size() <= MAX_LISTED;
        return data.resolved(
                named ? model.features().stream().map(ColumnEncoding::name).toList() : List.of(),
                model.target().task().text());
    }

    /** Returns the experiment in the form of an experiment file. */
    Map<String, Object> written() {
        return ExperimentKeys.EXPERIMENT.written(spec, resolution);
    }

    /**
     * Returns a sweep in the form of an experiment file, with every default of the sweep written
     * out. The rest stays as written: a default may depend on the values tried, as the loss depends
     * on the last layer's activation.
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
