package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.network.Network;

/** A factory of back-propagation services. Stateless and thread-safe. */
@FunctionalInterface
public interface BackpropFactory {

    /** The back-propagation of this JVM, layer by layer. */
    BackpropFactory LAYER_BY_LAYER = LayerByLayer::new;

    /** Returns a service for one caller at a time; its tensors must be those of the engine. */
    BackpropService bind(Network network, Loss loss, ComputeEngine engine);
}
