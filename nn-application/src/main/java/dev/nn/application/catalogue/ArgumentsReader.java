package dev.nn.application.catalogue;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Plain;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.word.Nearest;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reader of a function's parameters that checks each against its declaration. */
record ArgumentsReader(Problems problems) {

    /**
     * The arguments that a function is created from.
     *
     * @param written the arguments as in an experiment file; paths keep the file that they are
     *     relative to
     */
    record Read(Arguments arguments, Map<String, Object> written) {}

    Optional<Read> read(FunctionInfo info, FunctionSpec spec) {
        Map<String, Object> given = new HashMap<>();
        Map<String, Object> located = new HashMap<>();
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
            if (value.isPresent() && parameter.get() instanceof ParameterSpec.Path) {
                LocatedPath typed = new LocatedPath((String) value.get(), base(entry.value()));
                given.put(entry.key(), resolved(typed));
                located.put(entry.key(), typed);
            }
            whole &= value.isPresent();
        }
        if (!whole) {
            return Optional.empty();
        }
        Arguments arguments = Arguments.of(info.parameters(), given);
        Map<String, Object> written = arguments.values();
        written.putAll(located);
        return Optional.of(new Read(arguments, written));
    }

    /**
     * Returns the file that a path is relative to; empty in a request, for the working directory.
     */
    private static String base(Node node) {
        return node.position().isRequest() ? "" : node.position().source();
    }

    private static String resolved(LocatedPath path) {
        File file = new File(path.path());
        return file.isAbsolute() || path.path().isEmpty()
                ? path.path()
                : new File(new File(path.base()).getParentFile(), path.path()).getPath();
    }

    private static String unknown(String key, FunctionInfo info) {
        return info.parameters().isEmpty()
                ? "'" + info.name() + "' takes no parameters, found '" + key + "'"
                : "unknown parameter '" + key + "'" + Nearest.hint(key, info.parameterNames());
    }

    /** Reads a list or a path, checked against its declaration. */
    private Optional<Object> declared(ParameterSpec parameter, Node node, String path) {
        try {
            return Optional.of(parameter.checked(Plain.value(node)));
        } catch (IllegalArgumentException e) {
            problems.add(node.position(), path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
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
        if (parameter instanceof ParameterSpec.Choice choice) {
            return values.word(node, path, choice.choices()).map(v -> v);
        } else if (!(parameter instanceof ParameterSpec.Text)) {
            return declared(parameter, node, path);
        }
        return values.text(node, path).map(v -> v);
    }
}
