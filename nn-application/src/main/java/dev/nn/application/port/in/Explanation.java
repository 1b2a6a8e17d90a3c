package dev.nn.application.port.in;

import dev.nn.domain.backprop.Trace;
import dev.nn.domain.function.Loss;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.optimizer.UpdateRule;
import dev.nn.domain.training.StepRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Every number of one sample's forward and backward pass and of the update after it, exactly as training on the reference engine
 * has it. Arrays are not to be changed; maps are by the layers' indices.
 *
 * @param weights where the parameters come from, in words
 * @param target of the sample, as it is learned
 * @param sampleWeight what the sample counts; absent where all count alike
 * @param activations in words
 * @param names of inputs and outputs
 * @param focus the weight that is followed
 * @param measurement the derivative by that weight, from two losses at its sides
 * @param trace one sample, so every matrix in it has one row
 * @param jacobian of the output activation where its outputs share a row, {@code [j][i] = da_j / dz_i}
 * @param update what the update is made of
 * @param batch every sample that the update is made of; one for a single sample
 * @param after the same sample with the parameters after the update
 * @param lossAfter the loss of the same sample, or of the batch, after the update
 */
public record Explanation(
        String experiment,
        String weights,
        int sample,
        double[] target,
        OptionalDouble sampleWeight,
        Loss loss,
        String lossName,
        Map<Integer, String> activations,
        Names names,
        Focus focus,
        Measurement measurement,
        Trace trace,
        Map<Integer, double[]> activationGradients,
        Optional<double[][]> jacobian,
        Update update,
        List<OfSample> batch,
        Trace after,
        double lossAfter) {

    /**
     * What one sample of a batch gives by itself.
     *
     * @param gradients of the sample alone
     * @param share what they are multiplied by in the batch's: of a mean what it counts, divided by what all count
     */
    public record OfSample(int sample, double loss, Parameters gradients, double share) {}

    /**
     * Two losses at the sides of a parameter: {@code (above - below) / (2 step)} is near its derivative.
     *
     * @param step what was added and taken away
     */
    public record Measurement(double step, double above, double below, double slope) {}

    /** A layer's parameters before and after the update; weights are {@code [inputs][outputs]}. */
    public record Change(double[][] weights, double[] bias, double[][] newWeights, double[] newBias) {
        private static final Change NONE = new Change(new double[0][], new double[0], new double[0][], new double[0]);
    }

    /**
     * The first step of the run from these parameters.
     *
     * @param learningRate of the optimizer
     * @param factor of the schedule, on the learning rate
     * @param schedule that gave it
     * @param gradients of the batch, before anything is done to them
     */
    public record Update(
            UpdateRule rule,
            double learningRate,
            double factor,
            Schedule schedule,
            StepRules rules,
            Parameters gradients,
            Map<Integer, Change> changes) {}

    /**
     * What gives the factor on the learning rate.
     *
     * @param epochs of the training
     * @param stepsPerEpoch of it
     */
    public record Schedule(dev.nn.domain.optimizer.Schedule rule, int epochs, long stepsPerEpoch) {}

    /** Returns the parameters of a layer before and after the update; empty arrays where it learns nothing. */
    public Change change(int layer) {
        return update.changes().getOrDefault(layer, Change.NONE);
    }

    /** Returns the activation of a layer in words. */
    public String activation(int layer) {
        return activations.getOrDefault(layer, "");
    }

    /** Returns the loss's gradient by the activations of a layer that is not the last. */
    public double[] activationGradient(int layer) {
        return activationGradients.getOrDefault(layer, new double[0]);
    }
}
