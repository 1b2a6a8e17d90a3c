package dev.nn.application.explain;

import dev.nn.domain.backprop.Trace.LayerTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ways by which a pre-activation reaches the loss, each a product of local derivatives and weights; all of them together
 * are the derivative of the loss by it.
 *
 * @param shown the largest of them, in the order of their units
 * @param count how many there are
 */
record Paths(List<Path> shown, double count) {

    /** As many as a reader may want to add up. */
    private static final int MOST_SHOWN = 27;

    /** Beyond so many, only the strongest units of each layer are followed. */
    private static final double MOST_FOLLOWED = 50_000;

    private static final int STRONGEST = 3;

    /** A factor on the way: what it is, and its number. */
    record Factor(Kind kind, int layer, int from, int to, double value) {
        enum Kind {
            /** Of activation {@code to} by pre-activation {@code from}. */
            SLOPE,
            /** From unit {@code from} of the layer before to unit {@code to}. */
            WEIGHT,
            /** Of the loss by prediction {@code to}. */
            LOSS
        }
    }

    /** One way, the factors in the order from the weight to the loss. */
    record Path(List<Factor> factors) {
        double product() {
            double product = 1;
            for (Factor factor : factors) {
                product *= factor.value();
            }
            return product;
        }
    }

    /** What is needed of a network to follow its paths. */
    private record Walk(
            List<LayerTrace> layers, List<LocalSlopes> slopes, List<double[][]> weights, double[] loss, boolean all) {

        void from(int n, int unit, List<Factor> before, List<Path> found) {
            LocalSlopes local = slopes.get(n);
            int[] activations = local.row()
                    ? strongest(
                            loss.length == layers.get(n).activation()[0].length
                                    ? loss
                                    : layers.get(n).delta()[0])
                    : new int[] {unit};
            for (int a : activations) {
                List<Factor> way = new ArrayList<>(before);
                way.add(new Factor(Factor.Kind.SLOPE, layers.get(n).index(), unit, a, local.at(a, unit)));
                if (n == layers.size() - 1) {
                    way.add(new Factor(Factor.Kind.LOSS, layers.get(n).index(), a, a, loss[a]));
                    found.add(new Path(way));
                    continue;
                }
                double[] weight = weights.get(n + 1)[a];
                double[] delta = layers.get(n + 1).delta()[0];
                double[] strength = IntStream.range(0, weight.length)
                        .mapToDouble(k -> weight[k] * delta[k])
                        .toArray();
                for (int k : strongest(strength)) {
                    List<Factor> on = new ArrayList<>(way);
                    on.add(new Factor(Factor.Kind.WEIGHT, layers.get(n + 1).index(), a, k, weight[k]));
                    from(n + 1, k, on, found);
                }
            }
        }

        /** All units, or those that contribute most, in their order. */
        private int[] strongest(double[] strength) {
            if (all) {
                return IntStream.range(0, strength.length).toArray();
            }
            return IntStream.range(0, strength.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> -Math.abs(strength[k])))
                    .limit(STRONGEST)
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
        }
    }

    /**
     * The ways of one unit.
     *
     * @param slopes of each dense layer
     * @param dense which of the dense layers it is in
     */
    static Paths of(Explanation explanation, List<LocalSlopes> slopes, int dense, int unit) {
        List<LayerTrace> layers = explanation.trace().layers();
        double count = 1;
        for (int n = dense; n < layers.size(); n++) {
            int units = layers.get(n).activation()[0].length;
            count *= slopes.get(n).row() ? units : 1;
            count *= n + 1 < layers.size() ? layers.get(n + 1).activation()[0].length : 1;
        }
        Walk walk = new Walk(
                layers,
                slopes,
                explanation.changes().stream().map(Explanation.Change::weights).toList(),
                explanation.trace().predictionGradient()[0],
                count <= MOST_FOLLOWED);
        List<Path> found = new ArrayList<>();
        walk.from(dense, unit, List.of(), found);
        List<Path> largest = found.stream()
                .sorted(Comparator.comparingDouble((Path path) -> -Math.abs(path.product())))
                .limit(MOST_SHOWN)
                .toList();
        return new Paths(found.stream().filter(largest::contains).toList(), count);
    }
}
