package dev.nn.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The generated pages of {@code docs/reference} match the declarations that the program uses. They
 * are written again with {@code -Dgolden.write=true}.
 */
class ReferenceTest {

    private static final Path REFERENCE = Path.of("../docs/reference");
    private static final String GENERATED =
            "<!-- Generated from the declarations by ReferenceTest; edit those, not this page. -->\n\n";

    private static final List<String> COMMANDS = List.of(
            "run",
            "check",
            "explain",
            "predict",
            "evaluate",
            "compare",
            "report",
            "plugins list",
            "plugins show",
            "plugins verify",
            "plugins new",
            "formula",
            "schema",
            "new");

    @Test
    void listsEveryKey() throws IOException {
        String keys = CommandLineRun.of("schema", "--no-plugins", "--format", "markdown")
                .succeeded()
                .out();
        assertPage("experiment.md", """
                # Every key of an experiment

                %sThis page lists the keys of an experiment file, with their values and defaults.
                `nn schema --format markdown` prints it. Guides show the keys in use:
                [Data](../guides/data.md), [Training](../guides/training.md),
                [Cross-validation](../guides/cross-validation.md), [Sweeps](../guides/sweeps.md).

                YAML is read strictly: no anchors, aliases, tags or merge keys, no duplicate keys, one
                document. `no` is not false, `010` is not 8, and `"10"` is not a number.

                `--set path=value` replaces a value on the command line: `--set training.epochs=5`,
                `--set 'network.layers[0].dense.units=8'`.

                %s""".formatted(GENERATED, keys));
    }

    @Test
    void listsEveryFunctionWithItsPlot() throws IOException {
        FunctionPages.Page page = FunctionPages.functions();
        assertPage("functions.md", """
                # Every function

                %sThis page lists the built-in activations, losses, optimizers, schedules and
                initializers, with formulas for their default parameters. An experiment names a function
                (`relu`), names it with parameters (`{leaky_relu: {slope: 0.1}}`), or writes
                [a formula](../guides/formulas.md). `nn plugins show NAME` prints a function, those of
                plugins too.

                In the formulas, $\\sigma(x) = 1 / (1 + e^{-x})$ is the sigmoid and
                $\\operatorname{softplus}(x) = \\ln(1 + e^x)$. An end of a range is closed where rounding
                reaches it. The variances of initializers depend on the numbers of inputs and outputs of the
                layer; a uniform distribution with the variance $v$ has the limits $\\pm\\sqrt{3 v}$.

                %s""".formatted(GENERATED, page.text().stripTrailing() + "\n"));
        for (Map.Entry<String, String> plot : page.plots().entrySet()) {
            assertFile(REFERENCE.resolve("plots").resolve(plot.getKey()), plot.getValue());
        }
        try (Stream<Path> files = Files.list(REFERENCE.resolve("plots"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(page.plots().keySet());
        }
    }

    @Test
    void listsEveryMetric() throws IOException {
        assertPage(
                "metrics.md", """
                # Every metric

                %sThis page lists the metrics. They are defined as in scikit-learn, edge cases included. A
                metric that is undefined, such as the area under the ROC curve with a single class, is not a
                number. Defaults: `accuracy` for classification, `rmse` and `r2` for regression,
                `subset_accuracy` and `hamming_loss` for multi-label classification.

                A metric with a parameter is a map: `metrics: [accuracy, {top_k_accuracy: {k: 2}}]`.

                Averages over several classes: `_macro` is the mean over the classes, `_micro` counts all
                classes together, and `_weighted` weights each class by its samples.

                %s""".formatted(GENERATED, FunctionPages.metrics().stripTrailing() + "\n"));
    }

    @Test
    void listsEveryCommand() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Every command

                %sThis page shows the help of every command. Results go to standard output, progress and
                messages to standard error. Errors are reported together, one per line, with file, line,
                column and the nearest valid word.

                | exit code | meaning |
                |---|---|
                | 0 | success |
                | 1 | the run failed |
                | 2 | invalid input |
                | 3 | out of memory |
                | 129, 130, 143 | interrupted by SIGHUP, SIGINT or SIGTERM |
                """.formatted(GENERATED));
        for (String command : COMMANDS) {
            String[] arguments = (command + " --help").split(" ");
            String help = CommandLineRun.of(arguments).succeeded().out();
            page.append("\n## `nn ")
                    .append(command)
                    .append("`\n\n```\n")
                    .append(help)
                    .append("```\n");
        }
        assertPage("commands.md", page.toString());
        String root = CommandLineRun.of("--help").succeeded().out();
        TreeSet<String> listed = new TreeSet<>();
        COMMANDS.forEach(command -> listed.add(command.split(" ")[0]));
        String commands = root.substring(root.indexOf("Commands:"), root.indexOf("Exit codes:"));
        assertThat(commands.lines()
                        .skip(1)
                        .filter(line -> line.matches("  \\w.*"))
                        .map(line -> line.strip().split(" ")[0]))
                .filteredOn(name -> !name.equals("help"))
                .containsExactlyInAnyOrderElementsOf(listed);
        assertThat(page.toString()).contains(exitCodes(root));
    }

    /** Returns the exit codes of the root's help as rows of the table. */
    private static List<String> exitCodes(String help) {
        return help.substring(help.indexOf("Exit codes:"))
                .lines()
                .skip(1)
                .map(line -> "| " + line.strip().replaceFirst(" {2,}", " | ") + " |")
                .toList();
    }

    private static void assertPage(String name, String text) throws IOException {
        assertFile(REFERENCE.resolve(name), text);
    }

    private static void assertFile(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("run ReferenceTest with -Dgolden.write=true to generate it")
                .exists();
        assertThat(Files.readString(file).lines().toList())
                .as("%s differs from the declarations; run ReferenceTest with -Dgolden.write=true", file)
                .isEqualTo(expected.lines().toList());
    }
}
