package dev.nn.application.diagnosis;

import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.model.Model;
import dev.nn.application.port.in.Verdict;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Verdicts on the layers.
 *
 * @param measured epochs with layer measurements, at least one
 */
record LayerVerdicts(Model model, List<Epoch> measured) {

    /**
     * Ratio to the last layer's gradients at which gradients have vanished; at its inverse, they
     * have exploded.
     */
    private static final double VANISHED = 1e-3;

    private static final double SATURATED = 0.5;
    private static final double DEAD = 0.4;

    /** Maximum number of layers listed; further layers are only counted. */
    private static final int MAX_SHOWN = 3;

    List<Verdict> all() {
        List<Verdict> verdicts = new ArrayList<>();
        boolean equal = add(
                verdicts,
                "equal_units",
                this::isAlike,
                n -> "all " + last(n).units() + " units",
                "have the same weights",
                "so they learn the same and act as one unit; use random weights, such as initializer: glorot_uniform");
        boolean saturated = add(
                verdicts,
                "saturation",
                this::isSaturated,
                n -> String.format(
                        Locale.ROOT,
                        "%.0f %% of the activations",
                        100 * last(n).activations().flatShare().orElse(0.0)),
                "are saturated",
                "where the slope is below 0.5 % of its maximum, and hardly any gradient passes; try smaller initial"
                        + " weights, a lower learning rate, or, for the first layer, numeric: standardize");
        add(
                verdicts,
                "dead_units",
                (n, layer) -> isDead(n, layer) && !isAlike(n, layer),
                n -> String.format(
                        Locale.ROOT,
                        "%d of %d units (%.0f %%)",
                        last(n).activations().flatUnits(),
                        last(n).units(),
                        100.0 * last(n).activations().flatUnits() / last(n).units()),
                "have no gradient for any measured sample",
                "so they no longer learn; try a lower learning rate, initializer: he_normal, or leaky_relu");
        if (!equal && !(saturated && isSaturated(0, last(0)))) {
            gradients(verdicts);
        }
        return verdicts;
    }

    /** A condition on the figures of one measured layer. */
    private interface Sign {
        boolean isIn(int n, LayerFigures layer);
    }

    private LayerFigures last(int n) {
        return measured.get(measured.size() - 1).layers().get(n);
    }

    private String name(int n) {
        return model.layerName(last(n).layer());
    }

    /** Adds one verdict for all layers that show a sign; returns whether there are any. */
    private boolean add(
            List<Verdict> verdicts, String name, Sign sign, IntFunction<String> share, String what, String meaning) {
        List<Integer> layers = IntStream.range(
                        0, measured.get(measured.size() - 1).layers().size())
                .filter(n -> sign.isIn(n, last(n)))
                .boxed()
                .toList();
        if (!layers.isEmpty()) {
            String shown = layers.stream()
                    .limit(MAX_SHOWN)
                    .map(n -> name(n) + ": " + share.apply(n))
                    .collect(Collectors.joining(", "));
            String more = layers.size() > MAX_SHOWN
                    ? ", and likewise in " + (layers.size() - MAX_SHOWN) + " more layers,"
                    : "";
            verdicts.add(new Verdict(
                    name, shown + more + " " + what + " since epoch " + since(layers.get(0), sign) + ", " + meaning));
        }
        return !layers.isEmpty();
    }

    private boolean isAlike(int n, LayerFigures layer) {
        return layer.weights().alike();
    }

    private boolean isSaturated(int n, LayerFigures layer) {
        return isBounded(n) && layer.activations().flatShare().orElse(0.0) >= SATURATED;
    }

    private boolean isDead(int n, LayerFigures layer) {
        return !isBounded(n) && layer.activations().flatUnits() >= DEAD * layer.units();
    }

    private boolean isBounded(int n) {
        Network network = model.network();
        Interval range = network.activating(network.layer(last(n).layer()))
                .activation()
                .map(Activation::range)
                .orElse(Interval.ALL);
        return Double.isFinite(range.low()) && Double.isFinite(range.high());
    }

    private int since(int n, Sign sign) {
        return since(layers -> sign.isIn(n, layers.get(n)));
    }

    /** Returns the measured epoch since which a condition has always held. */
    private int since(Predicate<List<LayerFigures>> so) {
        int since = measured.get(measured.size() - 1).number();
        for (int e = measured.size() - 1; e >= 0 && so.test(measured.get(e).layers()); e--) {
            since = measured.get(e).number();
        }
        return since;
    }

    /** Compares the gradients of the first and the last layer. */
    private void gradients(List<Verdict> verdicts) {
        Optional<Double> ratio = ratio(measured.get(measured.size() - 1).layers());
        ratio.filter(r -> r <= VANISHED)
                .ifPresent(r -> verdicts.add(new Verdict(
                        "vanishing_gradients",
                        String.format(
                                Locale.ROOT,
                                "%s: its gradients are %.1e of the last layer's (root mean square) since epoch %d: they vanish"
                                        + " in the backward pass; try relu with initializer: he_normal, or fewer layers",
                                name(0),
                                r,
                                since(layers -> ratio(layers).orElse(1.0) <= VANISHED)))));
        ratio.filter(r -> r >= 1 / VANISHED)
                .ifPresent(r -> verdicts.add(new Verdict(
                        "exploding_gradients",
                        String.format(
                                Locale.ROOT,
                                "%s: its gradients are %.1e times the last layer's (root mean square) since epoch %d: they"
                                        + " grow in the backward pass; try smaller initial weights, or gradient_clip",
                                name(0),
                                r,
                                since(layers -> ratio(layers).orElse(1.0) >= 1 / VANISHED)))));
    }

    /**
     * Returns the ratio of the gradients of the first and the last layer. It is empty if there is
     * only one layer, or if a gradient is 0, which has its own verdict.
     */
    private static Optional<Double> ratio(List<LayerFigures> layers) {
        double first = layers.get(0).weights().gradient();
        double last = layers.get(layers.size() - 1).weights().gradient();
        return layers.size() < 2 || last == 0 || first == 0 ? Optional.empty() : Optional.of(first / last);
    }
}
