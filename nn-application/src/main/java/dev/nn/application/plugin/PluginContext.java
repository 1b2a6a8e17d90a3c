package dev.nn.application.plugin;

import dev.nn.domain.spi.Plugin;
import java.util.function.Supplier;

/** The thread context class loader, which libraries look up services and resources in. */
public final class PluginContext {

    private PluginContext() {}

    /** Returns the class loader of a plugin. */
    public static ClassLoader of(Plugin plugin) {
        ClassLoader own = plugin.getClass().getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    /** Returns what the code gives, run with a class loader as the thread's; the thread has its own again afterwards. */
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
