package dev.nn.domain.check;

import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Provider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A check of a function with its defaults, then with each declared parameter in turn at other
 * allowed values: the ends of its range, halfway to each end, each value of a choice, the opposite
 * of a flag.
 */
public final class ProviderCheck {

    private ProviderCheck() {}

    /**
     * Returns the violations of the contract. A finding names the argument if it is not the
     * default.
     */
    public static <T> List<String> findings(Provider<T> provider, Function<T, List<String>> check) {
        List<String> findings = new ArrayList<>(tried(provider, Map.of(), check));
        for (ParameterSpec parameter : provider.info().parameters()) {
            for (Object value : others(parameter)) {
                if (findings.isEmpty()) {
                    tried(provider, Map.of(parameter.name(), value), check)
                            .forEach(found -> findings.add("with " + parameter.name() + " = " + value + ": " + found));
                }
            }
        }
        return findings;
    }

    /** Returns allowed values of a parameter other than its default. */
    static List<Object> others(ParameterSpec parameter) {
        Set<Object> others = new LinkedHashSet<>();
        if (parameter instanceof ParameterSpec.Real real) {
            double low = Math.max(real.range().low(), real.defaultValue() - 1);
            double high = Math.min(real.range().high(), real.defaultValue() + 1);
            others.add((real.defaultValue() + low) / 2);
            others.add((real.defaultValue() + high) / 2);
            DoubleStream.of(real.range().low(), real.range().high())
                    .filter(Double::isFinite)
                    .forEach(others::add);
        } else if (parameter instanceof ParameterSpec.Whole whole) {
            others.add(Math.max(whole.minimum(), whole.defaultValue() - 1));
            others.add(Math.min(whole.maximum(), whole.defaultValue() + 1));
        } else if (parameter instanceof ParameterSpec.Flag flag) {
            others.add(!flag.defaultValue());
        } else if (parameter instanceof ParameterSpec.Choice choice) {
            choice.choices().forEach(word -> others.add(word));
        }
        List<Object> distinct = new ArrayList<>(others);
        distinct.removeIf(value -> value.toString().equals(parameter.defaultText()));
        return distinct;
    }

    private static <T> List<String> tried(
            Provider<T> provider, Map<String, Object> given, Function<T, List<String>> check) {
        try {
            T function = provider.create(Arguments.of(provider.info().parameters(), given));
            return function == null ? List.of("its factory returns null") : check.apply(function);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return List.of("it throws " + e);
        }
    }
}
