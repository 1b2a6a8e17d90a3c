package dev.nn.application.diagnosis;

import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.Forward;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.EvenlySpacedSubset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Pass;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A probe that measures each layer with parameters on the same few training samples. Not
 * thread-safe.
 */
final class Probe {

    /**
     * Share of the steepest slope below which hardly any gradient passes; the usual slope of
     * leaky_relu is twice as steep.
     */
    private static final double FLAT = 0.005;

    private static final int GRID = 401;

    /**
     * Bound of usual pre-activations. Beyond it, an exponential is so steep that it would dominate.
     */
    private static final double GRID_END = 2;

    private final Network network;
    private final ComputeEngine engine;
    private final BackpropService backprop;
    private final Batch batch;
    private final Parameters gradients;
    private final Map<Activation, Double> steepest = new HashMap<>();

    Probe(Network network, BackpropService backprop, Dataset training, int samples, ComputeEngine engine) {
        this.network = network;
        this.engine = engine;
        this.backprop = backprop;
        this.gradients = Parameters.zeros(network, engine);
        this.batch = Batch.of(
                EvenlySpacedSubset.atMost(training, samples),
                engine,
                IntStream.range(0, samples).toArray());
    }

    /**
     * Measures every layer with parameters, in order.
     *
     * @param updates the relative update of each layer in the last step, where known
     */
    List<LayerFigures> measure(Parameters parameters, Map<Integer, Double> updates) {
        Forward forward = backprop.gradients(parameters, batch, Pass.INFERENCE, gradients);
        List<LayerFigures> all = new ArrayList<>();
        for (PlacedLayer layer : network.learning()) {
            PlacedLayer end = network.activating(layer);
            List<Link> chain = chain(layer, end, forward);
            if (!chain.isEmpty()) {
                all.add(figures(layer, end, chain, parameters, updates));
            }
        }
        return all;
    }

    /** An activation and its input. */
    private record Link(Activation activation, Tensor preActivation) {}

    /**
     * Returns the activations of a layer and of the layers without parameters directly after it.
     */
    private List<Link> chain(PlacedLayer layer, PlacedLayer end, Forward forward) {
        List<Link> chain = new ArrayList<>();
        for (int n = layer.index(); n <= end.index(); n++) {
            Optional<Activation> activation = network.layer(n).activation();
            forward.preActivations(n)
                    .ifPresent(z -> activation.ifPresent(function -> chain.add(new Link(function, z))));
        }
        return chain;
    }

    private LayerFigures figures(
            PlacedLayer layer, PlacedLayer end, List<Link> chain, Parameters parameters, Map<Integer, Double> updates) {
        int l = layer.index();
        Link last = chain.get(chain.size() - 1);
        Tensor preActivation = last.preActivation();
        Activation activation = last.activation();
        Tensor activations = engine.allocate(preActivation.rows(), preActivation.columns());
        activation.forward(engine, preActivation, activations);
        Spread spread = Spread.of(activations);
        boolean hidden = end.index() + 1 < network.layers().size();
        boolean sloped = hidden && chain.stream().noneMatch(link -> link.activation() instanceof RowActivation);
        Flatness flatness = sloped ? flatness(chain) : new Flatness(0, 0);
        return new LayerFigures(
                l,
                preActivation.columns(),
                new LayerFigures.Activations(
                        spread.mean(),
                        spread.deviation(),
                        sloped ? Optional.of(flatness.share()) : Optional.empty(),
                        flatness.units()),
                new LayerFigures.Weights(
                        rootMeanSquare(gradients.weights(l)),
                        rootMeanSquare(parameters.weights(l)),
                        Optional.ofNullable(updates.get(l)),
                        hidden && areAlike(parameters.weights(l))));
    }

    /** Mean and population standard deviation. */
    private record Spread(double mean, double deviation) {
        static Spread of(Tensor values) {
            double sum = 0;
            for (int r = 0; r < values.rows(); r++) {
                for (double value : values.row(r)) {
                    sum += value;
                }
            }
            double mean = sum / values.size();
            double squares = 0;
            for (int r = 0; r < values.rows(); r++) {
                for (double value : values.row(r)) {
                    squares += (value - mean) * (value - mean);
                }
            }
            return new Spread(mean, Math.sqrt(squares / values.size()));
        }
    }

