package dev.nn.application.report;

import dev.nn.application.document.Located;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values as a report shows them. */
public final class Shown {

    private static final double SMALL = 1e-3;
    private static final double LARGE = 1e6;

    private Shown() {}

    /** Four digits after the point, or a power of ten where those would say nothing. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        boolean plain = value == 0 || (Math.abs(value) >= SMALL && Math.abs(value) < LARGE) || !Double.isFinite(value);
        return String.format(Locale.ROOT, plain ? "%.4f" : "%.2e", value);
    }

    /** Every value of a nested map by its path; a list of plain values is one of them. */
    static List<List<String>> rows(Map<String, ?> map) {
        List<List<String>> rows = new ArrayList<>();
        rows("", map, rows);
        return rows;
    }

    private static void rows(String path, Object value, List<List<String>> rows) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, inner) -> rows(path.isEmpty() ? String.valueOf(key) : path + "." + key, inner, rows));
        } else if (value instanceof List<?> list && list.stream().anyMatch(item -> item instanceof Map)) {
            for (int i = 0; i < list.size(); i++) {
                rows(path + "[" + i + "]", list.get(i), rows);
            }
        } else {
            rows.add(List.of(path, text(value)));
        }
    }

    private static String text(Object value) {
        if (value instanceof Located located) {
            return located.path();
        } else if (value instanceof double[] numbers) {
            return Arrays.toString(numbers);
        } else if (value instanceof double[][] rows) {
            return Arrays.deepToString(rows);
        }
        return value instanceof Double number ? plain(number) : String.valueOf(value);
    }

    /** Every digit that is meant, as people write it. */
    private static String plain(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGE;
        return whole
                ? Long.toString((long) value)
                : Math.abs(value) >= SMALL && Math.abs(value) < LARGE
                        ? Double.toString(value)
                        : String.format(Locale.ROOT, "%.6g", value).replaceAll("\\.?0+(?=e|$)", "");
    }
}
