package dev.nn.application.spec;

import static dev.nn.application.fixture.Documents.map;
import static dev.nn.application.fixture.Documents.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.fixture.Documents;
import dev.nn.application.key.Resolution;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reader, schema and resolved experiment agree on each key. */
class ExperimentKeysTest {

    private static final Map<String, Object> SCHEMA = ExperimentKeys.EXPERIMENT.schema("");

    private static List<Map<String, Object>> everything() {
        return Documents.EVERYTHING;
    }

    @ParameterizedTest
    @MethodSource("everything")
    void roundTripsEveryKey(Map<String, Object> document) {
        Problems problems = new Problems();
        ExperimentSpec spec = read(document, problems);

        assertThat(problems.all()).isEmpty();
        Map<String, Object> written = ExperimentKeys.EXPERIMENT.written(spec, new Resolution("file.yaml", Map.of()));
        assertThat(plain(written).toString()).isEqualTo(complete(document).toString());
    }

    /** Adds the keys that are always written: preprocessing for columns and storage for tables. */
    private static Map<String, Object> complete(Map<String, Object> document) {
        Map<String, Object> all = new LinkedHashMap<>(document);
        all.computeIfPresent("data", (key, value) -> {
            Map<String, Object> data = new LinkedHashMap<>(asMap(value));
            if (!data.containsKey("idx") && !data.containsKey("inline")) {
                data.putIfAbsent(
                        "preprocessing",
                        "{numeric=none, categorical=one_hot, missing=error, missing_category=error, target=none, missing_target=error}");
            }
            if (data.containsKey("csv")) {
                data.putIfAbsent("storage", "auto");
            }
            return data;
        });
        return all;
    }

