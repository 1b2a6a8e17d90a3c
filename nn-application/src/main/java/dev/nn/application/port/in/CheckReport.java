package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import dev.nn.domain.check.GradientCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report on a valid experiment.
 *
 * @param samples the number of samples in each part of the data
 * @param layers the layers, in order
 * @param engine the engine that would train
 * @param memory the bytes needed during training, keyed by purpose
 * @param gradients the check of this network's back-propagation against central differences
 * @param warnings the warnings about usable data
 */
public record CheckReport(
        String experiment,
        Map<String, Integer> samples,
        Runs runs,
        List<LayerReport> layers,
        String engine,
        Map<String, Long> memory,
        GradientCheck.Result gradients,
        List<Problem> warnings) {

    /** Returns the number of parameters of all layers. */
    public long parameterCount() {
        return layers.stream().mapToLong(LayerReport::parameterCount).sum();
    }

    /**
     * The number of training runs.
     *
     * @param folds the number of splits that are run one after the other
     * @param trials the maximum number of trials of a sweep; absent without a sweep
     */
    public record Runs(int folds, Optional<Double> trials) {}

    /**
     * A layer.
     *
     * @param kind the kind as in experiments, such as "dense"
     * @param activation the display name of the activation; empty for none
     */
    public record LayerReport(String kind, int inputs, int outputs, String activation, long parameterCount) {}
}
