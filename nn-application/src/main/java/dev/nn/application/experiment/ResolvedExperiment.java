package dev.nn.application.experiment;

import dev.nn.application.catalogue.Chosen;
import dev.nn.application.catalogue.EngineChoice;
import dev.nn.application.document.Located;
import dev.nn.application.model.Model;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.ExperimentSpec.RulesSpec;
import dev.nn.application.spec.ExperimentSpec.TrainingSpec;
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
        map.put("name", spec.name());
        map.put("seed", spec.seed());
        map.put("data", new ResolvedData(spec.data(), file, model).written());
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("layers", layers);
        spec.start().ifPresent(start -> network.put("start_from", new Located(start.model(), file)));
        map.put("network", network);
        map.put("loss", model.loss().use().written());
        map.put("optimizer", optimizer.use().written());
        map.put("training", training(spec.training()));
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

    private static void rules(RulesSpec rules, Map<String, Object> training) {
        Map<String, Object> penalties = new LinkedHashMap<>();
        rules.l1().ifPresent(n -> penalties.put("l1", n));
        rules.l2().ifPresent(n -> penalties.put("l2", n));
        rules.maxNorm().ifPresent(n -> penalties.put("max_norm", n));
        Map<String, Object> clip = new LinkedHashMap<>();
        rules.clipValue().ifPresent(n -> clip.put("value", n));
        rules.clipNorm().ifPresent(n -> clip.put("norm", n));
        if (!penalties.isEmpty()) {
            training.put("regularization", penalties);
        }
        if (!clip.isEmpty()) {
            training.put("gradient_clip", clip);
        }
        if (rules.labelSmoothing() > 0) {
            training.put("label_smoothing", rules.labelSmoothing());
        }
    }

    private Map<String, Object> training(TrainingSpec training) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epochs", training.epochs());
        map.put("batch_size", training.batchSize());
        map.put("accumulate_batches", training.accumulated());
        map.put("shuffle", training.shuffle());
        map.put("schedule", schedule.use().written());
        training.earlyStopping().ifPresent(early -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("monitor", early.monitor());
            rule.put("patience", early.patience());
            map.put("early_stopping", rule);
        });
        training.plateau().ifPresent(plateau -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("monitor", plateau.monitor());
            rule.put("factor", plateau.factor());
            rule.put("patience", plateau.patience());
            rule.put("minimum", plateau.minimum());
            map.put("reduce_on_plateau", rule);
        });
        training.checkpoint().ifPresent(checkpoint -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            checkpoint.everyEpochs().ifPresent(n -> rule.put("every_epochs", n));
            checkpoint.everySteps().ifPresent(n -> rule.put("every_steps", n));
            checkpoint.everyMinutes().ifPresent(n -> rule.put("every_minutes", n));
            rule.put("keep", checkpoint.keep());
            map.put("checkpoint", rule);
        });
        rules(training.rules(), map);
        training.classWeights()
                .ifPresent(weights -> map.put("class_weights", weights.of().isEmpty() ? "balanced" : weights.of()));
        training.limit().steps().ifPresent(n -> map.put("max_steps", n));
        training.limit().minutes().ifPresent(n -> map.put("max_minutes", n));
        map.put("tensorboard", training.tensorBoard());
        return map;
    }
}
