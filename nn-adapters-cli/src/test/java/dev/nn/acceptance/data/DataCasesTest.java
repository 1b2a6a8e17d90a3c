package dev.nn.acceptance.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.acceptance.fixture.Cases;
import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real-world tables: data cases, each with its expected outcome. */
class DataCasesTest {

    @TempDir
    Path temporary;

    /**
     * Checks the warnings and errors of {@code nn check}; each text is part of one line of standard
     * error.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 | data/01-sentinel-text | y: 9 rows without a target were dropped",
                "2 | data/02-whitespace | :1:1: expected 3 fields as in the names, found 12; also in lines 2, 3, 4, 5 and 19 more; with the delimiter whitespace every line has 3 fields",
                "2 | data/03-decimal-comma | 'y': 24 of 24 values are numbers with a decimal comma, such as '2,25'",
                "0 | data/04-words-that-are-numbers | rate: 24 of 24 values are percentages, such as '1.5%'",
                "0 | data/04-words-that-are-numbers | price: 24 of 24 values are amounts of money, such as '$1,001'",
                "0 | data/04-words-that-are-numbers | values are dates, such as",
                "0 | data/05-id-column | id: 48 distinct values in 48 training rows",
                "0 | data/07-unnamed-column | :1:1: columns have no name: column_4, column_5",
                "0 | data/08-no-header | 3 of 3 names in the header are numbers, such as '1.25'; if the file has no header, data.csv.header: false",
                "0 | data/09-names-and-header | :1:1: the first row repeats the names and was skipped",
                "0 | data/10-question-mark | b: '?' is not a number, so the whole column is treated as text; 22 of its 24 values are numbers; data.csv.missing: ['?']",
                "0 | data/11-empty-last-rows | :26:1: the last 2 rows have no value in any column and were skipped",
                "2 | data/13-same-line-twenty-times | :1:1: expected 3 fields as in the names, found 1; also in lines 2, 3, 4, 5 and 20 more",
                "2 | data/14-location-of-features | case.yaml:6:17: data.features: no column 'bb' in",
                "2 | data/14-location-of-features/case-b.yaml | case-b.yaml:6:32: data.split.stratify:",
                "2 | data/15-empty-list-of-keys/case-b.yaml | data: expected one of csv, idx, npy, npz, inline, generator",
                "2 | data/20-quotes-in-text | :1:1: unexpected text after a closing quote; data.csv.quote: none disables quoting",
                "2 | data/21-wrong-delimiter-quoted | with the delimiter ';' every line has 3 fields",
                "2 | bugs/02/r-table.yaml | the first field may be a row name, as R's write.table writes it (data.csv.names with all 3 names and data.csv.header: true)",
                "0 | bugs/02/r.yaml | a column has no name: column_1 (named by position)",
                "2 | bugs/06/eu.yaml | 60 of 60 values are numbers with a decimal comma, such as '1,0'",
                "2 | bugs/06/dollar.yaml | 60 of 60 values are amounts of money",
                "2 | bugs/06/minus.yaml | 60 of 60 values are numbers with a typeset minus sign",
                "2 | bugs/06/nbsp.yaml | 60 of 60 values are numbers with spaces between the thousands",
                "2 | bugs/06/percent.yaml | 60 of 60 values are percentages",
                "2 | bugs/06/thousands.yaml | 60 of 60 values are numbers with a decimal comma",
                "0 | bugs/06/dates.yaml | 60 of 60 values are dates, such as '2024-01-01'",
                "2 | bugs/11/iris.yaml | warning: 4 of 5 names in the header are numbers, such as '5.1'",
                "0 | bugs/16/a.yaml | half: '?' is not a number",
                "0 | bugs/16/a.yaml | reflux_ph: '?' is not a number",
                "0 | bugs/16/a.yaml | pulse: '?' is not a number",
                "0 | bugs/17/all.yaml | id: 800 distinct values in 800 training rows",
                "2 | bugs/30/air.yaml | 'CO(GT)': 16 of 16 values are numbers with a decimal comma",
                "2 | bugs/30/cut.yaml | 'CO(GT)': 16 of 16 values are numbers with a decimal comma",
                "2 | bugs/31/comma.yaml | the first line says that the delimiter is ';' (Excel's sep=), not ','",
                "2 | bugs/34/blank.yaml | with the delimiter whitespace every line has 14 fields",
                "2 | bugs/34/tab.yaml | with the delimiter whitespace every line has 14 fields",
            })
    void reportsEachDefectOnOneLine(int exitCode, String file, String line) {
        String path = file.endsWith(".yaml") ? file : file + "/case.yaml";
        CommandLineRun run = CommandLineRun.of("check", Cases.file(path).toString(), "--no-plugins");
        assertThat(run.err().lines().filter(l -> l.contains(line)))
                .as(run.err())
                .hasSize(1);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        if (exitCode == 2 && !file.contains("bugs/11") && !file.contains("data/15")) {
            assertThat(run.err().lines()).as("one line per cause").hasSize(1);
        }
    }

    /** Accepts valid files without warnings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bugs/02/r-write.yaml", "bugs/11/numbered.yaml", "bugs/11/numbered-quoted.yaml", "bugs/16/b.yaml",
                "bugs/18/t.yaml", "bugs/18/test.yaml", "bugs/31/bom.yaml", "bugs/31/semi.yaml"
            })
    void readsWithoutWarnings(String file) {
        CommandLineRun run = CommandLineRun.of("check", Cases.file(file).toString(), "--no-plugins")
                .succeeded();
        assertThat(run.err().lines().filter(line -> !line.contains("has no name")))
                .isEmpty();
    }

    /** Follows the message about {@code bugs/02/r-table.yaml}. */
    @Test
    void namesMayIncludeTheRowNamesThatAHeaderLacks() {
        CommandLineRun run = CommandLineRun.of(
                        "check",
                        Cases.file("bugs/02/r-table.yaml").toString(),
                        "--no-plugins",
                        "--set",
                        "data.csv.names=[row, x, y]",
                        "--set",
                        "data.csv.header=true")
                .succeeded();
        assertThat(run.err()).isEmpty();
    }

