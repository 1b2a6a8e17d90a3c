package dev.nn.acceptance.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.HostileJar;
import dev.nn.acceptance.fixture.PluginJars;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Plugins from a folder: good jars are usable in YAML and train; bad jars produce one line each and
 * do no harm.
 */
class PluginLoadingTest {

    private static final String BENT = "x + 0.5 * (sqrt(x^2 + 1) - 1)";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NAME_TWICE")
    void reportsHostileJarsOnOneLine(HostileJar hostile) throws IOException {
        Path jar = hostile.writeTo(folder("plugins"));
        CommandLineRun run = CommandLineRun.of(
                "plugins", "list", "--plugins", temporary.resolve("plugins").toString());
        assertThat(run.err().strip()).isEqualTo("nn: warning: " + jar + ": " + hostile.message());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("relu").doesNotContain("hostile");
    }

    @Test
    void trainsToTheSameBitsBesideHostileJars() throws IOException {
        Path plugins = folder("plugins");
        for (HostileJar hostile : HostileJar.values()) {
            if (hostile != HostileJar.NAME_TWICE) {
                hostile.writeTo(plugins);
            }
        }
        Path without = run(CommandLineRun.example("iris.yaml"), "--no-plugins");
        Path with = run(CommandLineRun.example("iris.yaml"), "--plugins", plugins.toString());
        assertThat(Files.readAllBytes(with.resolve("model.safetensors")))
                .isEqualTo(Files.readAllBytes(without.resolve("model.safetensors")));
    }

    @Test
    void rejectsDuplicateFunctionNames() throws IOException {
        Path plugins = folder("plugins");
        PluginJars.write(plugins.resolve("a.jar"), "A", PluginJars.activation("bent", "x"));
        PluginJars.write(plugins.resolve("b.jar"), "B", PluginJars.activation("bent", "x"));
        assertThat(wrong("run", CommandLineRun.example("iris.yaml"), "--plugins", plugins.toString()))
                .containsExactly("nn: " + plugins.resolve("b.jar") + ": offers the activation 'bent', which "
                        + plugins.resolve("a.jar") + " offers too; remove one of the two");
        Path twice = HostileJar.NAME_TWICE.writeTo(folder("twice"));
        assertThat(wrong(
                        "plugins",
                        "list",
                        "--plugins",
                        temporary.resolve("twice").toString()))
                .containsExactly("nn: " + twice + ": offers the activation 'twin', which it offers twice");
    }

    @Test
    void loadsJarsBesideTheExperimentForTrainingAndPrediction() throws IOException {
        Path experiment = experiment("bent");
        Path jar = folder("plugins").resolve("bent.jar");
        PluginJars.write(jar, "Bent", PluginJars.activation("bent", BENT));
        Path run = run(experiment.toString());
        assertThat(Files.readString(run.resolve("provenance.json"))).contains("bent.jar\" : \"");
        // The same function as a formula gives a bit-identical journal.
        Path written = run(experiment("{formula: \"" + BENT + "\"}").toString());
        assertThat(Files.readString(run.resolve("journal.jsonl")))
                .isEqualTo(Files.readString(written.resolve("journal.jsonl")));

        String data = CommandLineRun.example("data/iris.csv");
        CommandLineRun predicted = CommandLineRun.of(
                "predict",
                run.toString(),
                data,
                "--plugins",
                temporary.resolve("plugins").toString());
        assertThat(predicted.exitCode()).isZero();
        assertThat(predicted.out())
                .isEqualTo(
                        CommandLineRun.of("predict", written.toString(), data).out());
        assertThat(wrong("predict", run.toString(), data, "--no-plugins"))
                .singleElement()
                .asString()
                .startsWith("nn: " + run.resolve("model.safetensors")
                        + ": layers[0].dense.activation: unknown activation 'bent'; expected one of linear, relu, ");
    }

