package dev.nn.plugin.cpu;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * Whether {@code Math.fma} is one instruction, as the JVM itself says: a stop-watch must not decide which engine computes. The
 * JVM's flag is asked through its management bean by name, since a runtime image may lack the module jdk.management.
 */
final class FusedMultiplyAdd {

    private static final String FLAG = "UseFMA";

    private FusedMultiplyAdd() {}

    /** Whether it is fast; a JVM that can't be asked is taken to be like most, with the instruction. */
    static boolean isFast() {
        return flag().map(Boolean::parseBoolean).orElse(true);
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
