package dev.nn.acceptance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Comparison of runs: the settings that differ, and all metrics. */
class CompareTest {

    @TempDir
    Path temporary;

    @Test
    void showsDifferingSettingsAndMetrics() throws IOException {
        String first = run("training.epochs=2");
        String second = run("network.layers[0].dense.units=3");
        String third = run("metrics=[mcc]");
        JsonNode json = new JsonMapper()
                .readTree(CommandLineRun.of("compare", first, second, third, "--format", "json")
                        .out());
        assertThat(json.at("/settings/training.epochs").toString()).isEqualTo("[\"2\",\"100\",\"100\"]");
        assertThat(json.get("settings").get("network.layers[0].dense.units").toString())
                .isEqualTo("[\"16\",\"3\",\"16\"]");
        assertThat(json.get("settings").size()).isEqualTo(3);
        assertThat(json.get("figures").get("test mcc").get(0).isNull()).isTrue();
        JsonNode metrics = Workspace.json(Path.of(second, "metrics.json"));
        assertThat(json.get("figures").get("test accuracy").get(1)).isEqualTo(metrics.at("/test/accuracy"));
        String page = CommandLineRun.of("compare", first, second, third).out();
        assertThat(page).contains("training.epochs").doesNotContain("seed");
        assertThat(page.lines().filter(line -> line.startsWith("test accuracy")).toList())
                .hasSize(1);
    }

    @Test
    void rejectsUnfinishedRuns() {
        CommandLineRun wrong = CommandLineRun.of("compare", temporary.toString(), "nowhere");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .contains(temporary + ": not a finished run (expected something like runs/iris/1)")
                .contains("nowhere: not a finished run (expected something like runs/iris/1)");
    }

    private String run(String setting) {
        return CommandLineRun.of(
                        "run", CommandLineRun.example("iris.yaml"), "--set", setting, "--out", temporary.toString())
                .folder()
                .toString();
    }
}
