package dev.nn.domain.engine;

/** A function of whole rows, such as softmax. Stateless; called from one thread or many. */
@FunctionalInterface
public interface RowFunction {

    /**
     * Computes one row.
     *
     * @param rows current row of each input; must not be modified or kept
     * @param out receives the complete result
     */
    void apply(double[][] rows, double[] out);
}