    @Test
    void schemaDescribesExactlyTheWrittenKeys() {
        Set<String> described = new LinkedHashSet<>();
        properties("", SCHEMA, (path, schema) -> described.add(path));
        Set<String> written = new LinkedHashSet<>();
        Documents.EVERYTHING.forEach(document -> names("", document, written));
        // Each range is a separate form; the documents contain only one of them.
        written.addAll(List.of("sweep.parameters.<name>.log_uniform", "sweep.parameters.<name>.whole"));

        assertThat(written).containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void appliesTheDefaultsOfTheSchema() {
        Problems problems = new Problems();
        ExperimentSpec spec = read(
                map(
                        "data",
                        map("csv", map("file", "a.csv"), "target", "y", "split", map(), "preprocessing", map()),
                        "network",
                        map("layers", List.of(map("dense", map()))),
                        "training",
                        map("early_stopping", map(), "reduce_on_plateau", map()),
                        "engine",
                        map(),
                        "sweep",
                        map("parameters", map("seed", List.of(1L)))),
                problems);
        assertThat(problems.all()).isEmpty();
        Map<String, Object> written = new LinkedHashMap<>();
        leaves("", asMap(plain(ExperimentKeys.EXPERIMENT.written(spec, Resolution.NONE))), written);

        List<String> compared = new ArrayList<>();
        properties("", SCHEMA, (path, schema) -> {
            Object otherwise = schema.get("default");
            if (otherwise != null && written.containsKey(path)) {
                assertThat(String.valueOf(number(written.get(path))))
                        .as(path)
                        .isEqualTo(String.valueOf(number(otherwise)));
                compared.add(path);
            }
        });
        assertThat(compared).hasSizeGreaterThan(28);
    }

    /** Converts numbers to double, so that 1 and 1.0 are equal. */
    private static Object number(Object value) {
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    @TestFactory
    List<DynamicTest> readerAcceptsExactlyTheBoundsOfTheSchema() {
        List<DynamicTest> tests = new ArrayList<>();
        properties(
                "",
                SCHEMA,
                (path, property) -> forms(property).forEach(form -> {
                    if ("integer".equals(form.get("type"))) {
                        bound(form, "minimum").ifPresent(least -> {
                            tests.add(check(path, least.longValue(), true));
                            tests.add(check(path, least.longValue() - 1, false));
                        });
                        bound(form, "maximum").ifPresent(most -> {
                            tests.add(check(path, most.longValue(), true));
                            tests.add(check(path, most.longValue() + 1, false));
                        });
                    } else if ("number".equals(form.get("type"))) {
                        bound(form, "minimum").map(Number::doubleValue).ifPresent(least -> {
                            tests.add(check(path, least, true));
                            tests.add(check(path, Math.nextDown(least), false));
                        });
                        bound(form, "maximum").map(Number::doubleValue).ifPresent(most -> {
                            tests.add(check(path, most, true));
                            tests.add(check(path, Math.nextUp(most), false));
                        });
                        bound(form, "exclusiveMaximum").map(Number::doubleValue).ifPresent(end -> {
                            tests.add(check(path, Math.nextDown(end), true));
                            tests.add(check(path, end, false));
                        });
                    }
                }));
        assertThat(tests).hasSizeGreaterThan(100);
        return tests;
    }

    private static DynamicTest check(String path, Object value, boolean allowed) {
        return DynamicTest.dynamicTest(path + ": " + value, () -> {
            Problems problems = new Problems();
            Map<String, Object> document = asMap(at(List.of(path.split("\\.")), value));
            read(document, problems);
            String key = path.replace("[]", "[0]");
            Stream<Problem> ofKey = problems.all().stream()
                    .filter(problem ->
                            problem.path().equals(key) && problem.message().matches("expected a (whole )?number.*"));
            assertThat(ofKey).hasSize(allowed ? 0 : 1);
        });
    }

    /** Returns an experiment with nothing but a value at a path. */
    private static Object at(List<String> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        String key = path.get(0);
        if (key.equals("repeats") || key.equals("fold")) {
            // Both keys apply to folds; the number of folds follows from folds and repeats.
            Map<String, Object> split = map("folds", 1000L, "repeats", 1000L);
            split.put(key, value);
            return split;
        }
        Object below = at(path.subList(1, path.size()), value);
        return key.endsWith("[]") ? map(key.substring(0, key.length() - 2), List.of(below)) : map(key, below);
    }

    private static Optional<Number> bound(Map<String, Object> schema, String word) {
        return Optional.ofNullable((Number) schema.get(word));
    }

    private static ExperimentSpec read(Map<String, Object> document, Problems problems) {
        return ExperimentKeys.EXPERIMENT.read(node(document), "", problems).orElseThrow();
    }

    /** Visits the keys of a schema by their paths; each form of a key is visited. */
    private static void properties(
            String path, Map<String, Object> schema, BiConsumer<String, Map<String, Object>> visit) {
        for (Map<String, Object> form : forms(schema)) {
            if (form.get("properties") instanceof Map<?, ?> properties) {
                asMap(properties).forEach((name, value) -> {
                    visit.accept(path + name, asMap(value));
                    properties(path + name + ".", asMap(value), visit);
                });
            }
            if (form.get("additionalProperties") instanceof Map<?, ?> values) {
                properties(path + "<name>.", asMap(values), visit);
            }
            if (form.get("items") instanceof Map<?, ?> items) {
                properties(path.substring(0, path.length() - 1) + "[].", asMap(items), visit);
            }
        }
    }

    private static List<Map<String, Object>> forms(Map<String, Object> schema) {
        return schema.get("anyOf") instanceof List<?> forms
                ? forms.stream().flatMap(form -> forms(asMap(form)).stream()).toList()
                : List.of(schema);
    }

    /**
     * Adds the paths of a document's keys; names of functions, classes, columns and parameters are
     * not keys.
     */
    private static void names(String path, Map<String, Object> document, Set<String> names) {
        document.forEach((name, value) -> {
            names.add(path + name);
            boolean function = Set.of("schedule", "activation", "optimizer", "class_weights")
                    .contains(name);
            boolean named = Set.of("columns", "parameters").contains(name);
            if (value instanceof List<?> list) {
                list.stream()
                        .filter(Map.class::isInstance)
                        .forEach(item -> names(path + name + "[].", asMap(item), names));
            } else if (value instanceof Map<?, ?> map && named) {
                map.values().stream()
                        .filter(Map.class::isInstance)
                        .forEach(item -> names(path + name + ".<name>.", asMap(item), names));
            } else if (value instanceof Map<?, ?> map && !function) {
                names(path + name + ".", asMap(map), names);
            }
        });
    }

    private static void leaves(String path, Map<String, Object> map, Map<String, Object> leaves) {
        map.forEach((name, value) -> {
            leaves.put(path + name, value);
            if (value instanceof Map<?, ?> inner) {
                leaves(path + name + ".", asMap(inner), leaves);
            } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?> first) {
                leaves(path + name + "[].", asMap(first), leaves);
            }
        });
    }

    /** Returns a written value in the form that tests use. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, one) -> plain.put((String) key, plain(one)));
            return plain;
        } else if (value instanceof List<?> list) {
            return list.stream().map(ExperimentKeysTest::plain).toList();
        } else if (value.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(value))
                    .mapToObj(i -> plain(Array.get(value, i)))
                    .toList();
        }
        return value instanceof LocatedPath located ? located.path() : value;
    }

    @SuppressWarnings("unchecked") // Schemas and experiments are maps of texts.
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
