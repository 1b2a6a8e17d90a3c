package dev.nn.domain.check;

import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Program;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.OptimizerState;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Float64Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Tries out what a function promises: its derivative against central differences at 10,000 points away from its kinks,
 * numbers where numbers are due, its range, NaN passed on, and the same answer to the same question, asked again, in
 * another order, and by eight threads at once.
 *
 * <p>Each check gives findings for people, with the input and both values; none when all is well. What the function
 * throws is passed on.
 */
public final class FunctionCheck {

    /** Points tried. */
    public static final int POINTS = 10_000;

    private static final double STEP = 1e-5;
    private static final double FARTHEST = 8;
    private static final int THREADS = 8;
    private static final int ROW_WIDTH = 4;
    private static final int ROWS = 500;

    private FunctionCheck() {}

    /** What an activation does not keep. */
    public static List<String> activation(Activation activation) {
        if (activation instanceof RowActivation row) {
            return row(row);
        }
        DoubleUnaryOperator value;
        DoubleUnaryOperator derivative;
        if (activation instanceof FormulaActivation formula) {
            Program program = formula.formula().compile();
            Program slope = formula.derivative().compile();
            value = program::evaluate;
            derivative = slope::evaluate;
        } else {
            ElementwiseActivation java = (ElementwiseActivation) activation;
            value = java::value;
            derivative = java::derivative;
        }
        List<String> findings = new ArrayList<>();
        numbers(value, activation.range()).ifPresent(findings::add);
        derivative(value, derivative, activation).ifPresent(findings::add);
        sameAnswers("f", i -> new double[] {value.applyAsDouble(point(i))}, FunctionCheck::point)
                .ifPresent(findings::add);
        sameAnswers("f'", i -> new double[] {derivative.applyAsDouble(point(i))}, FunctionCheck::point)
                .ifPresent(findings::add);
        // Last: a function that keeps state would remember it.
        if (!Double.isNaN(value.applyAsDouble(Double.NaN))) {
            findings.add("f(NaN) is " + value.applyAsDouble(Double.NaN) + ": NaN must pass, or it goes unnoticed");
        }
        return findings;
    }

    /** What a loss does not keep; its own form and those on logits. */
    public static List<String> loss(Loss loss) {
        List<String> findings = new ArrayList<>();
        findings.addAll(form(loss.form(), loss.predictionRange(), loss.targetRange()));
        loss.joinedForms().forEach(joined -> findings.addAll(form(joined.form(), Interval.ALL, loss.targetRange())));
        return findings;
    }

    /** What a schedule does not keep: a finite factor of at least 0 throughout. */
    public static List<String> schedule(Schedule schedule) {
        int epochs = 50;
        int steps = 10;
        for (int epoch = 0; epoch < epochs; epoch++) {
            double factor = schedule.factor(epoch, (long) epoch * steps, epochs, steps);
            if (!(factor >= 0 && Double.isFinite(factor))) {
                return List.of("the factor of epoch " + epoch + " of " + epochs + " is " + factor);
            }
        }
        return List.of();
    }

    /** What an initializer does not keep: finite numbers, the same for the same stream of draws. */
    public static List<String> initializer(Initializer initializer) {
        IntFunction<double[]> start = i -> {
            Float64Tensor tensor = new Float64Tensor(ROW_WIDTH, ROW_WIDTH + i % 3);
            initializer.initialize(tensor, tensor.rows(), tensor.columns(), RandomStream.of(9, Purpose.SAMPLING, i, 0));
            return tensor.storage();
        };
        for (int i = 0; i < 3; i++) {
            double[] values = start.apply(i);
            if (!Arrays.stream(values).allMatch(Double::isFinite)) {
                return List.of("it starts with " + Arrays.toString(values));
            }
        }
        return sameAnswers("start", start, i -> "stream " + i).stream().toList();
    }

