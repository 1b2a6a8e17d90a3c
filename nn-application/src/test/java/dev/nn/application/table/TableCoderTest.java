package dev.nn.application.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableCoderTest {

    /** Returns a table column of the given texts. */
    private static Column column(int mostWords, List<String> texts) {
        TableCoder coder = new TableCoder(1, mostWords);
        Cells.InMemory cells = new Cells.InMemory(1);
        double[] row = new double[2];
        for (int line = 1; line <= texts.size(); line++) {
            coder.code(List.of(texts.get(line - 1)), line, row);
            cells.add(row);
        }
        return new Column("x", 0, coder.codings().get(0), cells);
    }

    private static Column column(String... texts) {
        return column(Integer.MAX_VALUE, List.of(texts));
    }

    private static double[] cells(Column column) {
        return IntStream.range(0, column.rows())
                .mapToDouble(row -> column.cells().cell(row, 0))
                .toArray();
    }

    private static double[] numbers(Column column) {
        return IntStream.range(0, column.rows()).mapToDouble(column::number).toArray();
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.rows()).mapToObj(column::text).toList();
    }

    @Test
    void storesNumbersAsCells() {
        Column column = column("5.1", "", "-3e2", "5.1");
        assertThat(cells(column)).containsExactly(5.1, Double.NaN, -300, 5.1);
        assertThat(column.numeric()).isTrue();
        assertThat(column.coding().numbersAlone()).isTrue();
        assertThat(column.firstMissing()).isEqualTo(1);
        assertThat(column.words()).containsExactly("5.1", "-3e2");
    }

    /** Preserves the texts and numbers of earlier rows, whatever comes later. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "1, 2, n/a, true, false",
                "1, 1.0, 01, false, true",
                "0, -0, 0, true, true",
                "a, 1, b, false, false"
            })
    void roundTripsTexts(String first, String second, String third, boolean lone, boolean numeric) {
        List<String> texts = List.of(first, second, "", third, second, first);
        Column column = column(Integer.MAX_VALUE, texts);
        assertThat(texts(column)).isEqualTo(texts);
        assertThat(column.numeric()).isEqualTo(numeric);
        assertThat(column.coding().numbersAlone()).isEqualTo(lone && numeric);
        assertThat(numbers(column))
                .containsExactly(texts.stream()
                        .mapToDouble(text -> text.matches("[-0-9.]+") ? Double.parseDouble(text) : Double.NaN)
                        .toArray());
        assertThat(Arrays.stream(column.counts()).sum()).isEqualTo(5);
        assertThat(column.present())
                .containsExactlyElementsOf(
                        texts.stream().filter(t -> !t.isEmpty()).distinct().toList());
        assertThat(column.firstRow(third)).hasValue(texts.indexOf(third));
    }

    /** Drops texts if there are too many, but keeps numbers in any spelling. */
    @Test
    void keepsTheValuesOfManyNumbers() {
        List<String> texts = new ArrayList<>(List.of("1.50", "1.5", ""));
        IntStream.rangeClosed(0, TableCoder.MAX_TEXTS_PER_COLUMN).forEach(k -> texts.add("0." + (k + 1_000_000)));
        texts.addAll(List.of("1.500", "1.50"));
        Column column = column(Integer.MAX_VALUE, texts);
        assertThat(column.coding()).isInstanceOf(Coding.NumbersOnly.class);
        assertThat(numbers(column))
                .containsExactly(texts.stream()
                        .mapToDouble(text -> text.isEmpty() ? Double.NaN : Double.parseDouble(text))
                        .toArray());
        assertThat(column.text(1)).isEqualTo("1.5");
        assertThat(column.firstMissing()).isEqualTo(2);
        texts.set(texts.size() - 1, "high");
        assertThat(column(Integer.MAX_VALUE, texts).coding()).isEqualTo(new Coding.MixedOverflow("high", texts.size()));
    }

    /** Keeps any number of distinct words in memory, but not on disk. */
    @Test
    void keepsManyWordsOnlyInMemory() {
        List<String> texts = new ArrayList<>(List.of("7"));
        IntStream.rangeClosed(0, TableCoder.MAX_TEXTS_PER_COLUMN).forEach(k -> texts.add("w" + k));
        assertThat(texts(column(Integer.MAX_VALUE, texts))).isEqualTo(texts);
        assertThat(column(TableCoder.MAX_TEXTS_PER_COLUMN, texts).coding())
                .isEqualTo(new Coding.MixedOverflow("w0", 2));
    }

    /**
     * Drops the texts of some columns if no single column has too many values but all together do.
     */
    @Test
    void boundsTheWordsOfWideTables() {
        int columns = 30;
        int rows = 40_000;
        TableCoder coder = new TableCoder(columns + 1, TableCoder.MAX_TEXTS_PER_COLUMN);
        double[][] cells = new double[rows][columns + 2];
        for (int row = 0; row < rows; row++) {
            List<String> values = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                values.add(row == 7 ? "" : Integer.toString(row * 31 + c));
            }
            values.add("abc".substring(row % 3, row % 3 + 1));
            coder.code(values, row + 2L, cells[row]);
        }
        List<Coding> codings = coder.codings();
        int words = codings.stream()
                .filter(Coding.Words.class::isInstance)
                .mapToInt(coding -> ((Coding.Words) coding).words().size())
                .sum();
        assertThat(words).isBetween(TableCoder.MAX_TEXTS_PER_TABLE / 2, TableCoder.MAX_TEXTS_PER_TABLE);
        assertThat(codings.get(columns)).isInstanceOf(Coding.Words.class);
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < columns; c++) {
                assertThat(codings.get(c).number(cells[row][c]))
                        .isEqualTo(Double.valueOf(row == 7 ? Double.NaN : row * 31 + c));
            }
        }
    }
}
