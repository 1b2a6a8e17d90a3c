package dev.nn.domain.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is said about a function: it is typed by this name in experiment files and stored under it in model files.
 *
 * @param name lower-case ASCII, {@code [a-z][a-z0-9_]*}, at most 40 characters
 * @param aliases other names for the same, under the same rule
 * @param description one sentence
 * @param source the paper or standard that the definition is from; may be empty
 * @param parameters what may be set, in the order of display
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

    /** A function without parameters. */
    public static FunctionInfo of(String name, String description) {
        return new FunctionInfo(name, List.of(), description, "", List.of());
    }

    /** The same with a source. */
    public FunctionInfo from(String source) {
        return new FunctionInfo(name, aliases, description, source, parameters);
    }

    /** The same with one more name. */
    public FunctionInfo alias(String alias) {
        List<String> more = new ArrayList<>(aliases);
        more.add(alias);
        return new FunctionInfo(name, more, description, source, parameters);
    }

    /** The same with more parameters. */
    public FunctionInfo with(ParameterSpec... added) {
        List<ParameterSpec> more = new ArrayList<>(parameters);
        more.addAll(List.of(added));
        return new FunctionInfo(name, aliases, description, source, more);
    }

    /** The names of the parameters. */
    public List<String> parameterNames() {
        return parameters.stream().map(ParameterSpec::name).toList();
    }

    /** The parameter with this name. */
    public Optional<ParameterSpec> parameter(String parameterName) {
        return parameters.stream().filter(p -> p.name().equals(parameterName)).findFirst();
    }

    /** Whether this is the function's name or one of its aliases. */
    public boolean answersTo(String asked) {
        return name.equals(asked) || aliases.contains(asked);
    }

    /** The names and aliases that another function answers to as well. */
    public List<String> namesSharedWith(FunctionInfo other) {
        List<String> own = new ArrayList<>(aliases);
        own.add(0, name);
        return own.stream().filter(other::answersTo).toList();
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name for a function: lower-case letters, digits and _, a letter first, at most 40");
        }
    }
}
