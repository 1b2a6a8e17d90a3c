package dev.nn.adapters.cli.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Handlers for every SIGHUP, SIGINT and SIGTERM. Java's own interface, a shutdown hook, receives
 * the first signal only. {@code sun.misc.Signal} in the module jdk.unsupported receives all. It is
 * used by reflection, because the compiler's warning about it can't be suppressed.
 */
final class Signals {

    /** The signal numbers of POSIX. */
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {}

    /**
     * Ends the process with the signal's default action. Unlike the JVM's own shutdown, this does
     * not wait for threads in long loops.
     */
    static void end(int number) {
        NUMBERS.forEach((name, known) -> {
            try {
                if (known == number) {
                    Object byDefault =
                            Class.forName(HANDLER).getField("SIG_DFL").get(null);
                    Object signal = handled(name, byDefault);
                    signal.getClass().getMethod("raise", signal.getClass()).invoke(null, signal);
                }
            } catch (ReflectiveOperationException e) {
                // The caller has a fallback.
            }
        });
    }

    /**
     * Installs a handler for the signals in place of the JVM's. If that isn't possible, the JVM
     * still ends at the first signal.
     */
    static void heard(IntConsumer handler) {
        NUMBERS.forEach((name, number) -> {
            try {
                Class<?> type = Class.forName(HANDLER);
                Object proxy =
                        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                            if (method.getName().equals("handle")) {
                                handler.accept(number);
                                return null;
                            }
                            return method.getName().equals("equals")
                                    ? (Object) (self == given[0])
                                    : Integer.valueOf(number);
                        });
                handled(name, proxy);
            } catch (InvocationTargetException e) {
                // Windows has no SIGHUP, and with -Xrs the JVM leaves signals to the system.
            } catch (ReflectiveOperationException e) {
                // A runtime image without jdk.unsupported.
            }
        });
    }

    /** Sets the handler of a signal and returns the signal. */
    private static Object handled(String name, Object handler) throws ReflectiveOperationException {
        Class<?> type = Class.forName(SIGNAL);
        Object signal = type.getConstructor(String.class).newInstance(name);
        type.getMethod("handle", type, Class.forName(HANDLER)).invoke(null, signal, handler);
        return signal;
    }
}
