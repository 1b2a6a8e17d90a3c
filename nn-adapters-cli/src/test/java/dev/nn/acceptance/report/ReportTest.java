package dev.nn.acceptance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a run: its content, and the escaping of all text from files. */
class ReportTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>&\"'";

    @TempDir
    Path temporary;

    @Test
    void showsTheDecisionBoundaryOfTwoFeatures() throws IOException {
        String page = report(run(CommandLineRun.example("lessons/dying-relu.yaml")));
        assertThat(page)
                .contains("<h2>Diagnosis</h2>", "<strong>dead_units</strong> layer 0 (relu): 11 of 16 units")
                .contains("<h2>Metrics</h2>", "In brackets: 95 % confidence interval")
                .contains("\"label\":\"train\"")
                .contains(
                        "Confusion matrix (rows: actual, columns: predicted)",
                        "ROC curve",
                        "true-positive rate",
                        "class=\"plane\"")
                .contains("Worst predictions on the test set")
                .contains("Relative update of each layer per step")
                .contains("optimizer.sgd.learning_rate", "experiment_sha256");
    }

    @Test
    void showsResidualsForRegression() throws IOException {
        assertThat(report(run(CommandLineRun.example("gallery/regression.yaml"))))
                .contains("Residuals (actual - predicted)", "Distribution of residuals")
                .doesNotContain("ROC");
    }

    @Test
    void showsImages() throws IOException {
        assertThat(report(run(CommandLineRun.example("gallery/images.yaml"))))
                .contains("Filters of the first layer", "src=\"data:image/png;base64,")
                .contains("Actual, then predicted");
    }

    @Test
    void writesOneReportPerGroupAndPart() throws IOException {
        Path folds = run(CommandLineRun.example("gallery/folds.yaml"));
        assertThat(report(folds)).contains("<h2>Metrics of 10 folds</h2>", "Pooled", "\"label\":\"fold 10\"");
        assertThat(report(folds)).contains("<a href=\"folds/10/report.html\">fold 10</a>");
        assertThat(report(folds.resolve("folds/10"))).contains("<a href=\"../../report.html\">Parent run</a>");
        Path sweep = run(CommandLineRun.example("gallery/sweep.yaml"));
        assertThat(report(sweep))
                .contains("<h2>Trials (best first)</h2>", "\"label\":\"trial ")
                .contains("<thead><tr><th scope=\"col\" class=\"number\">rank</th>", "/report.html\">1</a></td>");
    }

    /**
     * Shows Wilson's interval for 30 of 30 correct, as statsmodels' proportion_confint(30, 30,
     * method="wilson") computes it: a perfect score proves no certainty.
     */
    @Test
    void showsAnIntervalForAPerfectScore() throws IOException {
        assertThat(report(run(CommandLineRun.example("iris.yaml"))))
                .contains("<td data-label=\"metric\">accuracy</td>")
                .contains(">1 [0.8865, 1]</td>");
    }

    @Test
    void comparesRunsOnAPage() throws IOException {
        String one = run(CommandLineRun.example("iris.yaml")).toString();
        String two = run(CommandLineRun.example("iris.yaml"), "--set", "training.epochs=20")
                .toString();
        Path page = temporary.resolve("compared.html");
        CommandLineRun.of("compare", one, two, "--html", page.toString()).succeeded();
        assertThat(page)
                .content()
                .contains("<a href=\"" + temporary.relativize(Path.of(one)) + "/report.html\">iris/1</a>")
                .contains("Comparison of 2 runs", "training.epochs", "\"label\":\"iris/1\"", "\"label\":\"iris/2\"")
                .doesNotContain(two);
    }

    @Test
    void escapesTextFromFiles() throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> i % 7 + "," + i % 5 + ",\"" + (i % 2 == 0 ? "a" : HOSTILE.replace("\"", "\"\"")) + "\"")
                .collect(Collectors.joining("\n", "\"<b>x\",y,\"" + HOSTILE.replace("\"", "\"\"") + "\"\n", "\n"));
        Files.writeString(temporary.resolve("hostile.csv"), rows);
        Path file = Files.writeString(
                temporary.resolve("hostile.yaml"),
                String.join(
                        "\n",
                        "data: {csv: hostile.csv, target: '" + HOSTILE.replace("'", "''")
                                + "', split: {validation: 0.2, test: 0.3}}",
                        "network: {layers: [dense: {units: 3, activation: tanh}, dense: {activation: softmax}]}",
                        "training: {epochs: 3}",
                        "metrics: [accuracy, f1_macro, confusion_matrix]"));
        String page = report(run(file.toString()));
        assertThat(page)
                .contains("&lt;/script&gt;&lt;img src=x")
                .doesNotContain("<img src=x")
                .doesNotContain("<b>x");
        String[] pieces = page.split("<script type=\"application/json\">");
        assertThat(pieces.length).isGreaterThan(3);
        for (int i = 1; i < pieces.length; i++) {
            assertThat(pieces[i].substring(0, pieces[i].indexOf("</script>"))).endsWith("]}");
        }
    }

    /** Allows addresses as text, but no loaded resources and no links. */
    @Test
    void loadsNothingFromElsewhere() throws IOException {
        String page = report(run(CommandLineRun.example("iris.yaml")));
        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("href=")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContain("fetch(")
                .doesNotContain("XMLHttpRequest");
        assertThat(page.length()).isLessThan(1_500_000);
    }

    private static String report(Path run) throws IOException {
        return Files.readString(run.resolve("report.html"));
    }

    private Path run(String file, String... more) {
        return new Workspace(temporary).run(Path.of(file), more);
    }
}
