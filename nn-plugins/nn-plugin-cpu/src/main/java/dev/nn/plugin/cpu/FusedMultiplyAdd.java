package dev.nn.plugin.cpu;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A check that {@code Math.fma} is a single instruction. It asks the JVM, since a timing must not
 * decide which engine computes. The JVM's flag is read from its management bean by reflection,
 * because a runtime image may lack the module jdk.management.
 */
final class FusedMultiplyAdd {

    private static final String FLAG = "UseFMA";

    /**
     * The answer, computed on a separate thread while data is still being read. It takes about 20
     * ms, because the JVM loads its management classes.
     */
    private static final FutureTask<Boolean> ANSWER =
            new FutureTask<>(() -> flag().map(Boolean::parseBoolean).orElse(true));

    static {
        Thread thread = new Thread(ANSWER, "nn-fma");
        thread.setDaemon(true);
        thread.start();
    }

    private FusedMultiplyAdd() {}

    /** Starts the check. */
    static void ask() {
        // Loading this class starts it.
    }

    /**
     * Returns whether {@code Math.fma} is a single instruction. Returns true if the JVM can't be
     * asked, since most have the instruction.
     */
    static boolean isFast() {
        try {
            return ANSWER.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the JVM can't say whether it has fused multiply-add: " + e.getCause(), e);
        }
    }

    private static Optional<String> flag() {
        try {
            Class<?> type = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
            Object bean = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getPlatformMXBean", Class.class)
                    .invoke(null, type);
            Object option = type.getMethod("getVMOption", String.class).invoke(bean, FLAG);
            return Optional.of(
                    String.valueOf(option.getClass().getMethod("getValue").invoke(option)));
        } catch (InvocationTargetException e) {
            // A JVM without this flag.
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
