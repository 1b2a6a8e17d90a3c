package dev.nn.acceptance.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.Cases;
import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Run folders damaged by power failures, manual edits or malicious changes. */
class DamagedRunTest {

    private static final int STEPS = 60;

    @TempDir
    Path temporary;

    private Path whole = Path.of("");

    @BeforeEach
    void createRun() throws IOException {
        whole = run("whole");
    }

    private Path run(String name, String... settings) throws IOException {
        Path file = Files.writeString(temporary.resolve("moons.yaml"), """
                name: moons
                data: {generator: {name: moons, samples: 60}, split: {validation: 0.2}}
                network: {layers: [dense: {units: 4, activation: tanh}, dense: {activation: softmax}]}
                training: {epochs: 10, batch_size: 8, checkpoint: {every_steps: 1, keep: 100}}
                engine: {threads: 1}
                """);
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "run",
                                file.toString(),
                                "--out",
                                temporary.resolve(name).toString()),
                        Stream.of(settings))
                .toList();
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new)).succeeded();
        return run.folder();
    }

    /**
     * Turns the run into one whose process was killed after {@code step} steps, and returns its
     * folder.
     */
    private Path left(int step) throws IOException {
        for (String name :
                List.of("model.safetensors", "ending.json", "metrics.json", "verdicts.json", "report.html")) {
            Files.deleteIfExists(whole.resolve(name));
        }
        for (int later = step + 1; later <= STEPS; later++) {
            Files.delete(whole.resolve("checkpoints/" + later + ".safetensors"));
        }
        return whole;
    }

    private CommandLineRun resume(String... settings) {
        return CommandLineRun.of(Stream.concat(Stream.of("run", "--resume", whole.toString()), Stream.of(settings))
                .toArray(String[]::new));
    }

    private byte[] file(String name) throws IOException {
        return Files.readAllBytes(whole.resolve(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: 0 | seed: 7 | seed",
                "epochs: 10 | epochs: 12 | training.epochs",
                "batch_size: 8 | batch_size: 16 | training.batch_size",
                "learning_rate: 0.001 | learning_rate: 0.1 | optimizer.adam.learning_rate",
                "activation: tanh | activation: relu | network.layers[0].dense.activation",
                "validation: 0.2 | validation: 0.3 | data.split.validation",
            })
    void rejectsResumingAnEditedExperiment(String was, String is, String path) throws IOException {
        Path experiment = left(30).resolve("experiment.yaml");
        String text = Files.readString(experiment);
        assertThat(text).contains(was);
        Files.writeString(experiment, text.replace(was, is));
        CommandLineRun resumed = resume();
        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err()).contains("provenance.json").contains(path + ": the run was started with ");
    }

    /** Detects an edit of the provenance too, since the checkpoint records its experiment. */
    @Test
    void rejectsCheckpointOfAnotherExperiment() throws IOException {
        Path other = run("other", "--set", "seed=7");
        left(30);
        for (String name : List.of("experiment.yaml", "provenance.json")) {
            Files.copy(
                    other.resolve(name),
                    Files.createTempDirectory(temporary, "x").resolve(name));
            Files.write(whole.resolve(name), Files.readAllBytes(other.resolve(name)));
        }
        CommandLineRun resumed = resume();
        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err()).contains("its checkpoint belongs to a different experiment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shorter", "missing", "empty", "zeros", "garbage", "middle"})
    void resumesToTheSameModelWithADamagedJournal(String damage) throws IOException {
        byte[] model = file("model.safetensors");
        byte[] metrics = file("metrics.json");
        Path journal = left(53).resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        switch (damage) {
            case "shorter" -> Files.write(journal, lines.subList(0, 6));
            case "missing" -> Files.delete(journal);
            case "empty" -> Files.writeString(journal, "");
            case "zeros" -> Files.write(journal, new byte[(int) Files.size(journal)]);
            case "garbage" -> Files.writeString(journal, "7\n".repeat(40));
            default ->
                Files.writeString(journal, Files.readString(journal).replace("\"epoch\":4", "\"ep\\u0000och\":4"));
        }
        CommandLineRun resumed = resume();
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("nn: warning: " + journal + ": has ");
        assertThat(file("model.safetensors")).isEqualTo(model);
        assertThat(file("metrics.json")).isEqualTo(metrics);
        assertThat(Files.readAllLines(journal))
                .allSatisfy(line -> assertThat(line).startsWith("{\"event\":\"epoch\",\"epoch\":"));
    }

    @Test
    void warnsWhenFallingBackToAnOlderCheckpoint() throws IOException {
        byte[] model = file("model.safetensors");
        Path newest = left(30).resolve("checkpoints/30.safetensors");
        Files.write(newest, new byte[100]);
        CommandLineRun resumed = resume();
        assertThat(resumed.err()).contains("nn: warning: " + newest + ": ").contains("resuming after step 29");
        assertThat(file("model.safetensors")).isEqualTo(model);
    }

    /**
     * Resumes a run killed after its model was saved: missing files are recreated with the same
     * bytes.
     */
    @ParameterizedTest
    @ValueSource(strings = {"metrics.json verdicts.json report.html", "verdicts.json report.html", "report.html"})
    void recreatesFilesMissingAfterTheModel(String missing) throws IOException {
        byte[] metrics = file("metrics.json");
        byte[] verdicts = file("verdicts.json");
        byte[] journal = file("journal.jsonl");
        byte[] report = file("report.html");
        for (String name : missing.split(" ", -1)) {
            Files.delete(whole.resolve(name));
        }
        Files.writeString(whole.resolve("metrics.json.abc.part"), "half");
        Files.writeString(whole.resolve("checkpoints/60.safetensors.abc.part"), "half");
        CommandLineRun resumed = resume();
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(file("metrics.json")).isEqualTo(metrics);
        assertThat(file("verdicts.json")).isEqualTo(verdicts);
        assertThat(file("journal.jsonl")).isEqualTo(journal);
        assertThat(file("report.html")).isEqualTo(report);
        try (Stream<Path> files = Files.walk(whole)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
        assertThat(resume().err()).contains("is finished");
    }

    @Test
    void regeneratesTheReport() throws IOException {
        byte[] report = file("report.html");
        Files.writeString(whole.resolve("report.html"), "spoilt");
        CommandLineRun again = CommandLineRun.of("report", whole.toString()).succeeded();
        assertThat(again.out()).contains("saved in " + whole);
        assertThat(file("report.html")).isEqualTo(report);
    }

    /** Keeps the verdicts, which are derived from the journal, if the journal is lost. */
    @Test
    void keepsTheVerdictsIfTheJournalIsLost() throws IOException {
        Files.writeString(whole.resolve("verdicts.json"), "{ \"dead_units\" : \"half of them\" }");
        Files.delete(whole.resolve("journal.jsonl"));
        CommandLineRun again = CommandLineRun.of("report", whole.toString()).succeeded();
        assertThat(again.err()).contains("journal.jsonl: has 0 of 10 epochs");
        assertThat(whole.resolve("verdicts.json")).content().contains("half of them");
    }

    @Test
    void reportRequiresAModel() throws IOException {
        assertThat(CommandLineRun.of("report", left(30).toString()).err())
                .isEqualTo("nn: " + whole + ": has no model yet; resume the run first\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "experiment.yaml", "journal.jsonl"})
    void rejectsToOverwriteRunFiles(String name) throws IOException {
        byte[] before = file(name);
        Path data = Files.writeString(temporary.resolve("data.csv"), "x,y\n1,2\n");
        String out = whole.resolve(name).toString();
        CommandLineRun predict = CommandLineRun.of("predict", whole.toString(), data.toString(), "--out", out);
        assertThat(predict.exitCode()).isEqualTo(1);
        assertThat(predict.err()).isEqualTo("nn: can't write " + out + ": it belongs to a run\n");
        assertThat(CommandLineRun.of("compare", whole.toString(), whole.toString(), "--html", out)
                        .exitCode())
                .isEqualTo(1);
        assertThat(file(name)).isEqualTo(before);
    }

    @Test
    void reportsRunsThatDidNotStartTraining() throws IOException {
        Files.delete(left(0).resolve("provenance.json"));
        assertThat(resume().err())
                .isEqualTo(
                        "nn: " + whole
                                + ": has no provenance.json: it was interrupted before training; start it again without --resume\n");
    }

    /**
     * Refuses links, since the sender of a run folder could point them at any file of its
     * recipient.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {".lock", "journal.jsonl", "metrics.json", "trials/1/journal.jsonl", "checkpoints/61.safetensors"
            })
    void rejectsToWriteThroughLinks(String name) throws IOException {
        Path victim = Files.writeString(temporary.resolve("victim"), "precious");
        Path link = left(30).resolve(name);
        Files.createDirectories(link.getParent());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, victim);
        CommandLineRun resumed = resume();
        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err()).contains("is a symbolic link; nn does not write to a run folder that contains one");
        assertThat(victim).hasContent("precious");
    }

    /**
     * Stops in the step in which the state of a formula optimizer becomes non-finite, as for all
     * other numbers.
     */
    @ParameterizedTest
    @ValueSource(strings = {"m = m * 1e200 + 1e200", "m = 1 / (m - m)"})
    void stopsOnNonFiniteOptimizerState(String rule) {
        Path file = temporary.resolve("infinite.yaml");
        CommandLineRun run = CommandLineRun.of(
                "run",
                Cases.file("reliability/infinite-state.yaml").toString(),
                "--set",
                "optimizer.formula.update[0]=\"" + rule + "\"",
                "--out",
                file.resolveSibling("infinite").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("after the update, the optimizer's m is ");
    }
}
