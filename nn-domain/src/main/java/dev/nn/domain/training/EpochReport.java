package dev.nn.domain.training;

import java.util.Map;

/**
 * A report of one epoch.
 *
 * @param epoch the number of the epoch, from 1
 * @param epochs the number of planned epochs
 * @param step steps finished since the start
 * @param loss the mean training loss of the epoch's batches, each before its update, weighted by
 *     the number and weights of their samples
 * @param learningRateFactor the learning-rate factor of the last step
 * @param figures further figures by name, such as {@code validation_loss}; may be empty
 */
public record EpochReport(
        int epoch, int epochs, long step, double loss, double learningRateFactor, Map<String, Double> figures) {

    public EpochReport {
        figures = Map.copyOf(figures);
    }

    /**
     * Returns a figure by name; {@code loss} is the training loss. NaN if there is no such figure.
     */
    double figure(String name) {
        return name.equals("loss") ? loss : figures.getOrDefault(name, Double.NaN);
    }
}
