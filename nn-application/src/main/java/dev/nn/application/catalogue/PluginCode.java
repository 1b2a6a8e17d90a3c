package dev.nn.application.catalogue;

import dev.nn.application.plugin.PluginContext;
import dev.nn.domain.function.FunctionFailed;
import java.util.function.Supplier;

/**
 * Whose code is called: what it throws names the function, its jar and the input, and the thread has the plugin's class loader.
 *
 * @param name of the function in messages
 */
record PluginCode(String name, ClassLoader loader) {

    /** Calls a function; {@code input} is asked for where it fails. */
    <T> T call(Supplier<T> function, Supplier<String> input) {
        try {
            return inContext(function);
        } catch (FunctionFailed e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw FunctionFailed.of(name, input.get(), e);
        }
    }

    /** Runs what says by itself what failed. */
    <T> T inContext(Supplier<T> code) {
        return PluginContext.run(loader, code);
    }

    /** Runs what gives nothing back. */
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
