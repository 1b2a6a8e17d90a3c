package dev.nn.plugin.functions;

import dev.nn.domain.engine.EngineSettings;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Loss;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.Availability;
import dev.nn.domain.spi.EngineFactory;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import java.util.List;

/** The plugin of nn's own functions, offered the same way as those of other plugins. */
public final class BuiltInFunctions implements Plugin {

    /** Creates the plugin, for {@code ServiceLoader} and for programs that name it. */
    public BuiltInFunctions() {}

    @Override
    public List<Provider<Activation>> activations() {
        return Activations.all();
    }

    @Override
    public List<Provider<Loss>> losses() {
        return Losses.all();
    }

    @Override
    public List<Provider<Optimizer>> optimizers() {
        return Optimizers.all();
    }

    @Override
    public List<Provider<Initializer>> initializers() {
        return Initializers.all();
    }

    @Override
    public List<Provider<Schedule>> schedules() {
        return Schedules.all();
    }

    @Override
    public List<Provider<Metric>> metrics() {
        return Metrics.all();
    }

    @Override
    public List<Provider<EngineFactory>> engines() {
        return List.of(Provider.of(
                FunctionInfo.of(
                        "reference", "Float64 arithmetic in plain loops: slow, but the definition of every kernel."),
                new EngineFactory(
                        Precision.FLOAT64,
                        0,
                        () -> Availability.here("plain loops, one thread"),
                        BuiltInFunctions::reference)));
    }

    private static ReferenceEngine reference(EngineSettings settings) {
        if (settings.kernels() == EngineSettings.Kernels.VECTOR) {
            throw new IllegalArgumentException("it has plain loops only; use the engine 'cpu' for vector kernels");
        }
        return new ReferenceEngine();
    }
}