    /** Compares an activation written in Java with the same formula. */
    @Test
    void javaAndFormulaActivationsAgree() throws IOException {
        Path plugins = folder("plugins");
        PluginJars.write(plugins.resolve("java.jar"), "Java", """
                @Override public List<Provider<Activation>> activations() {
                    return List.of(new Provider<>(FunctionInfo.of("bent_java", "test"), none -> new Function()));
                }
                public static final class Function implements ElementwiseActivation {
                    @Override public double value(double x) { return x + 0.5 * (Math.sqrt(x * x + 1) - 1); }
                    @Override public double derivative(double x) { return 1 + 0.5 * x / Math.sqrt(x * x + 1); }
                }
                """);
        // A nested class is an entry of its own; the helper compiles both into the jar.
        Path java = run(experiment("bent_java").toString(), "--set", "engine=reference");
        Path formula = run(experiment("{formula: \"" + BENT + "\"}").toString(), "--set", "engine=reference");
        List<double[]> found = numbers(java);
        List<double[]> expected = numbers(formula);
        for (int epoch = 0; epoch < expected.size(); epoch++) {
            assertThat(found.get(epoch)).containsExactly(expected.get(epoch), within(1e-12));
        }
    }

    /** Checks the thread's context class loader, where libraries look up services and resources. */
    @Test
    void setsTheContextClassLoaderForPluginCalls() throws IOException {
        PluginJars.write(folder("plugins").resolve("context.jar"), "Context", """
                static void require(String where) {
                    if (Thread.currentThread().getContextClassLoader() != Context.class.getClassLoader()) {
                        throw new IllegalStateException("another class loader in " + where);
                    }
                }
                static { require("the static block"); }
                public Context() { require("the constructor"); }
                @Override public List<Provider<Activation>> activations() {
                    require("the list");
                    return List.of(new Provider<>(FunctionInfo.of("own_context", "test"), none -> {
                        require("the factory");
                        return Activation.of(x -> { require("value"); return x; }, x -> { require("derivative"); return 1; });
                    }), new Provider<>(FunctionInfo.of("own_row", "test"), none -> new RowActivation() {
                        @Override public void value(double[] z, double[] a) {
                            require("the row");
                            System.arraycopy(z, 0, a, 0, z.length);
                        }
                        @Override public void backward(double[] z, double[] a, double[] from, double[] to) {
                            require("the row's gradient");
                            System.arraycopy(from, 0, to, 0, from.length);
                        }
                    }));
                }
                @Override public List<Provider<Loss>> losses() {
                    return List.of(new Provider<>(FunctionInfo.of("own_loss", "test"), none ->
                        Loss.of(new LossForm.OfElementsInJava() {
                            @Override public double value(double p, double t) { require("loss"); return (p - t) * (p - t); }
                            @Override public double derivative(double p, double t) { require("slope"); return 2 * (p - t); }
                        }, Reduction.MEAN_OVER_ELEMENTS).forClasses(ClassEncoding.ZERO_ONE)));
                }
                """);
        for (String activation : List.of("own_context", "own_row")) {
            String file = experiment(activation).toString();
            run(file, "--set", "loss=own_loss");
            assertThat(CommandLineRun.of("explain", file, "--sample", "1").exitCode())
                    .isZero();
        }
        String jar = temporary.resolve("plugins/context.jar").toString();
        assertThat(CommandLineRun.of("plugins", "verify", jar).out()).doesNotContain("another class loader");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(PluginLoadingTest.class.getClassLoader());
    }

