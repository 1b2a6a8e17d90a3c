package dev.nn.plugin.cpu;

import dev.nn.domain.engine.Precision;
import dev.nn.domain.spi.EngineFactory;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.List;

/** Offers the engine {@code cpu}, which {@code engine: auto} takes where the processor has what it needs. */
public final class CpuPlugin implements Plugin {

    private static final int PREFERENCE = 100;

    /** For {@code ServiceLoader}. */
    public CpuPlugin() {}

    @Override
    public List<Provider<EngineFactory>> engines() {
        FusedMultiplyAdd.ask();
        return List.of(Provider.of(
                FunctionInfo.of("cpu", "float32 on all cores, the same bits on any number of them"),
                new EngineFactory(
                        Precision.FLOAT32,
                        PREFERENCE,
                        KernelChoice::availability,
                        settings -> new CpuEngine(KernelChoice.kernels(settings.kernels()), settings.threads()))));
    }
}
