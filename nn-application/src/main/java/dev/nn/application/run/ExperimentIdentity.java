package dev.nn.application.run;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.document.Node;
import dev.nn.application.document.Plain;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes a resolved experiment another one: each value by its path, but for those that no result depends on. Files are
 * told apart by their content elsewhere, since a run folder may be moved.
 *
 * @param values texts, flags, whole numbers as long and others as double
 */
record ExperimentIdentity(Map<String, Object> values) {

    /** What may be set when a run is gone on with. */
    static final List<String> FREE = List.of("engine.threads", "engine.kernels", "sweep.parallel", "sweep.max_minutes");

    /** The identity of what would be written to {@code experiment.yaml}. */
    static ExperimentIdentity of(Map<String, Object> resolved) {
        Map<String, Object> values = new TreeMap<>();
        collect(resolved, "", values);
        FREE.forEach(values::remove);
        return new ExperimentIdentity(values);
    }

    /** The same of {@link #values} that were kept before. */
    static ExperimentIdentity kept(Node values) {
        Map<String, Object> sorted = new TreeMap<>(Plain.map(values));
        FREE.forEach(sorted::remove);
        return new ExperimentIdentity(sorted);
    }

    private static void collect(Object value, String path, Map<String, Object> out) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> collect(inner, path.isEmpty() ? key.toString() : path + "." + key, out));
        } else if (value instanceof Iterable<?> list) {
            int i = 0;
            for (Object item : list) {
                collect(item, path + "[" + i++ + "]", out);
            }
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                collect(Objects.requireNonNull(Array.get(value, i)), path + "[" + i + "]", out);
            }
        } else if (value instanceof Integer number) {
            out.put(path, number.longValue());
        } else if (value instanceof Long || value instanceof Double || value instanceof Boolean) {
            out.put(path, value);
        } else if (!(value instanceof LocatedPath)) {
            out.put(path, value.toString());
        }
    }

    /** All of it as one text, which is equal where the values are. */
    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((path, value) -> {
            // Decimal digits of a double are not the same on every JDK.
            String exact = value instanceof Double number ? Double.toHexString(number) : value.toString();
            text.append(path).append('\0').append(exact).append('\0');
        });
        return text.toString();
    }

    /** A value that another identity has otherwise; empty where it has none. */
    record Difference(String path, String here, String there) {}

    /** In the order of paths. */
    List<Difference> differences(ExperimentIdentity other) {
        TreeSet<String> paths = new TreeSet<>(values.keySet());
        paths.addAll(other.values.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            Object here = values.getOrDefault(path, "");
            Object there = other.values.getOrDefault(path, "");
            if (!here.equals(there)) {
                differences.add(new Difference(path, here.toString(), there.toString()));
            }
        }
        return differences;
    }
}
