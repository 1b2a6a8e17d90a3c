package dev.nn.application.port.in;

import java.util.List;

/**
 * Metrics of cross-validation.
 *
 * @param folds the metrics of each fold, in order; only the completed folds of an interrupted run
 * @param means the means over the folds
 * @param deviations the sample standard deviations over the folds
 * @param pooled the metrics over all test predictions, each by the network that was not trained on
 *     the row
 */
public record FoldFigures(List<PartFigures> folds, PartFigures means, PartFigures deviations, Figures pooled) {

    public FoldFigures {
        folds = List.copyOf(folds);
    }

    /** Returns the number of folds in which a metric of a part is finite. */
    public long defined(String part, String name) {
        return folds.stream()
                .filter(fold -> Double.isFinite(fold.of(part).number(name)))
                .count();
    }
}
