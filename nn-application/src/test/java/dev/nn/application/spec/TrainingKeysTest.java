package dev.nn.application.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.TrainingSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reader, schema and resolved experiment say the same of each key of {@code training}. */
class TrainingKeysTest {

    private static final Position AT = Position.of("test");

    private static final Map<String, Object> EVERYTHING = map(
            "epochs",
            7L,
            "batch_size",
            3L,
            "accumulate_batches",
            2L,
            "shuffle",
            false,
            "schedule",
            map("step", map("every", 5L)),
            "early_stopping",
            map("monitor", "loss", "patience", 4L),
            "reduce_on_plateau",
            map("monitor", "loss", "factor", 0.5, "patience", 0L, "minimum", 0.25),
            "checkpoint",
            map("every_epochs", 1L, "every_steps", 2L, "every_minutes", 0.5, "keep", 3L),
            "regularization",
            map("l1", 0.125, "l2", 0.25, "max_norm", 3.5),
            "gradient_clip",
            map("value", 1.5, "norm", 2.5),
            "label_smoothing",
            0.125,
            "class_weights",
            map("a", 1.5, "b", 2.5),
            "max_steps",
            9L,
            "max_minutes",
            1.5,
            "tensorboard",
            true);

    @Test
    void whatWasReadIsWrittenBackWithNothingChanged() {
        Problems problems = new Problems();
        TrainingSpec spec = read(EVERYTHING, problems);

        assertThat(problems.all()).isEmpty();
        Map<String, Object> written = TrainingKeys.written(spec, map("step", map("every", 5L)));
        assertThat(written.toString()).isEqualTo(EVERYTHING.toString());
    }

    @Test
    void theSchemaDescribesEveryKeyThatIsWritten() {
        assertThat(names("", TrainingKeys.TRAINING.property().schema()))
                .containsExactlyElementsOf(namesOf("", EVERYTHING));
    }

    @Test
    void whereNothingIsGivenEachKeyHasTheDefaultOfTheSchema() {
        Problems problems = new Problems();
        TrainingSpec left = TrainingKeys.read(fields(map(), problems));
        Map<String, Object> written = TrainingKeys.written(left, "constant");

        properties(TrainingKeys.TRAINING.property().schema()).forEach((name, schema) -> {
            Object otherwise = ((Map<?, ?>) schema).get("default");
            boolean doesNothing = name.equals("label_smoothing");
            assertThat(String.valueOf(written.get(name)))
                    .as(name)
                    .isEqualTo(String.valueOf(doesNothing ? null : otherwise));
        });
        assertThat(read(map(), problems).toString().replace("training", ""))
                .isEqualTo(left.toString().replace("training", ""));
        assertThat(problems.all()).isEmpty();
    }

    @TestFactory
    List<DynamicTest> theReaderTakesTheBoundsOfTheSchemaAndNothingBeyond() {
        List<DynamicTest> tests = new ArrayList<>();
        bounds(List.of(), TrainingKeys.TRAINING.property().schema(), tests);
        assertThat(tests).hasSizeGreaterThan(30);
        return tests;
    }

    private static void bounds(List<String> path, Map<String, Object> schema, List<DynamicTest> tests) {
        properties(schema).forEach((name, value) -> {
            List<String> inner = new ArrayList<>(path);
            inner.add(name);
            Map<String, Object> property = asMap(value);
            bounds(inner, property, tests);
            boolean whole = "integer".equals(property.get("type"));
            if (whole || "number".equals(property.get("type"))) {
                number(property, "minimum").ifPresent(least -> {
                    tests.add(check(inner, literal(least, whole), true));
                    tests.add(check(inner, literal(whole ? least - 1 : Math.nextDown(least), whole), false));
                });
                number(property, "maximum").ifPresent(most -> {
                    tests.add(check(inner, literal(most, whole), true));
                    tests.add(check(inner, literal(whole ? most + 1 : Math.nextUp(most), whole), false));
                });
                number(property, "exclusiveMaximum").ifPresent(end -> {
                    tests.add(check(inner, literal(Math.nextDown(end), whole), true));
                    tests.add(check(inner, literal(end, whole), false));
                });
            }
        });
    }

    private static DynamicTest check(List<String> path, Object value, boolean allowed) {
        return DynamicTest.dynamicTest(String.join(".", path) + ": " + value, () -> {
            Map<String, Object> experiment = map(path.get(path.size() - 1), value);
            for (int i = path.size() - 2; i >= 0; i--) {
                experiment = map(path.get(i), experiment);
            }
            Problems problems = new Problems();
            read(experiment, problems);
            assertThat(problems.all().stream().map(Problem::message).filter(message -> !message.startsWith("says not")))
                    .hasSize(allowed ? 0 : 1);
        });
    }

    private static Object literal(double value, boolean whole) {
        return whole ? (Object) (long) value : (Object) value;
    }

    private static Optional<Double> number(Map<String, Object> schema, String word) {
        return Optional.ofNullable(schema.get(word)).map(bound -> ((Number) bound).doubleValue());
    }

    private static TrainingSpec read(Map<String, Object> training, Problems problems) {
        return TrainingKeys.read(fields(map("training", training), problems));
    }

    private static Fields fields(Map<String, Object> map, Problems problems) {
        return Fields.of(node(map), "", problems).orElseThrow();
    }

    private static List<String> names(String path, Map<String, Object> schema) {
        List<String> names = new ArrayList<>();
        properties(schema).forEach((name, value) -> {
            names.add(path + name);
            names.addAll(names(path + name + ".", asMap(value)));
        });
        return names;
    }

    private static List<String> namesOf(String path, Map<String, Object> written) {
        List<String> names = new ArrayList<>();
        written.forEach((name, value) -> {
            names.add(path + name);
            // Names of classes and of functions are no keys.
            if (value instanceof Map<?, ?> && !name.equals("class_weights") && !name.equals("schedule")) {
                names.addAll(namesOf(path + name + ".", asMap(value)));
            }
        });
        return names;
    }

    private static Map<String, Object> properties(Map<String, Object> schema) {
        return schema.get("properties") instanceof Map<?, ?> ? asMap(schema.get("properties")) : Map.of();
    }

    @SuppressWarnings("unchecked") // Schemas and experiments are maps of texts.
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static Node node(Object value) {
        if (value instanceof Map<?, ?> map) {
            return new MapNode(
                    AT,
                    map.entrySet().stream()
                            .map(e -> new Entry((String) e.getKey(), AT, node(e.getValue())))
                            .toList());
        } else if (value instanceof List<?> list) {
            return new ListNode(AT, list.stream().map(TrainingKeysTest::node).toList());
        }
        Scalar type = value instanceof Boolean
                ? Scalar.FLAG
                : value instanceof Long ? Scalar.WHOLE : value instanceof Double ? Scalar.REAL : Scalar.TEXT;
        return new ScalarNode(AT, value.toString(), type);
    }
}
