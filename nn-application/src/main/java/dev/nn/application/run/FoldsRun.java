package dev.nn.application.run;

import dev.nn.application.diagnosis.History;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.experiment.Assignment;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.LoadedExperiment;
import dev.nn.application.port.in.Figures;
import dev.nn.application.port.in.FoldFigures;
import dev.nn.application.port.in.PartFigures;
import dev.nn.application.port.in.RunExperiment.Watcher;
import dev.nn.application.port.in.RunExperiment.Working;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.port.in.Verdict;
import dev.nn.application.port.out.OpenedRun;
import dev.nn.application.port.out.RunPart;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.port.out.StoredRun.Stage;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.report.GroupReport;
import dev.nn.application.split.Parts;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.training.EpochReport;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A cross-validation: trains a network per fold, one after the other, each as a separate run. */
final class FoldsRun {

    private final RunExecutor work;
    private final LoadedExperiment whole;
    private final OpenedRun folder;
    private final Watcher watcher;
    private final List<PartFigures> figures = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    FoldsRun(RunExecutor work, LoadedExperiment whole, OpenedRun folder, Watcher watcher) {
        this.work = work;
        this.whole = whole;
        this.folder = folder;
        this.watcher = watcher;
    }

    Validation<Seq<Problem>, RunSummary> run() {
        int count = whole.experiment().repetition().folds();
        for (int fold = 1; fold <= count; fold++) {
            Validation<Seq<Problem>, Boolean> done = run(fold);
            if (done.isInvalid()) {
                return Validation.invalid(done.getError());
            } else if (!done.get()) {
                return Validation.valid(
                        summary(new FoldFigures(figures, PartFigures.NONE, PartFigures.NONE, Figures.NONE), List.of()));
            }
        }
        Outcome outcome = FoldStatistics.pool(outcomes);
        FoldFigures found = new FoldFigures(
                figures,
                FoldStatistics.means(figures),
                FoldStatistics.deviations(figures),
                whole.experiment().model().figures(outcome));
        folder.artefacts().metrics(written(found));
        List<Verdict> verdicts = verdicts(count);
        warnings.addAll(RunExecutor.report(
                folder,
                () -> GroupReport.folds(
                        whole.experiment(),
                        found,
                        outcome,
                        pages(count),
                        histories(count),
                        verdicts,
                        folder.artefacts().provenance())));
        return Validation.valid(summary(found, verdicts));
    }

    private static Map<String, Object> written(FoldFigures figures) {
        Map<String, Object> all = figures.means().written();
        all.put("deviation", figures.deviations().written());
        all.put("pooled", figures.pooled().written());
        all.put("folds", figures.folds().stream().map(PartFigures::written).toList());
        return all;
    }

    private List<String> pages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(fold -> folder.parts().page(name(fold)))
                .toList();
    }

    private Map<String, History> histories(int count) {
        Map<String, History> histories = new LinkedHashMap<>();
        for (int fold = 1; fold <= count; fold++) {
            histories.put(
                    "fold " + fold,
                    History.of(work.existing().stored(path(fold)).journal()));
        }
        return histories;
    }

    /**
     * Returns the diagnosed problems of the folds: for each problem the number of affected folds
     * and the first text.
     */
    private List<Verdict> verdicts(int count) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int fold = 1; fold <= count; fold++) {
            work.existing()
                    .stored(path(fold))
                    .verdicts()
                    .forEach((name, text) ->
                            all.computeIfAbsent(name, n -> new ArrayList<>()).add(text));
        }
        List<Verdict> verdicts = new ArrayList<>();
        all.forEach((name, texts) -> verdicts.add(
                new Verdict(name, "in " + texts.size() + " of " + count + " folds, for example: " + texts.get(0))));
        return verdicts;
    }

    /** Runs a fold and returns whether it finished. */
    private Validation<Seq<Problem>, Boolean> run(int fold) {
        String path = path(fold);
        ScalarNode number = new ScalarNode(Position.of("fold " + fold), Integer.toString(fold), Scalar.WHOLE);
        return work.experiments()
                .part(whole, List.of(new Assignment("data.split.fold", number)))
                .flatMap(job -> {
                    warnings.addAll(job.experiment().provenance().warnings());
                    SingleRun training = work.prepared(
                            job.workingOn(whole.experiment().computation().engine()));
                    Optional<StoredModel> before = finished(path);
                    if (before.isPresent()) {
                        training.finished(before.get());
                        keep(fold, training.figures(), training);
                        return Validation.valid(true);
                    }
                    return work.train(job, training, path, watching(fold)).map(summary -> {
                        if (!summary.interrupted()) {
                            keep(fold, summary.metrics(), training);
                        }
                        return !summary.interrupted();
                    });
                });
    }

    private String name(int fold) {
        return folder.parts().name(RunPart.of(RunPart.Kind.FOLD, fold));
    }

    private String path(int fold) {
        return folder.parts().path(name(fold));
    }

    private Optional<StoredModel> finished(String path) {
        return work.existing().stored(path).stage() == Stage.FINISHED
                ? work.models().read(path).toJavaOptional()
                : Optional.empty();
    }

    private void keep(int fold, PartFigures found, SingleRun training) {
        figures.add(found);
        outcomes.add(training.outcome(Parts.TEST));
        watcher.part("fold " + fold + "/" + whole.experiment().repetition().folds(), Parts.TEST, found.of(Parts.TEST));
    }

    private Watcher watching(int fold) {
        int count = whole.experiment().repetition().folds();
        return new Watcher() {
            @Override
            public Working working(Supplier<String> leave) {
                return watcher.working(leave);
            }

            @Override
            public void warning(Problem problem) {
                watcher.warning(problem);
            }

            @Override
            public void resumable(String run, long step) {
                watcher.resumable(run, step);
            }

            @Override
            public void step(double share, long samples, double loss) {
                watcher.step((fold - 1 + share) / count, samples, loss);
            }

            @Override
            public void epoch(EpochReport report) {
                // One line per fold is sufficient.
            }

            @Override
            public boolean leaves() {
                return watcher.leaves();
            }
        };
    }

    private RunSummary summary(FoldFigures found, List<Verdict> verdicts) {
        Experiment experiment = whole.experiment();
        return new RunSummary.FoldsSummary(
                experiment.name(),
                experiment.repetition().folds(),
                found,
                verdicts,
                List.copyOf(warnings),
                folder.path());
    }
}
