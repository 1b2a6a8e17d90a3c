package dev.nn.plugin.cpu;

import dev.nn.domain.engine.Precision;
import dev.nn.domain.spi.EngineFactory;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.List;

/**
 * The plugin that provides the engine {@code cpu}. {@code engine: auto} selects it if the processor
 * supports it.
 */
public final class CpuPlugin implements Plugin {

    private static final int PREFERENCE = 100;

    /** Creates the plugin; called by {@code ServiceLoader}. */
    public CpuPlugin() {}

    @Override
    public List<Provider<EngineFactory>> engines() {
        FusedMultiplyAdd.ask();
        return List.of(Provider.of(
                FunctionInfo.of("cpu", "float32 on all cores; results are bit-identical for any number of cores"),
                new EngineFactory(
                        Precision.FLOAT32,
                        PREFERENCE,
                        KernelChoice::availability,
                        settings -> new CpuEngine(KernelChoice.kernels(settings.kernels()), settings.threads()))));
    }
}
