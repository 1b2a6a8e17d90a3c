package dev.nn.acceptance.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same experiment produces the same bytes, another seed produces others, and earlier runs are
 * kept.
 */
class RepeatabilityTest {

    @TempDir
    Path runs;

    @Test
    void producesTheSameBytesOnlyForTheSameSeed() throws IOException {
        Path first = run("--seed", "7");
        Path second = run("--seed", "7");
        Path other = run("--seed", "8");
        for (String name : new String[] {"model.safetensors", "metrics.json", "journal.jsonl"}) {
            assertThat(Files.readAllBytes(second.resolve(name)))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(first.resolve(name)));
            assertThat(Files.readAllBytes(other.resolve(name)))
                    .as(name)
                    .isNotEqualTo(Files.readAllBytes(first.resolve(name)));
        }
        assertThat(first).isNotEqualTo(second);
    }

    private Path run(String... options) {
        CommandLineRun run = CommandLineRun.of(
                        "run",
                        CommandLineRun.example("iris.yaml"),
                        "--set",
                        "training.epochs=5",
                        "--out",
                        runs.toString(),
                        options[0],
                        options[1])
                .succeeded();
        return run.folder();
    }
}
