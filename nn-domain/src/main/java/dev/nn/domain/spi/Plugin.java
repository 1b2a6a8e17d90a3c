package dev.nn.domain.spi;

import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Loss;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import java.util.List;

/**
 * What a jar offers. A jar names its implementation in {@code META-INF/services/dev.nn.domain.spi.Plugin}; nn's own
 * functions come in the same way.
 *
 * <p>An implementation has a public constructor without arguments and overrides the lists that it has something for.
 * The lists are read once, from one thread; what they hold must be stateless and thread-safe. An exception thrown here
 * is reported as a problem of the jar and hurts no other.
 */
public interface Plugin {

    /** Functions of pre-activations, element by element or of a row. */
    default List<Provider<Activation>> activations() {
        return List.of();
    }

    /** What training makes small. */
    default List<Provider<Loss>> losses() {
        return List.of();
    }

    /** How parameters follow their gradients. */
    default List<Provider<Optimizer>> optimizers() {
        return List.of();
    }

    /** How parameters start. */
    default List<Provider<Initializer>> initializers() {
        return List.of();
    }

    /** How the learning rate changes. {@code warmup_epochs} is added to each by nn. */
    default List<Provider<Schedule>> schedules() {
        return List.of();
    }

    /** Figures that judge predictions. */
    default List<Provider<Metric>> metrics() {
        return List.of();
    }

    /** Arithmetic. */
    default List<Provider<EngineFactory>> engines() {
        return List.of();
    }
}
