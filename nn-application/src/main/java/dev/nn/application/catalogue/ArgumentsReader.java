package dev.nn.application.catalogue;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.word.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a function's parameters, each checked against its declaration. */
record ArgumentsReader(Problems problems) {

    Optional<Arguments> read(FunctionInfo info, FunctionSpec spec) {
        Map<String, Object> given = new HashMap<>();
        boolean whole = true;
        List<Entry> entries = spec.parameters().map(Node.MapNode::entries).orElse(List.of());
        for (Entry entry : entries) {
            String path = spec.path() + "." + info.name() + "." + entry.key();
            Optional<ParameterSpec> parameter = info.parameter(entry.key());
            if (parameter.isEmpty()) {
                problems.add(entry.position(), spec.path() + "." + info.name(), unknown(entry.key(), info));
            }
            Optional<Object> value = parameter.flatMap(p -> value(p, entry.value(), path));
            value.ifPresent(v -> given.put(entry.key(), v));
            whole &= value.isPresent();
        }
        return whole ? Optional.of(Arguments.of(info.parameters(), given)) : Optional.empty();
    }

    private static String unknown(String key, FunctionInfo info) {
        return info.parameters().isEmpty()
                ? "'" + info.name() + "' takes no parameters, found '" + key + "'"
                : "unknown parameter '" + key + "'" + Nearest.hint(key, info.parameterNames());
    }

    private Optional<Object> value(ParameterSpec parameter, Node node, String path) {
        Values values = new Values(problems);
        if (parameter instanceof ParameterSpec.Real real) {
            return values.number(node, path, real.range()).map(v -> v);
        } else if (parameter instanceof ParameterSpec.Whole whole) {
            return values.whole(node, path, whole.minimum(), whole.maximum()).map(v -> v);
        } else if (parameter instanceof ParameterSpec.Flag) {
            return values.flag(node, path).map(v -> v);
        }
        return values.word(node, path, ((ParameterSpec.Choice) parameter).choices())
                .map(v -> v);
    }
}
