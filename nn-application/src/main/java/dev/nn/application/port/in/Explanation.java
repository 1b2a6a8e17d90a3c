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
 * @param before the sample with the parameters as they are
 * @param update what the update is made of
 * @param batch every sample that the update is made of; one for a single sample
 * @param after the sample with the parameters after the update
 */
public record Explanation(
        Subject subject,
        Sample sample,
        Functions functions,
        Followed followed,
        Before before,
        Update update,
        List<OfSample> batch,
        After after) {

    /**
     * The sample that is shown.
     *
     * @param index its row of the data, from 0
     * @param target as it is learned
     * @param weight what the sample counts; absent where all count alike
     * @param names of inputs and outputs
     */
    public record Sample(int index, double[] target, OptionalDouble weight, Names names) {}

    /**
     * What is explained.
     *
     * @param experiment its name
     * @param weights where the parameters come from, in words
     */
    public record Subject(String experiment, String weights) {}

    /**
     * The functions of the network.
     *
     * @param lossName what the loss is called
     * @param activations in words
     */
    public record Functions(Loss loss, String lossName, Map<Integer, String> activations) {}

    /**
     * The weight that is followed.
     *
     * @param measurement the derivative by that weight, from two losses at its sides
     */
    public record Followed(Focus focus, Measurement measurement) {}

    /**
     * Both passes before the update.
     *
     * @param trace one sample, so every matrix in it has one row
     * @param activationGradients the loss's gradients by the activations of each layer but the last
     * @param jacobian of the output activation where its outputs share a row, {@code [j][i] = da_j / dz_i}
     */
    public record Before(Trace trace, Map<Integer, double[]> activationGradients, Optional<double[][]> jacobian) {}

    /**
     * The forward pass after the update.
     *
     * @param loss of the same sample, or of the batch
     */
    public record After(Trace trace, double loss) {}

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

    /** Returns both passes before the update, as they were computed. */
    public Trace trace() {
        return before.trace();
    }

    /** Returns the weight that is followed. */
    public Focus focus() {
        return followed.focus();
    }

    /** Returns the loss. */
    public Loss loss() {
        return functions.loss();
    }

    /** Returns the parameters of a layer before and after the update; empty arrays where it learns nothing. */
    public Change change(int layer) {
        return update.changes().getOrDefault(layer, Change.NONE);
    }

    /** Returns the activation of a layer in words. */
    public String activation(int layer) {
        return functions.activations().getOrDefault(layer, "");
    }

    /** Returns the loss's gradient by the activations of a layer that is not the last. */
    public double[] activationGradient(int layer) {
        return before.activationGradients().getOrDefault(layer, new double[0]);
    }
}
