package dev.nn.plugin.cpu;

import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.spi.Availability;
import java.util.Optional;

/**
 * The choice of kernels for this process. It checks for fused multiply-add in hardware, then for
 * the Vector API, and explains a missing one and its remedy. The vector kernels are named by a
 * string only: loading their class loads the Vector API, which must wait until its module has been
 * found.
 */
final class KernelChoice {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNELS = "dev.nn.plugin.cpu.vector.VectorKernels";
    private static final int MIN_VECTOR_BITS = 128;

    private KernelChoice() {}

    /** Returns the reason why the engine can't work at all, if there is one. */
    static Optional<String> hindrance() {
        return FusedMultiplyAdd.isFast()
                ? Optional.empty()
                : Optional.of(
                        "the processor or the JVM (-XX:-UseFMA) lacks fused multiply-add, which then takes about a"
                                + " microsecond in software; use 'engine: reference'");
    }

    /** Returns the reason why vectors can't be used, if there is one. */
    static Optional<String> vectorHindrance() {
        Optional<Module> vectors = ModuleLayer.boot().findModule(MODULE);
        if (vectors.isEmpty()) {
            return Optional.of("start Java with --add-modules " + MODULE);
        }
        // The descriptor doesn't require the module, which may be missing; without a descriptor this does nothing.
        KernelChoice.class.getModule().addReads(vectors.get());
        try {
            int bits = vectorKernels().bits();
            return bits >= MIN_VECTOR_BITS
                    ? Optional.empty()
                    : Optional.of("the JVM's preferred vectors have only " + bits + " bits; see -XX:MaxVectorSize");
        } catch (LinkageError e) {
            return Optional.of("nn does not support this version of the Vector API: " + e);
        }
    }

    private static Kernels vectorKernels() {
        try {
            return Class.forName(VECTOR_KERNELS)
                    .asSubclass(Kernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the engine's jar is incomplete: " + e, e);
        }
    }

    /** Returns whether the engine works here, and with which kernels. */
    static Availability availability() {
        Optional<String> hindrance = hindrance();
        if (hindrance.isPresent()) {
            return Availability.not(hindrance.get());
        }
        return vectorHindrance()
                .map(why -> Availability.lesser("plain Java", "several times slower than with vectors; " + why))
                .orElseGet(() -> Availability.here(vectorKernels().words()));
    }

    /**
     * Returns the kernels that the settings request.
     *
     * @throws IllegalArgumentException if the settings request vectors and there are none
     */
    static Kernels kernels(EngineSettings.Kernels asked) {
        Optional<String> without = asked == EngineSettings.Kernels.PLAIN ? Optional.of("") : vectorHindrance();
        if (without.isPresent() && asked == EngineSettings.Kernels.VECTOR) {
            throw new IllegalArgumentException("vector kernels are not available: " + without.get());
        }
        return without.isPresent() ? new PlainKernels() : new TieredKernels(vectorKernels());
    }
}