    /**
     * The share of slopes that let hardly any gradient through, and the number of units with such a
     * slope for every sample.
     */
    private record Flatness(double share, int units) {}

    /**
     * Computes the flatness from the slopes of the whole chain: the product of the slopes of its
     * activations.
     */
    private Flatness flatness(List<Link> chain) {
        double bound = FLAT;
        List<Tensor> factors = new ArrayList<>();
        for (Link link : chain) {
            bound *= steepest.computeIfAbsent(link.activation(), this::steepest);
            factors.add(slopes(link.activation(), link.preActivation()));
        }
        Tensor slopes = factors.get(0);
        int[] flat = new int[slopes.columns()];
        for (int r = 0; r < slopes.rows(); r++) {
            double[] row = slopes.row(r);
            for (Tensor factor : factors.subList(1, factors.size())) {
                double[] more = factor.row(r);
                for (int c = 0; c < row.length; c++) {
                    row[c] *= more[c];
                }
            }
            for (int c = 0; c < row.length; c++) {
                flat[c] += Math.abs(row[c]) < bound ? 1 : 0;
            }
        }
        return new Flatness((double) IntStream.of(flat).asLongStream().sum() / slopes.size(), (int)
                IntStream.of(flat).filter(count -> count == slopes.rows()).count());
    }

    private double steepest(Activation activation) {
        Tensor grid = engine.allocate(1, GRID);
        for (int i = 0; i < GRID; i++) {
            grid.set(0, i, -GRID_END + 2 * GRID_END * i / (GRID - 1));
        }
        double most = 0;
        for (double slope : slopes(activation, grid).row(0)) {
            most = Math.max(most, Math.abs(slope));
        }
        return most;
    }

    /** Computes the slopes by back-propagating a gradient of ones. */
    private Tensor slopes(Activation activation, Tensor at) {
        Tensor ones = engine.allocate(at.rows(), at.columns());
        double[] row = new double[at.columns()];
        Arrays.fill(row, 1);
        for (int r = 0; r < ones.rows(); r++) {
            ones.setRow(r, row, 0);
        }
        Tensor slopes = engine.allocate(at.rows(), at.columns());
        activation.backward(engine, at, at, ones, slopes);
        return slopes;
    }

    private static double rootMeanSquare(Tensor values) {
        return Math.sqrt(squares(values) / values.size());
    }

    private static double squares(Tensor values) {
        double squares = 0;
        for (int r = 0; r < values.rows(); r++) {
            for (double value : values.row(r)) {
                squares += value * value;
            }
        }
        return squares;
    }

    private static double squaresOfDifference(Tensor values, Tensor others) {
        double squares = 0;
        for (int r = 0; r < values.rows(); r++) {
            double[] row = values.row(r);
            double[] other = others.row(r);
            for (int c = 0; c < row.length; c++) {
                squares += (row[c] - other[c]) * (row[c] - other[c]);
            }
        }
        return squares;
    }

    /**
     * Computes each layer's update: the norm of the change of its parameters divided by their norm
     * before. Layers with a norm of 0 are omitted.
     */
    Map<Integer, Double> updates(Parameters before, Parameters after) {
        Map<Integer, Double> updates = new HashMap<>();
        for (PlacedLayer layer : network.learning()) {
            double change = change(before.of(layer.index()), after.of(layer.index()));
            if (Double.isFinite(change)) {
                updates.put(layer.index(), change);
            }
        }
        return updates;
    }

    private static double change(List<Tensor> before, List<Tensor> after) {
        double changed = 0;
        double length = 0;
        for (int k = 0; k < before.size(); k++) {
            changed += squaresOfDifference(after.get(k), before.get(k));
            length += squares(before.get(k));
        }
        return Math.sqrt(changed / length);
    }

    private static boolean areAlike(Tensor weights) {
        for (int r = 0; r < weights.rows(); r++) {
            for (int c = 1; c < weights.columns(); c++) {
                if (weights.get(r, c) != weights.get(r, 0)) {
                    return false;
                }
            }
        }
        return weights.columns() > 1;
    }
}
