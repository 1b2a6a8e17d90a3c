package dev.nn.application.run;

import dev.nn.application.experiment.Assignment;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.experiment.LoadedExperiment;
import dev.nn.application.experiment.Sweep;
import dev.nn.application.plugin.Origin;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.SweepSpec.Search.Halving;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A check of every value of a sweep before anything runs. Check and run reject the same
 * experiments.
 */
public final class SweepCheck {

    private SweepCheck() {}

    /**
     * Returns the experiment with the data of all trials, or the problems of the sweep's values.
     */
    public static Validation<Seq<Problem>, LoadedExperiment> sound(LoadExperiment experiments, LoadedExperiment whole) {
        return whole.experiment()
                .repetition()
                .sweep()
                .map(sweep -> sound(experiments, whole, sweep))
                .orElseGet(() -> Validation.valid(whole));
    }

    private static Validation<Seq<Problem>, LoadedExperiment> sound(
            LoadExperiment experiments, LoadedExperiment whole, Sweep sweep) {
        Problems problems = new Problems();
        if (sweep.spec().search() instanceof Halving) {
            sweep.spec().dimensions().stream()
                    .filter(dimension -> dimension.path().equals("training.epochs"))
                    .forEach(dimension -> problems.add(
                            dimension.position(),
                            "sweep.parameters",
                            "halving sets training.epochs itself; expected other paths"));
        }
        Map<String, String> sources = new LinkedHashMap<>(whole.sources());
        Set<Origin> plugins = new LinkedHashSet<>(whole.plugins());
        for (List<Assignment> sample : SweepRun.trials(whole, sweep).samples()) {
            Validation<Seq<Problem>, LoadedExperiment> part = experiments.part(whole, sample);
            part.forEach(made -> {
                sources.putAll(made.sources());
                plugins.addAll(made.plugins());
            });
            part.swap()
                    .forEach(found -> found.filter(problem -> problems.all().stream()
                                    .noneMatch(known -> known.path().equals(problem.path())
                                            && known.message().equals(problem.message())))
                            .forEach(problem -> problems.addAll(List.of(problem))));
        }
        return problems.validate(Optional.of(whole.with(sources, List.copyOf(plugins))));
    }
}
