package dev.nn.application.run;

import dev.nn.application.diagnosis.History;
import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Plain;
import dev.nn.application.experiment.Assignment;
import dev.nn.application.experiment.LoadedExperiment;
import dev.nn.application.experiment.Sweep;
import dev.nn.application.page.Page;
import dev.nn.application.port.in.Figures;
import dev.nn.application.port.in.RunExperiment.Watcher;
import dev.nn.application.port.in.RunExperiment.Working;
import dev.nn.application.port.in.RunSummary;
import dev.nn.application.port.in.RunSummary.Trial;
import dev.nn.application.port.in.Verdict;
import dev.nn.application.port.out.OpenedRun;
import dev.nn.application.port.out.RunPart;
import dev.nn.application.port.out.RunPart.Kind;
import dev.nn.application.port.out.StoredRun.Stage;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.report.GroupReport;
import dev.nn.application.spec.SweepSpec.Search.Halving;
import dev.nn.domain.function.Interval;
import dev.nn.domain.training.EpochReport;
import dev.nn.domain.training.TrainingDiverged;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A sweep: runs several trials at a time, each as a separate run. Their settings and ranking depend
 * only on the seed, not on the order in which they finish.
 */
final class SweepRun {

    private static final double NANOSECONDS_OF_MINUTE = 60e9;
    private static final int MAX_CURVES = 10;

    private final RunExecutor work;
    private final LoadedExperiment whole;
    private final Sweep sweep;
    private final OpenedRun folder;
    private final Watcher watcher;
    private final long start = System.nanoTime();
    private final List<List<Assignment>> trials;
    private boolean interrupted;
    private int left;
    private int done;

    SweepRun(RunExecutor work, LoadedExperiment whole, Sweep sweep, OpenedRun folder, Watcher watcher) {
        this.work = work;
        this.whole = whole;
        this.sweep = sweep;
        this.folder = folder;
        this.watcher = watcher;
        this.trials = trials(whole, sweep).all();
    }

    static Trials trials(LoadedExperiment whole, Sweep sweep) {
        return new Trials(sweep.spec(), whole.experiment().learning().plan().seed());
    }

    Validation<Seq<Problem>, RunSummary> run() {
        List<Trial> ranked = new ArrayList<>();
        List<Integer> running = IntStream.range(0, trials.size()).boxed().toList();
        HalvingRungs rungs = new HalvingRungs(
                sweep.spec().search(),
                trials.size(),
                whole.experiment().learning().plan().epochs());
        for (int rung = 0; rung < rungs.count() && left == 0; rung++) {
            List<Trial> best = new ArrayList<>(run(running, rung, rungs.epochs(rung)));
            best.sort(RankedTrials.order(sweep));
            int kept = rungs.kept(rung, best.size());
            ranked.addAll(0, left > 0 ? best : best.subList(kept, best.size()));
            running = best.subList(0, kept).stream()
                    .map(t -> t.number() - 1)
                    .sorted()
                    .toList();
        }
        RankedTrials all = new RankedTrials(sweep, ranked, left);
        folder.artefacts().metrics(all.written());
        List<Problem> warnings = new ArrayList<>(whole.experiment().provenance().warnings());
        List<Verdict> verdicts = ranked.isEmpty() || ranked.get(0).folder().isEmpty()
                ? List.of()
                : Verdict.read(work.existing().stored(path(ranked.get(0))).verdicts());
        warnings.addAll(RunExecutor.report(folder, () -> report(all, verdicts)));
        return Validation.valid(new RunSummary.SweepSummary(
                whole.experiment().name(),
                sweep.monitor(),
                ranked,
                verdicts,
                left,
                interrupted,
                List.copyOf(warnings),
                folder.path()));
    }

    private Page report(RankedTrials ranked, List<Verdict> verdicts) {
        List<Trial> shown = ranked.trials().stream()
                .filter(trial -> !trial.folder().isEmpty())
                .limit(MAX_CURVES)
                .toList();
        Map<String, History> histories = new LinkedHashMap<>();
        shown.forEach(trial -> histories.put(
                "trial " + trial.number(),
                History.of(work.existing().stored(path(trial)).journal())));
        Map<String, Object> best = new LinkedHashMap<>();
        shown.stream()
                .limit(1)
                .forEach(trial ->
                        work.existing().stored(path(trial)).figures().forEach(node -> best.putAll(Plain.map(node))));
        return GroupReport.trials(
                whole.experiment(),
                sweep.monitor(),
                ranked.table(folder.parts()),
                best,
                verdicts,
                histories,
                folder.artefacts().provenance());
    }

    private String path(Trial trial) {
        return folder.parts().path(trial.folder());
    }

