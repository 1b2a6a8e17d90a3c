package dev.nn.application.check;

import dev.nn.application.problem.Problem;
import dev.nn.domain.check.GradientCheck;
import java.util.List;
import java.util.Map;

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
        List<LayerReport> layers,
        long parameterCount,
        String engine,
        Map<String, Long> memory,
        GradientCheck.Result gradients,
        List<Problem> warnings) {

    /**
     * One layer.
     *
     * @param kind "dense" or "dropout"
     * @param activation for people, empty where there is none
     */
    public record LayerReport(String kind, int inputs, int outputs, String activation, long parameterCount) {}
}
