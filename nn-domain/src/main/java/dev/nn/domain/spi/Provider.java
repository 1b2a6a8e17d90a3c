package dev.nn.domain.spi;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One function on offer: what it is called and how it is made from its parameters.
 *
 * @param info name, words and declared parameters
 * @param factory makes the function; called with checked arguments, any number of times, from any thread
 */
public record Provider<T>(FunctionInfo info, Function<Arguments, T> factory) {

    /** Returns a provider of what is made without parameters. */
    public static <T> Provider<T> of(FunctionInfo info, T function) {
        return new Provider<>(info, arguments -> function);
    }

    /** Returns the function with the given arguments, which must fit the declared parameters. */
    public T create(Arguments arguments) {
        return factory.apply(arguments);
    }

    /**
     * An activation that is one formula in {@code x} and its parameters.
     *
     * @param range the values it can give, whatever the parameters
     * @throws IllegalArgumentException when the formula has a symbol that is neither
     */
    public static Provider<Activation> activation(FunctionInfo info, String formula, Interval range) {
        return activation(info, formula, arguments -> range);
    }

    /** As {@link #activation(FunctionInfo, String, Interval)}, with a range that depends on the parameters. */
    public static Provider<Activation> activation(
            FunctionInfo info, String formula, Function<Arguments, Interval> range) {
        Formula parsed = Formula.parse(formula, FormulaActivation.VARIABLE);
        List<String> unknown = new ArrayList<>(parsed.unknownSymbols());
        unknown.removeAll(info.parameterNames());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("activation '" + info.name() + "': " + unknown
                    + " in its formula are neither x nor a parameter " + info.parameterNames());
        }
        return new Provider<>(
                info, arguments -> new FormulaActivation(parsed.with(arguments.numbers()), range.apply(arguments)));
    }
}