    /**
     * Runs some trials for {@code epochs} epochs and returns them in the order of their numbers.
     */
    private List<Trial> run(List<Integer> numbers, int rung, int epochs) {
        ExecutorService pool = Executors.newFixedThreadPool(sweep.spec().parallel());
        try {
            List<List<Future<TrialFigure>>> figures = numbers.stream()
                    .map(t -> IntStream.range(0, sweep.spec().seeds())
                            .mapToObj(seed -> pool.submit(() -> figure(t, rung, epochs, seed)))
                            .toList())
                    .toList();
            List<Trial> ran = new ArrayList<>();
            for (int k = 0; k < numbers.size(); k++) {
                List<TrialFigure> found = new ArrayList<>();
                for (Future<TrialFigure> figure : figures.get(k)) {
                    found.add(figure.get());
                }
                ran.add(trial(numbers.get(k), rung, epochs, found));
            }
            return ran;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a trial failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the trials of a sweep", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private Trial trial(int number, int rung, int epochs, List<TrialFigure> figures) {
        Map<String, String> settings = new LinkedHashMap<>();
        trials.get(number).forEach(set -> settings.put(set.path(), Plain.text(set.value())));
        List<Double> values = figures.stream().map(TrialFigure::value).toList();
        String failure = figures.stream()
                .map(TrialFigure::failure)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Trial(
                number + 1,
                settings,
                settings.containsKey("training.epochs") ? Integer.parseInt(settings.get("training.epochs")) : epochs,
                FoldStatistics.mean(values),
                FoldStatistics.deviation(values),
                failure.isEmpty() ? name(number, rung, 0) : "",
                failure);
    }

    /** The result of one run. */
    private record TrialFigure(double value, String failure) {
        static TrialFigure failed(String why) {
            return new TrialFigure(Double.NaN, why);
        }
    }

    private String name(int trial, int rung, int seed) {
        RunPart part = RunPart.of(Kind.TRIAL, trial + 1);
        part = sweep.spec().search() instanceof Halving ? part.with(Kind.RUNG, rung + 1) : part;
        part = sweep.spec().seeds() > 1 ? part.with(Kind.SEED, seed + 1) : part;
        return folder.parts().name(part);
    }

    private TrialFigure figure(int trial, int rung, int epochs, int seed) {
        String name = name(trial, rung, seed);
        String path = folder.parts().path(name);
        if (work.existing().stored(path).stage() == Stage.FINISHED) {
            return ended(name, figure(read(path)));
        } else if (watcher.leaves() || isOver()) {
            return left(watcher.leaves());
        }
        try {
            Validation<Seq<Problem>, RunSummary> ran = work.experiments()
                    .part(whole, values(trial, epochs, seed))
                    .flatMap(job -> work.run(job.sharedBy(sweep.spec().parallel()), path, new SilentWatcher()));
            if (ran.isInvalid()) {
                return ended(name, TrialFigure.failed(ran.getError().get(0).toString()));
            }
            return ran.get().interrupted() ? left(true) : ended(name, figure(value(ran.get())));
        } catch (TrainingDiverged e) {
            // The table links to the run, so the message omits the place of its journal.
            Throwable why = Optional.ofNullable(e.getCause()).orElse(e);
            return ended(name, TrialFigure.failed(String.valueOf(why.getMessage())));
        }
    }

    /**
     * Returns the result of a run. A non-finite metric is a failure, since stored metrics do not
     * distinguish NaN from infinity.
     */
    private TrialFigure figure(double value) {
        return Double.isFinite(value)
                ? new TrialFigure(value, "")
                : TrialFigure.failed("its " + sweep.monitor() + " is not finite");
    }

    /** Returns the settings of one run of a trial. */
    private List<Assignment> values(int trial, int epochs, int seed) {
        List<Assignment> values = new ArrayList<>(trials.get(trial));
        if (sweep.spec().search() instanceof Halving) {
            values.add(new Assignment("training.epochs", whole(epochs)));
        }
        if (sweep.spec().seeds() > 1) {
            values.add(new Assignment(
                    "seed", whole(whole.experiment().learning().plan().seed() + seed)));
        }
        return values;
    }

    private boolean isOver() {
        double minutes = (System.nanoTime() - start) / NANOSECONDS_OF_MINUTE;
        return sweep.spec().minutes().filter(most -> minutes >= most).isPresent();
    }

    private synchronized TrialFigure left(boolean asked) {
        left++;
        interrupted |= asked;
        return TrialFigure.failed(Trial.INTERRUPTED);
    }

    private synchronized TrialFigure ended(String name, TrialFigure figure) {
        done++;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", "trial");
        event.put("folder", name);
        event.put(sweep.monitor(), figure.value());
        if (!figure.failure().isEmpty()) {
            event.put("failure", figure.failure());
        }
        folder.events().add(event);
        watcher.part(name + " (" + done + " done)", sweep.part(), Figures.of(sweep.figure(), figure.value()));
        return figure;
    }

    private double value(RunSummary summary) {
        return summary.metrics().of(sweep.part()).number(sweep.figure());
    }

    /** Returns the metric of a run that finished earlier. */
    private double read(String path) {
        Problems problems = new Problems();
        return work.existing()
                .stored(path)
                .figures()
                .toJavaOptional()
                .flatMap(node -> Fields.of(node, "", problems))
                .flatMap(parts -> parts.map(sweep.part()))
                .flatMap(figures -> figures.number(sweep.figure(), Interval.ALL))
                .orElse(Double.NaN);
    }

    private static Node whole(long number) {
        return new ScalarNode(Position.of("sweep"), Long.toString(number), Scalar.WHOLE);
    }

    /** A watcher that reports only the end of a trial. */
    private final class SilentWatcher implements Watcher {
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
        public void epoch(EpochReport report) {
            // Interleaved epoch lines of parallel trials would be unreadable.
        }

        @Override
        public boolean leaves() {
            return watcher.leaves();
        }
    }
}
