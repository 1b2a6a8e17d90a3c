package dev.nn.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nn.application.port.in.Figures;
import dev.nn.application.port.in.FoldFigures;
import dev.nn.application.port.in.PartFigures;
import dev.nn.domain.metric.MetricValue;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Means and standard deviations over folds, compared with Python's statistics module. */
class FoldStatisticsTest {

    private static final List<PartFigures> FOLDS = folds(0.5, 0.75, 0.875);

    private static List<PartFigures> folds(double... accuracies) {
        return DoubleStream.of(accuracies)
                .mapToObj(accuracy -> new PartFigures(Map.of(
                        "test",
                        new Figures(Map.of(
                                "accuracy",
                                new MetricValue.Scalar(accuracy),
                                "confusion_matrix",
                                new MetricValue.Table(new long[][] {{1}}))))))
                .toList();
    }

    @Test
    void computesMeanAndSampleDeviation() {
        assertThat(FoldStatistics.means(FOLDS).of("test").number("accuracy")).isEqualTo(0.7083333333333334);
        assertThat(FoldStatistics.deviations(FOLDS).of("test").number("accuracy"))
                .isCloseTo(0.19094065395649334, within(1e-15));
    }

    @Test
    void doesNotAverageTables() {
        assertThat(FoldStatistics.means(FOLDS).of("test").all()).containsOnlyKeys("accuracy");
    }

    @Test
    void skipsFoldsWithoutTheMetric() {
        List<PartFigures> folds = folds(0.5, Double.NaN, 0.75);
        assertThat(FoldStatistics.means(folds).of("test").number("accuracy")).isEqualTo(0.625);
        assertThat(new FoldFigures(folds, PartFigures.NONE, PartFigures.NONE, Figures.NONE).defined("test", "accuracy"))
                .isEqualTo(2);
    }

    @Test
    void hasNoDeviationForOneFold() {
        assertThat(FoldStatistics.deviations(folds(0.5)).of("test").number("accuracy"))
                .isNaN();
        assertThat(FoldStatistics.means(folds(Double.NaN)).of("test").number("accuracy"))
                .isNaN();
    }
}