    /**
     * Divides by 1 a constant column whose value is not exact in binary, so that other values do
     * not blow up.
     */
    @ParameterizedTest
    @CsvSource({"c01.yaml, p.csv", "c14.yaml, p14.csv"})
    void constantColumnsAreDividedByOne(String file, String data) {
        List<Double> predictions = predictions(trained("bugs/03/" + file), Cases.file("bugs/03/" + data));
        assertThat(predictions).hasSize(2).allSatisfy(value -> assertThat(value).isCloseTo(10, within(0.05)));
    }

    @Test
    void matchesValuesAcrossNotationsAndEncodings() {
        for (String files : List.of("t p1", "t p2", "mixed p1", "city pc-nfc", "city pc-nfd", "city1252 pc-nfc")) {
            String[] names = files.split(" ");
            String run = trained("bugs/07/" + names[0] + ".yaml");
            Path data = Cases.file("bugs/07/" + names[1] + ".csv");
            assertThat(predictions(run, data, "--encoding", "UTF-8").stream().map(Math::round))
                    .as(files)
                    .containsExactly(10L, 20L, 30L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "quoted", "unquoted"})
    void matchesNumericMissingMarkersByValue(String name) throws IOException {
        Path model = Path.of(trained("bugs/13/" + name + ".yaml"), "model.safetensors");
        assertThat(Files.readString(model, StandardCharsets.ISO_8859_1)).contains("\"shift\\\":5.0");
    }

    /** Expects one prediction per row, whatever the rows contain. */
    @Test
    void writesOnePredictionPerRow() throws IOException {
        String run = trained("bugs/08/t.yaml");
        List<Double> three = predictions(run, Cases.file("bugs/08/p.csv"));
        assertThat(three).hasSize(3);
        assertThat(predictions(run, Cases.file("bugs/08/q.csv"))).isEqualTo(three);
        assertThat(predictions(run, Cases.file("bugs/08/e.csv"))).hasSize(2);
        assertThat(predictions(run, written("x\n\n2\n\n\n3\n"))).hasSize(5);
        assertThat(predictions(run, written("x,z\n1,a\n,\n3,b\n"))).isEqualTo(three);
        assertThat(predictions(run, written("x,z\n1,a\n,\n,\n"))).hasSize(3);
        assertThat(predictions(run, written("x\r\n1\r\n\r\n3\r\n"))).isEqualTo(three);
    }

    /** Rejects words in a column that is declared numeric. */
    @Test
    void rejectsWordsInNumericColumn() throws IOException {
        String columns = "data.preprocessing.columns={column_1: {type: numeric, numeric: standardize}}";
        Path words = experiment("said", "header: false", "column_2", "1,2\nabc,4\n3,6\n4,8\n");
        CommandLineRun wrong = CommandLineRun.of("check", words.toString(), "--set", columns);
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("column_1: 'abc' is not a number, and data.preprocessing.columns.column_1.type is numeric");
        Path numbers = experiment("kept", "header: false", "column_2", "1,2\n2,4\n3,6\n4,8\n");
        CommandLineRun run = CommandLineRun.of(
                        "run",
                        numbers.toString(),
                        "--set",
                        columns,
                        "--out",
                        temporary.resolve("said").toString())
                .succeeded();
        assertThat(Files.readString(run.folder().resolve("experiment.yaml"))).contains("type: numeric");
    }

    /** Predicts for a test set without the target column, where the training data had no header. */
    @Test
    void predictsWithoutTargetColumnOrHeader() throws IOException {
        CommandLineRun cars = CommandLineRun.of(
                "predict",
                trained("bugs/33/car.yaml"),
                Cases.file("bugs/33/p3.csv").toString());
        assertThat(cars.out().lines()).hasSize(3);
        String run = trained(experiment("plain", "header: false", "column_2", "1,2\n2,4\n3,6\n4,8\n"));
        List<Double> three = predictions(run, written("5\n6\n7\n"));
        assertThat(three).hasSize(3);
        assertThat(predictions(run, written("5,1\n6,1\n7,1\n"))).isEqualTo(three);
        CommandLineRun named =
                CommandLineRun.of("predict", run, written("column_1\n5\n6\n").toString());
        assertThat(named.out().lines()).hasSize(3);
        assertThat(named.err()).contains("the first row repeats the names and was skipped");
    }

    @Test
    void replacesHeaderWithGivenNames() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "check",
                experiment("named", "header: true, names: [x, y]", "y", "a,b\n1,2\n2,4\n3,6\n")
                        .toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("samples train 3").contains("[1, 1]");
    }

