package dev.nn.application.experiment;

import dev.nn.application.document.Node;
import dev.nn.application.document.Plain;
import dev.nn.application.page.Digits;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.ColumnEncoding.OneHot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A comparison of the inputs of a stored model with the inputs here. Weights are carried over by
 * position, so a column in another position or on another scale changes the meaning of a weight.
 */
final class WarmStartFeatures {

    /**
     * A large difference, relative to the standard deviation or the size; fits on other rows of the
     * same kind differ by less.
     */
    private static final double MUCH = 0.1;

    private static final int SHOWN = 3;

    private WarmStartFeatures() {}

    /** Returns the differences, for people; empty if there are none. */
    static List<String> differences(Node description, List<ColumnEncoding> here) {
        List<Map<?, ?>> there = new ArrayList<>();
        if (Plain.map(description).get("features") instanceof List<?> all) {
            all.forEach(one -> there.add(one instanceof Map<?, ?> map ? map : Map.of()));
        }
        List<String> before =
                there.stream().map(map -> String.valueOf(map.get("column"))).toList();
        List<String> now = here.stream().map(ColumnEncoding::name).toList();
        if (!before.equals(now)) {
            int first = IntStream.range(0, Math.min(before.size(), now.size()))
                    .filter(k -> !before.get(k).equals(now.get(k)))
                    .findFirst()
                    .orElse(Math.min(before.size(), now.size()));
            return List.of(
                    "its column " + (first + 1) + " was " + name(before, first) + ", here it is " + name(now, first));
        }
        List<String> differing = IntStream.range(0, here.size())
                .filter(k -> differs(there.get(k), here.get(k)))
                .mapToObj(k -> "'" + now.get(k) + "'" + scales(there.get(k), here.get(k)))
                .toList();
        int more = differing.size() - SHOWN;
        return differing.isEmpty()
                ? List.of()
                : List.of("it was preprocessed differently: "
                        + String.join("; ", differing.subList(0, Math.min(SHOWN, differing.size())))
                        + (more > 0 ? "; and " + more + " more columns" : ""));
    }

    private static String name(List<String> names, int at) {
        return at < names.size() ? "'" + names.get(at) + "'" : "none";
    }

    private static boolean differs(Map<?, ?> there, ColumnEncoding here) {
        if (here instanceof Numeric numeric) {
            double scale = number(there, "scale");
            return there.containsKey("categories")
                    || Boolean.TRUE.equals(there.get("log")) != numeric.log()
                    || Math.abs(number(there, "shift") - numeric.shift()) > MUCH * Math.abs(scale)
                    || Math.abs(scale - numeric.scale()) > MUCH * Math.abs(scale);
        }
        return here instanceof OneHot hot && !hot.categories().equals(there.get("categories"));
    }

    private static String scales(Map<?, ?> there, ColumnEncoding here) {
        return here instanceof Numeric numeric && there.containsKey("scale")
                ? " had shift " + Digits.shown(number(there, "shift")) + " and scale "
                        + Digits.shown(number(there, "scale")) + ", here shift " + Digits.shown(numeric.shift())
                        + " and scale " + Digits.shown(numeric.scale())
                : " had other categories";
    }

    private static double number(Map<?, ?> map, String key) {
        return map.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