    @Test
    void acceptsTextListAndPathParameters() throws IOException {
        PluginJars.write(folder("plugins").resolve("read.jar"), "Read", """
                @Override public List<Provider<Activation>> activations() {
                    return List.of(new Provider<>(FunctionInfo.of("read", "test").with(
                            new ParameterSpec.Text("title", "none", "Any text."),
                            new ParameterSpec.Numbers("slopes", List.of(1.0), Interval.of(0, 2), "Two slopes."),
                            new ParameterSpec.Texts("words", List.of(), "Any words."),
                            new ParameterSpec.Path("file", "Where a factor stands.")), arguments -> {
                        if (!arguments.text("title").equals("here") || !arguments.texts("words").equals(List.of("a", "b"))) {
                            throw new IllegalArgumentException("found " + arguments.values());
                        }
                        try {
                            String factor = java.nio.file.Files.readString(java.nio.file.Path.of(arguments.path("file").orElseThrow())).strip();
                            double[] slopes = arguments.numbers("slopes").stream().mapToDouble(n -> n).toArray();
                            return new FormulaActivation(dev.nn.domain.formula.Formula.parse(
                                "where(x < 0, " + slopes[0] + " * x, " + slopes[1] + " * x) * " + factor, "x"), Interval.ALL);
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }));
                }
                """);
        Files.writeString(temporary.resolve("factor.txt"), "0.5");
        String given = "{read: {title: here, words: [a, b], slopes: [0.25, 2], file: factor.txt}}";
        Path read = run(experiment(given).toString());
        Path formula = run(
                experiment("{formula: \"where(x < 0, 0.25 * x, 2 * x) * 0.5\"}").toString());
        assertThat(Files.readString(read.resolve("journal.jsonl")))
                .isEqualTo(Files.readString(formula.resolve("journal.jsonl")));
        String plugins = temporary.resolve("plugins").toString();
        Path again = run(read.resolve("experiment.yaml").toString(), "--plugins", plugins);
        assertThat(Files.readAllBytes(again.resolve("model.safetensors")))
                .isEqualTo(Files.readAllBytes(read.resolve("model.safetensors")));
        CommandLineRun.of("predict", read.toString(), CommandLineRun.example("data/iris.csv"), "--plugins", plugins)
                .succeeded();
        String wrong = given.replace("[0.25, 2]", "[0.25, 3]");
        assertThat(wrong("check", experiment(wrong).toString()))
                .anyMatch(line -> line.endsWith("'slopes' should be a list of numbers in [0, 2], found [0.25, 3]"));
    }

    @Test
    void listsTheScannedJarsForUnknownNames() throws IOException {
        Path jar = folder("plugins").resolve("bent.jar");
        PluginJars.write(jar, "Bent", PluginJars.activation("bent", BENT));
        assertThat(wrong("check", experiment("frobnicate").toString()))
                .singleElement()
                .asString()
                .contains("unknown activation 'frobnicate'; expected one of linear, ")
                .endsWith("bent; plugin jars searched: " + jar);
    }

