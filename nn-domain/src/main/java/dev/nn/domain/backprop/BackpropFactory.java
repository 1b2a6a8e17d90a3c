package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.network.Network;

/** Makes services that run back-propagation. Stateless and thread-safe. */
@FunctionalInterface
public interface BackpropFactory {

    /** Back-propagation as this JVM does it, layer by layer. */
    BackpropFactory LAYER_BY_LAYER = LayerByLayer::new;

    /** Returns a service for one caller, whose tensors are those of the engine. */
    BackpropService bind(Network network, Loss loss, ComputeEngine engine);
}
