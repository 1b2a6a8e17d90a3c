package dev.nn.application.catalogue;

import dev.nn.domain.data.Task;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.function.LossForm.OfElementsInJava;
import dev.nn.domain.function.LossForm.OfRows;
import dev.nn.domain.function.RowActivation;
import dev.nn.domain.function.RowFormulas;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.metric.MetricValue;
import dev.nn.domain.metric.Outcome;
import dev.nn.domain.network.Initializer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Guards around plugin functions written in Java: exceptions name the function, its jar and the
 * input.
 */
final class GuardedFunctions {

    private static final int MAX_SHOWN = 8;

    private GuardedFunctions() {}

    /**
     * Returns the function with a guard around its code; a formula needs none.
     *
     * @param code the owner of the function
     */
    @SuppressWarnings("unchecked")
    static <T> T guard(T function, PluginCode code) {
        Object guarded = function;
        if (function instanceof FormulaActivation) {
            return function;
        } else if (function instanceof ElementwiseActivation java) {
            guarded = new Elementwise(new CheckedElementwise(java, code), code);
        } else if (function instanceof RowActivation row) {
            guarded = new Rowwise(new CheckedRowwise(row, code), code);
        } else if (function instanceof Loss loss && !(loss.form() instanceof LossForm.OfElements)) {
            guarded = loss.withForm(form(loss.form(), code));
        } else if (function instanceof Schedule schedule) {
            guarded = schedule.wrapped(own -> (epoch, step, epochs, steps) ->
                    code.call(() -> own.at(epoch, step, epochs, steps), () -> "epoch = " + epoch + ", step = " + step));
        } else if (function instanceof Metric metric) {
            guarded = new GuardedMetric(metric, code);
        } else if (function instanceof Initializer start) {
            guarded = (Initializer) (tensor, inputs, outputs, random) -> code.call(
                    () -> {
                        start.initialize(tensor, inputs, outputs, random);
                        return inputs;
                    },
                    () -> inputs + " inputs and " + outputs + " outputs");
        }
        return (T) guarded;
    }

    private static LossForm form(LossForm form, PluginCode code) {
        return form instanceof OfElementsInJava java ? new ElementLoss(java, code) : new RowLoss((OfRows) form, code);
    }

    private static String row(double[] values) {
        String text = Arrays.toString(Arrays.copyOf(values, Math.min(values.length, MAX_SHOWN)));
        return values.length > MAX_SHOWN ? text.replace("]", ", ... (" + values.length + " in total)]") : text;
    }

    /**
     * An activation that names the input that failed. It uses no supplier, since it is called for
     * every element.
     */
    private record CheckedElementwise(ElementwiseActivation own, PluginCode code) implements ElementwiseActivation {
        @Override
        public double value(double x) {
            try {
                return own.value(x);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                throw code.failed("x = " + x, e);
            }
        }

        @Override
        public double derivative(double x) {
            try {
                return own.derivative(x);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                throw code.failed("its derivative at x = " + x, e);
            }
        }

        @Override
        public List<Double> kinks() {
            return code.call(own::kinks, () -> "its kinks");
        }

        @Override
        public Interval range() {
            return code.call(own::range, () -> "its range");
        }
    }

    /**
     * An activation that sets the thread's class loader, once per tensor instead of once per
     * element.
     */
    private record Elementwise(CheckedElementwise checked, PluginCode code) implements ElementwiseActivation {
        @Override
        public double value(double x) {
            return code.inContext(() -> checked.value(x));
        }

        @Override
        public double derivative(double x) {
            return code.inContext(() -> checked.derivative(x));
        }

        @Override
        public void forward(ComputeEngine engine, Tensor preActivation, Tensor activation) {
            code.inContext(() -> checked.forward(engine, preActivation, activation));
        }

        @Override
        public void backward(
                ComputeEngine engine,
                Tensor preActivation,
                Tensor activation,
                Tensor outputGradient,
                Tensor inputGradient) {
            code.inContext(() -> checked.backward(engine, preActivation, activation, outputGradient, inputGradient));
        }

        @Override
        public List<Double> kinks() {
            return checked.kinks();
        }

        @Override
        public Interval range() {
            return checked.range();
        }
    }

    /** A row activation that names the row that failed. */
    private record CheckedRowwise(RowActivation own, PluginCode code) implements RowActivation {
        @Override
        public void value(double[] preActivation, double[] activation) {
            try {
                own.value(preActivation, activation);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                throw code.failed("the row " + row(preActivation), e);
            }
        }

        @Override
        public void backward(
                double[] preActivation, double[] activation, double[] outputGradient, double[] inputGradient) {
            try {
                own.backward(preActivation, activation, outputGradient, inputGradient);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                throw code.failed("the backward pass of the row " + row(preActivation), e);
            }
        }

