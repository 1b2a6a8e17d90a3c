package dev.nn.domain.network;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The learned numbers of a network, or as many gradients: for each dense layer n the tensors {@code layers.n.weights}
 * {@code [inputs, outputs]} and {@code layers.n.bias} {@code [1, outputs]}. The list is fixed, the tensors are mutable;
 * not thread-safe.
 *
 * <p>All are views of one row, {@link #flat}, in order, so that what treats every number alike is one call.
 */
public final class Parameters {

    private final Tensor flat;
    private final List<Parameter> all = new ArrayList<>();
    private final @Nullable Tensor[] weights;
    private final @Nullable Tensor[] bias;

    private Parameters(Network network, Tensor flat) {
        this.flat = flat;
        this.weights = new Tensor[network.layers().size()];
        this.bias = new Tensor[network.layers().size()];
        int from = 0;
        for (int n : network.denseLayers()) {
            Dense dense = network.dense(n);
            Tensor w = flat.view(from, dense.inputs(), dense.outputs());
            Tensor b = flat.view(from + w.size(), 1, dense.outputs());
            from += w.size() + b.size();
            weights[n] = w;
            bias[n] = b;
            all.add(new Parameter(n, Role.WEIGHTS, w));
            all.add(new Parameter(n, Role.BIAS, b));
        }
    }

    /** One named tensor; {@code layer} counts all layers from 0. */
    public record Parameter(int layer, Role role, Tensor values) {
        /** The name in model files. */
        public String name() {
            return "layers." + layer + "." + role.text();
        }
    }

    /** What a tensor is to its layer. */
    public enum Role {
        WEIGHTS("weights"),
        BIAS("bias");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        /** As in model files. */
        public String text() {
            return text;
        }
    }

    /**
     * Zeros in the shapes that the network needs.
     *
     * @throws ArithmeticException when there are 2^31 parameters or more, which no array holds
     */
    public static Parameters zeros(Network network, ComputeEngine engine) {
        return new Parameters(network, engine.allocate(1, Math.toIntExact(network.parameterCount())));
    }

    /** All numbers as one row: each layer's weights row by row, then its bias. */
    public Tensor flat() {
        return flat;
    }

    /** All tensors, layer by layer, weights before bias. */
    public List<Parameter> all() {
        return Collections.unmodifiableList(all);
    }

    /** The weights of a layer. */
    public Tensor weights(int layer) {
        return found(weights[layer], layer);
    }

    /** The bias of a layer. */
    public Tensor bias(int layer) {
        return found(bias[layer], layer);
    }

    /** Where the element at an index of {@link #flat} is: {@code layers.0.weights[1, 2]}. */
    public String nameAt(int index) {
        int rest = index;
        for (Parameter parameter : all) {
            if (rest < parameter.values().size()) {
                int columns = parameter.values().columns();
                return parameter.name() + "[" + rest / columns + ", " + rest % columns + "]";
            }
            rest -= parameter.values().size();
        }
        throw new IndexOutOfBoundsException(index);
    }

    /** Copies all values of other parameters of the same network. */
    public void copyFrom(Parameters other) {
        flat.copyFrom(other.flat);
    }

    private static Tensor found(@Nullable Tensor tensor, int layer) {
        if (tensor == null) {
            throw new IllegalArgumentException("layer " + layer + " has no parameters");
        }
        return tensor;
    }
}
