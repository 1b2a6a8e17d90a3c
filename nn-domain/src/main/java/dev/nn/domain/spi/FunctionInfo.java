package dev.nn.domain.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name, description and parameters of a function. Experiment files and model files refer to the
 * function by this name.
 *
 * @param name lower-case ASCII, {@code [a-z][a-z0-9_]*}, at most 40 characters
 * @param aliases other names of the function, under the same rule
 * @param description one sentence
 * @param source the paper or standard that defines the function; may be empty
 * @param parameters the parameters, in display order
 */
public record FunctionInfo(
        String name, List<String> aliases, String description, String source, List<ParameterSpec> parameters) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public FunctionInfo {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
        requireName(name);
        aliases.forEach(FunctionInfo::requireName);
    }

    /** Returns the info of a function without parameters. */
    public static FunctionInfo of(String name, String description) {
        return new FunctionInfo(name, List.of(), description, "", List.of());
    }

    /** Returns the same info with a source. */
    public FunctionInfo from(String source) {
        return new FunctionInfo(name, aliases, description, source, parameters);
    }

    /** Returns the same info with one more alias. */
    public FunctionInfo alias(String alias) {
        List<String> more = new ArrayList<>(aliases);
        more.add(alias);
        return new FunctionInfo(name, more, description, source, parameters);
    }

    /** Returns the same info with more parameters. */
    public FunctionInfo with(ParameterSpec... added) {
        List<ParameterSpec> more = new ArrayList<>(parameters);
        more.addAll(List.of(added));
        return new FunctionInfo(name, aliases, description, source, more);
    }

    /** Returns the names of the parameters. */
    public List<String> parameterNames() {
        return parameters.stream().map(ParameterSpec::name).toList();
    }

    /** Returns the parameter with this name, if there is one. */
    public Optional<ParameterSpec> parameter(String parameterName) {
        return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
    }

    /** Returns whether a name is the function's name or one of its aliases. */
    public boolean answersTo(String asked) {
        return name.equals(asked) || aliases.contains(asked);
    }

    /** Returns the names and aliases that another function has as well. */
    public List<String> namesSharedWith(FunctionInfo other) {
        List<String> own = new ArrayList<>(aliases);
        own.add(0, name);
        return own.stream().filter(other::answersTo).toList();
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' is not a valid function name: use lower-case letters, digits and _, a letter first, at most 40");
        }
    }
}