        @Override
        public Optional<RowFormulas> formulas() {
            return code.call(own::formulas, () -> "its formulas");
        }

        @Override
        public Interval range() {
            return code.call(own::range, () -> "its range");
        }

        @Override
        public double[] sides(double preActivation) {
            return code.call(() -> own.sides(preActivation), () -> "its sides at " + preActivation);
        }
    }

    /**
     * A row activation that sets the thread's class loader, once per tensor instead of once per
     * row.
     */
    private record Rowwise(CheckedRowwise checked, PluginCode code) implements RowActivation {
        @Override
        public void value(double[] preActivation, double[] activation) {
            code.inContext(() -> checked.value(preActivation, activation));
        }

        @Override
        public void backward(
                double[] preActivation, double[] activation, double[] outputGradient, double[] inputGradient) {
            code.inContext(() -> checked.backward(preActivation, activation, outputGradient, inputGradient));
        }

        @Override
        public void forward(ComputeEngine engine, Tensor preActivation, Tensor activation) {
            code.inContext(() -> checked.forward(engine, preActivation, activation));
        }

        @Override
        public void backward(
                ComputeEngine engine,
                Tensor preActivation,
                Tensor activation,
                Tensor outputGradient,
                Tensor inputGradient) {
            code.inContext(() -> checked.backward(engine, preActivation, activation, outputGradient, inputGradient));
        }

        @Override
        public Optional<RowFormulas> formulas() {
            return checked.formulas();
        }

        @Override
        public Interval range() {
            return checked.range();
        }

        @Override
        public double[] sides(double preActivation) {
            return checked.sides(preActivation);
        }
    }

    private record ElementLoss(OfElementsInJava own, PluginCode code) implements OfElementsInJava {
        @Override
        public double value(double prediction, double target) {
            return code.call(() -> own.value(prediction, target), () -> "p = " + prediction + ", t = " + target);
        }

        @Override
        public double derivative(double prediction, double target) {
            return code.call(
                    () -> own.derivative(prediction, target),
                    () -> "its derivative at p = " + prediction + ", t = " + target);
        }
    }

    private record RowLoss(OfRows own, PluginCode code) implements OfRows {
        @Override
        public double value(double[] predictions, double[] targets) {
            return code.call(
                    () -> own.value(predictions, targets), () -> "p = " + row(predictions) + ", t = " + row(targets));
        }

        @Override
        public void gradient(double[] predictions, double[] targets, double[] gradient) {
            code.call(
                    () -> {
                        own.gradient(predictions, targets, gradient);
                        return gradient;
                    },
                    () -> "its gradient at p = " + row(predictions) + ", t = " + row(targets));
        }
    }

    private record GuardedMetric(Metric own, PluginCode code) implements Metric {
        @Override
        public Task task() {
            return own.task();
        }

        @Override
        public boolean needsProbabilities() {
            return own.needsProbabilities();
        }

        @Override
        public boolean twoClassesOnly() {
            return own.twoClassesOnly();
        }

        @Override
        public boolean givesTable() {
            return own.givesTable();
        }

        @Override
        public boolean isShareOfSamples() {
            return own.isShareOfSamples();
        }

        @Override
        public boolean higherIsBetter() {
            return own.higherIsBetter();
        }

        @Override
        public MetricValue evaluate(Outcome outcome) {
            return code.call(() -> own.evaluate(outcome), () -> outcome.samples() + " samples");
        }
    }

    /**
     * Describes two different values that an activation or a loss returned for the same input;
     * empty if there are none. Formulas are not tested, since they are deterministic.
     */
    static Optional<String> randomness(Object function) {
        if (function instanceof FormulaActivation) {
            return Optional.empty();
        } else if (function instanceof ElementwiseActivation java) {
            for (double x = -3; x <= 3; x += 0.37) {
                double first = java.value(x);
                double second = java.value(x);
                if (Double.compare(first, second) != 0) {
                    return Optional.of("returns " + first + " and " + second + " for the same x = " + x);
                }
            }
        } else if (function instanceof RowActivation row) {
            double[] z = {0.3, -1.2, 2.1};
            double[] first = new double[z.length];
            double[] second = new double[z.length];
            row.value(z.clone(), first);
            row.value(z.clone(), second);
            if (!Arrays.equals(first, second)) {
                return Optional.of("returns " + Arrays.toString(first) + " and " + Arrays.toString(second)
                        + " for the same row " + Arrays.toString(z));
            }
        } else if (function instanceof Loss loss && loss.form() instanceof OfElementsInJava java) {
            for (double p = 0.1; p < 1; p += 0.23) {
                double first = java.value(p, 1);
                double second = java.value(p, 1);
                if (Double.compare(first, second) != 0) {
                    return Optional.of("returns " + first + " and " + second + " for the same p = " + p + ", t = 1");
                }
            }
        }
        return Optional.empty();
    }
}
