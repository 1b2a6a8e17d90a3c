package dev.nn.application.diagnosis;

import dev.nn.application.data.TargetEncoding;
import dev.nn.application.diagnosis.History.Epoch;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.model.Model;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.EvenSample;
import dev.nn.domain.function.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Verdicts on a training: which layer, what share, since which epoch, what to try. Each states the figure that it rests on, and
 * the bounds are such that a sound training has none.
 */
public final class Diagnosis {

    /** Gradients of a layer that are so much smaller than the last layer's have vanished; the inverse, exploded. */
    private static final double VANISHED = 1e-3;

    private static final double SATURATED = 0.5;
    private static final double DEAD = 0.4;

    /** A step changes weights by about a thousandth of their length where learning goes well. */
    private static final double LARGE_UPDATE = 0.1;

    private static final double HARDLY_LOWER = 0.9;
    private static final double JUMP = 1.5;
    private static final double OFTEN = 0.15;
    private static final int FEWEST_EPOCHS = 4;
    private static final double OVER_FITTED = 1.1;
    private static final double RARE = 0.1;
    private static final int MOST_COUNTED = 100_000;

    private final Model model;
    private final History history;
    private final List<Epoch> measured;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Diagnosis(Model model, History history) {
        this.model = model;
        this.history = history;
        this.measured = history.measured();
    }

    /** Everything that is to be said about a training; nothing where all is well. */
    public static List<Verdict> of(Experiment experiment, History history) {
        Diagnosis diagnosis = new Diagnosis(experiment.model(), history);
        if (!diagnosis.measured.isEmpty()) {
            List<LayerFigures> last =
                    diagnosis.measured.get(diagnosis.measured.size() - 1).layers();
            IntStream.range(0, last.size()).forEach(n -> diagnosis.layer(n, last.get(n)));
            diagnosis.gradients(last);
        }
        diagnosis.learningRate(experiment.optimizer().learningRate());
        diagnosis.overFitting();
        diagnosis.classes(experiment);
        return List.copyOf(diagnosis.verdicts);
    }

    private void add(String name, String format, Object... values) {
        verdicts.add(new Verdict(name, String.format(Locale.ROOT, format, values)));
    }

    private String name(int n) {
        return String.format(
                Locale.ROOT,
                "layer %d (%s)",
                model.network().denseLayers().get(n),
                model.activations().get(n).words());
    }

    /** The first of the measured epochs since which something was so each time. */
    private int since(Predicate<List<LayerFigures>> so) {
        int since = measured.get(measured.size() - 1).number();
        for (int e = measured.size() - 1; e >= 0 && so.test(measured.get(e).layers()); e--) {
            since = measured.get(e).number();
        }
        return since;
    }

    private void layer(int n, LayerFigures layer) {
        Interval range = model.network().dense(layer.layer()).activation().range();
        boolean bounded = Double.isFinite(range.low()) && Double.isFinite(range.high());
        if (layer.alike()) {
            add(
                    "equal_units",
                    "%s: all %d units have the same weights since epoch %d, so they learn the same and count as one; start"
                            + " from random weights, such as initializer: glorot_uniform",
                    name(n),
                    layer.units(),
                    since(layers -> layers.get(n).alike()));
        }
        double dead = (double) layer.flatUnits() / layer.units();
        if (layer.flatShare().isPresent() && bounded && layer.flatShare().get() >= SATURATED) {
            add(
                    "saturation",
                    "%s: %.0f %% of its activations are saturated since epoch %d: the slope there is below 1 %% of its"
                            + " steepest, and hardly any gradient gets through; try numeric: standardize, or smaller initial"
                            + " weights",
                    name(n),
                    100 * layer.flatShare().get(),
                    since(layers -> layers.get(n).flatShare().orElse(0.0) >= SATURATED));
        } else if (layer.flatShare().isPresent() && !bounded && dead >= DEAD) {
            add(
                    "dead_units",
                    "%s: %d of %d units (%.0f %%) give no gradient for any measured sample since epoch %d, so they learn nothing any"
                            + " more; try a lower learning rate, initializer: he_normal, or leaky_relu",
                    name(n),
                    layer.flatUnits(),
                    layer.units(),
                    100 * dead,
                    since(layers -> layers.get(n).flatUnits() >= DEAD * layer.units()));
        }
    }