    /** Reads runs of blanks and tabs, blanks at both ends of a line, and quoted blanks. */
    @Test
    void splitsOnWhitespace() throws IOException {
        String table = "  x  \t name    y\n 1 'a b'   2\n\t2 c\t4  \n3   d 6\n";
        CommandLineRun run = CommandLineRun.of(
                "check",
                experiment("blank", "delimiter: whitespace, quote: \"'\"", "y", table)
                        .toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("samples train 3").contains("[4, 1]");
        CommandLineRun housing = CommandLineRun.of(
                        "check", Cases.file("bugs/34/blank.yaml").toString(), "--set", "data.csv.delimiter=whitespace")
                .succeeded();
        assertThat(housing.out()).contains("[13, 1]");
    }

    @Test
    void readsQuotesAsTextWithQuoteNone() {
        CommandLineRun.of(
                        "check",
                        Cases.file("data/20-quotes-in-text/case.yaml").toString(),
                        "--set",
                        "data.csv.quote=none")
                .succeeded();
    }

    @Test
    void readsGzipAndRejectsOtherFormats() throws IOException {
        assertThat(predictions(trained("data/12-gzip/case.yaml"), Cases.file("data/12-gzip/data.csv.gz")))
                .hasSize(3);
        assertThat(refused("PK\3\4 sheet".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("is a spreadsheet (.xlsx) or another ZIP file; save the sheet as CSV");
        assertThat(refused("PAR1....PAR1".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("is a Parquet file; save it as CSV");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write("a,y\n1,2\n2,3\n".repeat(50).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(refused(Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12)))
                .contains("other.csv: ")
                .doesNotContain("Exception");
    }

    @Test
    void warnsOfUnseenCategories() {
        CommandLineRun predicted = CommandLineRun.of(
                "predict",
                trained("data/19-unseen-words/case.yaml"),
                Cases.file("data/19-unseen-words/new.csv").toString());
        assertThat(predicted.exitCode()).isZero();
        assertThat(predicted.err()).contains("c: 2 of 3 values were never seen in training, such as 'purple', 'R'");
    }

    @Test
    void acceptsDelimiterOption() {
        String run = trained("bugs/19/semi.yaml");
        String data = Cases.file("bugs/19/comma.csv").toString();
        CommandLineRun comma = CommandLineRun.of("predict", run, data);
        assertThat(comma.exitCode()).isEqualTo(2);
        assertThat(comma.err()).contains("--delimiter in other commands");
        CommandLineRun told =
                CommandLineRun.of("predict", run, data, "--delimiter", ",").succeeded();
        assertThat(told.out().lines()).hasSize(5);
        assertThat(CommandLineRun.of("predict", run, data, "--encoding", "UTF8").err())
                .contains("--encoding UTF8: unknown encoding; did you mean 'UTF-8'?");
    }

    @Test
    void matchesNumericClassesByValue() {
        CommandLineRun.of(
                        "evaluate",
                        trained("bugs/18/t.yaml"),
                        Cases.file("bugs/18/p.csv").toString())
                .succeeded();
        CommandLineRun weights =
                CommandLineRun.of("check", Cases.file("bugs/18/weights.yaml").toString());
        assertThat(weights.exitCode()).as(weights.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.yaml", "strat.yaml"})
    void warnsOfClassesWithoutTrainingRows(String file) {
        CommandLineRun run =
                CommandLineRun.of("check", Cases.file("bugs/26/" + file).toString());
        assertThat(run.err()).contains("no training rows: all of").containsAnyOf("'c'", "'d'");
    }

    private Path experiment(String name, String format, String target, String table) throws IOException {
        Files.writeString(temporary.resolve(name + ".csv"), table);
        return Files.writeString(
                temporary.resolve(name + ".yaml"),
                "data: {csv: {file: " + name + ".csv, " + format + "}, target: " + target + "}\n"
                        + "network: {layers: [{dense: {activation: linear}}]}\ntraining: {epochs: 3}\n");
    }

    private String refused(byte[] bytes) throws IOException {
        Path file = experiment("other", "header: true", "y", "");
        Files.write(temporary.resolve("other.csv"), bytes);
        CommandLineRun run = CommandLineRun.of("check", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).as(run.err()).hasSize(1);
        return run.err();
    }

    private Path written(String text) throws IOException {
        return Files.writeString(temporary.resolve("written.csv"), text);
    }

    private static List<Double> predictions(String run, Path data, String... options) {
        List<String> arguments = new ArrayList<>(List.of("predict", run, data.toString()));
        arguments.addAll(List.of(options));
        CommandLineRun predicted =
                CommandLineRun.of(arguments.toArray(String[]::new)).succeeded();
        return predicted.out().lines().skip(1).map(Double::parseDouble).toList();
    }

    private String trained(String file) {
        return trained(Cases.file(file));
    }

    private String trained(Path file) {
        String runs = temporary.resolve("runs").toString();
        CommandLineRun run = CommandLineRun.of("run", file.toString(), "--no-plugins", "--out", runs)
                .succeeded();
        return run.folder().toString();
    }
}
