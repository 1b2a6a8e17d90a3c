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
 * Every number of one sample's forward and backward pass and of the following update, exactly as in
 * training on the reference engine. Arrays must not be modified; maps are keyed by layer index.
 *
 * @param before the sample with the current parameters
 * @param update the ingredients of the update
 * @param batch every sample of the batch of the update; may be a single one
 * @param after the sample with the updated parameters
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
     * @param index the row of the data, from 0
     * @param target the encoded target
     * @param weight the sample weight; absent if all samples have the same weight
     * @param names the names of inputs and outputs
     */
    public record Sample(int index, double[] target, OptionalDouble weight, Names names) {}

    /**
     * The network that is explained.
     *
     * @param experiment the name of the experiment
     * @param weights the source of the parameters, in words
     */
    public record Subject(String experiment, String weights) {}

    /**
     * The functions of the network.
     *
     * @param lossName the name of the loss
     * @param activations the activations, in words
     */
    public record Functions(Loss loss, String lossName, Map<Integer, String> activations) {}

    /**
     * The weight in focus.
     *
     * @param measurement the derivative with respect to that weight, by a central difference of the
     *     loss
     */
    public record Followed(Focus focus, Measurement measurement) {}

    /**
     * Both passes before the update.
     *
     * @param trace the trace of one sample, so every matrix in it has one row
     * @param activationGradients the gradients of the loss with respect to the activations of each
     *     layer but the last
     * @param jacobian the Jacobian of the output activation if it is a row activation, {@code
     *     [j][i] = da_j / dz_i}
     */
    public record Before(Trace trace, Map<Integer, double[]> activationGradients, Optional<double[][]> jacobian) {}

    /**
     * The forward pass after the update.
     *
     * @param loss the loss of the same sample, or of the batch
     */
    public record After(Trace trace, double loss) {}

    /**
     * The contribution of one sample to a batch.
     *
     * @param gradients the gradients of the sample alone
     * @param share the factor of these gradients in the batch gradient: for a mean, the sample
     *     weight divided by the total weight
     */
    public record OfSample(int sample, double loss, Parameters gradients, double share) {}

    /**
     * Two losses on either side of a parameter: {@code (above - below) / (2 step)} approximates its
     * derivative.
     *
     * @param step the distance added and subtracted
     */
    public record Measurement(double step, double above, double below, double slope) {}

    /** A layer's parameters before and after the update; weights are {@code [inputs][outputs]}. */
    public record Change(double[][] weights, double[] bias, double[][] newWeights, double[] newBias) {
        private static final Change NONE = new Change(new double[0][], new double[0], new double[0][], new double[0]);
    }

    /**
     * The first step of the run from these parameters.
     *
     * @param learningRate the learning rate of the optimizer
     * @param factor the factor of the schedule on the learning rate
     * @param schedule the schedule that computed the factor
     * @param gradients the gradients of the batch, before penalties and clipping
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
     * The schedule of the learning rate.
     *
     * @param epochs the number of training epochs
     * @param stepsPerEpoch the number of steps per epoch
     */
    public record Schedule(dev.nn.domain.optimizer.Schedule rule, int epochs, long stepsPerEpoch) {}

    /** Returns both passes before the update, as they were computed. */
    public Trace trace() {
        return before.trace();
    }

    /** Returns the weight in focus. */
    public Focus focus() {
        return followed.focus();
    }

    /** Returns the loss. */
    public Loss loss() {
        return functions.loss();
    }

    /**
     * Returns the parameters of a layer before and after the update; empty arrays for a layer
     * without parameters.
     */
    public Change change(int layer) {
        return update.changes().getOrDefault(layer, Change.NONE);
    }

    /** Returns the activation of a layer in words. */
    public String activation(int layer) {
        return functions.activations().getOrDefault(layer, "");
    }

    /**
     * Returns the gradient of the loss with respect to the activations of a layer other than the
     * last.
     */
    public double[] activationGradient(int layer) {
        return before.activationGradients().getOrDefault(layer, new double[0]);
    }
}
