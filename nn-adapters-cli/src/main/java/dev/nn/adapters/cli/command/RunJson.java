package dev.nn.adapters.cli.command;

import dev.nn.application.port.in.PartFigures;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.port.in.RunSummary.FoldsSummary;
import dev.nn.application.port.in.RunSummary.SweepSummary;
import dev.nn.application.port.in.RunSummary.TrainingSummary;
import dev.nn.application.port.in.RunSummary.Trial;
import dev.nn.application.port.in.Verdict;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The results of a run as JSON. */
final class RunJson {

    private RunJson() {}

    static Map<String, Object> map(RunSummary run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", run.experiment());
        if (run instanceof TrainingSummary training) {
            map.put("parameters", training.parameterCount());
            map.put("epochs", training.training().epochs());
            map.put("steps", training.training().steps());
            map.put("ending", training.training().ending().name().toLowerCase(Locale.ROOT));
            map.put("kept_epoch", training.training().keptEpoch());
            map.put("metrics", run.metrics().written());
            map.put(
                    "verdicts",
                    training.verdicts().stream().map(RunJson::verdict).toList());
        } else if (run instanceof FoldsSummary folds) {
            map.put("ending", run.interrupted() ? "interrupted" : "finished");
            map.put("metrics", run.metrics().written());
            map.put("deviation", folds.figures().deviations().written());
            map.put("pooled", folds.figures().pooled().written());
            map.put(
                    "folds",
                    folds.figures().folds().stream().map(PartFigures::written).toList());
            map.put("verdicts", folds.verdicts().stream().map(RunJson::verdict).toList());
        } else if (run instanceof SweepSummary sweep) {
            map.put("ending", sweep.interrupted() ? "interrupted" : sweep.left() > 0 ? "limit" : "finished");
            map.put("monitor", sweep.monitor());
            map.put("trials", sweep.trials().stream().map(RunJson::trial).toList());
            map.put("verdicts", sweep.verdicts().stream().map(RunJson::verdict).toList());
        }
        map.put("folder", run.folder());
        return map;
    }

    private static Map<String, Object> verdict(Verdict verdict) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", verdict.name());
        map.put("text", verdict.text());
        return map;
    }

    private static Map<String, Object> trial(Trial trial) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("trial", trial.number());
        map.put("settings", trial.settings());
        map.put("epochs", trial.epochs());
        map.put("figure", trial.figure());
        map.put("deviation", trial.deviation());
        map.put("folder", trial.folder());
        map.put("failure", trial.failure());
        return map;
    }
}
