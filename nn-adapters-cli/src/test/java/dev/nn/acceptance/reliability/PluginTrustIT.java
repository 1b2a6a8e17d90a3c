package dev.nn.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.Launcher.CommandResult;
import dev.nn.acceptance.fixture.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugin trust, tested on real processes: no command loads a jar that somebody else may have
 * planted.
 */
class PluginTrustIT {

    private final Path folder;
    private final Processes processes;

    PluginTrustIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.processes = Processes.in(folder);
    }

    @Test
    void loadsExplicitlyRequestedJars() throws IOException, InterruptedException {
        Path mark = evil(folder.resolve("jars/evil.jar"));
        assertThat(processes.nn("plugins", "list", "--plugins", "jars").code()).isZero();
        assertThat(mark).exists();
    }

    @Test
    void ignoresJarsInARunFolder() throws IOException, InterruptedException {
        Path run = processes.left("f", 5);
        Path mark = evil(run.resolve("plugins/evil.jar"));
        CommandResult resumed = processes.nn("run", "--resume", run.toString());
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(mark).doesNotExist();
    }

    @Test
    void loadsNoJarUnlessNeeded() throws IOException, InterruptedException {
        assertThat(processes
                        .nn("run", Processes.EXPERIMENT, "--out", "g", "--set", "training.epochs=1")
                        .code())
                .isZero();
        Path mark = evil(folder.resolve("plugins/evil.jar"));
        evil(folder.resolve("g/single/1/plugins/evil.jar"));
        for (String command : List.of(
                "predict g/single/1 iris.csv",
                "evaluate g/single/1 iris.csv",
                "explain g/single/1",
                "explain " + Processes.EXPERIMENT,
                "report g/single/1",
                "compare g/single/1 g/single/1",
                "check " + Processes.EXPERIMENT,
                "run " + Processes.EXPERIMENT + " --set training.epochs=1",
                "schema",
                "new mine.yaml",
                "formula x")) {
            CommandResult said = processes.nn(command.split(" ", -1));
            assertThat(said.code()).as(command + ": " + said.err()).isZero();
            assertThat(mark).as(command).doesNotExist();
        }
    }

    /** Replaces the jar whose activation the model needs. */
    @Test
    void reportsUnknownJarsWithoutOpeningThem() throws IOException, InterruptedException {
        Path jar = Files.createDirectories(folder.resolve("plugins")).resolve("bent.jar");
        PluginJars.write(jar, "Bent", PluginJars.activation("bent", "x + 1"));
        Files.writeString(
                folder.resolve("bent.yaml"),
                Files.readString(folder.resolve(Processes.EXPERIMENT))
                        .replaceFirst("activation: relu", "activation: bent"));
        assertThat(processes
                        .nn("run", "bent.yaml", "--out", "b", "--set", "training.epochs=1")
                        .code())
                .isZero();
        assertThat(processes.nn("predict", "b/single/1", "iris.csv").code()).isZero();
        PluginJars.write(jar, "Bent", PluginJars.activation("bent", "x + 2"));
        CommandResult refused = processes.nn("predict", "b/single/1", "iris.csv");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("unknown activation 'bent'")
                .contains("bent.jar: was not opened")
                .contains("--plugins");
        CommandResult trusted = processes.nn("predict", "b/single/1", "iris.csv", "--plugins", "plugins");
        assertThat(trusted.code()).as(trusted.err()).isZero();
        assertThat(trusted.err()).contains("differs from the jar used in training");
    }

    /**
     * Writes a jar that creates a marker file when its class is loaded, and returns the marker's
     * path.
     */
    private Path evil(Path jar) throws IOException {
        Path mark = folder.resolve("PWNED");
        Files.createDirectories(jar.getParent());
        PluginJars.write(
                jar,
                "Evil",
                "static { try { java.nio.file.Files.writeString(java.nio.file.Path.of(\"" + mark
                        + "\"), \"\"); } catch (java.io.IOException e) { throw new IllegalStateException(e); } }");
        return mark;
    }
}
