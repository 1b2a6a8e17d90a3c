package dev.nn.domain.spi;

import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A function that a plugin offers: its description and its factory.
 *
 * @param info the name, description and declared parameters
 * @param factory creates the function; called with checked arguments, any number of times, from any
 *     thread
 */
public record Provider<T>(FunctionInfo info, Function<Arguments, T> factory) {

    /** Returns a provider of a function without parameters. */
    public static <T> Provider<T> of(FunctionInfo info, T function) {
        return new Provider<>(info, arguments -> function);
    }

    /** Returns the function with the given arguments, which must fit the declared parameters. */
    public T create(Arguments arguments) {
        return factory.apply(arguments);
    }

    /**
     * Returns a provider of an activation defined by one formula in {@code x} and its parameters.
     *
     * @param range the range of the activation for all values of the parameters
     * @throws IllegalArgumentException when the formula contains another symbol
     */
    public static Provider<Activation> activation(FunctionInfo info, String formula, Interval range) {
        return activation(info, formula, arguments -> range);
    }

    /**
     * Returns a provider as {@link #activation(FunctionInfo, String, Interval)} does, with a range
     * that depends on the parameters.
     */
    public static Provider<Activation> activation(
            FunctionInfo info, String formula, Function<Arguments, Interval> range) {
        Formula parsed = Formula.parse(formula, FormulaActivation.VARIABLE);
        List<String> unknown = new ArrayList<>(parsed.unknownSymbols());
        unknown.removeAll(info.parameterNames());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("activation '" + info.name() + "': " + unknown
                    + " in the formula are neither x nor one of the parameters " + info.parameterNames());
        }
        return new Provider<>(
                info, arguments -> new FormulaActivation(parsed.with(arguments.numbers()), range.apply(arguments)));
    }
}