    /** Of the first layer beside those of the last one. */
    private void gradients(List<LayerFigures> last) {
        Optional<Double> ratio = ratio(last);
        ratio.filter(r -> r <= VANISHED)
                .ifPresent(r -> add(
                        "vanishing_gradients",
                        "%s: its gradients are %.1e of the last layer's (root mean square) since epoch %d: they vanish on"
                                + " their way back; try relu with initializer: he_normal, or fewer layers",
                        name(0),
                        r,
                        since(layers -> ratio(layers).orElse(1.0) <= VANISHED)));
        ratio.filter(r -> r >= 1 / VANISHED)
                .ifPresent(r -> add(
                        "exploding_gradients",
                        "%s: its gradients are %.1e times the last layer's (root mean square) since epoch %d: they grow on"
                                + " their way back; try smaller initial weights, or gradient_clip",
                        name(0),
                        r,
                        since(layers -> ratio(layers).orElse(1.0) >= 1 / VANISHED)));
    }

    private static Optional<Double> ratio(List<LayerFigures> layers) {
        double last = layers.get(layers.size() - 1).gradient();
        return layers.size() < 2 || last == 0
                ? Optional.empty()
                : Optional.of(layers.get(0).gradient() / last);
    }

    /** Long steps, and a loss that jumps or that they don't bring down. */
    private void learningRate(double rate) {
        List<Epoch> epochs = history.epochs();
        int tail = Math.max(1, epochs.size() / 4);
        double update = measured.stream()
                .filter(epoch -> epoch.number() > tail)
                .flatMap(epoch -> epoch.layers().stream())
                .mapToDouble(layer -> layer.update().orElse(0.0))
                .max()
                .orElse(0);
        if (epochs.size() < FEWEST_EPOCHS || update < LARGE_UPDATE) {
            return;
        }
        long jumps = IntStream.range(1, epochs.size())
                .filter(e -> epochs.get(e).loss() > JUMP * epochs.get(e - 1).loss())
                .count();
        double first = epochs.get(0).loss();
        double late = epochs.subList(epochs.size() - tail, epochs.size()).stream()
                .mapToDouble(Epoch::loss)
                .average()
                .orElse(first);
        if (late >= HARDLY_LOWER * first || jumps >= OFTEN * epochs.size()) {
            add(
                    "learning_rate_too_high",
                    "the loss rose by half or more in %d of %d epochs, and went from %.4g in epoch 1 to %.4g on average over the"
                            + " last %d; after epoch %d one step still changes a layer's weights by up to %.0f %% of their"
                            + " length; try a learning rate a tenth of %s",
                    jumps,
                    epochs.size() - 1,
                    first,
                    late,
                    tail,
                    tail,
                    100 * update,
                    rate);
        }
    }

    /** The validation loss rises while the training loss falls. */
    private void overFitting() {
        List<Epoch> epochs = history.epochs();
        int best = -1;
        for (int e = 0; e < epochs.size(); e++) {
            double loss = validation(epochs.get(e));
            if (Double.isFinite(loss) && (best < 0 || loss < validation(epochs.get(best)))) {
                best = e;
            }
        }
        if (best < 0) {
            return;
        }
        Epoch then = epochs.get(best);
        Epoch now = epochs.get(epochs.size() - 1);
        boolean longAgo = epochs.size() - 1 - best >= Math.max(3, epochs.size() / 10);
        if (longAgo && validation(now) >= OVER_FITTED * validation(then) && now.loss() < then.loss()) {
            add(
                    "over_fitting",
                    "since epoch %d the validation loss rose from %.4g to %.4g, while the training loss fell from %.4g to %.4g;"
                            + " try early_stopping, dropout, regularization: {l2: ...}, or more data",
                    then.number(),
                    validation(then),
                    validation(now),
                    then.loss(),
                    now.loss());
        }
    }

    private static double validation(Epoch epoch) {
        return epoch.figures().getOrDefault("validation_loss", Double.NaN);
    }

    /** A class that is rare, and counts no more than the others. */
    private void classes(Experiment experiment) {
        if (!(model.target() instanceof TargetEncoding.Classes target)
                || experiment.learned().weighted()) {
            return;
        }
        Dataset training = EvenSample.atMost(experiment.data().training(), MOST_COUNTED);
        List<String> names = target.label().classes();
        long[] counts = new long[names.size()];
        double[] row = new double[training.outputs()];
        for (int i = 0; i < training.samples(); i++) {
            training.target(i, row);
            counts[target.decide(row)]++;
        }
        int rarest = 0;
        int commonest = 0;
        for (int k = 1; k < counts.length; k++) {
            rarest = counts[k] < counts[rarest] ? k : rarest;
            commonest = counts[k] > counts[commonest] ? k : commonest;
        }
        if (counts[rarest] <= RARE * counts[commonest]) {
            add(
                    "class_imbalance",
                    "class '%s' is %.1f %% of %d training samples, '%s' is %.1f %%; try class_weights: balanced, and judge by"
                            + " balanced_accuracy or f1",
                    names.get(rarest),
                    100.0 * counts[rarest] / training.samples(),
                    training.samples(),
                    names.get(commonest),
                    100.0 * counts[commonest] / training.samples());
        }
    }
}
