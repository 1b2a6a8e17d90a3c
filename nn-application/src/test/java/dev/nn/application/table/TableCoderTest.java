package dev.nn.application.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableCoderTest {

    /** No column has too many values by itself, all of them together have: some are numbers from then on. */
    @Test
    void aWideTableKeepsNoMoreWordsThanAnother() {
        int columns = 30;
        int rows = 40_000;
        TableCoder coder = new TableCoder(columns + 1, TableCoder.MOST_SPELLINGS);
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
        assertThat(words).isBetween(TableCoder.MOST_OF_TABLE / 2, TableCoder.MOST_OF_TABLE);
        assertThat(codings.get(columns)).isInstanceOf(Coding.Words.class);
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < columns; c++) {
                double cell = cells[row][c];
                double number = codings.get(c) instanceof Coding.Words kept
                        ? kept.numbers()[(int) cell]
                        : row < coder.toMend(c) ? coder.mended(c, cell) : cell;
                assertThat(number).isEqualTo(Double.valueOf(row == 7 ? Double.NaN : row * 31 + c));
            }
        }
    }
}
