package dev.nn.application.report;

import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Plane;
import dev.nn.application.page.Digits;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.EvenlySpacedSubset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The network's predictions over the plane of two numeric features, with training samples. */
record PlaneSection(FinishedTraining trained) {

    private static final int CELLS = 60;
    private static final int MAX_POINTS = 300;
    private static final int LEVELS = 8;
    private static final double MARGIN = 0.05;

    /** Returns the plane; empty unless there are exactly two inputs, both numeric. */
    List<Block> blocks() {
        List<ColumnEncoding> features = trained.experiment().model().features();
        boolean two = features.size() == 2 && features.stream().allMatch(Numeric.class::isInstance);
        return two ? List.of(plane((Numeric) features.get(0), (Numeric) features.get(1))) : List.of();
    }

    private Plane plane(Numeric across, Numeric up) {
        ComputeEngine engine = trained.evaluation().engine();
        Dataset samples = EvenlySpacedSubset.atMost(trained.experiment().data().training(), MAX_POINTS);
        Tensor inputs = engine.allocate(samples.samples(), 2);
        Tensor targets = engine.allocate(samples.samples(), samples.outputs());
        samples.copy(IntStream.range(0, samples.samples()).toArray(), 0, inputs, targets);
        double[] x = ends(inputs, 0);
        double[] y = ends(inputs, 1);
        Tensor grid = engine.allocate(CELLS * CELLS, 2);
        for (int r = 0; r < CELLS; r++) {
            for (int c = 0; c < CELLS; c++) {
                double a = x[0] + (c + 0.5) / CELLS * (x[1] - x[0]);
                double b = y[1] - (r + 0.5) / CELLS * (y[1] - y[0]);
                grid.setRow(r * CELLS + c, new double[] {a, b}, 0);
            }
        }
        double[][] outputs = trained.experiment()
                .backprop(engine)
                .predict(trained.parameters(), grid)
                .toArray();
        TargetEncoding target = trained.experiment().model().target();
        Painter painter = target instanceof TargetEncoding.Classes classes
                ? new ClassPainter(classes)
                : ValuePainter.of(target, outputs, targets.toArray());
        int[][] cells = new int[CELLS][CELLS];
        double[][] strength = new double[CELLS][CELLS];
        for (int r = 0; r < CELLS; r++) {
            for (int c = 0; c < CELLS; c++) {
                cells[r][c] = painter.number(outputs[r * CELLS + c]);
                strength[r][c] = painter.strength(outputs[r * CELLS + c]);
            }
        }
        List<Plane.Point> points = new ArrayList<>();
        for (int i = 0; i < samples.samples(); i++) {
            points.add(new Plane.Point(
                    (inputs.get(i, 0) - x[0]) / (x[1] - x[0]),
                    (inputs.get(i, 1) - y[0]) / (y[1] - y[0]),
                    painter.number(targets.row(i))));
        }
        return new Plane(
                "Predictions (background) and training samples (points)",
                axis(across, x),
                axis(up, y),
                painter.names(),
                cells,
                strength,
                points);
    }

    private static Plane.Axis axis(Numeric column, double[] ends) {
        return new Plane.Axis(column.name(), Decoder.original(column, ends[0]), Decoder.original(column, ends[1]));
    }

    /** Returns the range of the samples plus a margin. */
    private static double[] ends(Tensor inputs, int column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < inputs.rows(); r++) {
            low = Math.min(low, inputs.get(r, column));
            high = Math.max(high, inputs.get(r, column));
        }
        double margin = high > low ? MARGIN * (high - low) : 1;
        return new double[] {low - margin, high + margin};
    }

    /** The mapping from a row of outputs to a colour. */
    private sealed interface Painter {
        List<String> names();

        int number(double[] outputs);

        double strength(double[] outputs);
    }

    /** A painter of classes; the colour's strength is the probability above chance. */
    private record ClassPainter(TargetEncoding.Classes target) implements Painter {
        @Override
        public List<String> names() {
            return target.label().classes();
        }

        @Override
        public int number(double[] outputs) {
            return target.decide(outputs);
        }

        @Override
        public double strength(double[] outputs) {
            if (!target.probabilities()) {
                return 1;
            }
            double chance = 1.0 / names().size();
            double probability = target.distribution(outputs)[number(outputs)];
            return Math.max(0, (probability - chance) / (1 - chance));
        }
    }

    /** A painter of the first output, divided into levels. */
    private record ValuePainter(List<String> names, double low, double high) implements Painter {
        static ValuePainter of(TargetEncoding target, double[][] outputs, double[][] targets) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[][] rows : new double[][][] {outputs, targets}) {
                for (double[] row : rows) {
                    low = Math.min(low, row[0]);
                    high = Math.max(high, row[0]);
                }
            }
            List<String> names = new ArrayList<>();
            for (int level = 0; level < LEVELS; level++) {
                double from = low + level * (high - low) / LEVELS;
                double shown =
                        target.columns().get(0) instanceof Numeric numeric ? Decoder.original(numeric, from) : from;
                names.add("from " + Digits.shown(shown));
            }
            return new ValuePainter(names, low, high);
        }

        @Override
        public int number(double[] outputs) {
            double share = high > low ? (outputs[0] - low) / (high - low) : 0;
            return (int) Math.max(0, Math.min(LEVELS - 1, Math.floor(share * LEVELS)));
        }

        @Override
        public double strength(double[] outputs) {
            return 1;
        }
    }
}