    @Test
    void mentionsBrokenJarsForUnknownNames() throws IOException {
        Path jar = HostileJar.TOO_NEW.writeTo(folder("plugins"));
        List<String> problems = wrong("check", experiment("fine").toString());
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).contains("unknown activation 'fine'");
        assertThat(problems.get(1)).isEqualTo("nn: " + jar + ": " + HostileJar.TOO_NEW.message());
    }

    @Test
    void rejectsMissingPluginFolder() {
        String nowhere = temporary.resolve("nowhere").toString();
        assertThat(wrong("plugins", "list", "--plugins", nowhere))
                .containsExactly("nn: --plugins " + nowhere + ": no such folder");
    }

    @Test
    void reportsThrowingFactoriesAtTheirYamlPosition() throws IOException {
        PluginJars.write(folder("plugins").resolve("late.jar"), "Late", """
                @Override public List<Provider<Activation>> activations() {
                    return List.of(new Provider<>(FunctionInfo.of("late", "test"), none -> {
                        throw new IllegalStateException("not now");
                    }));
                }
                """);
        assertThat(wrong("run", experiment("late").toString()))
                .containsExactly("nn: " + temporary.resolve("experiment.yaml")
                        + ":6:37: network.layers[0].dense.activation: the activation 'late' can't be created:"
                        + " java.lang.IllegalStateException: not now");
    }

    @Test
    void showsPluginFunctions() throws IOException {
        Path jar = folder("plugins").resolve("bent.jar");
        PluginJars.write(jar, "Bent", PluginJars.activation("bent", "max(x, 0.5 * x)"));
        CommandLineRun page = CommandLineRun.of(
                "plugins",
                "show",
                "bent",
                "--plugins",
                temporary.resolve("plugins").toString());
        assertThat(page.exitCode()).isZero();
        assertThat(page.out())
                .contains("origin       " + jar)
                .contains(
                        "f(x)  = max(x, 0.5 * x)\nf'(x) = where(x == 0.5 * x, 0.75, where(x > 0.5 * x, 1, 0.5))\nbranches change at x = [0.0]")
                .contains("* f(x)   . f'(x)");
        assertThat(wrong("plugins", "show", "gleu", "--no-plugins"))
                .containsExactly("nn: 'gleu': unknown function; did you mean 'gelu'?");
    }

    /** Covers functions of every kind, whatever they are made of. */
    @Test
    void showsBuiltInFunctions() {
        for (String name : List.of("softmax", "huber", "adam", "cosine", "he_normal", "accuracy", "reference")) {
            CommandLineRun page = CommandLineRun.of("plugins", "show", name, "--no-plugins");
            assertThat(page.exitCode()).as(name).isZero();
            assertThat(page.out()).contains(name, "built in").doesNotContain("creation failed");
        }
    }

    /** Fails the run with one line, since only the first call reveals that a class is missing. */
    @Test
    void failsTheRunWhenALibraryIsMissing() throws IOException {
        String function = """
                @Override public List<Provider<Activation>> activations() {
                    return List.of(new Provider<>(FunctionInfo.of("lazy", "test"), none -> new Function()));
                }
                public static final class Function implements ElementwiseActivation {
                    @Override public double value(double x) { return Gone.value(x); }
                    @Override public double derivative(double x) { return 1; }
                }
                """;
        var classes = PluginJars.compile(Map.of(
                "hostile.Lazy",
                PluginJars.plugin("Lazy", function),
                "hostile.Gone",
                "package hostile; class Gone { static double value(double x) { return x; } }"));
        classes.remove("hostile/Gone.class");
        PluginJars.write(folder("plugins").resolve("lazy.jar"), PluginJars.VERSION, classes, "hostile.Lazy");
        CommandLineRun run = new Workspace(temporary).start(experiment("lazy"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip())
                .matches("nn: the activation 'lazy' of .*lazy.jar failed for x = \\S+: java.lang.NoClassDefFoundError:"
                        + " hostile/Gone \\(in layer 0\\)");
    }

    /** Loads a folder of jars as one plugin; the second jar is its library. */
    @Test
    void loadsAFolderOfJarsAsOnePlugin() throws IOException {
        Path place = Files.createDirectories(folder("plugins").resolve("with-library"));
        String body = "@Override public List<Provider<Activation>> activations() { return Library.all(); }";
        String library = "static List<Provider<Activation>> all() { return List.of(Provider.activation("
                + "FunctionInfo.of(\"from_library\", \"test\"), \"2 * x\", Interval.ALL)); }";
        var classes = PluginJars.compile(Map.of(
                "hostile.Main",
                PluginJars.plugin("Main", body),
                "hostile.Library",
                PluginJars.plugin("Library", library)));
        byte[] apart = classes.remove("hostile/Library.class");
        PluginJars.write(place.resolve("main.jar"), PluginJars.VERSION, classes, "hostile.Main");
        PluginJars.write(
                place.resolve("library.jar"), "", Map.of("hostile/Library.class", Objects.requireNonNull(apart)), "");
        CommandLineRun run =
                CommandLineRun.of("check", experiment("from_library").toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(temporary.resolve(name));
    }

    private Path experiment(String activation) throws IOException {
        Path file = temporary.resolve("experiment.yaml");
        Files.writeString(file, """
                data:
                  csv: %s
                  target: species
                network:
                  layers:
                    - dense: {units: 3, activation: %s}
                    - dense: {activation: softmax}
                training: {epochs: 4}
                """.formatted(
                        Path.of(CommandLineRun.example("data/iris.csv")).toAbsolutePath(), activation));
        return file;
    }

    private Path run(String file, String... more) {
        return new Workspace(temporary).run(Path.of(file), more);
    }

    private static List<String> wrong(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err().lines().toList();
    }

    /** Returns the losses of the journal. */
    private static List<double[]> numbers(Path run) throws IOException {
        return Files.readAllLines(run.resolve("journal.jsonl")).stream()
                .map(line -> new double[] {Double.parseDouble(line.replaceAll(".*\"loss\":([^,]*),.*", "$1"))})
                .toList();
    }
}
