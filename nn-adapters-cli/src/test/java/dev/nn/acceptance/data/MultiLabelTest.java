package dev.nn.acceptance.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Multi-label classification: each target column is on or off. */
class MultiLabelTest {

    @TempDir
    Path temporary;

    @Test
    void learnsPredictsAndEvaluatesLabels() throws IOException {
        rows("left,right");
        CommandLineRun run = run("binary_cross_entropy", "sigmoid");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode metrics = Workspace.json(run.folder().resolve("metrics.json"));
        assertThat(metrics.at("/train/subset_accuracy").asDouble()).isGreaterThan(0.9);
        assertThat(metrics.at("/train/hamming_loss").asDouble()).isLessThan(0.1);
        Path data = Files.writeString(temporary.resolve("more.csv"), "x\n-0.9\n0.05\n0.9\n");
        String[] predictions = CommandLineRun.of("predict", run.folder().toString(), data.toString())
                .out()
                .split("\n");
        assertThat(predictions[0]).isEqualTo("prediction_left,prediction_right,p_left,p_right");
        assertThat(predictions[1]).startsWith("yes,0,");
        assertThat(predictions[2]).startsWith("yes,1,");
        assertThat(predictions[3]).startsWith("no,1,");
        CommandLineRun judged = CommandLineRun.of(
                "evaluate",
                run.folder().toString(),
                temporary.resolve("rows.csv").toString(),
                "--format",
                "json");
        assertThat(new JsonMapper().readTree(judged.out()).get("subset_accuracy"))
                .isEqualTo(metrics.at("/train/subset_accuracy"));
    }

    @Test
    void rejectsLabelWithThreeValues() throws IOException {
        rows("left,maybe");
        CommandLineRun wrong = run("binary_cross_entropy", "sigmoid");
        assertThat(wrong.err())
                .contains("'right' is one of several labels: expected two distinct values (on and off), found 3");
    }

    @Test
    void rejectsSoftmaxOverLabels() throws IOException {
        rows("left,right");
        assertThat(run("cross_entropy", "softmax").err()).contains("classification needs a single target column");
    }

    private void rows(String kind) throws IOException {
        String rows = IntStream.range(0, 200)
                .mapToObj(i -> {
                    double x = (i - 100) / 100.0;
                    String right = kind.endsWith("maybe") && i % 9 == 0 ? "7" : x > -0.3 ? "1" : "0";
                    return x + "," + (x < 0.3 ? "yes" : "no") + "," + right;
                })
                .collect(Collectors.joining("\n", "x,left,right\n", "\n"));
        Files.writeString(temporary.resolve("rows.csv"), rows);
    }

    private CommandLineRun run(String loss, String activation) throws IOException {
        Path file = Files.writeString(
                temporary.resolve("labels.yaml"),
                String.join(
                        "\n",
                        "data: {csv: rows.csv, target: [left, right]}",
                        "network: {layers: [dense: {units: 8, activation: tanh}, dense: {activation: " + activation
                                + "}]}",
                        "loss: " + loss,
                        "optimizer: {adam: {learning_rate: 0.02}}",
                        "training: {epochs: 100}"));
        return new Workspace(temporary).start(file);
    }
}
