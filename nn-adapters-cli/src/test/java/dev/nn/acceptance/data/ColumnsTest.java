package dev.nn.acceptance.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.Workspace;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Column preprocessing, observed from outside: an untrained linear network sums its inputs, each
 * multiplied by a power of ten. The expected scaled values come from scikit-learn 1.2, fitted on
 * the same rows.
 */
class ColumnsTest {

    private static final String ROWS = "x,w,y\n1,a,0\n2,b,1\n2,a,2\n5,c,3\n9,b,4\n30,a,5\n";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "none, 7",
        "standardize, -0.11525074",
        "min_max, 0.20689655",
        "robust, 0.58333333",
        "log, 0.37175794",
        "'{scale: 0.5}', 3.5"
    })
    void scalesNumbersLikeScikitLearn(String numeric, double expected) throws IOException {
        Path run = run(ROWS, 4, "preprocessing: {numeric: " + numeric + "}");
        assertThat(predictions(run, "x,w\n7,a\n7,b\n7,z\n"))
                .containsExactly(new double[] {expected + 10, expected + 100, expected}, within(1e-6));
    }

    /** Matches OneHotEncoder with min_frequency: rare and unseen values share one category. */
    @Test
    void groupsRareAndUnseenValuesIntoOneCategory() throws IOException {
        Path run = run(ROWS, 4, "preprocessing: {categorical: {one_hot: {rare: 2}}}");
        assertThat(predictions(run, "x,w\n0,a\n0,b\n0,c\n0,z\n")).containsExactly(10, 100, 1000, 1000);
    }

    @Test
    void treatsMissingCategoriesAsConfigured() throws IOException {
        String rows = ROWS + "4,,6\n";
        Path separate = run(rows, 5, "preprocessing: {missing_category: separate}");
        assertThat(predictions(separate, "x,w\n0,\n0,a\n0,c\n")).containsExactly(10, 100, 10_000);
        Path filled = run(rows, 4, "preprocessing: {missing_category: most_frequent}");
        assertThat(predictions(filled, "x,w\n0,\n0,a\n0,b\n")).containsExactly(10, 10, 100);
    }

    @Test
    void appliesPerColumnSettings() throws IOException {
        String columns = "preprocessing: {numeric: standardize, columns: {x: {numeric: min_max, missing: median},"
                + " w: {categorical: {one_hot: {rare: 3}}}}}";
        Path run = run(ROWS + ",a,6\n", 3, columns);
        assertThat(predictions(run, "x,w\n30,a\n,b\n"))
                .containsExactly(new double[] {11, 100 + 2.5 / 29}, within(1e-6));
        Path words = run(ROWS, 8, "preprocessing: {columns: {x: {type: categorical}}}");
        assertThat(predictions(words, "x,w\n1,a\n30,c\n")).containsExactly(1 + 100_000, 100 + 10_000_000);
    }

    @Test
    void readsCustomDelimiterQuoteAndEncoding() throws IOException {
        Charset latin = StandardCharsets.ISO_8859_1;
        Path data = temporary.resolve("latin.txt");
        Files.writeString(data, "1;'süß; sehr';0\nNA;b;1\n3;?;2\n", latin);
        Path run = run(
                "{file: latin.txt, delimiter: ';', quote: \"'\", encoding: ISO-8859-1, names: [x, w, y],"
                        + " missing: [NA, '?']}",
                "preprocessing: {missing: mean, missing_category: separate}",
                4);
        Path more = temporary.resolve("more.txt");
        Files.writeString(more, "NA;'süß; sehr';\n7;?;\n", latin);
        assertThat(CommandLineRun.of("predict", run.toString(), more.toString()).out())
                .isEqualTo("prediction\n1002.0\n17.0\n");
        assertThat(Files.readString(run.resolve("experiment.yaml"))).contains("ISO-8859-1");
        assertThat(CommandLineRun.of("check", run.resolve("experiment.yaml").toString())
                        .exitCode())
                .isZero();
    }

    /** Identifies the rows of each set by the mean squared error of a network that outputs 0. */
    @Test
    void splitsRowsInOrderOrByColumn() throws IOException {
        JsonNode ordered = Workspace.metrics(run(ROWS, 0, "split: {validation: 0.16, test: 0.34, shuffle: false}"));
        assertThat(ordered.get("validation").get("mse").asDouble()).isEqualTo(9);
        assertThat(ordered.get("test").get("mse").asDouble()).isEqualTo(20.5);
        String rows = "x,w,y,part\n1,a,0,train\n2,b,1,test\n2,a,2,validation\n5,b,3,test\n";
        JsonNode named = Workspace.metrics(run(rows, 0, "split: {column: part}"));
        assertThat(named.get("train").get("mse").asDouble()).isZero();
        assertThat(named.get("validation").get("mse").asDouble()).isEqualTo(4);
        assertThat(named.get("test").get("mse").asDouble()).isEqualTo(5);
        CommandLineRun wrong = CommandLineRun.of(
                "run",
                experiment(rows.replace("5,b,3,test", "5,b,3,Test"), 0, "split: {column: part}")
                        .toString());
        assertThat(wrong.err()).contains("rows.csv:5:1: part: expected one of train, validation, test, found 'Test'");
    }

    @Test
    void dropsRowsWithMissingTarget() throws IOException {
        Path experiment = experiment(ROWS + "4,a,\n6,b,\n", 0, "preprocessing: {missing_target: drop}");
        CommandLineRun run = new Workspace(temporary).start(experiment).succeeded();
        assertThat(run.err()).contains("rows.csv: y: 2 rows without a target were dropped");
        assertThat(Workspace.metrics(run.folder()).get("train").get("mse").asDouble())
                .isCloseTo(55.0 / 6, within(1e-12));
        CommandLineRun judged = CommandLineRun.of(
                "evaluate",
                run.folder().toString(),
                temporary.resolve("rows.csv").toString());
        assertThat(judged.out()).as(judged.err()).startsWith("6 samples  loss 9.1667");
    }

    private Path run(String rows, int inputs, String settings) throws IOException {
        return started(experiment(rows, inputs, settings));
    }

    private Path run(String csv, String settings, int inputs) throws IOException {
        return started(written(csv, inputs, settings));
    }

    private Path started(Path experiment) {
        return new Workspace(temporary).run(experiment);
    }

    private Path experiment(String rows, int inputs, String settings) throws IOException {
        Files.writeString(temporary.resolve("rows.csv"), rows);
        return written("rows.csv", inputs, settings);
    }

    /**
     * Writes an experiment with a linear network whose weights are powers of ten, or zeros if
     * {@code inputs} is 0.
     */
    private Path written(String csv, int inputs, String settings) throws IOException {
        StringBuilder weights = new StringBuilder();
        for (int i = 0; i < inputs; i++) {
            weights.append(i == 0 ? "[1" : "], [1").append("0".repeat(i)).append(".0");
        }
        String start = inputs == 0 ? "initializer: zeros" : "weights: [" + weights + "]]";
        Path file = temporary.resolve("columns.yaml");
        Files.writeString(file, """
                data:
                  csv: %s
                  target: y
                  %s
                network: {layers: [{dense: {%s}}]}
                optimizer: {sgd: {learning_rate: 0}}
                training: {epochs: 1}
                metrics: [mse]
                engine: reference
                """.formatted(csv, settings, start));
        return file;
    }

    private double[] predictions(Path run, String rows) throws IOException {
        Path data = temporary.resolve("predict.csv");
        Files.writeString(data, rows);
        CommandLineRun predicted =
                CommandLineRun.of("predict", run.toString(), data.toString()).succeeded();
        return predicted.out().lines().skip(1).mapToDouble(Double::parseDouble).toArray();
    }
}
