package dev.nn.acceptance.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.Launcher.Said;
import dev.nn.acceptance.fixture.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commands load classes of which jars, on real processes: none that somebody else may have put there. */
class PluginTrustIT {

    private final Path folder;
    private final Processes processes;

    PluginTrustIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.processes = Processes.in(folder);
    }

    @Test
    void theMarkIsLeftWhereAJarIsAskedFor() throws IOException, InterruptedException {
        Path mark = evil(folder.resolve("jars/evil.jar"));
        assertThat(processes.nn("plugins", "list", "--plugins", "jars").code()).isZero();
        assertThat(mark).exists();
    }

    @Test
    void aRunFolderLoadsNoJar() throws IOException, InterruptedException {
        Path run = processes.left("f", 5);
        Path mark = evil(run.resolve("plugins/evil.jar"));
        Said resumed = processes.nn("run", "--resume", run.toString());
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(mark).doesNotExist();
    }

    @Test
    void commandsThatNeedNoJarLoadNone() throws IOException, InterruptedException {
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
            Said said = processes.nn(command.split(" ", -1));
            assertThat(said.code()).as(command + ": " + said.err()).isZero();
            assertThat(mark).as(command).doesNotExist();
        }
    }

    /** One activation beside a model that needs it, in a jar that is not the one it was made with. */
    @Test
    void aJarThatWasNotThereAtTheTrainingIsNamedAndNotOpened() throws IOException, InterruptedException {
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
        Said refused = processes.nn("predict", "b/single/1", "iris.csv");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("no activation named 'bent'")
                .contains("bent.jar: was seen and not opened")
                .contains("--plugins");
        Said trusted = processes.nn("predict", "b/single/1", "iris.csv", "--plugins", "plugins");
        assertThat(trusted.code()).as(trusted.err()).isZero();
        assertThat(trusted.err()).contains("is not the jar that the run was made with");
    }

    /** A jar that leaves a mark wherever one of its classes is loaded. */
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
