package dev.nn.domain.network;

import java.util.List;

/**
 * A tensor that a layer learns, before it has numbers.
 *
 * @param name within the layer, as in model files: {@code weights}
 * @param sizes as in model files: {@code [inputs, outputs]} of weights, {@code [outputs]} of a bias; the last one counts the
 *     columns of the tensor, the product of the others its rows
 * @param fanIn inputs of one unit, for initializers
 * @param fanOut units that one input reaches, for initializers
 */
public record ParameterShape(String name, List<Integer> sizes, int fanIn, int fanOut, Role role) {

    /** The part of a tensor in regularization. */
    public enum Role {
        /** Penalties and norm constraints apply. */
        WEIGHTS,
        /** Neither applies. */
        BIAS
    }

    public ParameterShape {
        sizes = List.copyOf(sizes);
    }

    /** Returns the weights of units that each see all inputs, {@code [inputs, outputs]}. */
    public static ParameterShape weights(int inputs, int outputs) {
        return new ParameterShape("weights", List.of(inputs, outputs), inputs, outputs, Role.WEIGHTS);
    }

    /** Returns the bias of such units, {@code [outputs]}. */
    public static ParameterShape bias(int inputs, int outputs) {
        return new ParameterShape("bias", List.of(outputs), inputs, outputs, Role.BIAS);
    }

    /** Returns the rows of the tensor. */
    public int rows() {
        return sizes.subList(0, sizes.size() - 1).stream().reduce(1, Math::multiplyExact);
    }

    /** Returns the columns of the tensor. */
    public int columns() {
        return sizes.get(sizes.size() - 1);
    }

    /** Returns the number of elements. */
    public long elements() {
        return (long) rows() * columns();
    }
}
