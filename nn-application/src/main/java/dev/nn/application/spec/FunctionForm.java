package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Plain;
import dev.nn.application.key.Form;
import dev.nn.application.key.Json;
import java.util.Map;
import java.util.Optional;

/**
 * The form of functions: by name, by name with parameters, or written as a formula. The default is the form's and not the key's,
 * since a function that is left out has the place where it would stand.
 *
 * @param kind the word of the kind, such as {@code schedule}
 * @param otherwise the name of the function where the key is left out
 */
record FunctionForm(String kind, String otherwise) implements Form<FunctionSpec> {

    @Override
    public Optional<FunctionSpec> read(Fields fields, String key) {
        return Optional.of(new FunctionSpecReader(fields.problems()).read(fields, key, otherwise));
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.with(Json.reference(kind, description), "default", otherwise);
    }

    /** Returns the function as it was typed; what its parameters default to is known when it is looked up. */
    @Override
    public Object written(FunctionSpec value) {
        return value.formula()
                .<Object>map(Plain::value)
                .orElseGet(() -> value.parameters()
                        .<Object>map(parameters -> Map.of(value.name(), Plain.value(parameters)))
                        .orElse(value.name()));
    }
}
