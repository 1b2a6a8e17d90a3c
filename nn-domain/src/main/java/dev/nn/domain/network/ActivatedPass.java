package dev.nn.domain.network;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.FunctionFailed;
import dev.nn.domain.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A pass that ends with an activation {@code a = f(z)}. A loss may use only {@code z} and compute
 * {@code delta = dL/dz} itself; forms on logits do so.
 *
 * <pre>
 * forward   z = ...                a = f(z)
 * backward  delta = dL/da * f'(z)  ...
 * </pre>
 */
public abstract class ActivatedPass implements LayerPass {

    private final ComputeEngine engine;
    private final PlacedLayer place;
    private final Activation function;
    private final Tensor activation;
    private final Tensor delta;

    /** Allocates activations and deltas, {@code [samples, units]} each. */
    protected ActivatedPass(ComputeEngine engine, PlacedLayer place, Activation function, int samples) {
        this.engine = engine;
        this.place = place;
        this.function = function;
        this.activation = engine.allocate(samples, place.outputs());
        this.delta = engine.allocate(samples, place.outputs());
    }

    /** Computes only the pre-activations, which {@link #preActivation} then returns. */
    public abstract void preActivate(Tensor input, List<Tensor> parameters);

    /** Returns the last computed pre-activations {@code z}. */
    public abstract Tensor preActivation();

    /** Finishes the backward pass from {@link #delta}; returns d loss / d input. */
    public abstract Tensor backwardFromDelta(List<Tensor> parameters, List<Tensor> gradients);

    /** Computes the activations from the pre-activations. */
    public final Tensor activate() {
        try {
            function.forward(engine, preActivation(), activation);
        } catch (FunctionFailed e) {
            throw e.in("layer " + place.index());
        }
        return activation;
    }

    @Override
    public final Tensor forward(Tensor input, List<Tensor> parameters, Pass pass) {
        preActivate(input, parameters);
        return activate();
    }

    @Override
    public final Tensor backward(Tensor outputGradient, List<Tensor> parameters, List<Tensor> gradients) {
        try {
            function.backward(engine, preActivation(), activation, outputGradient, delta);
        } catch (FunctionFailed e) {
            throw e.in("layer " + place.index());
        }
        return backwardFromDelta(parameters, gradients);
    }

    @Override
    public final Optional<ActivatedPass> activated() {
        return Optional.of(this);
    }

    /** Returns the activation function {@code f}. */
    public final Activation function() {
        return function;
    }

    /** Returns the last computed activations {@code a}. */
    public final Tensor activation() {
        return activation;
    }

    /** Returns the buffer of {@code delta = dL/dz}, which a loss on logits writes to. */
    public final Tensor delta() {
        return delta;
    }
}
