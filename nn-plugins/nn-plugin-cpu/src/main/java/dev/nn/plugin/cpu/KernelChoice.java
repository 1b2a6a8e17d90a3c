package dev.nn.plugin.cpu;

import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.spi.Availability;
import java.util.Optional;

/**
 * What this process can do, rung by rung: fused multiply-add in hardware, then the Vector API. A rung that is missing
 * says why and what would help. The vector kernels are named by text alone: to load their class is to load the Vector
 * API, so that happens once the module was found.
 */
final class KernelChoice {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNELS = "dev.nn.plugin.cpu.vector.VectorKernels";
    private static final int NARROWEST = 128;

    private KernelChoice() {}

    /** What keeps the engine from working at all. */
    static Optional<String> hindrance() {
        return FusedMultiplyAdd.isFast()
                ? Optional.empty()
                : Optional.of(
                        "the processor or the JVM (-XX:-UseFMA) has no instruction for fused multiply-add, and without"
                                + " it one takes about a microsecond; 'engine: reference' works");
    }

    /** What keeps vectors from being used. */
    static Optional<String> vectorHindrance() {
        Optional<Module> vectors = ModuleLayer.boot().findModule(MODULE);
        if (vectors.isEmpty()) {
            return Optional.of("start Java with --add-modules " + MODULE);
        }
        // The descriptor doesn't require the module, which may be missing; without a descriptor this does nothing.
        KernelChoice.class.getModule().addReads(vectors.get());
        try {
            int bits = vectorKernels().bits();
            return bits >= NARROWEST
                    ? Optional.empty()
                    : Optional.of("the JVM's preferred vectors have " + bits + " bits only; see -XX:MaxVectorSize");
        } catch (LinkageError e) {
            return Optional.of("this JVM's Vector API is another one than nn knows: " + e);
        }
    }

    private static Kernels vectorKernels() {
        try {
            return Class.forName(VECTOR_KERNELS)
                    .asSubclass(Kernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the jar of the engine is not whole: " + e, e);
        }
    }

    /** Whether the engine works here, and how. */
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
     * The kernels that the settings ask for.
     *
     * @throws IllegalArgumentException when they ask for vectors and there are none
     */
    static Kernels kernels(EngineSettings.Kernels asked) {
        Optional<String> without = asked == EngineSettings.Kernels.PLAIN ? Optional.of("") : vectorHindrance();
        if (without.isPresent() && asked == EngineSettings.Kernels.VECTOR) {
            throw new IllegalArgumentException("there are no vector kernels here: " + without.get());
        }
        return without.isPresent() ? new PlainKernels() : new WarmingKernels(vectorKernels());
    }
}
