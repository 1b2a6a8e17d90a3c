package dev.nn.adapters.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A plot of curves as characters, for a terminal. */
final class Plot {

    private static final int COLUMNS = 61;
    private static final int ROWS = 15;
    private static final double X_MAX = 4;

    private Plot() {}

    /**
     * Draws a function with {@code *} and its derivative with {@code .} from -4 to 4, with axes.
     */
    static String of(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        double[] values = new double[COLUMNS];
        double[] slopes = new double[COLUMNS];
        for (int c = 0; c < COLUMNS; c++) {
            values[c] = function.applyAsDouble(x(c));
            slopes[c] = derivative.applyAsDouble(x(c));
        }
        double low = Math.min(0, lowest(values, slopes));
        double high = Math.max(low + 1e-3, highest(values, slopes));
        char[][] page = new char[ROWS][COLUMNS];
        for (char[] row : page) {
            Arrays.fill(row, ' ');
            row[COLUMNS / 2] = '|';
        }
        Arrays.fill(page[row(0, low, high)], '-');
        draw(page, slopes, low, high, '.');
        draw(page, values, low, high, '*');
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < ROWS; r++) {
            double y = high - (high - low) * r / (ROWS - 1);
            text.append(String.format(Locale.ROOT, "%9.3f  ", y)).append(new String(page[r]).stripTrailing());
            text.append('\n');
        }
        return text.append(String.format(Locale.ROOT, "%11s%-30s%30s%n", "", "-4", "4"))
                .append("           * f(x)   . f'(x)\n")
                .toString();
    }

    private static void draw(char[][] page, double[] values, double low, double high, char mark) {
        for (int c = 0; c < COLUMNS; c++) {
            if (values[c] >= low && values[c] <= high) {
                page[row(values[c], low, high)][c] = mark;
            }
        }
    }

    private static double x(int column) {
        return -X_MAX + 2 * X_MAX * column / (COLUMNS - 1);
    }

    private static int row(double y, double low, double high) {
        return (int) Math.rint((high - y) / (high - low) * (ROWS - 1));
    }

    /**
     * Returns the lowest value to show. Ignores values beyond ten times the domain, because a pole
     * would flatten everything else.
     */
    private static double lowest(double[]... curves) {
        return Arrays.stream(curves)
                .flatMapToDouble(Arrays::stream)
                .filter(Plot::shown)
                .min()
                .orElse(0);
    }

    private static double highest(double[]... curves) {
        return Arrays.stream(curves)
                .flatMapToDouble(Arrays::stream)
                .filter(Plot::shown)
                .max()
                .orElse(1);
    }

    private static boolean shown(double y) {
        return Math.abs(y) <= 10 * X_MAX;
    }
}
