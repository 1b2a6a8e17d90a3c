package dev.nn.domain.network;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The learned numbers of a network, or as many gradients: for each dense layer n the tensors {@code layers.n.weights}
 * {@code [inputs, outputs]} and {@code layers.n.bias} {@code [1, outputs]}. The list is fixed, the tensors are mutable;
 * not thread-safe.
 */
public final class Parameters {

    private final List<Parameter> all;

    private Parameters(List<Parameter> all) {
        this.all = List.copyOf(all);
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

    /** Zeros in the shapes that the network needs. */
    public static Parameters zeros(Network network, ComputeEngine engine) {
        List<Parameter> all = new ArrayList<>();
        for (int n : network.denseLayers()) {
            Dense dense = network.dense(n);
            all.add(new Parameter(n, Role.WEIGHTS, engine.allocate(dense.inputs(), dense.outputs())));
            all.add(new Parameter(n, Role.BIAS, engine.allocate(1, dense.outputs())));
        }
        return new Parameters(all);
    }

    /** All tensors, layer by layer, weights before bias. */
    public List<Parameter> all() {
        return all;
    }

    /** The weights of a layer. */
    public Tensor weights(int layer) {
        return find(layer, Role.WEIGHTS);
    }

    /** The bias of a layer. */
    public Tensor bias(int layer) {
        return find(layer, Role.BIAS);
    }

    /** Copies all values of other parameters of the same network. */
    public void copyFrom(Parameters other) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).values().copyFrom(other.all.get(i).values());
        }
    }

    private Tensor find(int layer, Role role) {
        for (Parameter parameter : all) {
            if (parameter.layer() == layer && parameter.role() == role) {
                return parameter.values();
            }
        }
        throw new IllegalArgumentException("layer " + layer + " has no " + role.text());
    }
}
