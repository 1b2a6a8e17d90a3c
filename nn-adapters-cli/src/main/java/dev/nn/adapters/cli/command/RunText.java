package dev.nn.adapters.cli.command;

import dev.nn.application.port.in.FoldFigures;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.port.in.RunSummary.FoldsSummary;
import dev.nn.application.port.in.RunSummary.SweepSummary;
import dev.nn.application.port.in.RunSummary.TrainingSummary;
import dev.nn.application.port.in.RunSummary.Trial;
import dev.nn.application.port.in.Verdict;
import dev.nn.domain.training.TrainingResult.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results of a run as text. */
final class RunText {

    private static final int MAX_TRIALS = 20;

    private final StringBuilder page = new StringBuilder();

    private RunText() {}

    static String page(RunSummary run) {
        RunText text = new RunText();
        if (run instanceof TrainingSummary training) {
            text.training(training);
        } else if (run instanceof FoldsSummary folds) {
            text.folds(folds);
        } else if (run instanceof SweepSummary sweep) {
            text.sweep(sweep);
        }
        return text.page.toString();
    }

    private void training(TrainingSummary run) {
        line(
                "%s: %d parameters, %d epochs, %d steps",
                run.experiment(),
                run.parameterCount(),
                run.training().epochs(),
                run.training().steps());
        if (run.interrupted()) {
            goOn(run);
            return;
        }
        if (run.training().ending() == Ending.LIMIT) {
            line("stopped at the limit of steps or time");
        }
        if (run.training().ending() == Ending.STOPPED_EARLY) {
            line(
                    "stopped early; kept the parameters of epoch %d",
                    run.training().keptEpoch());
        } else if (run.training().keptEpoch() < run.training().epochs()) {
            line("kept the parameters of epoch %d", run.training().keptEpoch());
        }
        run.metrics().parts().forEach((part, figures) -> line("  %-10s %s", part, FigureText.line(figures)));
        verdicts(run.verdicts());
        line("saved in %s", run.folder());
    }

    private void folds(FoldsSummary run) {
        FoldFigures figures = run.figures();
        line("%s: %d of %d folds", run.experiment(), figures.folds().size(), run.count());
        if (run.interrupted()) {
            goOn(run);
            return;
        }
        figures.means().parts().keySet().forEach(part -> line("  %-10s %s", part, meansAndDeviations(figures, part)));
        line("  %-10s %s", "pooled", FigureText.line(figures.pooled()));
        verdicts(run.verdicts());
        line("saved in %s", run.folder());
    }

    private static String meansAndDeviations(FoldFigures figures, String part) {
        List<String> texts = new ArrayList<>();
        int folds = figures.folds().size();
        figures.means().of(part).numbers().forEach((name, mean) -> {
            long defined = figures.defined(part, name);
            double deviation = figures.deviations().of(part).number(name);
            String spread = Double.isFinite(deviation) ? String.format(Locale.ROOT, " \u00b1 %.4f", deviation) : "";
            String of = defined < folds ? " in " + defined + " of " + folds + " folds" : "";
            texts.add(
                    defined == 0
                            ? name + " undefined in every fold"
                            : String.format(Locale.ROOT, "%s %.4f%s%s", name, mean, spread, of));
        });
        return String.join("  ", texts);
    }

    private void sweep(SweepSummary run) {
        if (run.left() > 0) {
            line(
                    "%s: %d runs not finished (%s)",
                    run.experiment(), run.left(), run.interrupted() ? "interrupted" : "time limit reached");
        } else {
            line("%s: %d trials, ranked by %s", run.experiment(), run.trials().size(), run.monitor());
        }
        List<Trial> shown =
                run.trials().subList(0, Math.min(MAX_TRIALS, run.trials().size()));
        for (int rank = 0; rank < shown.size(); rank++) {
            line("  %3d  %s", rank + 1, trial(shown.get(rank)));
        }
        if (shown.size() < run.trials().size()) {
            line("  and %d more trials in metrics.json", run.trials().size() - shown.size());
        }
        verdicts(run.verdicts());
        if (run.interrupted()) {
            goOn(run);
        } else {
            line("saved in %s", run.folder());
        }
        if (run.left() > 0 && !run.interrupted()) {
            line("resume with: nn run --resume %s", run.folder());
        }
    }

    private static String trial(Trial trial) {
        List<String> settings = new ArrayList<>();
        trial.settings().forEach((path, value) -> settings.add(path + "=" + value));
        String deviation =
                Double.isNaN(trial.deviation()) ? "" : String.format(Locale.ROOT, " \u00b1 %.4f", trial.deviation());
        String figure = trial.failure().isEmpty()
                ? String.format(Locale.ROOT, "%.4f%s  %d epochs", trial.figure(), deviation, trial.epochs())
                : trial.failure().equals(Trial.INTERRUPTED) ? "not finished" : "failed: " + trial.failure();
        return String.join("  ", settings) + "  " + figure + (trial.folder().isEmpty() ? "" : "  " + trial.folder());
    }

    private void verdicts(List<Verdict> verdicts) {
        verdicts.forEach(verdict -> line("  %s: %s", verdict.name(), verdict.text()));
    }

    private void goOn(RunSummary run) {
        line("interrupted; resume with: nn run --resume %s", run.folder());
    }

    private void line(String format, Object... values) {
        // Names of classes and columns may contain line breaks.
        page.append(String.format(Locale.ROOT, format, values).replace("\n", "\\n"))
                .append('\n');
    }
}
