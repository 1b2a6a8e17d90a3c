package dev.nn.domain.engine;

/** A function of whole rows, such as softmax. Stateless; called from one thread or many. */
@FunctionalInterface
public interface RowFunction {

    /**
     * Computes one row.
     *
     * @param rows the current row of each input; not to be changed or kept
     * @param out receives the result, whole
     */
    void apply(double[][] rows, double[] out);
}
