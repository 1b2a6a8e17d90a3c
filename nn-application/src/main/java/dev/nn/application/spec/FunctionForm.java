package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Plain;
import dev.nn.application.key.Form;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Resolution;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import java.util.Map;
import java.util.Optional;

/**
 * The form of functions: a name, a name with parameters, or a formula.
 *
 * @param kind word of the kind, such as {@code schedule}
 */
record FunctionForm(String kind) implements Form<FunctionSpec> {

    /** Returns a function by name, for the default of a key. */
    static FunctionSpec named(String name) {
        return FunctionSpec.named(name, Position.of(""), "");
    }

    /** Reads a function; the default gets the position where the key would be. */
    static FunctionSpec value(Key<FunctionSpec> key, Fields fields) {
        return key.read(fields)
                .orElseGet(() -> FunctionSpec.named(
                        key.defaultValue().orElseThrow().name(), fields.position(), fields.path(key.name())));
    }

    @Override
    public Optional<FunctionSpec> read(Node node, String path, Problems problems) {
        return new FunctionSpecReader(problems).read(node, path);
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.reference(kind, description);
    }

    /** Returns the function with all of its parameters, or as typed if it is not resolved. */
    @Override
    public Object written(FunctionSpec value, Resolution resolution) {
        return resolution.function(value.path()).orElseGet(() -> typed(value));
    }

    private static Object typed(FunctionSpec value) {
        return value.formula()
                .<Object>map(Plain::value)
                .orElseGet(() -> value.parameters()
                        .<Object>map(parameters -> Map.of(value.name(), Plain.value(parameters)))
                        .orElse(value.name()));
    }
}
