package dev.nn.domain.check;

import dev.nn.domain.backprop.BackpropFactory;
import dev.nn.domain.backprop.BackpropService;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.backprop.Forward;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Parameters.Parameter;
import dev.nn.domain.network.Pass;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A gradient check: compares the gradients of back-propagation with central differences
 * {@code (L(w + h) - L(w - h)) / 2h} in float64.
 *
 * <p>A parameter is skipped if any branch of any activation or of the loss differs between the two
 * points, since a kink lies between them. The positions of kinks are not solved for. The dropout
 * mask is fixed.
 */
public final class GradientCheck {

    /**
     * Maximum relative difference, as a fraction of the larger value. A difference passes if it
     * meets this bound or {@link #ABSOLUTE_BOUND}.
     */
    public static final double RELATIVE_BOUND = 1e-6;

    /** Maximum absolute difference; see {@link #RELATIVE_BOUND}. */
    public static final double ABSOLUTE_BOUND = 1e-9;

    /**
     * Step sizes as fractions of the parameter, tried in this order until one agrees. A large
     * second derivative needs a smaller step than the first, a gradient near 0 a larger one. A
     * wrong gradient agrees with none.
     */
    private static final double[] STEPS = {1e-5, 1e-6, 1e-7, 1e-4};

    private static final Pass FIXED_MASK = Pass.training(0, 0);

    private final Network network;
    private final Loss loss;
    private final BackpropService backprop;

    /** Creates a check of one network and loss, with the back-propagation under test. */
    public GradientCheck(Network network, Loss loss, BackpropFactory factory) {
        this.network = network;
        this.loss = loss;
        this.backprop = factory.bind(network, loss, new ReferenceEngine());
    }

    /**
     * The two derivatives of one parameter.
     *
     * @param name display name: {@code layers.0.weights[1, 2]}
     */
    public record Comparison(String name, double exact, double numerical) {
        /** Returns the absolute difference. */
        public double absolute() {
            return Math.abs(exact - numerical);
        }

        /** Returns the difference as a fraction of the larger value. */
        public double relative() {
            return absolute() == 0 ? 0 : absolute() / Math.max(Math.abs(exact), Math.abs(numerical));
        }

        /** Returns whether the difference is within a bound; false for NaN. */
        public boolean passes() {
            return relative() <= RELATIVE_BOUND || absolute() <= ABSOLUTE_BOUND;
        }
    }

    /**
     * The result of a check.
     *
     * @param compared comparisons, one per parameter
     * @param skipped number of parameters at a kink
     */
    public record Result(List<Comparison> compared, int skipped) {
        /** Returns the comparisons that fail. */
        public List<Comparison> failures() {
            return compared.stream().filter(c -> !c.passes()).toList();
        }

        /** Returns the largest absolute difference. */
        public double worstAbsolute() {
            return compared.stream().mapToDouble(Comparison::absolute).max().orElse(0);
        }
    }

    /**
     * Compares at most {@code most} parameters, sampled at random by the seed. The parameters are
     * restored.
     *
     * @param parameters tensors of a {@link ReferenceEngine}
     */
    public Result run(Parameters parameters, Batch batch, int most, long seed) {
        Parameters gradients = Parameters.zeros(network, new ReferenceEngine());
        backprop.gradients(parameters, batch, FIXED_MASK, gradients);
        List<Comparison> compared = new ArrayList<>();
        int skipped = 0;
        int total = Math.toIntExact(network.parameterCount());
        int[] order = RandomStream.of(seed, Purpose.SAMPLING, 0, 0).permutation(total);
        for (int i = 0; i < Math.min(most, total); i++) {
            Coordinate at = coordinate(parameters, order[i]);
            double exact = gradients.all().get(at.tensor()).values().get(at.row(), at.column());
            Optional<Comparison> closest = closest(parameters, batch, at, exact);
            closest.ifPresent(compared::add);
            skipped += closest.isEmpty() ? 1 : 0;
        }
        return new Result(compared, skipped);
    }

    /**
     * Returns the first comparison that passes, otherwise the closest one; empty if every step
     * crosses a kink.
     */
    private Optional<Comparison> closest(Parameters parameters, Batch batch, Coordinate at, double exact) {
        Optional<Comparison> closest = Optional.empty();
        for (int s = 0; s < STEPS.length && closest.filter(Comparison::passes).isEmpty(); s++) {
            OptionalDouble numerical = centralDifference(parameters, batch, at, STEPS[s]);
            if (numerical.isPresent()) {
                Comparison made = new Comparison(at.name(parameters), exact, numerical.getAsDouble());
                boolean closer =
                        closest.isEmpty() || made.relative() < closest.get().relative();
                closest = closer ? Optional.of(made) : closest;
            }
        }
        return closest;
    }

    /** Returns the central difference; empty if a kink lies between the two points. */
    private OptionalDouble centralDifference(Parameters parameters, Batch batch, Coordinate at, double step) {
        Tensor values = parameters.all().get(at.tensor()).values();
        double value = values.get(at.row(), at.column());
        double h = step * Math.max(1, Math.abs(value));
        values.set(at.row(), at.column(), value + h);
        Forward forward = backprop.forward(parameters, batch, FIXED_MASK);
        double above = forward.loss();
        double[] sidesAbove = sides(forward, batch);
        values.set(at.row(), at.column(), value - h);
        forward = backprop.forward(parameters, batch, FIXED_MASK);
        double below = forward.loss();
        double[] sidesBelow = sides(forward, batch);
        values.set(at.row(), at.column(), value);
        double distance = (value + h) - (value - h);
        return Arrays.equals(sidesAbove, sidesBelow)
                ? OptionalDouble.of((above - below) / distance)
                : OptionalDouble.empty();
    }

    /** Returns every branch taken in a forward pass. */
    private double[] sides(Forward forward, Batch batch) {
        List<double[]> sides = new ArrayList<>();
        for (PlacedLayer layer : network.layers()) {
            layer.activation()
                    .ifPresent(activation -> forward.preActivations(layer.index())
                            .ifPresent(z -> {
                                for (double[] row : z.toArray()) {
                                    Arrays.stream(row)
                                            .mapToObj(activation::sides)
                                            .forEach(sides::add);
                                }
                            }));
        }
        if (loss.joinedWith(network.outputActivation()).isEmpty()
                && loss.form() instanceof LossForm.OfElements elements) {
            lossSides(forward, batch, elements, sides);
        }
        return sides.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static void lossSides(Forward forward, Batch batch, LossForm.OfElements form, List<double[]> sides) {
        Tensor predictions = forward.predictions();
        var switches = form.formula().switches();
        for (int r = 0; r < predictions.rows(); r++) {
            for (int c = 0; c < predictions.columns(); c++) {
                sides.add(switches.sides(predictions.get(r, c), batch.targets().get(r, c)));
            }
        }
    }

    private static Coordinate coordinate(Parameters parameters, int flat) {
        int rest = flat;
        for (int t = 0; ; t++) {
            Tensor values = parameters.all().get(t).values();
            if (rest < values.size()) {
                return new Coordinate(t, rest / values.columns(), rest % values.columns());
            }
            rest -= values.size();
        }
    }

    private record Coordinate(int tensor, int row, int column) {
        String name(Parameters parameters) {
            Parameter parameter = parameters.all().get(tensor);
            return parameter.name() + "[" + row + ", " + column + "]";
        }
    }
}
