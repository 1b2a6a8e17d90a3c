package dev.nn.domain.training;

import java.util.Map;

/**
 * What happened in one epoch.
 *
 * @param epoch from 1
 * @param epochs planned
 * @param step steps finished since the start
 * @param loss mean training loss of the epoch's batches, weighted by their samples and what those count, before each update
 * @param learningRateFactor of the last step
 * @param figures further figures by name, such as {@code validation_loss}; may be empty
 */
public record EpochReport(
        int epoch, int epochs, long step, double loss, double learningRateFactor, Map<String, Double> figures) {

    public EpochReport {
        figures = Map.copyOf(figures);
    }

    /** A figure, or the training loss by the name {@code loss}; NaN where there is none. */
    double figure(String name) {
        return name.equals("loss") ? loss : figures.getOrDefault(name, Double.NaN);
    }
}
