package dev.nn.application.experiment;

import dev.nn.application.catalogue.Chosen;
import dev.nn.application.catalogue.EngineChoice;
import dev.nn.application.document.Located;
import dev.nn.application.model.Model;
import dev.nn.application.spec.ExperimentKeys;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.TrainingKeys;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An experiment as it would be typed with nothing left out: run again, it gives the same bits. The engine is named,
 * threads and kernels stay as asked, since they change no result.
 */
record ResolvedExperiment(
        ExperimentSpec spec,
        String file,
        Model model,
        List<Map<String, Object>> layers,
        Chosen<Optimizer> optimizer,
        Chosen<Schedule> schedule,
        EngineChoice engine) {

    Map<String, Object> written() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(ExperimentKeys.NAME.name(), spec.name());
        map.put(ExperimentKeys.SEED.name(), spec.seed());
        map.put("data", new ResolvedData(spec.data(), file, model).written());
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("layers", layers);
        spec.start().ifPresent(start -> network.put("start_from", new Located(start.model(), file)));
        map.put("network", network);
        map.put("loss", model.loss().use().written());
        map.put("optimizer", optimizer.use().written());
        map.put(
                TrainingKeys.TRAINING.name(),
                TrainingKeys.written(spec.training(), schedule.use().written()));
        map.put(
                "metrics",
                model.metrics().values().stream()
                        .map(metric -> metric.use().written())
                        .toList());
        map.put("engine", computing());
        return map;
    }

    /** The engine as it would be typed. */
    Map<String, Object> computing() {
        Map<String, Object> computing = new LinkedHashMap<>();
        computing.put("name", engine.name());
        computing.put("threads", spec.engine().threads().<Object>map(n -> n).orElse("auto"));
        computing.put("kernels", spec.engine().kernels().name().toLowerCase(Locale.ROOT));
        return computing;
    }
}
