package dev.nn.adapters.cli.console;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * SIGHUP, SIGINT and SIGTERM, each time that they come. Java's own interface for that, a shutdown hook, hears the first one
 * only; {@code sun.misc.Signal}, of the module jdk.unsupported, hears all. It is reached by name since the compiler warns of it and
 * can't be told not to.
 */
final class Signals {

    /** As POSIX numbers them. */
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {}

    /**
     * Ends the process as the system would have, had nobody heard the signal: without waiting, as the JVM's own end does, for
     * threads in long loops.
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
                // The caller has another way.
            }
        });
    }

    /** Hears them from now on, in place of the JVM; where that isn't possible, the JVM goes on to end at the first. */
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

    /** Gives a signal a handler and returns the signal. */
    private static Object handled(String name, Object handler) throws ReflectiveOperationException {
        Class<?> type = Class.forName(SIGNAL);
        Object signal = type.getConstructor(String.class).newInstance(name);
        type.getMethod("handle", type, Class.forName(HANDLER)).invoke(null, signal, handler);
        return signal;
    }
}
