package dev.nn.application.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The paths by which a pre-activation reaches the loss, each a product of local derivatives and weights; all of them together
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

    /** One path, the factors in the order from the weight to the loss. */
    record Path(List<Factor> factors) {
        /** Where it goes, unit after unit. */
        int[] units() {
            return factors.stream().mapToInt(Factor::to).toArray();
        }
    }

    /** The rest of a path, its first factor before what follows. */
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

    /** The largest paths among those that are offered: the earlier one of two that are as large. */
    private static final class Largest {
        private final List<Route> ways = new ArrayList<>();

        /** Paths that follow a factor, the largest first. */
        void offer(Factor factor, List<Route> rests) {
            for (Route rest : rests) {
                Route way = Route.of(factor, Optional.of(rest));
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
    private record Walk(Worksheet sheet) {

        /** From each pre-activation of a layer; of one unit alone where that is given. */
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

    /** Returns the paths of one unit of a layer, as their numbers are written. */
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
