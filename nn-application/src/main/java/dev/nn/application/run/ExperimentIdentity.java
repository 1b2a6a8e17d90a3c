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
 * The identity of a resolved experiment: its values by path, without those that do not affect
 * results. Files are compared by content elsewhere, since a run folder may be moved.
 *
 * @param values texts, flags, integers as long and other numbers as double
 */
record ExperimentIdentity(Map<String, Object> values) {

    /** Settings that may change when a run is resumed. */
    static final List<String> FREE = List.of("engine.threads", "engine.kernels", "sweep.parallel", "sweep.max_minutes");

    /** Returns the identity of the content of {@code experiment.yaml}. */
    static ExperimentIdentity of(Map<String, Object> resolved) {
        Map<String, Object> values = new TreeMap<>();
        collect(resolved, "", values);
        FREE.forEach(values::remove);
        return new ExperimentIdentity(values);
    }

    /** Returns the identity from stored {@link #values}. */
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

    /** Returns the identity as one text; equal identities have equal texts. */
    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((path, value) -> {
            // The decimal digits of a double differ between JDKs.
            String exact = value instanceof Double number ? Double.toHexString(number) : value.toString();
            text.append(path).append('\0').append(exact).append('\0');
        });
        return text.toString();
    }

    /** A value that differs between two identities; empty on the side where it is missing. */
    record Difference(String path, String here, String there) {}

    /** Returns the differences from another identity, sorted by path. */
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
