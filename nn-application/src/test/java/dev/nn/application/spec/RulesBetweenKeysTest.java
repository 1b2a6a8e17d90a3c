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

/** Invalid combinations of keys: one line each, with the path of the key to remove. */
class RulesBetweenKeysTest {

    private static final Map<String, Object> NETWORK =
            map("layers", List.of(map("dense", map("activation", "linear"))));

    private static Stream<Arguments> wrong() {
        return Stream.of(
                data(map("csv", "a.csv"), "data: missing key 'target'"),
                data(
                        map("csv", "a.csv", "target", "y", "generator", "xor"),
                        "data: expected one of csv, idx, npy, npz, inline, generator, found csv and generator"),
                data(
                        map("csv", List.of("a.csv"), "target", "y"),
                        "data.csv: expected a single value or a map of keys and values, found a list"),
                data(map("csv", "a.csv", "target", "y", "test", map()), "data.test: missing key 'csv'"),
                data(map("target", "y"), "data: expected one of csv, idx, npy, npz, inline, generator, found none"),
                data(
                        map("generator", "xor", "target", "y"),
                        "data.target: does not apply to a generator, which defines its target and has no file"),
                data(
                        map("idx", map("images", "x", "labels", "y"), "task", "regression"),
                        "data.task: applies to tables; pixels are divided by 255 and labels are classes"),
                data(
                        map("npy", map("features", "x", "target", "y"), "storage", "disk"),
                        "data.storage: applies to tables; arrays are always mapped into memory"),
                data(
                        map("csv", "a.csv", "target", "y", "test", map("npy", map("features", "x", "target", "y"))),
                        "data.test.npy: differs from the form of the training data; expected csv"),
                data(
                        map("generator", map("name", "moons", "classes", 3L)),
                        "data.generator.classes: applies to spirals and blobs only"),
                data(
                        map("generator", map("name", "blobs", "classes", 3L, "samples", 2L)),
                        "data.generator.classes: expected at most the number of samples, 2, found 3"),
                data(
                        map("csv", map("file", "a.csv", "quote", ","), "target", "y"),
                        "data.csv.quote: the quote is also the delimiter"),
                split(
                        map("validation", 0.5, "test", 0.5),
                        "data.split: validation + test must be less than 1, found 1.0"),
                split(map("folds", 3L, "fold", 4L), "data.split.fold: expected a whole number from 1 to 3, found '4'"),
                split(
                        map("folds", 3L, "test", 0.5),
                        "data.split.test: does not apply to cross-validation, where each fold is the test set once"),
                split(map("repeats", 2L), "data.split.repeats: applies to cross-validation only; set data.split.folds"),
                split(map("column", "part", "test", 0.5), "data.split.test: does not apply to a split by column"),
                split(
                        map("stratify", true, "shuffle", false),
                        "data.split.stratify: stratify needs shuffle: true; without it the rows keep their order"),
                split(
                        map("folds", 3L, "repeats", 2L, "shuffle", false),
                        "data.split.repeats: repeats need shuffle: true; without it every repetition has the same folds"),
                data(
                        map("csv", "a.csv", "target", "y", "split", map("test", 0.5), "test", map("csv", "b.csv")),
                        "data.test: data.test and data.split.test exclude each other"),
                data(
                        map("csv", "a.csv", "target", "y", "preprocessing", map("numeric", map("scale", 0L))),
                        "data.preprocessing.numeric.scale: expected a factor other than 0"),
                training(
                        map("checkpoint", map("keep", 1L)),
                        "training.checkpoint: missing interval: set every_epochs, every_steps or every_minutes"),
                sweep(
                        map(
                                "parameters",
                                map("training.gradient_clip.norm", map("uniform", List.of(0.5, 1.5))),
                                "search",
                                "grid"),
                        "sweep.search: a grid needs lists of values; ranges need search: random or halving"),
                sweep(
                        map("parameters", map("seed", List.of(1L, 2L)), "seeds", 2L),
                        "sweep.parameters: 'seed' and 'seeds' exclude each other"),
                sweep(
                        map("parameters", map("engine.threads", List.of(1L, 2L))),
                        "sweep.parameters: 'engine.threads' does not affect results; expected another path"),
                sweep(
                        map("parameters", map("training.epochs", map("whole", List.of(2L, 1L)))),
                        "sweep.parameters.training.epochs.whole: expected two whole numbers, the minimum first, found '2', '1'"),
                sweep(
                        map("parameters", map("seed", List.of(1L)), "search", map()),
                        "sweep.search: expected grid, random or halving, found an empty map"));
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
    void reportsInvalidCombinationsOfKeys(Map<String, Object> document, List<String> messages) {
        Problems problems = new Problems();
        ExperimentKeys.EXPERIMENT.read(node(document), "", problems);

        assertThat(problems.all().stream().map(problem -> problem.path() + ": " + problem.message()))
                .containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void columnsInheritTheGeneralPreprocessing() {
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
