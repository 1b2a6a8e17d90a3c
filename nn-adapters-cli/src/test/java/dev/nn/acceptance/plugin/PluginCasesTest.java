package dev.nn.acceptance.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.Cases;
import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.PluginJars;
import dev.nn.acceptance.fixture.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plugin faults that were once silent, P1 to P12: each is reported on one line that names the jar
 * and the function.
 */
class PluginCasesTest {

    @TempDir
    Path temporary;

    /** P1: reports a process exit as a failure, whether a function or a static block exits. */
    @ParameterizedTest
    @CsvSource({"exit, verify", "exit, run", "exit2, verify", "exit2, run"})
    void reportsPluginsThatExitTheProcess(String name, String command) throws IOException, InterruptedException {
        Path jar = jar(name, "b.P");
        List<String> arguments = command.equals("verify")
                ? List.of("plugins", "verify", jar.toString())
                : List.of("run", experiment("exiter").toString(), "--plugins", folder(jar));
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.nn.adapters.cli.bootstrap.Main"));
        line.addAll(arguments);
        File err = temporary.resolve("err.txt").toFile();
        Process process = new ProcessBuilder(line).redirectError(err).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(err.toPath()))
                .contains(jar + ": ended the process in b.P.")
                .contains("(System.exit)");
    }

    /** P2 */
    @Test
    void warnsOfRebuiltJarsThatTheModelUses() throws IOException {
        Path jar = jar("changed", "b.P");
        String plugins = folder(jar);
        CommandLineRun run = CommandLineRun.of(
                        "run",
                        experiment("chg").toString(),
                        "--plugins",
                        plugins,
                        "--out",
                        temporary.resolve("runs").toString())
                .succeeded();
        Path data = Files.writeString(temporary.resolve("d.csv"), "input_0,input_1,target_0\n-1,2,1\n");
        String folder = run.folder().toString();
        CommandLineRun same = CommandLineRun.of("predict", folder, data.toString(), "--plugins", plugins);
        assertThat(same.err()).isEmpty();
        write(jar, "b.P", source("changed").replace("0.9", "0.1"));
        for (String command : List.of("predict", "evaluate")) {
            CommandLineRun other = CommandLineRun.of(command, folder, data.toString(), "--plugins", plugins);
            assertThat(other.exitCode()).isZero();
            assertThat(other.err())
                    .isEqualTo("nn: warning: " + jar
                            + ": differs from the jar used in training, and the model uses the"
                            + " activation 'chg' from it: results may differ\n");
        }
    }

    /** P3 */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"valnull | NullPointerException", "valex | java.lang.IllegalArgumentException: x too large: "})
    void reportsThrowingFunctionsWithTheirInput(String name, String cause) throws IOException {
        Path jar = jar(name, "b.P");
        for (String engine : List.of("reference", "cpu")) {
            CommandLineRun run = CommandLineRun.of(
                    "run",
                    experiment(name).toString(),
                    "--plugins",
                    folder(jar),
                    "--set",
                    "engine=" + engine,
                    "--out",
                    temporary.resolve("runs").toString());
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err().lines().filter(line -> line.startsWith("nn: ")))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("nn: the activation '" + name + "' of " + jar + " failed for x = ")
                            .contains(cause)
                            .contains("(in layer 0)"));
        }
    }

    /** bugs/36: accepts an upper-case file extension, as some systems write it. */
    @Test
    void acceptsUpperCaseJarExtension() throws IOException {
        Path jar = jar("valex", "b.P");
        Files.move(jar, jar.resolveSibling("VALEX.JAR"));
        assertThat(CommandLineRun.of("plugins", "list", "--plugins", folder(jar))
                        .out())
                .contains("VALEX.JAR");
    }

    /** bugs/36: reports a missing class of another jar on one line, with every engine. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "{name: cpu, threads: 4}", "reference"})
    void reportsMissingClasses(String engine) throws IOException {
        Path jar = temporary.resolve("lacking.jar");
        PluginJars.write(jar, PluginJars.VERSION, lacking(), "lacking.LackingPlugin");
        CommandLineRun run = CommandLineRun.of(
                "run",
                Cases.file("bugs/36/src/act.yaml").toString(),
                "--set",
                "engine=" + engine,
                "--plugins",
                folder(jar),
                "--out",
                temporary.resolve("runs").toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("lacking.jar")
                .contains("'lacking'")
                .contains("far/Far")
                .doesNotContain("\tat ");
    }

    /**
     * bugs/36: modules need no services file on the module path, but nn loads jars from the class
     * path.
     */
    @Test
    void reportsModulesWithoutServicesFile() throws IOException {
        Path jar = temporary.resolve("modular.jar");
        Map<String, byte[]> entries = lacking();
        entries.put("module-info.class", new byte[0]);
        PluginJars.write(jar, PluginJars.VERSION, entries, "");
        assertThat(CommandLineRun.of("plugins", "list", "--plugins", folder(jar))
                        .err())
                .contains("modular.jar")
                .contains(PluginJars.SERVICES);
    }

    /** bugs/36: reports a jar built for a newer Java, here a version that does not exist. */
    @Test
    void reportsJarsForNewerJava() throws IOException {
        Path jar = temporary.resolve("newer.jar");
        Map<String, byte[]> entries = lacking();
        entries.replaceAll((name, bytes) -> {
            bytes[7] = 99;
            return bytes;
        });
        PluginJars.write(jar, PluginJars.VERSION, entries, "lacking.LackingPlugin");
        assertThat(CommandLineRun.of("plugins", "list", "--plugins", folder(jar))
                        .err())
                .contains("newer.jar")
                .contains("class file version 99");
    }

    private static Map<String, byte[]> lacking() throws IOException {
        Map<String, byte[]> classes = PluginJars.compile(Map.of(
                "lacking.LackingPlugin", Files.readString(Cases.file("bugs/36/src/LackingPlugin.java")),
                "far.Far", Files.readString(Cases.file("bugs/36/src/Far.java"))));
        classes.remove("far/Far.class");
        return classes;
    }

    /** P4, P5 and P6: faults that verify detects. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oom | it throws java.lang.StackOverflowError",
                "tanhexp | is NaN: a factor has overflowed",
                "wrongfar | , the central difference 1.0",
                "rnd | on a repeated call",
            })
    void verifyDetectsFaults(String name, String finding) throws IOException {
        CommandLineRun run =
                CommandLineRun.of("plugins", "verify", jar(name, "b.P").toString());
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.out() + run.err()).contains(finding);
    }

    /** P7: runs in a separate process, whose standard output the plugin shares. */
    @Test
    void keepsPluginOutputOffStandardOutput() throws IOException, InterruptedException {
        Path jar = jar("stdout", "b.P");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.nn.adapters.cli.bootstrap.Main",
                        "plugins",
                        "list",
                        "--format",
                        "json",
                        "--plugins",
                        folder(jar))
                .redirectError(temporary.resolve("err.txt").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(JsonMapper.builder().build().readTree(out).isArray()).isTrue();
        assertThat(Files.readString(temporary.resolve("err.txt"))).contains("HELLO FROM PLUGIN STDOUT");
    }

    /** P8 */
    @Test
    void rejectsFunctionsThatDrawRandomNumbers() throws IOException {
        Path jar = jar("rnd", "b.P");
        CommandLineRun run = CommandLineRun.of("check", experiment("rrelu").toString(), "--plugins", folder(jar));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("the activation 'rrelu' of " + jar + " returns ")
                .contains("a function must be stateless and deterministic");
    }

    /** P9: predict needs neither metrics nor a loss; evaluate does. */
    @Test
    void predictsWithoutUnusedJars() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("lit"));
        Path jar = folder.resolve("lit.jar");
        write(jar, "p.Lit", source("Lit"));
        Path wine = Path.of(CommandLineRun.example("data/wine.csv")).toAbsolutePath();
        for (String name : List.of("monly", "ionly")) {
            String text = Files.readString(Cases.file("plugin/yaml/" + name + ".yaml"))
                    .replace("examples/data/wine.csv", wine.toString())
                    .replace("{truncated_normal: {deviation: 0.3}}", "glorot_normal");
            Path file = Files.writeString(temporary.resolve(name + ".yaml"), text);
            CommandLineRun run = CommandLineRun.of(
                            "run",
                            file.toString(),
                            "--plugins",
                            folder.toString(),
                            "--out",
                            temporary.resolve("runs").toString())
                    .succeeded();
            String model = run.folder().toString();
            CommandLineRun predicted = CommandLineRun.of("predict", model, wine.toString(), "--no-plugins")
                    .succeeded();
            CommandLineRun with = CommandLineRun.of("predict", model, wine.toString(), "--plugins", folder.toString());
            assertThat(predicted.out()).isEqualTo(with.out());
            assertThat(CommandLineRun.of("evaluate", model, wine.toString(), "--no-plugins")
                            .exitCode())
                    .isEqualTo(2);
        }
    }

    /** P10 */
    @Test
    void rejectsSoftmaxOverOneUnit() {
        CommandLineRun run =
                CommandLineRun.of("check", Cases.file("plugin/yaml/sm1.yaml").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("network.layers[1].dense: the output of one unit is the same for every input");
    }

    /** P11: rejects the names of built-in functions and the reserved words of Java. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "relu | activation | nn already has the activation 'relu'",
                "softmax | row_activation | nn already has the activation 'softmax'",
                "mse | loss | nn already has the loss 'mse'",
                "cpu | engine | nn already has the engine 'cpu'",
                "class | activation | 'class' is a reserved word in Java",
                "null | metric | 'null' is a reserved word in Java",
            })
    void rejectsTakenAndReservedPluginNames(String name, String kind, String line) {
        CommandLineRun run = CommandLineRun.of("plugins", "new", name, "--kind", kind);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("plugins new: " + line);
    }

    /** P12: a formula loss can use the reduction of the built-in loss; both are then equal. */
    @Test
    void formulaLossSupportsMeanOverBatch() throws IOException {
        String written = Files.readString(Cases.file("plugin/yaml/l_ce.yaml"));
        String formula = "loss: {formula: \"-xlogy(t,p)\"";
        assertThat(written).contains(formula);
        Path mean = Files.writeString(
                temporary.resolve("mean.yaml"), written.replace(formula, formula + ", reduction: mean_over_batch"));
        Path own =
                Files.writeString(temporary.resolve("own.yaml"), written.replace(formula + "}", "loss: cross_entropy"));
        assertThat(testLoss(mean)).isEqualTo(testLoss(own));
        CommandLineRun wrong = CommandLineRun.of("check", mean.toString(), "--set", "loss.reduction=batch");
        assertThat(wrong.err()).contains("expected one of mean, mean_over_batch, sum, found 'batch'");
    }

    private String testLoss(Path file) {
        CommandLineRun run = new Workspace(temporary).start(file).succeeded();
        return run.out()
                .lines()
                .filter(line -> line.startsWith("  test"))
                .findFirst()
                .orElseThrow();
    }

    private static String source(String name) throws IOException {
        return Files.readString(Cases.file("plugin/jars-src/" + name + ".java.txt"));
    }

    private Path jar(String name, String service) throws IOException {
        Path jar = Files.createDirectories(temporary.resolve(name + "/plugins")).resolve(name + ".jar");
        write(jar, service, source(name));
        return jar;
    }

    private static String folder(Path jar) {
        return jar.resolveSibling("").toString();
    }

    private static void write(Path jar, String service, String source) throws IOException {
        PluginJars.write(jar, PluginJars.VERSION, PluginJars.compile(Map.of(service, source)), service);
    }

    private Path experiment(String activation) throws IOException {
        String text = Files.readString(Cases.file("plugin/yaml/one-activation.yaml"));
        return Files.writeString(temporary.resolve("one.yaml"), text.replace("ACT", activation));
    }
}