    /** What an optimizer does not keep: a few steps on a bowl must end nowhere but at finite numbers. */
    public static List<String> optimizer(Optimizer optimizer) {
        ReferenceEngine engine = new ReferenceEngine();
        Network network = new Network(List.of(new Dense(ROW_WIDTH, 1, identity())));
        Parameters parameters = Parameters.zeros(network, engine);
        Parameters gradients = Parameters.zeros(network, engine);
        OptimizerState state = new OptimizerState(optimizer.rule(), engine, parameters, gradients);
        for (int step = 1; step <= 20; step++) {
            for (int i = 0; i < ROW_WIDTH; i++) {
                // The gradient of (w - 1)^2 / 2.
                gradients.weights(0).set(i, 0, parameters.weights(0).get(i, 0) - 1);
            }
            state.update(optimizer.learningRate(), step);
            double first = parameters.weights(0).get(0, 0);
            if (!Double.isFinite(first)) {
                return List.of("step " + step + " down the slope of (w - 1)^2 / 2 from 0 makes w " + first);
            }
        }
        return List.of();
    }

    private static Activation identity() {
        return new FormulaActivation(Formula.parse("x", "x"), Interval.ALL);
    }

    /** The i-th point, in no order. */
    private static double point(int i) {
        return RandomStream.of(7, Purpose.SAMPLING, 0, 0).uniform(i, -FARTHEST, FARTHEST);
    }

