package dev.nn.application.spec;

import static dev.nn.application.key.Forms.integer;
import static dev.nn.application.key.Forms.number;
import static dev.nn.application.key.Forms.text;

import dev.nn.application.document.Fields;
import dev.nn.application.key.Key;
import dev.nn.application.key.Section;
import dev.nn.application.spec.SweepSpec.Dimension;
import dev.nn.application.spec.SweepSpec.Search;
import dev.nn.domain.function.Interval;
import java.util.List;
import java.util.Locale;

/** The keys of {@code sweep}. */
public final class SweepKeys {

    private static final int MAX_TRIALS = 100_000;

    private static final Key<List<Dimension>> PARAMETERS = Key.required(
            "parameters", new DimensionsForm(), "Values or ranges by path, such as `optimizer.adam.learning_rate`.");
    private static final Key<Search> SEARCH = Key.of(
            "search",
            new SearchForm(MAX_TRIALS),
            "Search strategy (default: `grid` if every parameter is a list, otherwise `random`).");
    private static final Key<String> MONITOR = Key.of(
            "monitor",
            text(),
            "Figure that ranks the trials: `validation_loss`, `validation_<metric>`, or with folds `test_loss`,"
                    + " `test_<metric>`.");
    private static final Key<Integer> SEEDS = Key.of(
                    "seeds", integer(1, MAX_TRIALS), "Number of runs per trial. Their mean ranks the trial.")
            .defaultsTo(1);
    private static final Key<Integer> PARALLEL = Key.of(
                    "parallel", integer(1, 1024), "Number of simultaneous runs. They share the engine's threads.")
            .defaultsTo(1);
    private static final Key<Double> MAX_MINUTES = Key.of(
            "max_minutes",
            number(Interval.atLeast(0.001)),
            "Time limit in minutes, after which no further run starts.");

    /** The key {@code sweep}: the values to try and the search. */
    public static final Key<SweepSpec> SWEEP = Key.of(
            "sweep",
            new Section<>(
                    SweepKeys::sweep,
                    List.of(
                            PARAMETERS.from(SweepSpec::dimensions),
                            SEARCH.from(SweepSpec::search),
                            MONITOR.fromOptional(SweepSpec::monitor),
                            SEEDS.from(SweepSpec::seeds),
                            PARALLEL.from(SweepSpec::parallel),
                            MAX_MINUTES.fromOptional(SweepSpec::minutes))),
            "Hyperparameter search: one run per trial.");

    private SweepKeys() {}

    private static SweepSpec sweep(Fields f) {
        List<Dimension> dimensions = PARAMETERS.read(f).orElse(List.of());
        boolean finite = dimensions.stream().allMatch(d -> d.values() instanceof SweepSpec.Values.Choices);
        SweepSpec sweep = new SweepSpec(
                f.position(),
                dimensions,
                SEARCH.read(f).orElseGet(() -> finite ? new Search.Grid() : SearchForm.RANDOM),
                MONITOR.read(f),
                f.positionOf(MONITOR.name()),
                SEEDS.value(f),
                PARALLEL.value(f),
                MAX_MINUTES.read(f));
        judge(sweep, finite, f);
        return sweep;
    }

    private static void judge(SweepSpec sweep, boolean finite, Fields f) {
        if (sweep.search() instanceof Search.Grid && !finite) {
            String message = "a grid needs lists of values; ranges need search: random or halving";
            f.problems().add(f.positionOf(SEARCH.name()), f.path(SEARCH.name()), message);
        }
        String parameters = f.path(PARAMETERS.name());
        sweep.dimensions().stream()
                .filter(dimension -> sweep.seeds() > 1 && dimension.path().equals(ExperimentKeys.SEED.name()))
                .forEach(dimension ->
                        f.problems().add(dimension.position(), parameters, "'seed' and 'seeds' exclude each other"));
        // The size of a grid is computed before its trials are built.
        if (sweep.trials() > MAX_TRIALS) {
            String message = String.format(
                    Locale.ROOT,
                    "the grid has %.0f trials, at most %d are allowed; search: random draws a sample",
                    sweep.trials(),
                    MAX_TRIALS);
            f.problems().add(f.position(), parameters, message);
        }
    }
}
