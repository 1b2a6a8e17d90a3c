package dev.nn.domain.network;

import java.util.List;

/**
 * The shape of a parameter tensor.
 *
 * @param name the name within the layer, as in model files: {@code weights}
 * @param sizes the sizes as in model files: {@code [inputs, outputs]} for weights,
 *     {@code [outputs]} for a bias. The last size is the number of columns of the tensor, the
 *     product of the others the number of rows.
 * @param fanIn the inputs per unit, for initializers
 * @param fanOut the units per input, for initializers
 */
public record ParameterShape(String name, List<Integer> sizes, int fanIn, int fanOut, Role role) {

    /** The role of a tensor in regularization. */
    public enum Role {
        /** Weights: penalties and norm constraints apply. */
        WEIGHTS,
        /** A bias: penalties and norm constraints don't apply. */
        BIAS
    }

    public ParameterShape {
        sizes = List.copyOf(sizes);
    }

    /**
     * Returns the shape of the weights of units that all see every input,
     * {@code [inputs, outputs]}.
     */
    public static ParameterShape weights(int inputs, int outputs) {
        return new ParameterShape("weights", List.of(inputs, outputs), inputs, outputs, Role.WEIGHTS);
    }

    /** Returns the shape of the bias of such units, {@code [outputs]}. */
    public static ParameterShape bias(int inputs, int outputs) {
        return new ParameterShape("bias", List.of(outputs), inputs, outputs, Role.BIAS);
    }

    /** Returns the number of rows. */
    public int rows() {
        return sizes.subList(0, sizes.size() - 1).stream().reduce(1, Math::multiplyExact);
    }

    /** Returns the number of columns. */
    public int columns() {
        return sizes.get(sizes.size() - 1);
    }

    /** Returns the number of elements. */
    public long elements() {
        return (long) rows() * columns();
    }
}
