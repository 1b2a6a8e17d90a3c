package dev.nn.application.preprocessing;

import static dev.nn.application.fixture.Documents.map;
import static dev.nn.application.fixture.Experiments.delimited;
import static dev.nn.application.fixture.Experiments.experiment;
import static dev.nn.application.fixture.Experiments.inputs;
import static dev.nn.application.fixture.Experiments.load;
import static dev.nn.application.fixture.Experiments.problems;
import static dev.nn.application.fixture.Experiments.sound;
import static dev.nn.application.fixture.Experiments.table;
import static dev.nn.application.fixture.Experiments.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.application.experiment.Experiment;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.ColumnEncoding.OneHot;
import dev.nn.application.problem.Problem;
import dev.nn.application.table.Table;
import dev.nn.domain.data.Task;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversion of columns to inputs and targets, on tables of a few rows. */
class PreparationTest {

    private static final Offset<Double> NEAR = within(1e-15);

    /** A table whose last row is the test set, which must not influence the fitted statistics. */
    private static final Table NUMBERS =
            table("x,y,part", "1,a,train", "2,b,train", "4,a,train", "9,b,train", "1000,a,test");

    private static Map<String, Object> parted(Map<String, Object> preprocessing) {
        return map("split", map("column", "part"), "preprocessing", preprocessing);
    }

    /**
     * Compares with Python's statistics module on the training rows 1, 2, 4, 9; quartiles use its
     * method "inclusive".
     */
    @ParameterizedTest
    @CsvSource({
        "standardize, 4.0, 3.082207001484488",
        "min_max, 1.0, 8.0",
        "robust, 3.0, 3.5",
        "log, 1.4259456186640502, 0.6013124914802229",
        "none, 0.0, 1.0"
    })
    void fitsScalingToTheTrainingRows(String numeric, double shift, double scale) {
        Experiment made = sound(parted(map("numeric", numeric)), NUMBERS);
        Numeric column = (Numeric) made.model().features().get(0);
        assertThat(column.shift()).isCloseTo(shift, NEAR);
        assertThat(column.scale()).isCloseTo(scale, NEAR);
        double x = numeric.equals("log") ? Math.log1p(1000) : 1000;
        assertThat(inputs(made.data().part("test"))[0][0]).isCloseTo((x - shift) / scale, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"mean, 3.6", "median, 2", "most_frequent, 2"})
    void imputesMissingNumbers(String missing, double filled) {
        Experiment made = sound(
                map("preprocessing", map("missing", missing)), table("x,y", "1,a", "2,b", "4,a", "9,b", ",a", "2,b"));
        assertThat(inputs(made.data().training())[4][0]).isCloseTo(filled, NEAR);
    }

    @Test
    void encodesWordsOneHot() {
        Experiment made = sound(
                map("split", map("column", "part")),
                table("c,y,part", "red,a,train", "blue,b,train", "red,a,train", "green,b,test"));
        assertThat(((OneHot) made.model().features().get(0)).categories()).containsExactly("blue", "red");
        assertThat(inputs(made.data().training())).isDeepEqualTo(new double[][] {{0, 1}, {1, 0}, {0, 1}});
        assertThat(inputs(made.data().part("test"))).isDeepEqualTo(new double[][] {{0, 0}});
    }

    @ParameterizedTest
    @ValueSource(strings = {"separate", "most_frequent"})
    void encodesMissingWordsAsConfigured(String missing) {
        Experiment made = sound(
                map("preprocessing", map("missing_category", missing)),
                table("c,y", "red,a", "blue,b", "red,a", "green,b", ",a"));
        double[] row = inputs(made.data().training())[4];
        double[] expected = missing.equals("separate") ? new double[] {1, 0, 0, 0} : new double[] {0, 0, 1};
        assertThat(row).containsExactly(expected);
    }