    private static Optional<String> numbers(DoubleUnaryOperator value, Interval range) {
        for (int i = 0; i < POINTS; i++) {
            double y = value.applyAsDouble(point(i));
            if (!Double.isFinite(y)) {
                return Optional.of("f(" + point(i) + ") is " + y);
            } else if (!range.contains(y)) {
                return Optional.of("f(" + point(i) + ") is " + y + ", outside the stated range " + range);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> derivative(
            DoubleUnaryOperator value, DoubleUnaryOperator derivative, Activation activation) {
        for (int i = 0; i < POINTS; i++) {
            double x = point(i);
            if (Arrays.equals(activation.sides(x - STEP), activation.sides(x + STEP))) {
                double numerical =
                        (value.applyAsDouble(x + STEP) - value.applyAsDouble(x - STEP)) / ((x + STEP) - (x - STEP));
                double exact = derivative.applyAsDouble(x);
                if (!agree(exact, numerical, value.applyAsDouble(x))) {
                    return Optional.of("f'(" + x + ") is " + exact + ", the central difference " + numerical);
                }
            }
        }
        return Optional.empty();
    }

    /** Cut-off grows with the third derivative, rounding with the value over the step; both are small beside 1e-6. */
    private static boolean agree(double exact, double numerical, double value) {
        return Math.abs(exact - numerical) <= 1e-8 * Math.max(1, Math.abs(exact)) + 1e-9 * Math.abs(value);
    }

    private static List<String> row(RowActivation activation) {
        List<String> findings = new ArrayList<>();
        IntFunction<double[]> value = i -> {
            double[] out = new double[ROW_WIDTH];
            activation.value(rowAt(i), out);
            return out;
        };
        for (int i = 0; i < ROWS && findings.isEmpty(); i++) {
            double[] x = rowAt(i);
            double[][] jacobian = activation.jacobian(x);
            for (int k = 0; k < ROW_WIDTH && findings.isEmpty(); k++) {
                double[] above = x.clone();
                double[] below = x.clone();
                above[k] += STEP;
                below[k] -= STEP;
                double[] high = new double[ROW_WIDTH];
                double[] low = new double[ROW_WIDTH];
                activation.value(above, high);
                activation.value(below, low);
                for (int j = 0; j < ROW_WIDTH; j++) {
                    double numerical = (high[j] - low[j]) / (above[k] - below[k]);
                    if (!agree(jacobian[j][k], numerical, high[j])) {
                        findings.add("da[" + j + "]/dz[" + k + "] at " + Arrays.toString(x) + " is " + jacobian[j][k]
                                + ", the central difference " + numerical);
                        break;
                    }
                }
            }
        }
        sameAnswers("f", value, i -> Arrays.toString(rowAt(i))).ifPresent(findings::add);
        return findings;
    }

    private static double[] rowAt(int i) {
        return IntStream.range(0, ROW_WIDTH)
                .mapToDouble(k -> point(i * ROW_WIDTH + k) / 2)
                .toArray();
    }

    private static List<String> form(LossForm form, Interval p, Interval t) {
        if (form instanceof LossForm.OfElements elements) {
            Program value = elements.formula().compile();
            Program slope = elements.formula().derivative("p").compile();
            var switches = elements.formula().switches();
            return elements(
                    (x, y) -> value.evaluate(x, y),
                    (x, y) -> slope.evaluate(x, y),
                    (x, y) -> switches.sameSide(new double[] {x - STEP, y}, new double[] {x + STEP, y}),
                    p,
                    t);
        } else if (form instanceof LossForm.OfElementsInJava java) {
            return elements(java::value, java::derivative, (x, y) -> true, p, t);
        }
        LossForm.OfRows rows = (LossForm.OfRows) form;
        return sameAnswers("L", i -> new double[] {rows.value(rowAt(i), softTargets())}, i -> Arrays.toString(rowAt(i)))
                .stream()
                .toList();
    }

    private static double[] softTargets() {
        return new double[] {0.1, 0.2, 0.3, 0.4};
    }

    /** A function of prediction and target. */
    private interface OfTwo {
        double at(double p, double t);
    }

    /** A question about a prediction and target. */
    private interface AboutTwo {
        boolean holds(double p, double t);
    }

    private static List<String> elements(OfTwo value, OfTwo slope, AboutTwo smooth, Interval p, Interval t) {
        List<String> findings = new ArrayList<>();
        IntFunction<double[]> at = i -> new double[] {inside(p, 2 * i), inside(t, 2 * i + 1)};
        for (int i = 0; i < POINTS && findings.isEmpty(); i++) {
            double x = at.apply(i)[0];
            double y = at.apply(i)[1];
            double exact = slope.at(x, y);
            double numerical = (value.at(x + STEP, y) - value.at(x - STEP, y)) / ((x + STEP) - (x - STEP));
            if (!Double.isFinite(value.at(x, y))) {
                findings.add("L(" + x + ", " + y + ") is " + value.at(x, y));
            } else if (smooth.holds(x, y) && Math.abs(exact - numerical) > 1e-6 * Math.max(1, Math.abs(exact))) {
                findings.add("dL/dp(" + x + ", " + y + ") is " + exact + ", the central difference " + numerical);
            }
        }
        sameAnswers(
                        "L",
                        i -> new double[] {value.at(at.apply(i)[0], at.apply(i)[1])},
                        i -> Arrays.toString(at.apply(i)))
                .ifPresent(findings::add);
        return findings;
    }

    /** A point of the range that is not at its very ends, where logarithms end. */
    private static double inside(Interval range, int index) {
        double low = Math.max(range.low(), -FARTHEST);
        double high = Math.min(range.high(), FARTHEST);
        double margin = 0.05 * (high - low);
        return RandomStream.of(8, Purpose.SAMPLING, 0, 0).uniform(index, low + margin, high - margin);
    }

    /** The same answer to the same question: again, backwards, and from several threads at once. */
    private static Optional<String> sameAnswers(
            String name, IntFunction<double[]> function, IntFunction<Object> input) {
        double[][] first = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            first[i] = function.apply(i);
        }
        double[][] again = new double[ROWS][];
        for (int i = ROWS - 1; i >= 0; i--) {
            again[i] = function.apply(i);
        }
        Optional<String> found = difference(first, again, name, input, "asked again ");
        for (double[][] own : byThreads(function)) {
            found = found.isPresent() ? found : difference(first, own, name, input, "asked by eight threads ");
        }
        return found;
    }

    /** Every thread asks everything, so that they meet, and keeps its own answers. */
    private static double[][][] byThreads(IntFunction<double[]> function) {
        double[][][] answers = new double[THREADS][ROWS][];
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int own = t;
            Thread thread = new Thread(() -> Arrays.setAll(answers[own], function));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return answers;
    }

    private static Optional<String> difference(
            double[][] first, double[][] second, String name, IntFunction<Object> input, String how) {
        for (int i = 0; i < first.length; i++) {
            if (!Arrays.equals(first[i], second[i])) {
                return Optional.of(name + "(" + input.apply(i) + ") is " + Arrays.toString(first[i]) + ", " + how
                        + Arrays.toString(second[i]) + ": it must keep no state");
            }
        }
        return Optional.empty();
    }
}
