package dev.nn.domain.spi;

import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Loss;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import java.util.List;

/**
 * The functions that a jar offers. The jar names its implementation in
 * {@code META-INF/services/dev.nn.domain.spi.Plugin}; nn's own functions are loaded the same way.
 *
 * <p>An implementation has a public constructor without arguments and overrides the lists that it
 * provides. The lists are read once, from one thread; their elements must be stateless and
 * thread-safe. An exception thrown here is reported as a problem of the jar and doesn't affect
 * other jars.
 */
public interface Plugin {

    /** Returns the activations: functions of pre-activations, element by element or row by row. */
    default List<Provider<Activation>> activations() {
        return List.of();
    }

    /** Returns the losses. */
    default List<Provider<Loss>> losses() {
        return List.of();
    }

    /** Returns the optimizers. */
    default List<Provider<Optimizer>> optimizers() {
        return List.of();
    }

    /** Returns the initializers. */
    default List<Provider<Initializer>> initializers() {
        return List.of();
    }

    /** Returns the learning-rate schedules. nn adds {@code warmup_epochs} to each. */
    default List<Provider<Schedule>> schedules() {
        return List.of();
    }

    /** Returns the metrics. */
    default List<Provider<Metric>> metrics() {
        return List.of();
    }

    /** Returns the compute engines. */
    default List<Provider<EngineFactory>> engines() {
        return List.of();
    }
}
