package dev.nn.application.spec;

import static dev.nn.application.fixture.Documents.map;
import static dev.nn.application.fixture.Documents.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with keys beside each other: one line each, with the path of the one that is too many. */
class RulesBetweenKeysTest {

    private static final Map<String, Object> NETWORK =
            map("layers", List.of(map("dense", map("activation", "linear"))));

    private static Stream<Arguments> wrong() {
        return Stream.of(
                data(map("csv", "a.csv"), "data: 'target' is missing"),
                data(
                        map("csv", "a.csv", "target", "y", "generator", "xor"),
                        "data: expected one of csv, idx, npy, npz, inline, generator, found csv and generator"),
                data(
                        map("csv", List.of("a.csv"), "target", "y"),
                        "data.csv: expected a single value or a map of keys and values, found a list"),
                data(map("csv", "a.csv", "target", "y", "test", map()), "data.test: 'csv' is missing"),
                data(map("target", "y"), "data: expected one of csv, idx, npy, npz, inline, generator, found none"),
                data(
                        map("generator", "xor", "target", "y"),
                        "data.target: is not for a generator, which knows its target and has no file"),
                data(
                        map("idx", map("images", "x", "labels", "y"), "task", "regression"),
                        "data.task: is for columns; bytes are divided by 255, and labels are classes"),
                data(
                        map("npy", map("features", "x", "target", "y"), "storage", "disk"),
                        "data.storage: is for tables; arrays are mapped into memory"),
                data(
                        map("csv", "a.csv", "target", "y", "test", map("npy", map("features", "x", "target", "y"))),
                        "data.test.npy: is another form than that of the training data; expected csv"),
                data(
                        map("generator", map("name", "moons", "classes", 3L)),
                        "data.generator.classes: is for spirals and blobs"),
                data(
                        map("generator", map("name", "blobs", "classes", 3L, "samples", 2L)),
                        "data.generator.classes: expected at most as many as samples, 2, found 3"),
                data(
                        map("csv", map("file", "a.csv", "quote", ","), "target", "y"),
                        "data.csv.quote: is the delimiter too"),
                split(
                        map("validation", 0.5, "test", 0.5),
                        "data.split: validation and test together are 1.0 of the rows; none would train"),
                split(map("folds", 3L, "fold", 4L), "data.split.fold: expected a whole number from 1 to 3, found '4'"),
                split(map("folds", 3L, "test", 0.5), "data.split.test: is not for folds, which test in turn"),
                split(map("repeats", 2L), "data.split.repeats: is for folds; data.split.folds says how many"),
                split(
                        map("column", "part", "test", 0.5),
                        "data.split.test: is not for a split by column, whose values say where each row is"),
                split(
                        map("stratify", true, "shuffle", false),
                        "data.split.stratify: draws rows by class; with shuffle: false they stay in their order"),
                split(
                        map("folds", 3L, "repeats", 2L, "shuffle", false),
                        "data.split.repeats: draws other folds each time; with shuffle: false all would be the same"),
                data(
                        map("csv", "a.csv", "target", "y", "split", map("test", 0.5), "test", map("csv", "b.csv")),
                        "data.test: data.split.test takes test rows from the training file already; expected one of the two"),
                data(
                        map("csv", "a.csv", "target", "y", "preprocessing", map("numeric", map("scale", 0L))),
                        "data.preprocessing.numeric.scale: expected a factor other than 0"),
                training(
                        map("checkpoint", map("keep", 1L)),
                        "training.checkpoint: says not how often; expected every_epochs, every_steps or every_minutes"),
                sweep(
                        map(
                                "parameters",
                                map("training.gradient_clip.norm", map("uniform", List.of(0.5, 1.5))),
                                "search",
                                "grid"),
                        "sweep.search: a grid needs lists of values; ranges are for random and halving"),
                sweep(
                        map("parameters", map("seed", List.of(1L, 2L)), "seeds", 2L),
                        "sweep.parameters: 'seed' is set by 'seeds', which repeats each trial; expected one of the two"),
                sweep(
                        map("parameters", map("engine.threads", List.of(1L, 2L))),
                        "sweep.parameters: 'engine.threads' changes no figure; expected another path"),
                sweep(
                        map("parameters", map("training.epochs", map("whole", List.of(2L, 1L)))),
                        "sweep.parameters.training.epochs.whole: expected two whole numbers, the lesser one first, found '2', '1'"),
                sweep(
                        map("parameters", map("seed", List.of(1L)), "search", map()),
                        "sweep.search: expected grid, or one of random, halving with its trials, found an empty map"));
    }

    private static Arguments data(Map<String, Object> data, String... messages) {
        return Arguments.of(map("data", data, "network", NETWORK), List.of(messages));
    }

    private static Arguments split(Map<String, Object> split, String... messages) {
        return data(map("generator", "xor", "split", split), messages);
    }

    private static Arguments training(Map<String, Object> training, String... messages) {
        return Arguments.of(
                map("data", map("generator", "xor"), "network", NETWORK, "training", training), List.of(messages));
    }

    private static Arguments sweep(Map<String, Object> sweep, String... messages) {
        return Arguments.of(
                map("data", map("generator", "xor"), "network", NETWORK, "sweep", sweep), List.of(messages));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void oneLineNamesWhatIsTooMany(Map<String, Object> document, List<String> messages) {
        Problems problems = new Problems();
        ExperimentKeys.EXPERIMENT.read(node(document), "", problems);

        assertThat(problems.all().stream().map(problem -> problem.path() + ": " + problem.message()))
                .containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void whatHoldsForAllColumnsHoldsForThoseThatSayNothingElse() {
        Problems problems = new Problems();
        ExperimentSpec spec = ExperimentKeys.EXPERIMENT
                .read(
                        node(map(
                                "data",
                                map(
                                        "csv",
                                        "a.csv",
                                        "target",
                                        "y",
                                        "preprocessing",
                                        map(
                                                "numeric",
                                                "min_max",
                                                "categorical",
                                                map("one_hot", map("rare", 3L)),
                                                "columns",
                                                map(
                                                        "a",
                                                        map("numeric", "robust"),
                                                        "b",
                                                        map("categorical", "one_hot")))),
                                "network",
                                NETWORK)),
                        "",
                        problems)
                .orElseThrow();

        assertThat(problems.all()).isEmpty();
        assertThat(spec.data().preprocessing().of("a").numeric()).isEqualTo(Scaling.ROBUST);
        assertThat(spec.data().preprocessing().of("a").rare()).isEqualTo(3);
        assertThat(spec.data().preprocessing().of("b").numeric()).isEqualTo(Scaling.MIN_MAX);
        assertThat(spec.data().preprocessing().of("b").rare()).isEqualTo(3);
    }
}
