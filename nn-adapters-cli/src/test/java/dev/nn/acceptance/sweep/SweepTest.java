package dev.nn.acceptance.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sweeps: the set of trials, their ranking, and independence of the order in which they finish. */
class SweepTest {

    @TempDir
    Path temporary;

    @BeforeEach
    void rows() throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> (i * 37 % 101) / 101.0 + "," + (i * 53 % 47) / 47.0 + "," + i * 37 % 101)
                .collect(Collectors.joining("\n", "a,b,y\n", "\n"));
        Files.writeString(temporary.resolve("rows.csv"), rows);
    }

    @Test
    void gridTriesAllCombinationsAndRanksThem() throws IOException {
        Path run =
                run("parameters: {optimizer.sgd.learning_rate: [0.001, 0.1], 'network.layers[0].dense.units': [2, 4]}");
        JsonNode trials = Workspace.metrics(run).get("trials");
        assertThat(trials).hasSize(4);
        List<Double> figures = new ArrayList<>();
        for (JsonNode trial : trials) {
            figures.add(trial.get("figure").asDouble());
            Path folder = run.resolve(trial.get("folder").asString());
            assertThat(Workspace.metrics(folder).at("/validation/loss").asDouble())
                    .isEqualTo(trial.get("figure").asDouble());
            assertThat(Files.readString(folder.resolve("experiment.yaml")))
                    .contains("learning_rate: " + setting(trial, "optimizer.sgd.learning_rate"))
                    .doesNotContain("sweep");
        }
        assertThat(figures).isSorted();
        assertThat(setting(trials.get(0), "optimizer.sgd.learning_rate")).isEqualTo("0.1");
    }

    @Test
    void parallelAndResumedSweepsGiveTheSameResults() throws IOException {
        String sweep = "parameters: {optimizer.sgd.learning_rate: {log_uniform: [0.001, 0.1]},"
                + " training.batch_size: {whole: [4, 16]}}, search: {random: {trials: 5}}, seeds: 2";
        Path alone = run(sweep);
        Path parallel = run(sweep + ", parallel: 3");
        String expected = Files.readString(alone.resolve("metrics.json"));
        assertThat(parallel.resolve("metrics.json")).hasContent(expected);
        assertThat(Workspace.metrics(alone).get("trials")).hasSize(5);

        Files.delete(alone.resolve("metrics.json"));
        Files.delete(alone.resolve("trials/2/seed-1/model.safetensors"));
        Path kept = alone.resolve("trials/3/seed-2/journal.jsonl");
        Files.writeString(kept, "untouched");

        CommandLineRun.of("run", "--resume", alone.toString()).succeeded();
        assertThat(alone.resolve("metrics.json")).hasContent(expected);
        assertThat(kept).hasContent("untouched");
    }

    /** Covers a default that depends on the tried value, here the loss. */
    @Test
    void resolvedSweepRunsAndResumesToTheSameResults() throws IOException {
        Files.writeString(
                temporary.resolve("classes.csv"),
                IntStream.range(0, 40)
                        .mapToObj(i -> i * 37 % 101 / 101.0 + "," + i % 3)
                        .collect(Collectors.joining("\n", "x,y\n", "\n")));
        Path file = Files.writeString(temporary.resolve("inferred.yaml"), """
                data: {csv: classes.csv, target: y, task: classification, split: {validation: 0.2}}
                network: {layers: [dense: {units: 3, activation: sigmoid}]}
                training: {epochs: 4, batch_size: 8}
                sweep: {parameters: {'network.layers[0].dense.activation': [sigmoid, softmax]}}
                """);
        Path first = run(file);
        assertThat(first.resolve("trials/1/experiment.yaml")).content().contains("mse: {reduction");
        assertThat(first.resolve("trials/2/experiment.yaml")).content().contains("cross_entropy: {");
        String expected = Files.readString(first.resolve("metrics.json"));
        Path second = run(first.resolve("experiment.yaml"));
        assertThat(second.resolve("metrics.json")).hasContent(expected);
        Files.delete(second.resolve("metrics.json"));
        Files.delete(second.resolve("trials/2/model.safetensors"));

        CommandLineRun.of("run", "--resume", second.toString()).succeeded();
        assertThat(second.resolve("metrics.json")).hasContent(expected);
    }

    @Test
    void resumesTrialsNotStartedWithinTheTimeLimit() throws IOException {
        String sweep = "parameters: {seed: {whole: [1, 1000]}}, search: {random: {trials: 40}}";
        String expected = Files.readString(run(sweep).resolve("metrics.json"));
        CommandLineRun limited = new Workspace(temporary)
                .start(experiment(sweep + ", max_minutes: 0.001", "validation: 0.2"))
                .succeeded();
        Path left = temporary.resolve("runs/swept/2");
        assertThat(limited.out()).contains("time limit reached").contains("nn run --resume " + left);
        assertThat(Workspace.metrics(left).get("left").asInt()).isPositive();
        CommandLineRun.of("run", "--resume", left.toString(), "--set", "sweep.max_minutes=10")
                .succeeded();
        assertThat(left.resolve("metrics.json")).hasContent(expected);
    }

    /**
     * Resumes unfinished trials from their checkpoints; lost journal lines stay lost and are
     * reported.
     */
    @Test
    void resumesTrialsFromTheirCheckpoints() throws IOException {
        Path run = run(
                "parameters: {optimizer.sgd.learning_rate: [0.001, 0.1]}",
                "validation: 0.2",
                "{epochs: 9, batch_size: 8, checkpoint: {every_epochs: 1, keep: 9}}");
        String expected = Files.readString(run.resolve("metrics.json"));
        Files.delete(run.resolve("metrics.json"));
        for (int trial = 1; trial <= 2; trial++) {
            Path folder = run.resolve("trials/" + trial);
            Files.delete(folder.resolve("model.safetensors"));
            for (int epoch = 5; epoch <= 9; epoch++) {
                Files.delete(folder.resolve("checkpoints/" + epoch * 6 + ".safetensors"));
            }
            List<String> journal = Files.readAllLines(folder.resolve("journal.jsonl"));
            Files.write(folder.resolve("journal.jsonl"), journal.subList(0, trial == 1 ? 9 : 2));
        }
        // If the first trial started anew, this line of its journal would be rewritten.
        Path first = run.resolve("trials/1/journal.jsonl");
        Files.writeString(first, Files.readString(first).replaceFirst("\"epoch\":2", "\"mark\":22,\"epoch\":2"));
        CommandLineRun resumed =
                CommandLineRun.of("run", "--resume", run.toString()).succeeded();
        assertThat(run.resolve("metrics.json")).hasContent(expected);
        assertThat(first).content().contains("\"mark\":22");
        assertThat(Files.readAllLines(run.resolve("trials/2/journal.jsonl"))).hasSize(7);
        assertThat(resumed.err())
                .contains("trials/1/journal.jsonl: does not belong to the checkpoint")
                .contains("trials/2/journal.jsonl: has 2 of 4 epochs");
    }

    /**
     * Resolves tried paths relative to the experiment file; the data they lead to must not change
     * before resuming.
     */
    @Test
    void rejectsResumingWithChangedTrialData() throws IOException {
        Files.copy(temporary.resolve("rows.csv"), temporary.resolve("others.csv"));
        String sweep = "parameters: {data.csv: [rows.csv, others.csv]}";
        Path run = run(sweep);
        assertThat(Workspace.metrics(run).get("trials")).hasSize(2);
        List<String> expected = Workspace.metrics(run).findValuesAsString("figure");
        Files.delete(run.resolve("metrics.json"));
        Files.delete(run.resolve("trials/2/model.safetensors"));

        CommandLineRun.of("run", "--resume", run.toString()).succeeded();
        assertThat(Workspace.metrics(run).findValuesAsString("figure"))
                .isEqualTo(expected)
                .hasSize(2);
        Files.delete(run.resolve("metrics.json"));
        Files.writeString(temporary.resolve("others.csv"), "1,2,3\n", StandardOpenOption.APPEND);
        CommandLineRun refused = CommandLineRun.of("run", "--resume", run.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("others.csv: has changed since the run was started");
    }

    @Test
    void warnsIfTheReportCannotBeWritten() throws IOException {
        Path run = run("parameters: {seed: [1, 2]}");
        Files.delete(run.resolve("metrics.json"));
        Files.delete(run.resolve("report.html"));
        Files.createDirectory(run.resolve("report.html"));
        CommandLineRun resumed =
                CommandLineRun.of("run", "--resume", run.toString()).succeeded();
        assertThat(resumed.err())
                .contains("warning")
                .contains("can't create the report (the run is complete without it)");
        assertThat(run.resolve("metrics.json")).exists();
    }

    @Test
    void failsIfEveryTrialDiverges() throws IOException {
        CommandLineRun failed = new Workspace(temporary)
                .start(experiment("parameters: {optimizer.sgd.learning_rate: [1.0e+30, 1.0e+31]}", "validation: 0.2"));
        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(1);
        assertThat(failed.out()).contains("failed: ");
    }

    @Test
    void halvingGivesTheBestMoreEpochs() throws IOException {
        Path run = run("parameters: {optimizer.sgd.learning_rate: {log_uniform: [0.0001, 0.1]}},"
                + " search: {halving: {trials: 9, factor: 3}}");
        JsonNode trials = Workspace.metrics(run).get("trials");
        assertThat(trials).hasSize(9);
        assertThat(trials.get(0).get("epochs").asInt()).isEqualTo(9);
        assertThat(trials.get(1).get("epochs").asInt()).isEqualTo(3);
        assertThat(trials.get(2).get("epochs").asInt()).isEqualTo(3);
        assertThat(trials.get(8).get("epochs").asInt()).isEqualTo(1);
        Path best = run.resolve(trials.get(0).get("folder").asString());
        assertThat(best).endsWith(Path.of("rung-3"));
        assertThat(Files.readAllLines(best.resolve("journal.jsonl"))).hasSize(9);
    }

    @Test
    void ranksDivergedTrialsLast() throws IOException {
        JsonNode trials = Workspace.metrics(run("parameters: {optimizer.sgd.learning_rate: [1.0e+30, 0.01]}"))
                .get("trials");
        assertThat(trials.get(0).get("trial").asInt()).isEqualTo(2);
        assertThat(trials.get(1).get("failure").asString()).contains("step");
        assertThat(trials.get(1).get("figure").isNull()).isTrue();
    }

    @Test
    void ranksCrossValidatedTrialsByTheirMean() throws IOException {
        Path run = run("parameters: {optimizer.sgd.learning_rate: [0.001, 0.1]}", "folds: 3");
        JsonNode best = Workspace.metrics(run).get("trials").get(0);
        Path folder = run.resolve(best.get("folder").asString());
        assertThat(folder.resolve("folds/3/model.safetensors")).exists();
        assertThat(Workspace.metrics(run).get("monitor").asString()).isEqualTo("test_loss");
        assertThat(best.get("figure").asDouble())
                .isEqualTo(Workspace.metrics(folder).at("/test/loss").asDouble());
    }

    @Test
    void rejectsInvalidValuesBeforeRunning() throws IOException {
        String sweep = "parameters: {optimizer.sgd.learning_rate: [0.1, fast],"
                + " 'network.layers[0].dense.activation': [relu, rellu]}";
        CommandLineRun wrong =
                CommandLineRun.of("run", experiment(sweep, "validation: 0.2").toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .contains(
                        "experiment.yaml:7:57: optimizer.sgd.learning_rate: expected a number in [0, inf), found 'fast'")
                .contains("unknown activation 'rellu'; did you mean 'relu'?");
    }

    private Path run(String sweep) throws IOException {
        return run(sweep, "validation: 0.2");
    }

    private Path run(String sweep, String split) throws IOException {
        return run(experiment(sweep, split));
    }

    private Path run(String sweep, String split, String training) throws IOException {
        Path file = experiment(sweep, split);
        String text = Files.readString(file).replace("{epochs: 9, batch_size: 8}", training);
        return run(Files.writeString(file, text));
    }

    private Path run(Path file) {
        return new Workspace(temporary).run(file);
    }

    private Path experiment(String sweep, String split) throws IOException {
        return Files.writeString(
                temporary.resolve("experiment.yaml"),
                String.join(
                        "\n",
                        "name: swept",
                        "data: {csv: rows.csv, target: y, split: {" + split
                                + "}, preprocessing: {target: standardize}}",
                        "network: {layers: [dense: {units: 3, activation: tanh}, dense: {activation: linear}]}",
                        "optimizer: {sgd: {learning_rate: 0.01}}",
                        "training: {epochs: 9, batch_size: 8}",
                        "engine: reference",
                        "sweep: {" + sweep + "}"));
    }

    private static String setting(JsonNode trial, String path) {
        return trial.get("settings").get(path).asString();
    }
}
