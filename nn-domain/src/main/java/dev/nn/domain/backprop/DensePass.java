package dev.nn.domain.backprop;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.FunctionFailed;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;

/**
 * A dense layer's arithmetic.
 *
 * <pre>
 * forward   z = x W + b            a = f(z)
 * backward  delta = dL/da * f'(z)  dL/dW = x' delta  dL/db = column sums of delta  dL/dx = delta W'
 * </pre>
 */
final class DensePass implements LayerPass {

    private final ComputeEngine engine;
    private final int index;
    private final Dense layer;
    private final boolean first;
    private final Tensor preActivation;
    private final Tensor activation;
    private final Tensor delta;
    private final Tensor inputGradient;
    private Tensor input;

    DensePass(ComputeEngine engine, int index, Dense layer, int samples) {
        this.engine = engine;
        this.index = index;
        this.layer = layer;
        this.first = index == 0;
        this.preActivation = engine.allocate(samples, layer.outputs());
        this.activation = engine.allocate(samples, layer.outputs());
        this.delta = engine.allocate(samples, layer.outputs());
        // Nobody asks for the gradient of the samples themselves.
        this.inputGradient = engine.allocate(first ? 0 : samples, layer.inputs());
        this.input = inputGradient;
    }

    @Override
    public Tensor forward(Tensor samples, Parameters parameters, Pass pass) {
        preActivate(samples, parameters);
        activate();
        return activation;
    }

    /** The pre-activations alone: a loss on logits asks for no more. */
    void preActivate(Tensor samples, Parameters parameters) {
        input = samples;
        engine.affine(samples, parameters.weights(index), parameters.bias(index), preActivation);
    }

    /** Computes the activations from the pre-activations. */
    void activate() {
        try {
            layer.activation().forward(engine, preActivation, activation);
        } catch (FunctionFailed e) {
            throw e.in("layer " + index);
        }
    }

    @Override
    public Tensor backward(Tensor outputGradient, Parameters parameters, Parameters gradients) {
        try {
            layer.activation().backward(engine, preActivation, activation, outputGradient, delta);
        } catch (FunctionFailed e) {
            throw e.in("layer " + index);
        }
        return backwardFromDelta(parameters, gradients);
    }

    /** The rest of the backward pass, once {@link #delta} holds d loss / d pre-activation. */
    Tensor backwardFromDelta(Parameters parameters, Parameters gradients) {
        engine.multiply(input, true, delta, false, gradients.weights(index));
        engine.columnSums(delta, gradients.bias(index));
        if (!first) {
            engine.multiply(delta, false, parameters.weights(index), true, inputGradient);
        }
        return inputGradient;
    }

    int index() {
        return index;
    }

    Dense layer() {
        return layer;
    }

    Tensor input() {
        return input;
    }

    Tensor preActivation() {
        return preActivation;
    }

    Tensor activation() {
        return activation;
    }

    Tensor delta() {
        return delta;
    }
}
