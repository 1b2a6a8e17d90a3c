package dev.nn.application.explain;

import dev.nn.domain.backprop.Trace;
import dev.nn.domain.function.Loss;
import java.util.List;
import java.util.Optional;

/**
 * Every number of one sample's forward and backward pass and of the update after it. Arrays are not to be changed;
 * layers are the dense ones, in order.
 *
 * @param trace one sample, so every matrix in it has one row
 * @param activationGradients d loss / d activation of each hidden layer: the sum over all paths to the next layer
 * @param jacobian of the output activation where its outputs share a row, {@code [j][i] = da_j / dz_i}
 * @param lossAfter the loss of the same sample after the update
 */
public record Explanation(
        String experiment,
        int sample,
        double[] target,
        Loss loss,
        String lossName,
        Trace trace,
        double[][] activationGradients,
        Optional<double[][]> jacobian,
        List<Change> changes,
        List<String> updateRule,
        double learningRate,
        double lossAfter) {

    /** A layer's parameters before and after the update; weights are {@code [inputs][outputs]}. */
    public record Change(double[][] weights, double[] bias, double[][] newWeights, double[] newBias) {}
}
