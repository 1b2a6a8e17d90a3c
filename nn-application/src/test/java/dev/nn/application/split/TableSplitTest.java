package dev.nn.application.split;

import static dev.nn.application.fixture.Documents.map;
import static dev.nn.application.fixture.Experiments.inputs;
import static dev.nn.application.fixture.Experiments.problems;
import static dev.nn.application.fixture.Experiments.sound;
import static dev.nn.application.fixture.Experiments.table;
import static dev.nn.application.fixture.Experiments.targets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.preprocessing.PreparedData;
import dev.nn.application.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The assignment of rows to training, validation and test sets; x is the row number. */
class TableSplitTest {

    /** Returns 30 rows, a third of them of class b. */
    private static Table thirty() {
        List<String> lines = new ArrayList<>(List.of("x,y"));
        for (int row = 0; row < 30; row++) {
            lines.add(row + "," + (row % 3 == 0 ? "b" : "a"));
        }
        return table(lines.toArray(String[]::new));
    }

    private static double[] rows(PreparedData data, String part) {
        return Arrays.stream(inputs(data.part(part))).mapToDouble(row -> row[0]).toArray();
    }

    private static PreparedData split(Map<String, Object> split, Table table) {
        return sound(map("split", split), table).data();
    }

    @Test
    void assignsEachRowToOnePartByTheGivenShares() {
        PreparedData data = split(map("validation", 0.1, "test", 0.2), thirty());
        assertThat(rows(data, "train")).hasSize(21);
        assertThat(rows(data, "validation")).hasSize(3);
        assertThat(rows(data, "test")).hasSize(6);
        TreeSet<Double> all = new TreeSet<>();
        data.parts().keySet().forEach(part -> Arrays.stream(rows(data, part)).forEach(all::add));
        assertThat(all).hasSize(30);
    }

    @Test
    void testsTheLastRowsWithoutShuffling() {
        PreparedData data = split(map("validation", 0.1, "test", 0.1, "shuffle", false), thirty());
        assertThat(rows(data, "validation")).containsExactly(24, 25, 26);
        assertThat(rows(data, "test")).containsExactly(27, 28, 29);
    }

    /**
     * Covers words and numbers as classes; numbers are ordered differently as texts than as cells.
     */
    @ParameterizedTest
    @CsvSource({"a, b", "-5.5, 700"})
    void stratifiedPartsKeepTheShareOfEachClass(String first, String second) {
        List<String> lines = new ArrayList<>(List.of("x,y"));
        for (int row = 0; row < 30; row++) {
            lines.add(row + "," + (row % 3 == 0 ? second : first));
        }
        for (int share = 1; share <= 5; share++) {
            PreparedData data = split(map("test", share / 10.0, "stratify", true), table(lines.toArray(String[]::new)));
            double[][] targets = targets(data.part("test"));
            assertThat(targets).hasNumberOfRows(3 * share);
            assertThat(Arrays.stream(targets).mapToDouble(row -> row[1]).sum()).isEqualTo(share);
        }
    }

    @Test
    void assignsRowsByColumn() {
        PreparedData data = split(
                map("column", "p"), table("x,y,p", "0,a,test", "1,b,train", "2,a,validation", "3,b,test", "4,a,train"));
        assertThat(rows(data, "train")).containsExactly(1, 4);
        assertThat(rows(data, "validation")).containsExactly(2);
        assertThat(rows(data, "test")).containsExactly(0, 3);
        assertThat(data.features()).hasSize(1);
    }

    @Test
    void testsEachRowInOneFold() {
        double[] tested = new double[0];
        for (long fold = 1; fold <= 4; fold++) {
            PreparedData data = split(map("folds", 4L, "fold", fold), thirty());
            double[] rows = rows(data, "test");
            assertThat(rows).hasSizeBetween(7, 8);
            tested = DoubleStream.concat(Arrays.stream(tested), Arrays.stream(rows))
                    .toArray();
        }
        assertThat(tested).hasSize(30).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "column | part | table:2:1: part: expected one of train, validation, test, found 'learn'",
                "column | x | table:2:1: x: expected one of train, validation, test, found '0'",
                "column | prat | test: data.split.column: no column 'prat' in table; did you mean 'part'?",
                "folds | 9 | test: data.split.folds: 9 folds need at least 9 rows, found 2",
            })
    void rejectsImpossibleSplits(String key, String value, String problem) {
        Object given = key.equals("folds") ? (Object) Long.valueOf(value) : value;
        assertThat(problems(map("split", map(key, given)), table("x,y,part", "0,a,learn", "1,b,train")))
                .containsExactly(problem);
    }
}
