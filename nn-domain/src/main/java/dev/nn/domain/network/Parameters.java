package dev.nn.domain.network;

import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.network.ParameterShape.Role;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The parameters of a network, or their gradients. Each layer n has the tensors that it declares,
 * such as {@code layers.n.weights} {@code [inputs, outputs]} and {@code layers.n.bias}
 * {@code [1, outputs]} of a dense layer. The list is fixed, the tensors are mutable. Not
 * thread-safe.
 *
 * <p>All tensors are views of one row, {@link #flat}, in order, so that an operation on every
 * parameter is one call.
 */
public final class Parameters {

    private final Tensor flat;
    private final List<Parameter> all = new ArrayList<>();
    private final List<List<Tensor>> layers = new ArrayList<>();

    private Parameters(Network network, Tensor flat) {
        this.flat = flat;
        int from = 0;
        for (PlacedLayer layer : network.layers()) {
            List<Tensor> own = new ArrayList<>();
            for (ParameterShape shape : layer.parameters()) {
                Tensor values = flat.view(from, shape.rows(), shape.columns());
                from += values.size();
                all.add(new Parameter(layer.index(), layer.nameOf(shape), shape, values));
                own.add(values);
            }
            layers.add(List.copyOf(own));
        }
    }

    /**
     * One tensor of parameters.
     *
     * @param layer the index among all layers, from 0
     * @param name the name in model files
     */
    public record Parameter(int layer, String name, ParameterShape shape, Tensor values) {
        /** Returns the tensor's role in regularization. */
        public Role role() {
            return shape.role();
        }
    }

    /**
     * Returns zeros in the shapes of the network's parameters.
     *
     * @throws ArithmeticException when there are 2^31 parameters or more, too many for an array
     */
    public static Parameters zeros(Network network, ComputeEngine engine) {
        return new Parameters(network, engine.allocate(1, Math.toIntExact(network.parameterCount())));
    }

    /**
     * Initializes every parameter. The same seed produces the same numbers.
     *
     * <p>The k-th tensor of layer n draws from the stream
     * {@code (seed, initialization, 2 n + k mod 2, k div 2)}, so that a layer's draws don't depend
     * on those of another.
     *
     * @param starts one start per layer, in order
     * @throws IllegalArgumentException when a layer's number of tensors differs from the number of
     *     initializers in its start
     */
    public void initialize(List<LayerStart> starts, long seed) {
        if (starts.size() != layers.size()) {
            throw new IllegalArgumentException(
                    "expected a start for each of " + layers.size() + " layers, found " + starts.size());
        }
        for (int n = 0; n < layers.size(); n++) {
            List<Initializer> initializers = starts.get(n).initializers();
            int layer = n;
            List<Parameter> own =
                    all.stream().filter(one -> one.layer() == layer).toList();
            if (initializers.size() != own.size()) {
                throw new IllegalArgumentException("layer " + n + " has " + own.size() + " parameter tensors, found "
                        + initializers.size() + " initializers");
            }
            for (int k = 0; k < own.size(); k++) {
                ParameterShape shape = own.get(k).shape();
                RandomStream random = RandomStream.of(seed, Purpose.INITIALIZATION, 2L * n + k % 2, k / 2);
                initializers.get(k).initialize(own.get(k).values(), shape.fanIn(), shape.fanOut(), random);
            }
        }
    }

    /** Returns all parameters as one row, layer by layer, each tensor row by row. */
    public Tensor flat() {
        return flat;
    }

    /** Returns all tensors, layer by layer, in the layers' order. */
    public List<Parameter> all() {
        return Collections.unmodifiableList(all);
    }

    /** Returns the tensors of a layer, in its order; empty if it has no parameters. */
    public List<Tensor> of(int layer) {
        return layers.get(layer);
    }

    /**
     * Returns the weights of a layer.
     *
     * @throws IllegalArgumentException when it has none
     */
    public Tensor weights(int layer) {
        return found(layer, Role.WEIGHTS);
    }

    /**
     * Returns the bias of a layer.
     *
     * @throws IllegalArgumentException when it has none
     */
    public Tensor bias(int layer) {
        return found(layer, Role.BIAS);
    }

    private Tensor found(int layer, Role role) {
        for (Parameter parameter : all) {
            if (parameter.layer() == layer && parameter.role() == role) {
                return parameter.values();
            }
        }
        throw new IllegalArgumentException("layer " + layer + " has no " + (role == Role.BIAS ? "bias" : "weights"));
    }

    /**
     * Returns the name of the element at an index of {@link #flat}, such as
     * {@code layers.0.weights[1, 2]}.
     */
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
}
