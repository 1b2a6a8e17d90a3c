package dev.nn.plugin.cpu;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Finds out if {@code Math.fma} is one instruction, by what the JVM itself says: a stop-watch must not decide which engine
 * computes. The JVM's flag is asked through its management bean by name, since a runtime image may lack the module
 * jdk.management.
 */
final class FusedMultiplyAdd {

    private static final String FLAG = "UseFMA";

    /** Asked on a thread of its own while data is still read: it takes some 20 ms, since the JVM loads its management. */
    private static final FutureTask<Boolean> ANSWER =
            new FutureTask<>(() -> flag().map(Boolean::parseBoolean).orElse(true));

    static {
        Thread thread = new Thread(ANSWER, "nn-fma");
        thread.setDaemon(true);
        thread.start();
    }

    private FusedMultiplyAdd() {}

    /** Begins to ask. */
    static void ask() {
        // Loading this class has begun it.
    }

    /** Says if it is fast; a JVM that can't be asked is taken to be like most, with the instruction. */
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
            // Another JVM without such a flag.
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
