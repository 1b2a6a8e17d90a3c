package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.Cases;
import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.ModelTensors;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Regression cases of training, metrics and limits, numbered by bug report; expected values were
 * computed by hand.
 */
class TrainingCasesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path temporary;

    /**
     * 14: a metric that is undefined for this part is rejected instead of silently never stopping.
     */
    @ParameterizedTest
    @CsvSource({"t.yaml, early_stopping", "plateau.yaml, reduce_on_plateau"})
    void rejectsUndefinedMonitors(String file, String key) {
        CommandLineRun run =
                CommandLineRun.of("check", Cases.file("bugs/14/" + file).toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("training." + key + ".monitor: 'validation_roc_auc' is undefined for this validation set")
                .hasLineCount(1);
    }

    /**
     * 23: two uses of one metric are distinguished by their arguments, and evaluate reads them
     * back.
     */
    @Test
    void distinguishesMetricsByTheirArguments() throws IOException {
        Path run = run("bugs/23/t.yaml");
        JsonNode train =
                JSON.readTree(Files.readString(run.resolve("metrics.json"))).get("train");
        assertThat(train.get("top_k_accuracy_1").asDouble())
                .isEqualTo(train.get("accuracy").asDouble());
        assertThat(train.get("top_k_accuracy_3").asDouble()).isEqualTo(1);
        CommandLineRun judged = CommandLineRun.of(
                "evaluate", run.toString(), Cases.file("bugs/23/t.csv").toString());
        assertThat(judged.out()).contains("top_k_accuracy_1").contains("top_k_accuracy_3 1.0000");
        assertThat(JSON.readTree(Files.readString(run("bugs/23/one.yaml").resolve("metrics.json")))
                        .get("train")
                        .has("top_k_accuracy"))
                .isTrue();
    }

    /** 24: the bias stays where the slope is 0, whatever the order of the operands. */
    @ParameterizedTest
    @ValueSource(strings = {"max0_x", "maxx_0", "mmin0_mx", "mminmx_0", "relu"})
    void slopeAtATieEqualsThatOfRelu(String name) throws IOException {
        assertThat(ModelTensors.read(run("bugs/24/act-" + name + ".yaml").resolve("model.safetensors")))
                .containsExactly(0.0, 0.0);
    }

    /** 28: the mean covers only the folds that define the metric, and says so. */
    @Test
    void averagesMetricsOverTheFoldsThatDefineThem() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("run", Cases.file("bugs/28/t.yaml").toString(), "--out", temporary.toString());
        assertThat(run.out())
                .contains("roc_auc 1.0000 \u00b1 0.0000 in 3 of 4 folds")
                .doesNotContain("NaN");
        assertThat(Files.readString(run.folder().resolve("report.html")))
                .contains("1 \u00b1 0 in 3 of 4 folds")
                .doesNotContain("NaN");
        assertThat(run.out()).contains("pooled     roc_auc 0.5714");
    }

    /** 37: the mean over samples, not over batches. */
    @Test
    void epochLossIsTheMeanOverItsSamples() throws IOException {
        Path run = run("bugs/37/t.yaml");
        JsonNode first =
                JSON.readTree(Files.readAllLines(run.resolve("journal.jsonl")).get(0));
        assertThat(first.get("loss").asDouble()).isCloseTo(9.666667, within(1e-5));
    }

    /** 38: the last step of an epoch uses the remaining batches. */
    @Test
    void accumulatesBatchesIntoOneStep() throws IOException {
        for (String name : List.of("acc", "one")) {
            List<Double> parameters = single(run("bugs/38/" + name + ".yaml"));
            assertThat(parameters.get(1)).isCloseTo(1.24, within(1e-6));
            assertThat(parameters.get(0)).isCloseTo(0.288, within(1e-6));
        }
    }

    /** 39: a batch whose samples all have weight 0 changes nothing. */
    @Test
    void ignoresBatchesOfTotalWeightZero() throws IOException {
        List<Double> all = single(run("bugs/39/w-sgd.yaml"));
        List<Double> only = single(run("bugs/39/only-sgd.yaml"));
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)).isCloseTo(only.get(i), within(1e-6));
        }
        assertThat(single(run("bugs/39/w-adam.yaml"))).allMatch(Double::isFinite);
        assertThat(single(run("bugs/39/cls.yaml"))).allMatch(Double::isFinite);
        CommandLineRun none =
                CommandLineRun.of("check", Cases.file("bugs/39/cls0.yaml").toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("training.class_weights: all training samples have a weight of 0");
    }

    /** 40: PyTorch's factors. */
    @Test
    void oneCycleEndsWithTheLowestRate() throws IOException {
        double[] factors = {
            0.04, 0.52, 1, 0.950484632, 0.811745654, 0.611262022, 0.388741978, 0.188258346, 0.049519368, 0.000004
        };
        List<String> journal = Files.readAllLines(run("bugs/40/t.yaml").resolve("journal.jsonl"));
        for (int epoch = 0; epoch < factors.length; epoch++) {
            assertThat(JSON.readTree(journal.get(epoch))
                            .get("learning_rate_factor")
                            .asDouble())
                    .isCloseTo(factors[epoch], within(1e-9));
        }
    }

    /** 41: ties across classes count as in scikit-learn 1.2.1. */
    @Test
    void rankingMetricsCountTiesAsHalf() throws IOException {
        JsonNode train = JSON.readTree(Files.readString(run("bugs/41/t.yaml").resolve("metrics.json")))
                .get("train");
        assertThat(train.get("roc_auc").asDouble()).isCloseTo(0.75, within(1e-6));
        assertThat(train.get("pr_auc").asDouble()).isCloseTo(0.833333, within(1e-6));
        assertThat(train.get("log_loss").asDouble()).isCloseTo(0.497218, within(1e-5));
        assertThat(train.get("accuracy").asDouble()).isCloseTo(0.666667, within(1e-6));
    }

    /** 42: the best epoch's model is kept even if patience was not exhausted. */
    @Test
    void keepsTheBestEpochWhenEpochsRunOut() throws IOException {
        Path run = run("bugs/42/t.yaml");
        double least = Files.readAllLines(run.resolve("journal.jsonl")).stream()
                .mapToDouble(line -> JSON.readTree(line).get("validation_loss").asDouble())
                .min()
                .orElseThrow();
        JsonNode metrics = JSON.readTree(Files.readString(run.resolve("metrics.json")));
        assertThat(metrics.get("validation").get("loss").asDouble()).isEqualTo(least);
    }

    @Test
    void namesTheBestEpochWhenEpochsRunOut() {
        CommandLineRun run = CommandLineRun.of(
                        "run", Cases.file("bugs/42/t.yaml").toString(), "--no-plugins", "--out", temporary.toString())
                .succeeded();
        assertThat(run.out()).contains("\nkept the parameters of epoch 7\n");
    }

    /** 43: columns are matched by name. */
    @Test
    void matchesColumnsByName() throws IOException {
        String run = run("bugs/43/t.yaml").toString();
        String expected = predicted(run, "bugs/43/p.csv").out();
        assertThat(expected.lines().count()).isGreaterThan(1);
        for (String other : List.of("perm", "extra", "blank")) {
            assertThat(predicted(run, "bugs/43/" + other + ".csv").out())
                    .as(other)
                    .isEqualTo(expected);
        }
        CommandLineRun wrong = predicted(run, "bugs/43/case.csv");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("did you mean 'A'?");
    }

    /** 44: logits far apart, on both engines. */
    @ParameterizedTest
    @CsvSource({"first, reference", "first, cpu", "second, reference", "second, cpu"})
    void computesTheLossOfHugeLogits(String name, String engine) throws IOException {
        Path run = run("bugs/44/" + name + ".yaml", "--set", "engine=" + engine);
        JsonNode first =
                JSON.readTree(Files.readAllLines(run.resolve("journal.jsonl")).get(0));
        assertThat(first.get("loss").asDouble()).isCloseTo(name.equals("first") ? 858 : 2938, within(1e-3));
    }

    /** 25: a network stuck between two answers gets a verdict, one that is not stuck gets none. */
    @Test
    void reportsTrainingThatDoesNotLearn() throws IOException {
        for (int seed : new int[] {1, 2, 5, 15}) {
            CommandLineRun run = CommandLineRun.of(
                    "run",
                    Cases.file("bugs/25/xor.yaml").toString(),
                    "--seed",
                    Integer.toString(seed),
                    "--out",
                    temporary.resolve("xor").toString());
            boolean stuck = seed >= 5;
            assertThat(run.out()).contains(stuck ? "loss 0.125" : "loss 0.00");
            assertThat(Files.readString(run.folder().resolve("verdicts.json"))
                            .replaceAll("\\s", "")
                            .equals("{}"))
                    .as("seed " + seed)
                    .isNotEqualTo(stuck);
        }
    }

    /** 35: class weights apply with label smoothing too: (0.397543 + 3 * 1.276433) / 4. */
    @Test
    void appliesClassWeightsWithLabelSmoothing() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "run",
                Cases.file("bugs/35/t.yaml").toString(),
                "--out",
                temporary.resolve("smoothed").toString());
        assertThat(Files.readString(run.folder().resolve("journal.jsonl"))).contains("\"loss\":1.05671");
    }

    /**
     * 09: a run can be repeated from its own folder, however wide its table; its experiment file
     * stays within the size limit.
     */
    @Test
    void checksAWideTableFromItsRunFolder() throws IOException {
        int columns = 17_000;
        StringBuilder table = new StringBuilder();
        for (int c = 0; c < columns; c++) {
            table.append("measurement_of_").append(c).append(',');
        }
        table.append("class\n");
        for (int row = 0; row < 6; row++) {
            table.append((row + ",").repeat(columns)).append(row % 2 == 0 ? "a\n" : "b\n");
        }
        Files.writeString(temporary.resolve("wide.csv"), table);
        Path file = Files.writeString(temporary.resolve("wide.yaml"), """
                data: {csv: wide.csv, target: class}
                network: {layers: [{dense: {activation: softmax}}]}
                training: {epochs: 2}
                optimizer: sgd
                """);
        Path run = run(file);
        CommandLineRun again =
                CommandLineRun.of("check", run.resolve("experiment.yaml").toString());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.size(run.resolve("experiment.yaml"))).isLessThan(10_000);
    }

    /** 21: check rejects what run rejects; a name that contains a dot is quoted in a path. */
    @Test
    void checkAndRunRejectTheSameSweeps() throws IOException {
        String file = Cases.file("bugs/21/sweep-bad.yaml").toString();
        CommandLineRun check = CommandLineRun.of("check", file);
        CommandLineRun run = CommandLineRun.of("run", file, "--out", temporary.toString());
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.err()).isEqualTo(run.err()).contains("batch_size").contains("learning_rat");
        CommandLineRun.of(
                        "check",
                        Cases.file("bugs/21/iris.yaml").toString(),
                        "--set",
                        "data.preprocessing.columns.\"Sepal.Length\".numeric=log")
                .succeeded();
        Path sweep = Files.writeString(
                temporary.resolve("sweep.yaml"),
                Files.readString(Cases.file("bugs/21/sweep.yaml"))
                        .replace("columns.Sepal.Length.numeric", "columns.'Sepal.Length'.numeric"));
        Files.copy(Cases.file("bugs/21/iris.csv"), temporary.resolve("iris.csv"));
        CommandLineRun.of("check", sweep.toString()).succeeded();
    }

    private CommandLineRun predicted(String run, String data) {
        return CommandLineRun.of("predict", run, Cases.file(data).toString());
    }

    private Path run(String file, String... options) {
        return run(Cases.file(file), options);
    }

    private Path run(Path file, String... options) {
        return new Workspace(temporary).run(file, options);
    }

    private static List<Double> single(Path run) throws IOException {
        return ModelTensors.read(run.resolve("model.safetensors"));
    }
}
