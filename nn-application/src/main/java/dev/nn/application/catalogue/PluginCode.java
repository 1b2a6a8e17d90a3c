package dev.nn.application.catalogue;

import dev.nn.application.plugin.PluginContext;
import dev.nn.domain.function.FunctionFailed;
import java.util.function.Supplier;

/**
 * The owner of called code. Exceptions name the function, its jar and the input. The code runs with
 * the plugin's class loader.
 *
 * @param name the name of the function in messages
 */
record PluginCode(String name, ClassLoader loader) {

    /** Calls a function; {@code input} is evaluated only on failure. */
    <T> T call(Supplier<T> function, Supplier<String> input) {
        try {
            return inContext(function);
        } catch (FunctionFailed e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw FunctionFailed.of(name, input.get(), e);
        }
    }

    /** Runs code that reports its own failures. */
    <T> T inContext(Supplier<T> code) {
        return PluginContext.run(loader, code);
    }

    /** Runs code that returns nothing. */
    void inContext(Runnable code) {
        PluginContext.run(loader, () -> {
            code.run();
            return name;
        });
    }

    FunctionFailed failed(String input, Throwable cause) {
        return FunctionFailed.of(name, input, cause);
    }
}
