package dev.nn.application.report;

import dev.nn.application.document.Located;
import dev.nn.application.page.Digits;
import dev.nn.domain.formula.SignificantDigits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings as a report shows them. */
final class Shown {

    /** Below it every float64 tells whole numbers apart. */
    private static final double WHOLE = 1e15;

    private Shown() {}

    /** Every value of a nested map by its path; a list of plain values is one of them. */
    static List<List<String>> rows(Map<String, ?> map) {
        List<List<String>> rows = new ArrayList<>();
        rows("", map, rows);
        return rows;
    }

    /** The same of figures, in the digits of a page. */
    static List<List<String>> figures(Map<String, ?> map) {
        return rows(rounded(map));
    }

    private static Map<String, Object> rounded(Map<?, ?> map) {
        Map<String, Object> shown = new LinkedHashMap<>();
        map.forEach((key, value) -> shown.put(
                String.valueOf(key),
                value instanceof Map<?, ?> inner
                        ? rounded(inner)
                        : value instanceof Double number ? Digits.shown(number) : String.valueOf(value)));
        return shown;
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
        return value == Math.rint(value) && Math.abs(value) < WHOLE
                ? Long.toString((long) value)
                : SignificantDigits.text(value, SignificantDigits.needed(value));
    }
}
