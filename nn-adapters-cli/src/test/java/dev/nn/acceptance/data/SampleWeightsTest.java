package dev.nn.acceptance.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sample and class weights, observed from outside: a row of weight 0 has no effect, and classes are
 * weighted by name.
 */
class SampleWeightsTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"reference", "cpu"})
    void ignoresRowsOfWeightZero(String engine) throws IOException {
        Path all = run(rows(i -> i % 3 == 0 ? 0 : 1), "sample_weight: w", "engine: " + engine);
        Path some = run(rows(i -> i % 3 == 0 ? -1 : 1), "features: [a, b]", "engine: " + engine);
        assertThat(all.resolve("model.safetensors")).hasSameBinaryContentAs(some.resolve("model.safetensors"));
        // Weighted terms are stored one by one in float32, the unweighted sum is not: eight digits
        // agree.
        double[] expected = Stream.of(losses(some).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(Stream.of(losses(all).split(" ")).mapToDouble(Double::parseDouble))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 5e-8 ? 0 : Double.compare(a, b))
                .containsExactly(expected[0], expected[1], expected[2], expected[3], expected[4]);
    }

    @Test
    void weightsClassesByName() throws IOException {
        Path column = run(rows(i -> i % 4 == 0 ? 3 : 0.5), "sample_weight: w", "loss: cross_entropy");
        Path names = run(
                rows(i -> 1),
                "features: [a, b]",
                "training: {epochs: 5, batch_size: 100, class_weights: {'yes': 3, 'no': 0.5}}");
        assertThat(names.resolve("model.safetensors")).hasSameBinaryContentAs(column.resolve("model.safetensors"));
    }

    /** Expects the weights 24 / (2 * 6) = 2 and 24 / (2 * 18) = 2/3 for 24 rows, 6 of them yes. */
    @Test
    void balancesClassWeights() throws IOException {
        Path balanced = run(
                rows(i -> 1), "features: [a, b]", "training: {epochs: 5, batch_size: 100, class_weights: balanced}");
        Path given = run(
                rows(i -> 1),
                "features: [a, b]",
                "training: {epochs: 5, batch_size: 100, class_weights: {'yes': 2, 'no': 0.6666666666666666}}");
        assertThat(balanced.resolve("model.safetensors")).hasSameBinaryContentAs(given.resolve("model.safetensors"));
    }

    /**
     * Compares with one large batch: dropout masks are the same, but sums are taken in another
     * order.
     */
    @Test
    void accumulatedBatchesEqualOneLargeBatch() throws IOException {
        Path large = run(rows(i -> 1), "features: [a, b]", "training: {epochs: 5, batch_size: 12}");
        Path parts =
                run(rows(i -> 1), "features: [a, b]", "training: {epochs: 5, batch_size: 4, accumulate_batches: 3}");
        assertThat(losses(parts)).isEqualTo(losses(large));
        assertThat(Files.readAllLines(parts.resolve("journal.jsonl")).get(4)).contains("\"step\":10");
    }

    /**
     * Trains with a learning rate of 0, so the epoch loss is the same for every batch size; some
     * batches have no weight at all.
     */
    @Test
    void epochLossIsTheWeightedMean() throws IOException {
        String rows = rows(i -> i % 3 == 0 ? 0 : i % 5 + 1);
        String still = "}\noptimizer: {sgd: {learning_rate: 0}}";
        Path one = run(rows, "sample_weight: w", "training: {epochs: 5, batch_size: 100" + still);
        Path many = run(rows, "sample_weight: w", "training: {epochs: 5, batch_size: 5" + still);
        Path single = run(rows, "sample_weight: w", "training: {epochs: 5, batch_size: 1" + still);
        assertThat(losses(many)).isEqualTo(losses(one));
        assertThat(losses(single)).isEqualTo(losses(one));
    }

    @Test
    void rejectsInvalidWeights() throws IOException {
        assertThat(problem("sample_weight: w", rows(i -> i == 5 ? -2 : 1).replace("-2.0", "-2"), ""))
                .contains("rows.csv:7:1: w: expected a weight of 0 or more, found '-2'");
        assertThat(problem("sample_weight: v", rows(i -> 1), "")).contains("no column 'v' in");
        assertThat(problem("features: [a, b]", rows(i -> 1), "training: {class_weights: {'yes': 2, 'nein': 1}}"))
                .contains("training.class_weights: unknown class 'nein'; expected one of no, yes");
    }

    /** Returns the losses of the journal, to ten digits. */
    private static String losses(Path run) throws IOException {
        return Files.readAllLines(run.resolve("journal.jsonl")).stream()
                .map(line -> line.replaceAll(".*\"loss\":([0-9.]{12}).*", "$1"))
                .collect(Collectors.joining(" "));
    }

    private interface Weight {
        double of(int row);
    }

    /** Returns a table without the rows of negative weight; a weight below -1 keeps all rows. */
    private static String rows(Weight weight) {
        boolean whole = IntStream.range(0, 24).anyMatch(i -> weight.of(i) < -1);
        return IntStream.range(0, 24)
                .filter(i -> whole || weight.of(i) >= 0)
                .mapToObj(i -> i * 37 % 11 / 10.0 + "," + i * 53 % 7 / 10.0 + "," + weight.of(i) + ","
                        + (i % 4 == 0 ? "yes" : "no"))
                .collect(Collectors.joining("\n", "a,b,w,y\n", "\n"));
    }

    private Path run(String rows, String column, String more) throws IOException {
        CommandLineRun run = started(rows, column, more);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.folder();
    }

    private String problem(String column, String rows, String more) throws IOException {
        CommandLineRun run = started(rows, column, more);
        assertThat(run.exitCode()).isEqualTo(2);
        return run.err();
    }

    private CommandLineRun started(String rows, String column, String more) throws IOException {
        Files.writeString(temporary.resolve("rows.csv"), rows);
        Path file = Files.writeString(
                temporary.resolve("experiment.yaml"),
                String.join(
                        "\n",
                        "data: {csv: rows.csv, target: y, " + column + "}",
                        "network:",
                        "  layers:",
                        "    - dense: {units: 4, activation: tanh}",
                        more.contains("accumulate") || more.contains("12") ? "    - dropout: {rate: 0.25}" : "",
                        "    - dense: {activation: softmax}",
                        more.startsWith("training") ? "" : "training: {epochs: 5, batch_size: 100, shuffle: false}",
                        more.startsWith("engine") ? "" : "engine: reference",
                        more));
        if (more.startsWith("training")) {
            Files.writeString(file, Files.readString(file).replace("training: {", "training: {shuffle: false, "));
        }
        return new Workspace(temporary).start(file);
    }
}
