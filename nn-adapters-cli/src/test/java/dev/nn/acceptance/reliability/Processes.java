package dev.nn.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.Cases;
import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Launcher;
import dev.nn.acceptance.fixture.Launcher.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A runner of nn in separate processes, in a folder with the files that the fault tests need. */
record Processes(Path folder) {

    static final String EXPERIMENT = "single.yaml";

    /** Copies the test files to a folder, and returns a runner for it. */
    static Processes in(Path folder) throws IOException {
        for (String name : List.of(
                EXPERIMENT,
                "oom.yaml",
                "oom-images.idx.gz",
                "oom-labels.idx",
                "npy.yaml",
                "many-dimensions.npy",
                "ok.npy",
                "infinite-state.yaml",
                "terminal.yaml",
                "forged-line.yaml",
                "inj.csv")) {
            Files.copy(Cases.file("reliability/" + name), folder.resolve(name));
        }
        Files.copy(Path.of(CommandLineRun.example("data/iris.csv")), folder.resolve("iris.csv"));
        return new Processes(folder);
    }

    ProcessBuilder start(String... arguments) {
        return Launcher.start("", arguments).directory(folder.toFile());
    }

    CommandResult nn(String... arguments) throws IOException, InterruptedException {
        return Launcher.run(start(arguments));
    }

    /** Starts a run, kills it once its journal has {@code lines} lines, and returns its folder. */
    Path left(String out, int lines, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", EXPERIMENT, "--out", out));
        arguments.addAll(List.of(more));
        Process process = start(arguments.toArray(String[]::new))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path run = folder.resolve(out).resolve("single/1");
        while (!Files.exists(run.resolve("journal.jsonl"))
                || Files.readAllLines(run.resolve("journal.jsonl")).size() < lines) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(2);
        }
        process.destroyForcibly().waitFor();
        return run;
    }
}
