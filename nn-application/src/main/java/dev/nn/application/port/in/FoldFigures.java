package dev.nn.application.port.in;

import java.util.List;

/**
 * Figures of cross-validation.
 *
 * @param folds of each fold, in order; fewer than there are where it was left
 * @param means over the folds
 * @param deviations sample standard deviations over the folds, of the same numbers
 * @param pooled metrics over all predictions of rows that tested, each by the network that had not seen it
 */
public record FoldFigures(List<PartFigures> folds, PartFigures means, PartFigures deviations, Figures pooled) {

    public FoldFigures {
        folds = List.copyOf(folds);
    }

    /** Returns of how many folds a figure of a part is a finite number. */
    public long defined(String part, String name) {
        return folds.stream()
                .filter(fold -> Double.isFinite(fold.of(part).number(name)))
                .count();
    }
}
