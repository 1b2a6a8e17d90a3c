package dev.nn.application.schema;

import dev.nn.application.catalogue.WrittenFunctions;
import dev.nn.application.key.Json;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema of one kind of function, in three forms: a name, a name with parameters, or a formula.
 */
record FunctionSchema(String kind, List<FunctionInfo> functions) {

    Map<String, Object> schema() {
        List<Object> forms = new ArrayList<>();
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (FunctionInfo info : functions) {
            List<String> names = new ArrayList<>(info.aliases());
            names.add(0, info.name());
            for (String name : names) {
                forms.add(Json.map("const", name, "description", info.description()));
                parameters.put(name, parameters(info));
            }
        }
        Map<String, Object> named = Json.object("Name with parameters.", parameters);
        named.put("minProperties", 1);
        named.put("maxProperties", 1);
        forms.add(named);
        written().ifPresent(forms::add);
        return Json.map("description", "Name, name with parameters, or formula of the " + kind + ".", "anyOf", forms);
    }

    private static Map<String, Object> parameters(FunctionInfo info) {
        Map<String, Object> properties = new LinkedHashMap<>();
        info.parameters().forEach(parameter -> properties.put(parameter.name(), parameter(parameter)));
        return Json.object(info.description(), properties);
    }

    private static Map<String, Object> parameter(ParameterSpec parameter) {
        if (parameter instanceof ParameterSpec.Real real) {
            return real(real);
        } else if (parameter instanceof ParameterSpec.Whole whole) {
            Map<String, Object> schema = Json.whole(whole.description(), whole.minimum(), whole.defaultValue());
            schema.put("maximum", whole.maximum());
            return schema;
        } else if (parameter instanceof ParameterSpec.Flag flag) {
            return Json.flag(flag.description(), flag.defaultValue());
        }
        if (parameter instanceof ParameterSpec.Choice choice) {
            return Json.map(
                    "enum", choice.choices(), "description", choice.description(), "default", choice.defaultValue());
        }
        boolean numbers = parameter instanceof ParameterSpec.Numbers;
        Map<String, Object> schema = numbers || parameter instanceof ParameterSpec.Texts
                ? Json.map("type", "array", "items", Json.map("type", numbers ? "number" : "string"))
                : Json.map("type", "string");
        schema.put("description", parameter.description());
        schema.put("default", parameter.defaultOf());
        return schema;
    }

    private static Map<String, Object> real(ParameterSpec.Real real) {
        return Json.in(real.range(), Json.number(real.description(), "default", real.defaultValue()));
    }

    private Optional<Map<String, Object>> written() {
        Map<String, Object> numbers = Json.map("type", "number");
        return switch (kind) {
            case "activation" -> Optional.of(formula(Json.text("Formula in x."), Json.map(), numbers));
            case "loss" ->
                Optional.of(formula(
                        Json.text("Formula in p and t."),
                        Json.map(
                                "reduction",
                                Json.words(
                                        "Mean over all elements, mean over the batch of the sums over outputs, or sum.",
                                        WrittenFunctions.REDUCTIONS.keySet().toArray(String[]::new))),
                        numbers));
            case "schedule" ->
                Optional.of(formula(
                        Json.text("Factor on the learning rate, in epoch, step, epochs and steps."),
                        Json.map("warmup_epochs", Json.whole("Epochs in which the factor rises to 1.", 0, 0)),
                        numbers));
            case "optimizer" -> {
                Map<String, Object> rule = Json.object(
                        "Assignments over parameter, gradient, learning_rate, step and state.",
                        Json.map(
                                "state",
                                Json.anyOf(
                                        Json.list(Json.text("Name of a state that starts at 0.")),
                                        Json.map("type", "object", "additionalProperties", numbers)),
                                "update",
                                Json.list(Json.text("Assignment: name = formula."))),
                        "update");
                Map<String, Object> schema =
                        formula(rule, Json.map("learning_rate", Json.map("type", "number", "minimum", 0)), numbers);
                schema.put("required", List.of("formula", "learning_rate"));
                yield Optional.of(schema);
            }
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> formula(
            Map<String, Object> formula, Map<String, Object> more, Map<String, Object> others) {
        Map<String, Object> properties = Json.map("formula", formula);
        properties.putAll(more);
        Map<String, Object> schema = Json.object("Function written as a formula.", properties, "formula");
        schema.put("additionalProperties", others);
        return schema;
    }
}