    @Test
    void groupsRareWordsIntoOneCategory() {
        Experiment made = sound(
                map("preprocessing", map("categorical", map("one_hot", map("rare", 2L)))),
                table("c,y", "red,a", "blue,b", "red,a", "green,b"));
        assertThat(inputs(made.data().training())).isDeepEqualTo(new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});
    }

    /** Treats 1.0 as the number 1, but 01 as a code, which is another category. */
    @Test
    void comparesNumericCategoriesByValueAndCodesByText() {
        Experiment made = sound(
                map("preprocessing", map("columns", map("c", map("type", "categorical")))),
                table("c,y", "1,a", "1.0,b", "01,a", "2,b"));
        assertThat(((OneHot) made.model().features().get(0)).categories()).containsExactly("01", "1", "2");
        assertThat(inputs(made.data().training()))
                .isDeepEqualTo(new double[][] {{0, 1, 0}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}});
    }

    /** Ignores the spelling, since the column is learned as a number. */
    @Test
    void readsAllSpellingsOfANumberAsTheSame() {
        Experiment made = sound(Map.of(), table("x,y", "1,a", "1.0,b", "1e0,a", "2.50,b", "2.5,a"));
        assertThat(inputs(made.data().training())).isDeepEqualTo(new double[][] {{1}, {1}, {1}, {2.5}, {2.5}});
    }

    @ParameterizedTest
    @CsvSource({
        "cross_entropy, softmax, words, CLASSIFICATION",
        "cross_entropy, softmax, numbers, CLASSIFICATION",
        "mse, linear, numbers, REGRESSION",
    })
    void infersTheTaskFromLossAndColumn(String loss, String activation, String target, Task task) {
        Table table = table("x,words,numbers", "1,a,3", "2,b,5", "3,a,3", "4,b,5");
        Map<String, Object> experiment =
                experiment(map("target", target, "features", List.of("x")), map("activation", activation));
        experiment.put("loss", loss);
        Experiment made = load(experiment, table).get().experiment();
        assertThat(made.model().target().task()).isEqualTo(task);
        assertThat(targets(made.data().training()))
                .isDeepEqualTo(
                        task == Task.REGRESSION
                                ? new double[][] {{3}, {5}, {3}, {5}}
                                : new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});
    }

    @Test
    void infersMultiLabelFromBinaryTargets() {
        Map<String, Object> experiment = experiment(map("target", List.of("p", "q")), map("activation", "sigmoid"));
        experiment.put("loss", "binary_cross_entropy");
        Experiment made = load(experiment, table("x,p,q", "1,no,0", "2,yes,1", "3,yes,0"))
                .get()
                .experiment();
        assertThat(made.model().target().task()).isEqualTo(Task.MULTI_LABEL);
        assertThat(targets(made.data().training())).isDeepEqualTo(new double[][] {{0, 0}, {1, 1}, {1, 0}});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y;1,a;2,a | test: data.target: classification needs at least two classes, found [a] in table",
                "x,y;1,1;2,1.0;3,2 | table: y: '1' and '1.0' are two spellings of the same number; use only one",
                "x,y;1,a;2, | table:3:1: y: the value is missing; every row needs a target; data.preprocessing.missing_target: drop"
                        + " removes such rows",
                "x,y;1,a;,b | table:3:1: x: the value is missing; data.preprocessing.missing can fill a numeric column (mean, median,"
                        + " most_frequent)",
                "x,z;1,a;2,b | test: data.target: no column 'y' in table; expected one of x, z",
                "y;a;b | test: data.features: expected at least one feature column besides the target, found none",
            })
    void rejectsUnusableTables(String lines, String problem) {
        assertThat(problems(Map.of(), table(lines.split(";", -1)))).contains(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,50;2,25;3,75;4,0 | numbers with a decimal comma",
                "$5;$6;$7;$8 | amounts of money",
                "5%;6%;7%;8% | percentages",
                "2024-01-02;2024-01-03;2024-02-02;2024-05-02 | dates",
                "1;2;?;4 | is not a number, so the whole column is treated as text",
                "7;7;7;7 | is '7' in every training row",
                "red;red;red;red | is 'red' in every training row",
            })
    void warnsOfSuspiciousColumns(String values, String warning) {
        String[] each = values.split(";");
        String[] lines = new String[each.length + 1];
        lines[0] = "x;y";
        for (int i = 0; i < each.length; i++) {
            lines[i + 1] = each[i] + ";" + (i % 2 == 0 ? "a" : "b");
        }
        Experiment made = sound(Map.of(), delimited(";", lines));
        assertThat(made.provenance().warnings()).map(Problem::message).anyMatch(message -> message.contains(warning));
    }

    @Test
    void doesNotWarnOfSoundTables() {
        Experiment made = sound(Map.of(), table("x,c,y", "1.5,red,a", "2,blue,b", "-3e2,red,a"));
        assertThat(made.provenance().warnings()).isEmpty();
    }

    @Test
    void reportsNonNumericColumnEvenIfAllRowsAreDropped() {
        Map<String, Object> numbers = map("missing_target", "drop", "columns", map("x", map("type", "numeric")));
        assertThat(problems(map("preprocessing", numbers), table("x,y", "red,", "blue,")))
                .first()
                .asString()
                .startsWith("table: x: 'red' is not a number");
    }

    /**
     * Recognizes columns that can't have faults, which saves a search row by row in a table on
     * disk.
     */
    @Test
    void recognizesColumnsWithoutFaults() {
        Table table = table("x,c,y,m", "1,red,a,1", "2,blue,b,", "3,red,a,3");
        Experiment made = sound(map("features", List.of("x", "c")), table);
        for (ColumnEncoding column : made.model().features()) {
            assertThat(CellEncoder.of(table.column(column.name()), column).faultless())
                    .as(column.name())
                    .isTrue();
        }
        assertThat(CellEncoder.of(table.column("m"), Numeric.plain("m")).faultless())
                .isFalse();
        ColumnEncoding label = made.model().target().columns().get(0);
        assertThat(CellEncoder.of(table.column("y"), label).faultless()).isTrue();
        assertThat(CellEncoder.of(table("y", "c").column("y"), label).faultless())
                .isFalse();
    }

    @Test
    void warnsIfClassesShouldBeStandardized() {
        assertThat(sound(map("preprocessing", map("target", "standardize")), table("x,y", "1,a", "2,b"))
                        .provenance()
                        .warnings())
                .map(Problem::toString)
                .containsExactly("test: data.preprocessing.target: has no effect: the task is classification");
    }

    /** Covers each setting without effect. */
    @ParameterizedTest
    @CsvSource({
        "y, numeric, log, .y: has no effect: the column is the target",
        "c, numeric, log, .c.numeric: has no effect: it applies to numbers",
        "c, missing, mean, .c.missing: has no effect: it applies to numbers",
        "x, missing_category, separate, .x.missing_category: has no effect: it applies to words",
        "z, numeric, log, .z: has no effect: the column is not a feature"
    })
    void warnsOfSettingsWithoutEffect(String column, String key, String value, String problem) {
        Map<String, Object> own = map("columns", map(column, map(key, value)));
        assertThat(sound(
                                map("features", List.of("x", "c"), "preprocessing", own),
                                table("x,c,z,y", "1,red,1,a", "2,blue,2,b"))
                        .provenance()
                        .warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains("data.preprocessing.columns" + problem);
    }

    @Test
    void rejectsNegativeAndAllZeroWeights() {
        Table table = table("x,w,y", "1,0.5,a", "2,0,b", "3,2,a");
        assertThat(sound(map("sample_weight", "w"), table).data().weights()).containsExactly(0.5, 0, 2);
        assertThat(problems(map("sample_weight", "w"), table("x,w,y", "1,1,a", "2,-1,b")))
                .containsExactly("table:3:1: w: expected a weight of 0 or more, found '-1'");
        assertThat(problems(map("sample_weight", "w"), table("x,w,y", "1,0,a", "2,0,b")))
                .containsExactly("table: w: every training row has weight 0; none are left for training");
    }
}
