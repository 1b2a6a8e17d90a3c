package dev.nn.application.plugin;

import dev.nn.domain.spi.Plugin;
import java.util.function.Supplier;

/** The thread context class loader, which libraries use to find services and resources. */
public final class PluginContext {

    private PluginContext() {}

    /** Returns the class loader of a plugin. */
    public static ClassLoader of(Plugin plugin) {
        ClassLoader own = plugin.getClass().getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    /**
     * Runs code with a thread context class loader and returns its result. The previous class
     * loader is restored afterwards.
     */
    public static <T> T run(ClassLoader loader, Supplier<T> code) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return code.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
