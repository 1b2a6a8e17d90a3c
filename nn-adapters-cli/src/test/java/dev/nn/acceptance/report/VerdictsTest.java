package dev.nn.acceptance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verdicts that no lesson covers: each is reported where it applies, and not for a sound variant.
 */
class VerdictsTest {

    @TempDir
    Path temporary;

    /** Trains on random labels, which can only be memorized. */
    @Test
    void reportsOverfittingOnNoise() throws IOException {
        Random random = new Random(5);
        rows(120, i -> random.nextDouble() + "," + random.nextDouble() + "," + random.nextInt(2));
        String network = """
                network: {layers: [dense: {units: 64, activation: tanh}, dense: {units: 64, activation: tanh}, dense: {activation: softmax}]}
                optimizer: {adam: {learning_rate: 0.01}}
                """;
        assertThat(verdicts(
                        "split: {validation: 0.3}, task: classification, preprocessing: {numeric: standardize}",
                        network + "training: {epochs: 500}"))
                .contains("\"overfitting\"", "the validation loss rose from")
                .contains("\"memorization\"", "in the validation set");
    }

    @Test
    void reportsClassImbalance() throws IOException {
        rows(400, i -> i % 40 / 40.0 + "," + i % 7 / 7.0 + "," + (i % 40 == 0 ? "rare" : "common"));
        String softmax = "network: {layers: [dense: {activation: softmax}]}\n";
        assertThat(verdicts("split: {test: 0.2, stratify: true}", softmax + "training: {epochs: 5}"))
                .contains("\"class_imbalance\"", "class 'rare' is 2.5 % of 320 training samples, 'common' is 97.5 %");
        assertThat(verdicts(
                        "split: {test: 0.2, stratify: true}",
                        softmax + "training: {epochs: 5, class_weights: balanced}"))
                .doesNotContain("class_imbalance");
    }

    @Test
    void reportsTooLowLearningRate() throws IOException {
        rows(200, i -> i % 20 / 20.0 + "," + i % 7 / 7.0 + "," + (i % 20 < 10 ? "a" : "b"));
        String network = """
                network: {layers: [dense: {units: 8, activation: tanh}, dense: {activation: softmax}]}
                training: {epochs: 20, batch_size: 50}
                """;
        assertThat(verdicts("split: {test: 0.2}", network + "optimizer: {sgd: {learning_rate: 0.00001}}"))
                .contains("\"learning_rate_too_low\"", "try a learning rate 10 times higher than 1.0E-5");
        assertThat(verdicts("split: {test: 0.2}", network + "optimizer: {sgd: {learning_rate: 1}}"))
                .isEqualToIgnoringWhitespace("{}");
    }

    @Test
    void reportsNumbersAsClasses() throws IOException {
        rows(100, i -> i / 100.0 + "," + i % 7 / 7.0 + "," + i * 3);
        assertThat(verdicts("task: classification", "network: {layers: [dense: {activation: softmax}]}"))
                .contains("\"numbers_as_classes\"", "the target has 100 distinct numbers");
    }

    /**
     * Compares an unscaled target, where the network does no better than the mean, with a
     * standardized one, where it soon does.
     */
    @Test
    void reportsModelsNoBetterThanChance() throws IOException {
        rows(100, i -> i / 100.0 + "," + i % 7 / 7.0 + "," + (5000 + 10 * i));
        String network = """
                network: {layers: [dense: {activation: linear}]}
                training: {epochs: 50}
                optimizer: {adam: {learning_rate: 0.05}}
                """;
        assertThat(verdicts("split: {test: 0.2}", network))
                .contains("\"no_better_than_chance\"", "times those of always predicting the mean")
                .doesNotContain("memorization");
        assertThat(verdicts("split: {test: 0.2}, preprocessing: {target: standardize}", network))
                .doesNotContain("no_better_than_chance");
    }

    private void rows(int count, IntFunction<String> row) throws IOException {
        Files.writeString(
                temporary.resolve("rows.csv"),
                IntStream.range(0, count).mapToObj(row).collect(Collectors.joining("\n", "a,b,y\n", "\n")));
    }

    private String verdicts(String data, String more) throws IOException {
        Path file = Files.writeString(
                temporary.resolve("experiment.yaml"), "data: {csv: rows.csv, target: y, " + data + "}\n" + more);
        CommandLineRun run = new Workspace(temporary).start(file).succeeded();
        return Files.readString(run.folder().resolve("verdicts.json"));
    }
}
