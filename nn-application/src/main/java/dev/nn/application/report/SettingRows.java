package dev.nn.application.report;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.page.Digits;
import dev.nn.domain.formula.SignificantDigits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** Table rows of settings in a report. */
final class SettingRows {

    private SettingRows() {}

    /**
     * Returns every value of a nested map with its path, numbers in their original digits. A list
     * of plain values is one value.
     */
    static List<List<String>> rows(Map<String, ?> map) {
        return rows(map, value -> Digits.wholeOr(SignificantDigits.needed(value), value));
    }

    /** Returns the rows of metrics, with numbers in the digits of a page. */
    static List<List<String>> figures(Map<String, ?> map) {
        return rows(map, Digits::shown);
    }

    private static List<List<String>> rows(Map<String, ?> map, DoubleFunction<String> number) {
        List<List<String>> rows = new ArrayList<>();
        rows("", map, number, rows);
        return rows;
    }

    private static void rows(String path, Object value, DoubleFunction<String> number, List<List<String>> rows) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach(
                    (key, inner) -> rows(path.isEmpty() ? String.valueOf(key) : path + "." + key, inner, number, rows));
        } else if (value instanceof List<?> list && list.stream().anyMatch(item -> item instanceof Map)) {
            for (int i = 0; i < list.size(); i++) {
                rows(path + "[" + i + "]", list.get(i), number, rows);
            }
        } else {
            rows.add(List.of(path, text(value, number)));
        }
    }

    private static String text(Object value, DoubleFunction<String> number) {
        if (value instanceof LocatedPath located) {
            return located.path();
        } else if (value instanceof double[] numbers) {
            return Arrays.toString(numbers);
        } else if (value instanceof double[][] rows) {
            return Arrays.deepToString(rows);
        }
        return value instanceof Double one ? number.apply(one) : String.valueOf(value);
    }
}
