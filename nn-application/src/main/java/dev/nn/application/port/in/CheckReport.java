package dev.nn.application.port.in;

import dev.nn.application.problem.Problem;
import dev.nn.domain.check.GradientCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sound experiment comes to.
 *
 * @param samples per part of the data
 * @param layers in order
 * @param engine that would train
 * @param memory bytes by what they are for, during training
 * @param gradients back-propagation of this very network against central differences
 * @param warnings what is odd about the data, though they can be used
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

    /** Returns how many parameters all layers have. */
    public long parameterCount() {
        return layers.stream().mapToLong(LayerReport::parameterCount).sum();
    }

    /**
     * How many trainings it comes to.
     *
     * @param folds ways of parting the samples that are run one after the other
     * @param trials of a sweep at most; absent where there is none
     */
    public record Runs(int folds, Optional<Double> trials) {}

    /**
     * One layer.
     *
     * @param kind as in experiments, such as "dense"
     * @param activation for people, empty where there is none
     */
    public record LayerReport(String kind, int inputs, int outputs, String activation, long parameterCount) {}
}
