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

    private static final int MOST = 100_000;

    private static final Key<List<Dimension>> PARAMETERS = Key.required(
            "parameters",
            new DimensionsForm(),
            "paths of this file, such as `optimizer.adam.learning_rate`, and their values");
    private static final Key<Search> SEARCH =
            Key.of("search", new SearchForm(MOST), "each with each where all are lists, else drawn");
    private static final Key<String> MONITOR = Key.of(
            "monitor", text(), "what ranks: `validation_loss`, `validation_<metric>`, or `test_<metric>` of folds");
    private static final Key<Integer> SEEDS = Key.of("seeds", integer(1, MOST), "runs of each trial, whose mean ranks")
            .defaultsTo(1);
    private static final Key<Integer> PARALLEL = Key.of(
                    "parallel", integer(1, 1024), "runs at a time, which share the engine's threads")
            .defaultsTo(1);
    private static final Key<Double> MAX_MINUTES =
            Key.of("max_minutes", number(Interval.atLeast(0.001)), "no further run is begun after so much time");

    /** Values that are tried, and how. */
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
            "values that are tried, each in a run of its own");

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
            String message = "a grid needs lists of values; ranges are for random and halving";
            f.problems().add(f.positionOf(SEARCH.name()), f.path(SEARCH.name()), message);
        }
        String parameters = f.path(PARAMETERS.name());
        sweep.dimensions().stream()
                .filter(dimension -> sweep.seeds() > 1 && dimension.path().equals(ExperimentKeys.SEED.name()))
                .forEach(dimension -> f.problems()
                        .add(
                                dimension.position(),
                                parameters,
                                "'seed' is set by 'seeds', which repeats each trial; expected one of the two"));
        // The trials of a grid are as many as its values can be put together; counted before they are.
        if (sweep.trials() > MOST) {
            String message = String.format(
                    Locale.ROOT,
                    "a grid of these values has %.0f trials, at most %d are allowed; search: random draws some of them",
                    sweep.trials(),
                    MOST);
            f.problems().add(f.position(), parameters, message);
        }
    }
}
