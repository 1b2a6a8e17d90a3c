package dev.nn.application.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The paths from a pre-activation to the loss. Each is a product of local derivatives and weights;
 * their sum is the derivative of the loss with respect to the pre-activation.
 *
 * @param shown the paths that contribute most, in the order of their units
 * @param count the number of all paths
 */
record Paths(List<Path> shown, double count) {

    /** Maximum number of paths shown, few enough for a reader to add up. */
    private static final int MAX_SHOWN = 27;

    /** A factor of a path: its kind and its value. */
    record Factor(Kind kind, int layer, int from, int to, double value) {
        enum Kind {
            /** Derivative of activation {@code to} with respect to pre-activation {@code from}. */
            SLOPE,
            /** Weight from unit {@code from} of the previous layer to unit {@code to}. */
            WEIGHT,
            /** Derivative of the loss with respect to prediction {@code to}. */
            LOSS
        }
    }

    /** One path, the factors in the order from the weight to the loss. */
    record Path(List<Factor> factors) {
        /** Returns the units on the path, in order. */
        int[] units() {
            return factors.stream().mapToInt(Factor::to).toArray();
        }
    }

    /** The remainder of a path as a linked list: a factor, then the rest. */
    private record Route(Factor factor, Optional<Route> rest, double size) {
        static Route of(Factor factor, Optional<Route> rest) {
            return new Route(
                    factor,
                    rest,
                    Math.abs(factor.value()) * rest.map(Route::size).orElse(1.0));
        }

        Path path() {
            List<Factor> factors = new ArrayList<>(List.of(factor));
            for (Optional<Route> next = rest;
                    next.isPresent();
                    next = next.get().rest()) {
                factors.add(next.get().factor());
            }
            return new Path(factors);
        }
    }

    /** The largest of the offered paths; the earlier wins a tie. */
    private static final class Largest {
        private final List<Route> ways = new ArrayList<>();

        /**
         * Offers the paths that continue from a factor.
         *
         * @param rests the continuations, largest first
         */
        void offer(Factor factor, List<Route> rests) {
            for (Route rest : rests) {
                Route way = Route.of(factor, Optional.of(rest));
                if (ways.size() == MAX_SHOWN
                        && !(way.size() > ways.get(MAX_SHOWN - 1).size())) {
                    return;
                }
                int place = ways.size();
                while (place > 0 && way.size() > ways.get(place - 1).size()) {
                    place--;
                }
                ways.add(place, way);
                if (ways.size() > MAX_SHOWN) {
                    ways.remove(MAX_SHOWN);
                }
            }
        }
    }

    /**
     * A search for the largest paths, from the loss backwards. The largest products from a unit to
     * the loss remain the largest, whatever factors precede them.
     */
    private record Walk(Worksheet sheet) {

        /**
         * Returns the largest routes from each pre-activation of a layer that {@code units}
         * accepts; empty lists for the others.
         */
        List<List<Route>> from(int n, IntPredicate units) {
            int width = sheet.units(n);
            List<List<Route>> activations = new ArrayList<>();
            List<List<Route>> next = n == sheet.last() ? List.of() : from(sheet.after(n), any -> true);
            boolean row = sheet.isRow(n);
            for (int a = 0; a < width; a++) {
                boolean needed = row || units.test(a);
                activations.add(needed ? fromActivation(n, a, next) : List.of());
            }
            List<List<Route>> all = new ArrayList<>();
            for (int unit = 0; unit < width; unit++) {
                Largest largest = new Largest();
                for (int a = row ? 0 : unit; units.test(unit) && a < (row ? width : unit + 1); a++) {
                    largest.offer(
                            new Factor(Factor.Kind.SLOPE, n, unit, a, sheet.slope(n, a, unit)), activations.get(a));
                }
                all.add(largest.ways);
            }
            return all;
        }

        private List<Route> fromActivation(int n, int a, List<List<Route>> next) {
            if (next.isEmpty()) {
                return List.of(Route.of(
                        new Factor(Factor.Kind.LOSS, n, a, a, sheet.activationGradient[n][a]), Optional.empty()));
            }
            int after = sheet.after(n);
            if (!sheet.learns(after)) {
                return next.get(a);
            }
            double[] weight = sheet.weights[after][a];
            Largest largest = new Largest();
            for (int k = 0; k < weight.length; k++) {
                largest.offer(new Factor(Factor.Kind.WEIGHT, after, a, k, weight[k]), next.get(k));
            }
            return largest.ways;
        }
    }

    /** Returns the paths from one unit of a layer, with the numbers on the page. */
    static Paths of(Worksheet sheet, int layer, int unit) {
        double count = 1;
        for (int n : sheet.order()
                .subList(sheet.order().indexOf(layer), sheet.order().size())) {
            count *= sheet.isRow(n) ? sheet.units(n) : 1;
            count *= n < sheet.last() && sheet.learns(sheet.after(n)) ? sheet.units(sheet.after(n)) : 1;
        }
        List<Path> shown = new Walk(sheet)
                .from(layer, u -> u == unit).get(unit).stream()
                        .map(Route::path)
                        .sorted(Comparator.comparing(Path::units, Arrays::compare))
                        .toList();
        return new Paths(shown, count);
    }
}
