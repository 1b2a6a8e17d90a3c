package dev.nn.application.explain;

import dev.nn.domain.backprop.Trace;
import dev.nn.domain.function.Loss;
import java.util.List;
import java.util.Optional;

/**
 * Every number of one sample's forward and backward pass and of the update after it. Arrays are not to be changed;
 * layers are the dense ones, in order.
 *
 * @param activations of the layers, in words
 * @param names of inputs and outputs
 * @param focus what is looked at closely
 * @param rounding what rounding costs, where results are rounded
 * @param measuredWeight the derivative by the focused weight, from two losses at its sides
 * @param measuredBias the same by its unit's bias
 * @param trace one sample, so every matrix in it has one row
 * @param activationGradients d loss / d activation of each hidden layer: the sum over all paths to the next layer
 * @param jacobian of the output activation where its outputs share a row, {@code [j][i] = da_j / dz_i}
 * @param batch every sample that the update is made of; empty where that is the one alone
 * @param batchWeight the derivative of the batch's loss by the focused weight
 * @param lossAfter the loss of the same sample, or of the batch, after the update
 */
public record Explanation(
        String experiment,
        int sample,
        double[] target,
        Loss loss,
        String lossName,
        List<String> activations,
        Names names,
        Focus focus,
        Optional<Rounding> rounding,
        double measuredWeight,
        double measuredBias,
        Trace trace,
        double[][] activationGradients,
        Optional<double[][]> jacobian,
        List<Change> changes,
        List<String> updateRule,
        double learningRate,
        List<OfSample> batch,
        double batchWeight,
        double lossAfter) {

    /**
     * What one sample of a batch gives by itself.
     *
     * @param weight the derivative by the focused weight
     * @param share what that is multiplied by in the batch's: of a mean what it counts, divided by what all count
     */
    public record OfSample(int sample, double loss, double weight, double share) {}

    /** A layer's parameters before and after the update; weights are {@code [inputs][outputs]}. */
    public record Change(double[][] weights, double[] bias, double[][] newWeights, double[] newBias) {}

    /**
     * Exact figures beside those of results that are rounded.
     *
     * @param digits after the point
     * @param loss without rounding
     * @param weight the derivative by the focused weight, without rounding
     */
    public record Rounding(int digits, double loss, double weight) {}
}
