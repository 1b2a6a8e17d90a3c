package dev.nn.acceptance.crossvalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.Guice;
import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import dev.nn.adapters.cli.bootstrap.NnModule;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.in.Figures;
import dev.nn.application.port.in.RunExperiment;
import dev.nn.application.port.in.RunSummary;
import dev.nn.domain.training.EpochReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Cross-validation: each row is tested once, metrics are means over the folds, and each fold can be
 * run alone.
 */
class FoldsTest {

    @TempDir
    Path temporary;

    /** Uses a network that outputs 0 and learns nothing, so each metric can be computed by hand. */
    @Test
    void averagesMetricsOverFoldsAndPoolsPredictions() throws IOException {
        Files.writeString(temporary.resolve("rows.csv"), "y,x\n1,0\n2,0\n3,0\n4,0\n5,0\n6,0\n7,0\n");
        Path run = run(
                "data: {csv: rows.csv, target: y, split: {folds: 3, shuffle: false}}",
                "network: {layers: [dense: {initializer: zeros, activation: linear}]}",
                "optimizer: {sgd: {learning_rate: 0}}",
                "training: {epochs: 1}",
                "metrics: [mse]");
        JsonNode metrics = Workspace.json(run.resolve("metrics.json"));
        // Rows 1 to 3, 4 and 5, 6 and 7: mean squares 14/3, 41/2, 85/2.
        double mean = (14 / 3.0 + 41 / 2.0 + 85 / 2.0) / 3;
        assertThat(metrics.at("/folds/0/test/mse").asDouble()).isCloseTo(14 / 3.0, within(1e-12));
        assertThat(metrics.at("/folds/2/test/mse").asDouble()).isCloseTo(42.5, within(1e-12));
        assertThat(metrics.at("/test/mse").asDouble()).isCloseTo(mean, within(1e-12));
        assertThat(metrics.at("/pooled/mse").asDouble()).isCloseTo(140 / 7.0, within(1e-12));
        double squares = Math.pow(14 / 3.0 - mean, 2) + Math.pow(20.5 - mean, 2) + Math.pow(42.5 - mean, 2);
        assertThat(metrics.at("/deviation/test/mse").asDouble()).isCloseTo(Math.sqrt(squares / 2), within(1e-12));
    }

    @Test
    void runsASingleFoldToTheSameBits() throws IOException {
        Path all = classes("folds: 3, repeats: 2, stratify: true, validation: 0.1");
        assertThat(all.resolve("folds/6")).isDirectory();
        assertThat(all.resolve("model.safetensors")).doesNotExist();
        Path fifth = classes("folds: 3, repeats: 2, stratify: true, validation: 0.1, fold: 5");
        for (String file : List.of("model.safetensors", "metrics.json", "journal.jsonl")) {
            assertThat(all.resolve("folds/5").resolve(file)).hasSameBinaryContentAs(fifth.resolve(file));
        }
    }

    @Test
    void resumesOnlyTheMissingFolds() throws IOException {
        Path whole = classes("folds: 3");
        Path left = classes("folds: 3");
        Files.delete(left.resolve("metrics.json"));
        Files.delete(left.resolve("folds/3/model.safetensors"));
        Files.delete(left.resolve("folds/2/model.safetensors"));
        Path first = left.resolve("folds/1/journal.jsonl");
        Files.writeString(first, "untouched");
        CommandLineRun.of("run", "--resume", left.toString()).succeeded();
        assertThat(left.resolve("metrics.json")).hasSameTextualContentAs(whole.resolve("metrics.json"));
        assertThat(left.resolve("folds/3/model.safetensors"))
                .hasSameBinaryContentAs(whole.resolve("folds/3/model.safetensors"));
        assertThat(first).hasContent("untouched");
        CommandLineRun again = CommandLineRun.of("run", "--resume", left.toString());
        assertThat(again.err()).contains("is finished: it has its model, or the metrics of its parts");
    }

    /**
     * Overwrites the experiment and its data after the first fold; the later folds must not notice.
     */
    @Test
    void ignoresEditsDuringTheRun() throws IOException {
        Path expected = classes("folds: 3");
        Path file = temporary.resolve("folds.yaml");
        RunExperiment runs = Guice.createInjector(new NnModule()).getInstance(RunExperiment.class);
        RunExperiment.Watcher editor = new RunExperiment.Watcher() {
            @Override
            public void part(String name, String part, Figures figures) {
                try {
                    Files.writeString(file, "not: an experiment");
                    Files.writeString(temporary.resolve("rows.csv"), "x,y\n1,0\n2,1\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void epoch(EpochReport report) {
                // Not needed here.
            }

            @Override
            public boolean leaves() {
                return false;
            }
        };
        ExperimentSource source = new ExperimentSource(file.toString(), List.of(), PluginSearch.NONE);
        RunSummary summary =
                runs.run(source, temporary.resolve("edited").toString(), editor).get();
        assertThat(Path.of(summary.folder()).resolve("metrics.json"))
                .hasSameTextualContentAs(expected.resolve("metrics.json"));
    }

    private Path classes(String split) throws IOException {
        String rows = IntStream.range(0, 40)
                .mapToObj(i -> i * 37 % 101 + "," + i % 2)
                .collect(Collectors.joining("\n", "x,y\n", "\n"));
        Files.writeString(temporary.resolve("rows.csv"), rows);
        return run(
                "data: {csv: rows.csv, target: y, split: {" + split + "}, preprocessing: {numeric: standardize}}",
                "network: {layers: [dense: {units: 3, activation: tanh}, dense: {activation: softmax}]}",
                "loss: cross_entropy",
                "training: {epochs: 3, batch_size: 8}");
    }

    private Path run(String... lines) throws IOException {
        Path file = Files.writeString(temporary.resolve("folds.yaml"), String.join("\n", lines));
        return new Workspace(temporary).run(file);
    }
}
