package dev.nn.application.explain;

import dev.nn.domain.backprop.Trace.LayerTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The ways by which a pre-activation reaches the loss, each a product of local derivatives and weights; all of them together
 * are the derivative of the loss by it.
 *
 * @param shown those that contribute most, in the order of their units
 * @param count how many there are
 */
record Paths(List<Path> shown, double count) {

    /** As many as a reader may want to add up. */
    private static final int MOST_SHOWN = 27;

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

        /** Where it goes, unit after unit. */
        int[] units() {
            return factors.stream().mapToInt(Factor::to).toArray();
        }
    }

    /** The rest of a way, its first factor before what follows. */
    private record Way(Factor factor, Optional<Way> rest, double size) {
        static Way of(Factor factor, Optional<Way> rest) {
            return new Way(
                    factor, rest, Math.abs(factor.value()) * rest.map(Way::size).orElse(1.0));
        }

        Path path() {
            List<Factor> factors = new ArrayList<>(List.of(factor));
            for (Optional<Way> next = rest; next.isPresent(); next = next.get().rest()) {
                factors.add(next.get().factor());
            }
            return new Path(factors);
        }
    }

    /** The largest ways among those that are offered: the earlier one of two that are as large. */
    private static final class Largest {
        private final List<Way> ways = new ArrayList<>();

        /** Ways that follow a factor, the largest first. */
        void offer(Factor factor, List<Way> rests) {
            for (Way rest : rests) {
                Way way = Way.of(factor, Optional.of(rest));
                if (ways.size() == MOST_SHOWN
                        && !(way.size() > ways.get(MOST_SHOWN - 1).size())) {
                    return;
                }
                int place = ways.size();
                while (place > 0 && way.size() > ways.get(place - 1).size()) {
                    place--;
                }
                ways.add(place, way);
                if (ways.size() > MOST_SHOWN) {
                    ways.remove(MOST_SHOWN);
                }
            }
        }
    }

    /**
     * What is needed of a network to follow its paths. The largest products from each unit to the loss are found from the end:
     * whatever comes before them, no other products of that unit can be larger.
     */
    private record Walk(List<LayerTrace> layers, List<LocalSlopes> slopes, List<double[][]> weights, double[] loss) {

        /** From each pre-activation of a dense layer; of one unit alone where that is given. */
        List<List<Way>> from(int n, IntPredicate units) {
            int width = layers.get(n).activation()[0].length;
            List<List<Way>> activations = new ArrayList<>();
            List<List<Way>> next = n == layers.size() - 1 ? List.of() : from(n + 1, any -> true);
            LocalSlopes local = slopes.get(n);
            for (int a = 0; a < width; a++) {
                boolean needed = local.row() || units.test(a);
                activations.add(needed ? fromActivation(n, a, next) : List.of());
            }
            List<List<Way>> all = new ArrayList<>();
            for (int unit = 0; unit < width; unit++) {
                Largest largest = new Largest();
                for (int a = local.row() ? 0 : unit; units.test(unit) && a < (local.row() ? width : unit + 1); a++) {
                    int layer = layers.get(n).index();
                    largest.offer(new Factor(Factor.Kind.SLOPE, layer, unit, a, local.at(a, unit)), activations.get(a));
                }
                all.add(largest.ways);
            }
            return all;
        }

        private List<Way> fromActivation(int n, int a, List<List<Way>> next) {
            if (next.isEmpty()) {
                return List.of(
                        Way.of(new Factor(Factor.Kind.LOSS, layers.get(n).index(), a, a, loss[a]), Optional.empty()));
            }
            double[] weight = weights.get(n + 1)[a];
            Largest largest = new Largest();
            for (int k = 0; k < weight.length; k++) {
                largest.offer(new Factor(Factor.Kind.WEIGHT, layers.get(n + 1).index(), a, k, weight[k]), next.get(k));
            }
            return largest.ways;
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
                explanation.trace().predictionGradient()[0]);
        List<Path> shown = walk.from(dense, u -> u == unit).get(unit).stream()
                .map(Way::path)
                .sorted(Comparator.comparing(Path::units, Arrays::compare))
                .toList();
        return new Paths(shown, count);
    }
}
