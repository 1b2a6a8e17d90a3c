package dev.nn.domain.network;

import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Tensor;

/** An initializer of a parameter tensor. Stateless and thread-safe. */
@FunctionalInterface
public interface Initializer {

    /**
     * Sets every element.
     *
     * @param tensor weights {@code [inputs, outputs]} or a bias {@code [1, outputs]}
     * @param inputs fan-in of the layer
     * @param outputs fan-out of the layer
     * @param random a stream of draws for this tensor only
     */
    void initialize(Tensor tensor, int inputs, int outputs, RandomStream random);

    /** Returns an initializer that draws each element independently, keyed by row-major index. */
    static Initializer elementwise(Draw draw) {
        return (tensor, inputs, outputs, random) -> {
            for (int r = 0; r < tensor.rows(); r++) {
                for (int c = 0; c < tensor.columns(); c++) {
                    long index = (long) r * tensor.columns() + c;
                    tensor.set(r, c, draw.at(random, index, inputs, outputs));
                }
            }
        };
    }

    /** Returns the initializer that sets every element to 0. */
    static Initializer zeros() {
        return elementwise((random, index, inputs, outputs) -> 0);
    }

    /**
     * Returns the initializer that draws uniformly with variance {@code 2 / (inputs + outputs)},
     * the default for weights. Source: Glorot and Bengio, AISTATS 2010.
     */
    static Initializer glorotUniform() {
        return elementwise((random, index, inputs, outputs) -> {
            double limit = Math.sqrt(3 * (2.0 / (inputs + outputs)));
            return random.uniform(index, -limit, limit);
        });
    }

    /** The initial value of one element. */
    @FunctionalInterface
    interface Draw {
        /** Returns the value of the element at an index. */
        double at(RandomStream random, long index, int inputs, int outputs);
    }
}
